// One entry of a ticket's timeline, and what is kept of a mail.
import { inWords, type KeyedPhrase, type Phrase } from '../../texts/say.ts'
import type { AttachmentKind } from '../mail/attachment-kind.ts'
import type { AutomaticSort } from '../mail/automatic-mail.ts'
import type { MailAddress, Meeting } from '../mail/mail.ts'

export interface TicketAttachment {
  readonly mailId: string
  readonly attachmentId: string
  readonly name: string
  readonly size: number
  readonly contentType: string
  readonly kind: AttachmentKind
  /** Of a file that stays in the cloud, where it opens; left out where nobody knows. */
  readonly url?: string
}

/** A file of the ticket that goes with a reply, under the name that it has there. */
export interface ReplyFile extends TicketAttachment {
  /** The mailbox that its mail is in. */
  readonly mailboxId: string
}

/** What a ticket or an entry keeps of the mail it came from; what it does not keep, it counts. */
export interface MailContent {
  /** What was written now, cleaned; the quoted part and signature folded away. */
  readonly text: string
  readonly foldedText: string
  /** Characters of the mail that were too many to keep. */
  readonly unkept: number
  readonly attachments: readonly TicketAttachment[]
  /** Its sender marked it as important. Left out for all others. */
  readonly important?: true
  /** `null` for all mails that are about no meeting. */
  readonly meeting: Meeting | null
  /** Where those who may read the mailbox see the mail itself; `null` when that is not known. */
  readonly webLink: string | null
  /** Whom it was addressed to, To and Cc, as many as are kept; nobody, where it was no mail. */
  readonly to: readonly MailAddress[]
}

/** That a mail did not reach somebody, or not yet, as a mail system reported it. */
export interface Undelivered {
  /** Whom; empty where the report does not say. */
  readonly address: string
  /** Others whom it did not reach either; left out where there are none. */
  readonly also?: readonly string[]
  /** Without a full stop: `the address does not exist`. */
  readonly reason: Phrase
  /** Nobody tries any more. */
  readonly isFinal: boolean
  /** What the other server said, in its own words; left out where the report quotes nothing, and by earlier versions. */
  readonly said?: string
  readonly at: Date
}

/** `until`: the last day of an absence, or `back`: the first day after it, as the note says it, `2026-12-07`; neither where it is not clear. */
export interface AutomaticNote {
  readonly sort: AutomaticSort
  readonly until?: string
  readonly back?: string
}

/**
 * `event`: something was done about the ticket, which `entryText` says: `by` NAME, then the text. `message`: the customer wrote it in
 * Teams or on the page of their ticket.
 */
export type EntryKind = 'mail' | 'bounce' | 'note' | 'reply' | 'message' | 'event'

/** One thing of a ticket's timeline that came after its start. */
export interface Entry extends MailContent {
  /** Built from what it came from, so that writing it twice is writing it once. */
  readonly _id: string
  readonly ticketId: string
  readonly kind: EntryKind
  /** Of an event: what was done; its `text` is empty then. Left out by earlier versions, which wrote it as the text. */
  readonly phrase?: KeyedPhrase
  /** Whether the customer may read it: decided when it is made, never guessed. */
  readonly audience: 'public' | 'internal'
  /**
   * `personId`: who did it in Teams; `null` for whoever wrote by mail, and where it is not known. Whoever did something in Teams
   * has no address here; an event without a name is Frontdesk's.
   */
  readonly by: { readonly personId: string | null; readonly name: string; readonly address: string }
  /** Of a reply that went to somebody's chat: whose; left out where it left by mail. */
  readonly toPerson?: { readonly personId: string; readonly name: string }
  /** Of a reply: the Message-IDs that it left under, by which a bounce names it. */
  readonly messageIds: readonly string[]
  /** Of a reply: what was reported of it last; `null` as long as nothing is known but that Exchange took it. */
  readonly undelivered: Undelivered | null
  /** Of a bounce: what it reports; left out for all others, and by earlier versions. */
  readonly reported?: Undelivered
  /** Of a mail that a machine wrote by itself, such as an out-of-office note; left out for all others. */
  readonly automatic?: AutomaticNote
  /** Of the mail, without `Re:` and its like; `null` for entries of a time when it was not kept. */
  readonly subject: string | null
  /** As on a ticket. */
  readonly warning: Phrase | null
  readonly at: Date
  /** Its ticket has counted it in, and may have it no more among its latest. */
  readonly counted: boolean
  /** Something came with it: how the files of a long ticket are found. */
  readonly hasFiles: boolean
  /** It waits to be said in the card's thread without an outbox item of its own: `more-replies` looks for it. */
  readonly untold: boolean
  /** What it said was removed: by which erasure, or `retention`. Left out where it was not. */
  readonly removed?: string
  /** Of a note that is a message in Teams: what its author did to that last. Left out while it stands as it was written. */
  readonly changed?: MessageChanged
  /** Of a reply that began as a message in Teams: `messageKey(...)` of that. Left out for all others. */
  readonly messageKey?: string
}

/** `at`: Teams' time, which says which of two changes is the later one. The text of a deleted message is not kept. */
export interface MessageChanged {
  readonly is: 'edited' | 'deleted' | 'restored'
  readonly at: Date
}

/** What it says: events say it in the reader's language. */
export function entryText({ text, phrase }: Pick<Entry, 'text' | 'phrase'>): string {
  return phrase === undefined ? text : inWords(phrase)
}

/** What is known of an entry that was no mail from outside. */
export const OF_NO_MAIL: Omit<MailContent, 'text'> &
  Pick<Entry, 'subject' | 'warning' | 'counted' | 'untold' | 'hasFiles' | 'messageIds' | 'undelivered'> = {
  ...{ foldedText: '', unkept: 0, attachments: [], meeting: null, webLink: null, to: [] },
  ...{ subject: null, warning: null, counted: true, untold: false, hasFiles: false, messageIds: [], undelivered: null },
}
