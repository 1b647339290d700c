// The ticket and its transitions. Every change is a pure function from a ticket to the next one.
import type { Phrase } from '../../texts/say.ts'
import type { MailContent, Undelivered } from './entry.ts'
import type { MailAddress } from '../mail/mail.ts'
import type { CardCopy } from './card-copy.ts'
import type { Kin } from './kin.ts'
import type { Lane } from './lanes.ts'
import type { OpenForm } from './open-forms.ts'
import type { Outbox, Outgoing, PostedMessage } from './outbox.ts'
import type { Place } from './place.ts'
import type { Removed } from './removed.ts'
import type { Rating } from './rating.ts'
import type { Status } from './status.ts'

export { STATUSES, type Status } from './status.ts'
export type { AutomaticNote, Entry, EntryKind, MailContent, ReplyFile, TicketAttachment, Undelivered } from './entry.ts'

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof PRIORITIES)[number]

export interface Requester {
  /** `null` when nobody with this address is known. */
  readonly personId: string | null
  readonly name: string
  readonly address: string
}

/** The last thing that happened, as the card says it: a sentence by whoever did it. */
export interface LastEvent {
  readonly at: Date
  /** Display name; `null` for Frontdesk itself. */
  readonly by: string | null
  readonly what: Phrase
  /** Who that is; absent for Frontdesk, and for whoever wrote by mail. */
  readonly personId?: string
}

/** The last reply that left, and what became of it. */
export interface LastReply {
  readonly entryId: string
  readonly by: string
  /** Addresses, To and Cc. */
  readonly to: readonly string[]
  /** Whose chat it went to; left out where it left by mail. */
  readonly toPerson?: { readonly personId: string; readonly name: string }
  readonly at: Date
  readonly undelivered: Undelivered | null
}

export interface Ticket extends Outbox, MailContent, Place, Kin {
  readonly _id: string
  /** What people call it by; counts up in the installation. */
  readonly number: number
  /** `mail/MAILBOX/MAIL` or `chat/ID`: unique, so that doing it twice is doing it once. `startId` reads it. */
  readonly originKey: string
  readonly organisationId: string
  /** Ids of the organisation and all above it: one index serves "what may this person see". */
  readonly organisationPath: readonly string[]
  readonly mailboxId: string | null
  readonly subject: string
  readonly requester: Requester
  /** The address that asked with the mail it began with, whoever the requester is by now; empty where none did. */
  readonly askedBy: string
  /** BCP 47, in which the requester’s own mail says that it was written; left out or `null` where nothing says so. */
  readonly language?: string | null
  readonly status: Status
  readonly priority: Priority
  readonly categoryId: string | null
  readonly serviceTypeId: string | null
  readonly assignee: { readonly personId: string; readonly name: string } | null
  /** Who the requester was before an agent named another one; `null` while nobody did. `beganBy` reads it. */
  readonly firstRequester: Requester | null
  /** What it began with was handed on by an agent, who is the first requester: the requester wrote what that holds. Left out for all others. */
  readonly forwarded?: true
  /** An agent named the requester: automatic mail goes to them, and no longer to whom the first mail asks for. */
  readonly requesterGiven: boolean
  /** Who gets the replies as copies, `MOST_FOLLOWERS` at most. */
  readonly followers: readonly MailAddress[]
  /** The support channel its card stands in; `null` when none could be found. */
  readonly channelId: string | null
  /** The first and the last Message-IDs that were received for it or sent from it: a hint. What leads here is in `mailThreads`. */
  readonly messageIds: readonly string[]
  /** Of the mail it began with, as the mailbox says: a hint, since unrelated mails share it. Left out where nothing says so. */
  readonly conversationId?: string
  /** Why its sender is not to be believed, for agents; `null` where nothing speaks against them. */
  readonly warning: Phrase | null
  /** The latest entries that were counted in, by their `_id`: the second time is no change. Earlier ones say it themselves (`counted`). */
  readonly entryIds: readonly string[]
  /** The customer's last mail after the first, whose words the card shows; `null` while there is none. `at`: when it was received. */
  readonly lastMessage: { readonly entryId: string; readonly at: Date } | null
  /** What people, and mails, did last. */
  readonly lastEvent: LastEvent
  readonly lastReply: LastReply | null
  /** What Frontdesk could not send, or held back: beside the last event, which it must not hide. */
  readonly deliveryNote: { readonly at: Date; readonly what: Phrase } | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly dueAt: Date | null
  /** When its due time has to be looked at; `null` when it has none, or when it is over and was noted. */
  readonly dueWatchAt: Date | null
  /** Who was told of something last and has not looked since: ten mails in a row are one piece of news. */
  readonly told: { readonly personId: string; readonly at: Date } | null
  readonly resolvedAt: Date | null
  /** What was said in it is gone, and mails that belong to it start tickets of their own; `null` where it is all there. */
  readonly removed: Removed | null
  /** What the requester says of it; `null` until they do. */
  readonly rating: Rating | null
  /** Counts what people can see; buttons carry it, and a click on an older card changes nothing. */
  readonly version: number
  /** The version that people made last: what came since is news, which does not stand in the way of what somebody is typing. */
  readonly actedVersion: number
  /** Counts every write of the document. */
  readonly revision: number
  readonly card: PostedMessage | null
  /** The other channels that show it, `MOST_COPIES` at most. */
  readonly copies: readonly CardCopy[]
  /** Whoever has a form of one of these cards before them. */
  readonly openForms: readonly OpenForm[]
  /** The category question in the requester's personal chat. */
  readonly question: PostedMessage | null
  /** An agent sorted the ticket: the requester is not asked any more, and can no longer change it. */
  readonly questionOver: boolean
  /** Counts how often the links to its page were revoked: a link is good for the count it was made at. */
  readonly linkEpoch: number
  /** `ticketWords(...)`: what a search finds it by. */
  readonly words: readonly string[]
  /** `waitingLanes(...)`: how a worker finds what can leave among all that waits. */
  readonly lanes: readonly Lane[]
}

/** Where a reply to a mail belongs. The truth of threading; a ticket holds only some of its Message-IDs. */
export interface MailThread {
  /** `threadKey(...)`: mailbox and Message-ID. */
  readonly _id: string
  readonly ticketId: string
}

/** A change: the fields that differ, and what has to leave because of it. */
export interface TicketChange {
  readonly fields: Partial<Omit<Ticket, '_id' | 'number' | 'version' | 'revision' | keyof Outbox | keyof Place>>
  readonly outgoing: readonly Outgoing[]
  /** Nobody who works on the ticket did it: the card's redraw waits for open forms, which go on counting as of now. */
  readonly news?: true
  /**
   * What the timeline says of it: its `lastEvent` when left out, and nothing when `null`, which is for changes that an entry of
   * their own says already.
   */
  readonly event?: Omit<LastEvent, 'at'> | null
}

export function isOpen(status: Status): boolean {
  return status !== 'resolved' && status !== 'closed'
}

/** The status changes that a person may choose on a card. */
const NEXT_STATUSES: Readonly<Record<Status, readonly Status[]>> = {
  new: ['open', 'waiting', 'resolved'],
  open: ['waiting', 'resolved'],
  waiting: ['open', 'resolved'],
  resolved: ['open', 'closed'],
  closed: ['open'],
}

export function nextStatuses(status: Status): readonly Status[] {
  return NEXT_STATUSES[status]
}
