// A mail as the domain knows it, whatever mailbox provider it came from. All of it is untrusted.
import type { Phrase } from '../../texts/say.ts'

export interface MailAddress {
  /** Display name as the sender wrote it; empty when there is none. */
  readonly name: string
  /** Lower case, trimmed; may be malformed, since senders are. */
  readonly address: string
}

export interface MailHeader {
  /** As received; compare without regard to case. */
  readonly name: string
  /** Unfolded and decoded. */
  readonly value: string
}

export interface MailAttachment {
  /** The provider's id, with which its bytes can be fetched. */
  readonly id: string
  readonly name: string
  /** Bytes, as the provider states them. */
  readonly size: number
  readonly contentType: string
  /** `mail`: an attached mail, named by its subject. `link`: the name of a file that is kept elsewhere. */
  readonly kind: 'file' | 'mail' | 'link'
  /** A picture that the body shows in its place, whatever the sender's program called it. */
  readonly inline: boolean
  /** What stands for a picture of the body in `text`; `null` when nothing does, since it is too small to be one. */
  readonly mark: string | null
}

/** What a mail about a meeting says. */
export interface Meeting {
  readonly kind: 'invitation' | 'answer' | 'cancellation' | 'update'
  /** When it starts, as the invitation has it (`27 Nov 2026, 10:00 UTC`); `null` when that is not known. */
  readonly when: Phrase | null
  /** As the invitation has it, in one line; left out where it names none. */
  readonly place?: string
  /** Who invites: a name, or an address where there is none; left out where it names nobody. */
  readonly organiser?: string
}

/** What a page of changes tells of a mail; enough for the ledger. */
export interface MailHead {
  /** The provider's id; unique and unchanging within the mailbox. */
  readonly id: string
  /** Message-ID with its angle brackets, or `null` when the mail has none. RFC 5322, section 3.6.4. */
  readonly messageId: string | null
  readonly from: MailAddress | null
  readonly subject: string
  readonly receivedAt: Date
}

export interface Mail extends MailHead {
  readonly conversationId: string | null
  /** As the sender set it; absent where that is nothing out of the ordinary. */
  readonly importance?: 'low' | 'high'
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  /** The body as plain text, lines separated by \n; HTML has been turned into text by the provider's adapter. */
  readonly text: string
  readonly headers: readonly MailHeader[]
  readonly attachments: readonly MailAttachment[]
  /** `null` for all mails that are about no meeting. */
  readonly meeting: Meeting | null
  /** Where people who may read the mailbox see the mail itself; `null` when the provider knows no such place. */
  readonly webLink: string | null
}

/** The value of the first header of that name, or `null`. */
export function headerValue(mail: Pick<Mail, 'headers'>, name: string): string | null {
  const wanted = name.toLowerCase()
  return mail.headers.find((header) => header.name.toLowerCase() === wanted)?.value ?? null
}

/** `Ann Lee <ann@example.com>` becomes `example.com`; an address without a domain gives `null`. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@')
  return at > 0 && at < address.length - 1 ? address.slice(at + 1).toLowerCase() : null
}
