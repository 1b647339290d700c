// What can become of a mail, and what working one needs.
import type { Mail } from '../../domain/mail/mail.ts'
import type { Reading } from '../../domain/mail/reading.ts'
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'

export type Outcome =
  | { readonly state: 'ticket' | 'follow-up'; readonly ticketId: string }
  /** `code` 'gone': it never was anything, so a copy of it counts for itself. */
  | { readonly state: 'ignored'; readonly reason: Phrase; readonly code?: 'gone' }
  | { readonly state: 'failed'; readonly error: unknown }
  /** A mail it refers to has to be worked first. */
  | { readonly state: 'later'; readonly at: Date }

export interface ReceivedMail {
  /** With the digest of the mail as it was read now. */
  readonly row: LedgerRow
  readonly mail: Mail
}

/** With how it is read, which is asked once for all that becomes of it. */
export interface ReadMail extends ReceivedMail {
  readonly reading: Extract<Reading, { readonly kind: 'read' }>
}

export type MailDeps = Pick<
  Deps,
  | 'documents'
  | 'clock'
  | 'newId'
  | 'log'
  | 'chat'
  | 'settings'
  | 'allowedTenants'
  | 'workerId'
  | 'isStopping'
  | 'wakeDelivery'
  | 'domainNames'
  | 'provider'
  | 'secrets'
  | 'meter'
  | 'tracer'
>
