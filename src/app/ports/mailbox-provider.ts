// The mailbox provider as the application sees it. Microsoft Graph is one; another would be a second folder in src/mail.
import type { Mail, MailAddress, MailHead } from '../../domain/mail/mail.ts'
import type { InboxPlace } from '../../domain/mailbox/sweep.ts'

/** What it takes to reach one mailbox. */
export interface MailboxAccess {
  /** The mailbox's own address, lower case. */
  readonly address: string
  readonly tenantId: string
  readonly clientId: string
  /** In clear: hold it no longer than needed, never log it. */
  readonly clientSecret: string
}

export interface MailPage {
  /** New or changed mails; repeats are allowed, an empty page too. */
  readonly mails: readonly MailHead[]
  /** Opaque; give it back to get what comes next. */
  readonly cursor: string
  /** More pages are waiting now. When false, poll again later with the same cursor. */
  readonly more: boolean
}

export interface InboxWanted {
  readonly place: InboxPlace | null
  readonly since: Date
  /** Mails of the page, at most. */
  readonly limit: number
}

export interface InboxPage {
  /** May be fewer than wanted, and repeat some. */
  readonly mails: readonly MailHead[]
  /** `null` when this was the last page. */
  readonly next: InboxPlace | null
}

export type ReadOutcome =
  | { readonly id: string; readonly mail: Mail }
  /** Deleted or moved out of reach in the meantime. */
  | { readonly id: string; readonly gone: true }
  | { readonly id: string; readonly error: Error }

/** One step of the live test, in this order. `scope` tries a mailbox that must be refused. */
export type ProbeStepId = 'sign-in' | 'mailbox' | 'read' | 'write' | 'send' | 'scope'

export interface ProbeStep {
  readonly id: ProbeStepId
  /** `warning`: works, but an administrator should look at it. `skipped`: not tried, because of an earlier step or for want of an address. */
  readonly outcome: 'good' | 'warning' | 'problem' | 'skipped'
  /** The provider's own code, for searching; `null` when it gave none. */
  readonly code: string | null
  /** What was found and what to do, in full sentences. */
  readonly text: string
}

export interface ReplyText {
  /** Plain text, lines separated by \n; it is shown as written. */
  readonly text: string
  /** Put into the subject, in front of what the sender wrote (`[#12]`); `null` leaves the subject alone. */
  readonly subjectToken: string | null
  /**
   * Written by no person. Such a mail carries our loop header (`src/domain/mail/classify-mail.ts`) and asks that nothing automatic
   * answers it.
   */
  readonly automatic: boolean
  /** The only ones it goes to; left out, it goes to where the sender wants answers. */
  readonly to?: readonly MailAddress[]
  /** Who gets a copy; nobody, when left out, but for `to` left out, too. Only with `to`. */
  readonly cc?: readonly MailAddress[]
  /** Kept with the draft, so that it can be known again among those that others wrote, and with what is sent. No secret. */
  readonly mark?: string
}

/** A mail that answers none. */
export interface NewMailText extends Omit<ReplyText, 'to'> {
  readonly to: readonly MailAddress[]
  readonly subject: string
  /** Message-IDs of the conversation that it goes on with, oldest first; may be none. */
  readonly references: readonly string[]
}

/** A draft of ours that was found in the mailbox. */
export interface FoundDraft {
  readonly id: string
  readonly mark: string
  readonly writtenAt: Date
  /** When anything was done to it last. */
  readonly changedAt: Date
}

/** An answer that has been written but not sent. Store it before sending: with it nothing is ever sent twice. */
export interface Draft {
  /** The provider's id. */
  readonly id: string
  /** Message-ID with its angle brackets, which answers to the answer refer to; `null` when the provider gave none yet. */
  readonly messageId: string | null
  /** Changes with everything that is done to the draft; `null` when the provider told none. */
  readonly version: string | null
  /** Of what it says and to whom (`DraftContent`); `null` when the provider did not tell all of it. */
  readonly digest: string | null
}

/** What a draft, or a mail that was one, says and has. */
export interface DraftContent {
  /** Of subject, words and recipients: the same as long as nobody changed those. */
  readonly digest: string | null
  /** Names of its files, those aside that are part of its text. */
  readonly files: readonly string[]
}

export interface DraftState {
  /**
   * `draft`: has not left; it may be sent. `sent`: has left. `gone`: neither is to be found. Somebody deleted it, or it was
   * sent a moment ago and is on its way: ask again some minutes later, and never write it anew without asking a person.
   */
  readonly state: 'draft' | 'sent' | 'gone'
  /** Once sent, the Message-ID that the mail really has. */
  readonly messageId: string | null
  /** Once sent, when the provider took it, as it says, in whole seconds. */
  readonly sentAt: Date | null
  /** While it is a draft, the version that it has now. */
  readonly version: string | null
}

/** The provider's promise to tell of new mails in the Inbox, until it ends. */
export interface ProviderSubscription {
  /** Names it in everything that is told. */
  readonly id: string
  /** As the provider set it, which may be earlier than what was asked for. */
  readonly endsAt: Date
}

export type Marked = 'done' | 'gone'

/** A file of a mail while it is read. */
export interface AttachmentStream {
  /** Bytes, when the provider says so beforehand. */
  readonly size: number | null
  /** To be read once. Comes as fast as it is read, and lets go of the mailbox when it ends or is left. Throws `OutsideError`. */
  readonly bytes: AsyncIterable<Uint8Array>
}

/** What the attached parts of a bounce say of the mail that it is about. */
export interface Returned {
  /** Of the mail, with angle brackets. */
  readonly messageIds: readonly string[]
  /** What our own headers on it say: the marks of drafts (`ReplyText.mark`). */
  readonly marks: readonly string[]
  /** The report's part for machines, RFC 3464; empty where it came as none. */
  readonly report: string
}

/** A file that is to go into a draft. */
export interface DraftFile {
  readonly name: string
  /** How many files of this name the draft has before it; 0 when left out. By that it is known whether it is there already. */
  readonly before?: number
  readonly contentType: string
  /** Opens it anew each time: it may be read more than once. The signal fires when it is not wanted any more. */
  readonly open: (signal: AbortSignal) => Promise<AttachmentStream>
}

/** One mailbox. Every call throws `OutsideError` with the provider's code, and says whether trying again can help. */
export interface MailboxClient {
  /**
   * The next page of the folder's changes.
   * `cursor` null starts a round with the mails received at or after `since`.
   * Throws `CursorLostError` when the provider no longer knows the cursor: start a new round, the ledger makes it harmless.
   */
  changes(cursor: string | null, since: Date): Promise<MailPage>
  /** Reads whole mails, in the order of `ids`; one that fails does not cost the others anything. */
  read(ids: readonly string[]): Promise<readonly ReadOutcome[]>
  /** The newest mails of the Inbox received at or after `since`, newest first, at most `limit`. */
  newest(wanted: { readonly since: Date; readonly limit: number }): Promise<readonly MailHead[]>

  /**
   * A page of what lies in the Inbox, heads only, newest first, drafts left out; `place` null begins with the newest, and mails
   * received before `since` are left out. Goes by times of receipt, so that what comes or goes meanwhile moves nothing.
   */
  inbox(wanted: InboxWanted): Promise<InboxPage>
  /** Those of these mails that lie in the Inbox now; a draft does not count. */
  inInbox(ids: readonly string[]): Promise<readonly MailHead[]>

  /**
   * The bytes of one attachment, an attached mail as MIME. Never held whole: whoever has opened it reads it to its end, or fires the
   * signal. Throws with `code` `ErrorItemNotFound` (of Microsoft) when mail or attachment is gone, and `too-many-files` when others
   * are read already and none of them ends.
   */
  openAttachment(mailId: string, attachmentId: string, signal: AbortSignal): Promise<AttachmentStream>

  /**
   * What came back with a bounce, from the parts that are attached to it: only here they are read as MIME, a piece of each. Empty where
   * none tells. Throws like `openAttachment`.
   */
  returned(mail: Pick<Mail, 'id' | 'attachments'>): Promise<Returned>

  /**
   * The live test, step by step, always with a new sign-in. What a step finds is its outcome, never an error. Sends nothing
   * and leaves nothing in the mailbox (an unsent empty draft, should the connection break in the middle). `foreignAddress` is a mailbox of the same organisation that the app must not reach.
   */
  probe(options: { readonly foreignAddress: string | null }): Promise<readonly ProbeStep[]>

  /**
   * Addresses that are this mailbox's too, lower case: its main one and its aliases, as far as the app may know them. Empty where
   * it may know none.
   */
  addresses(): Promise<readonly string[]>

  /** These three may be repeated at will. `gone`: the mailbox does not find the mail, which it also says of some that are there. */
  markRead(id: string): Promise<Marked>
  /** Into the folder of that name (any case) beside or in the Inbox; it is made beside the Inbox when there is none. */
  move(id: string, folderName: string): Promise<Marked>
  /** Adds a category and keeps the others. */
  label(id: string, category: string): Promise<Marked>

  /**
   * Writes an answer to a mail, in its thread, to where its sender wants answers. Sends nothing: when it fails, try again;
   * at worst an unsent draft stays in the mailbox. Throws with `code` `ErrorItemNotFound` (of Microsoft) when the mail is gone.
   */
  draftReply(id: string, reply: ReplyText): Promise<Draft>
  /** Writes a mail that answers none, in the same way. */
  draftMail(mail: NewMailText): Promise<Draft>
  /**
   * Adds the file to a draft, unless it has more of that name than `before` already: it may be repeated at will. That one of the same name, which
   * somebody else put there meanwhile, is the one that is meant, remains a guess. Never held whole, small ones aside.
   * Throws with `code` `ErrorItemNotFound` (of Microsoft) when the draft is gone, and whatever `open` throws.
   */
  attachFile(draft: Pick<Draft, 'id'>, file: DraftFile): Promise<void>
  /**
   * Sends it. When this throws, the mail may have left all the same: ask `draftState` before trying again. Whether it reaches
   * anybody only a bounce tells.
   */
  sendDraft(draft: Pick<Draft, 'id'>): Promise<void>
  draftState(draft: Pick<Draft, 'id' | 'messageId'>): Promise<DraftState>
  /** Also of one that has left. Throws with `code` `ErrorItemNotFound` (of Microsoft) when it is gone. */
  draftContent(draft: Pick<Draft, 'id'>): Promise<DraftContent>
  /** Unsent mails of ours that carry a mark, among the newest drafts. */
  markedDrafts(): Promise<readonly FoundDraft[]>
  /**
   * Deletes it if it is still an unsent mail that carries our mark, and of that version, where one is given. All others are left
   * alone. Answers whether it is gone.
   */
  deleteDraft(id: string, version?: string | null): Promise<boolean>

  /**
   * Has the provider tell `url` of each new mail in the Inbox, with `secret`. It tries the address before it agrees. Throws
   * `AddressUnreachableError` when it got no answer there. Nothing is told by it that is not to be found by `changes`.
   */
  subscribe(wanted: {
    readonly url: string
    readonly secret: string
    readonly until: Date
  }): Promise<ProviderSubscription>
  /** `null`: it is gone. Throws what `subscribe` throws. */
  renewSubscription(id: string, until: Date): Promise<ProviderSubscription | null>
  /** May be repeated at will. */
  endSubscription(id: string): Promise<void>
}

export interface MailboxProvider {
  /** Cheap; keeps what can be kept (tokens, connections) between calls with the same access. */
  open(access: MailboxAccess): MailboxClient
}

/** The provider could not reach the address that it was to tell of new mails. `code` is its own. */
export class AddressUnreachableError extends Error {
  override readonly name = 'AddressUnreachableError'
  readonly code: string

  constructor(code: string, cause: unknown) {
    super(`The provider could not reach our address ('${code}')`, { cause })
    this.code = code
  }
}

/** The provider forgot the place where we were in the mailbox. */
export class CursorLostError extends Error {
  override readonly name = 'CursorLostError'
}
