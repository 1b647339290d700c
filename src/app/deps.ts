// What use cases are given. Each asks only for the parts it needs: `Pick<Deps, 'documents' | 'clock'>`.
import type { Documents } from './documents.ts'
import type { Chat } from './ports/chat.ts'
import type { DomainNames } from './ports/domain-names.ts'
import type { MailboxProvider } from './ports/mailbox-provider.ts'
import type { Clock, Log, NewId } from './ports/runtime.ts'
import type { Secrets } from './ports/secrets.ts'
import type { SignedTokens } from './ports/signed-tokens.ts'
import type { Meter, Tracer } from './ports/telemetry.ts'

export interface AppSettings {
  /** Time between two polls of a mailbox, in milliseconds. */
  readonly pollIntervalMs: number
  /** How long a worker may be silent before another takes over its work, in milliseconds. */
  readonly leaseMs: number
  /** A mail to a ticket that was resolved longer ago makes a new ticket, in milliseconds. */
  readonly reopenMs: number
  /** How long a reply waits before it is sent, in milliseconds: as long it can be taken back. */
  readonly replyDelayMs: number
  /** Days after which an email leaves the mail log; 0, or left out, keeps all. */
  readonly keepLogDays?: number
  /** Days after which a change leaves the audit; 0, or left out, keeps all. */
  readonly keepAuditDays?: number
}

export interface Deps {
  readonly documents: Documents
  readonly clock: Clock
  readonly newId: NewId
  readonly log: Log
  readonly secrets: Secrets
  readonly provider: MailboxProvider
  readonly chat: Chat
  readonly domainNames: DomainNames
  readonly settings: AppSettings
  /** Tenants, lower case, that the operator allowed: those that no organisation has are locked to the one at the top. */
  readonly allowedTenants: readonly string[]
  /** Tenants, lower case, whose people may claim the installation while nobody has. */
  readonly claimTenants: readonly string[]
  /** Opens a person's chat with the bot in Teams; empty while there is no bot. */
  readonly botLink: string
  readonly signedTokens: SignedTokens
  /** Where customers' browsers reach this server, without a final slash; empty where nobody said so: then no email has a link. */
  readonly pageBase: string
  /** Names this process in leases. */
  readonly workerId: string
  /** The process is asked to end: long work stops at its next step, and goes on after the next start. */
  readonly isStopping: () => boolean
  /** Something to deliver was just written: deliver soon instead of at the next look. */
  readonly wakeDelivery: () => void
  /** Left out where nobody watches. */
  readonly meter?: Meter
  readonly tracer?: Tracer
}
