// The collections the application works on, by name.
import type { Alarm } from '../domain/alarm.ts'
import type { ChangeJob } from '../domain/configuration/change-job.ts'
import type { Erasure } from '../domain/privacy/erasure.ts'
import type { RetentionRun, StoredRetention } from '../domain/privacy/retention.ts'
import type { CannedText, Category, ServiceType } from '../domain/ticket/catalogue.ts'
import type { SupportChannel } from '../domain/channel.ts'
import type { LedgerRow } from '../domain/mailbox/ledger.ts'
import type { Mailbox } from '../domain/mailbox/mailbox.ts'
import type { InboxBefore, Sweep } from '../domain/mailbox/sweep.ts'
import type { StoredMailRules } from '../domain/mail/mail-rules.ts'
import type { StoredMailSettings } from '../domain/mail/mail-settings.ts'
import type { Organisation } from '../domain/organisation/organisation.ts'
import type { TenantInvitation } from '../domain/organisation/tenant-invitation.ts'
import type { Person } from '../domain/organisation/person.ts'
import type { ChatRecipient, Reply, SaidMessage } from '../domain/ticket/outbox.ts'
import type { MailAddress } from '../domain/mail/mail.ts'
import type { CloudFile } from '../domain/ticket/cloud-file.ts'
import type { Entry, MailThread, ReplyFile, Ticket } from '../domain/ticket/ticket.ts'
import type { AuditEntry } from '../domain/audit-entry.ts'
import type { Collection } from './ports/documents.ts'
import type { TicketViews } from './tickets/find/ticket-filter.ts'
import type { TypedSecret } from '../domain/mailbox/typed-secret.ts'

/** Facts of the installation itself, one document each. */
export interface InstallationFact {
  readonly _id: string
  /** A hash, a date or a number, as the fact's owner knows. */
  readonly value: string
}

export interface Counter {
  readonly _id: string
  readonly value: number
}

/** When something happened lately, for a limit on how often it may. */
export interface Recent {
  /** What is limited, such as `mail-to/ann@contoso.example`. */
  readonly _id: string
  readonly times: readonly { readonly by: string; readonly at: Date }[]
  readonly revision: number
  readonly expiresAt: Date
}

/** An activity of Teams that was worked, or is. */
export interface HeardActivity {
  /** What makes it this activity and no other. */
  readonly _id: string
  readonly at: Date
  /** What it was answered with, as JSON; `null` while it is worked, and for those that are answered by a message. */
  readonly answer: string | null
  readonly expiresAt: Date
}

/** What somebody wrote to a customer and has not sent yet: what is sent is what the preview showed. */
export interface ReplyDraft {
  /** Ticket and person: each has one. */
  readonly _id: string
  /** Changes with every preview. */
  readonly draftId: string
  /** Whose chat it goes to; `null` or left out where it leaves by mail. */
  readonly toPerson?: ChatRecipient | null
  /** Nobody: whoever is the requester by then. */
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly text: string
  readonly setTo: Reply['setTo']
  /** Left out where nothing is attached. */
  readonly files?: readonly ReplyFile[]
  /** To and Cc as they were typed, where the form was left before they were checked. */
  readonly typed?: { readonly to: string; readonly cc: string } | null
  /** The message in Teams that it began as; `null` or left out where it began in a form. */
  readonly message?: SaidMessage | null
  readonly expiresAt: Date
}

/** What came with a message in somebody's chat, until it is a ticket or an answer. */
export interface SentFiles {
  /** Person and message. */
  readonly _id: string
  readonly files: readonly CloudFile[]
  readonly expiresAt: Date
}

/** A message that was a ticket's card once: what is written in its thread still belongs to the ticket. */
export interface CardThread {
  /** `19:…;messageid=ROOT`. */
  readonly _id: string
  readonly ticketId: string
}

export interface Documents {
  readonly organisations: Collection<Organisation>
  readonly people: Collection<Person>
  readonly categories: Collection<Category>
  readonly serviceTypes: Collection<ServiceType>
  readonly cannedTexts: Collection<CannedText>
  readonly mailboxes: Collection<Mailbox>
  readonly typedSecrets: Collection<TypedSecret>
  readonly channels: Collection<SupportChannel>
  readonly mailSettings: Collection<StoredMailSettings>
  readonly mailRules: Collection<StoredMailRules>
  readonly recents: Collection<Recent>
  readonly heard: Collection<HeardActivity>
  readonly tickets: Collection<Ticket>
  readonly entries: Collection<Entry>
  readonly mailThreads: Collection<MailThread>
  readonly ticketViews: Collection<TicketViews>
  readonly cardThreads: Collection<CardThread>
  readonly replyDrafts: Collection<ReplyDraft>
  readonly sentFiles: Collection<SentFiles>
  readonly ledger: Collection<LedgerRow>
  readonly sweeps: Collection<Sweep>
  readonly inboxBefore: Collection<InboxBefore>
  readonly alarms: Collection<Alarm>
  readonly tenantInvitations: Collection<TenantInvitation>
  readonly audit: Collection<AuditEntry>
  readonly changeJobs: Collection<ChangeJob>
  readonly erasures: Collection<Erasure>
  readonly retention: Collection<StoredRetention>
  readonly retentionRuns: Collection<RetentionRun>
  readonly counters: Collection<Counter>
  readonly installation: Collection<InstallationFact>
}
