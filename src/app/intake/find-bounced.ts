// Which ticket a bounce is about, and what the machine's part of it says.
import { bouncedMarks, bouncedMessageIds } from '../../domain/mail/classify-mail.ts'
import { returningParts } from '../../domain/mail/bounce-signs.ts'
import { senderWarning } from '../../domain/mail/sender-verdict.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { ticketNumberFromSubject } from '../../domain/mail/thread-mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import { mergedTarget } from '../tickets/kin/find-other.ts'
import type { MailDeps } from './outcome.ts'
import { ticketByReference } from './mail-threads.ts'

export interface Bounced {
  readonly ticket: Ticket | null
  /** Message-IDs that the bounce names, the one it is about first. */
  readonly references: readonly string[]
  /** The machine's part, where it is attached. */
  readonly report: string
}

/**
 * By the Message-ID of the mail that came back, in an attached part or quoted; by our own header on it; at last by the number in the subject,
 * where the text names somebody of that ticket. Throws `OutsideError` where an attached part cannot be read just now.
 */
export async function findBounced(
  deps: Pick<MailDeps, 'documents' | 'provider' | 'secrets'>,
  mailbox: Mailbox,
  mail: Mail,
): Promise<Bounced> {
  const hasParts = returningParts(mail).length > 0
  const returned = hasParts
    ? await openMailbox(deps, mailbox).returned(mail)
    : { messageIds: [], marks: [], report: '' }
  const references = [...new Set([...returned.messageIds, ...bouncedMessageIds(mail)])].slice(0, MAX_REFERENCES)
  const found =
    (await ticketByReference(deps, mailbox, references)) ??
    (await byMark(deps, mailbox, [...returned.marks, ...bouncedMarks(mail)])) ??
    (await byNumber(deps, mailbox, mail, returned.report))
  return { ticket: found && (await mergedTarget(deps, found)), references, report: returned.report }
}

const MAX_REFERENCES = 30

async function byMark({ documents }: Pick<MailDeps, 'documents'>, mailbox: Mailbox, marks: readonly string[]) {
  const [mark] = marks
  if (mark === undefined) return null
  return (await documents.tickets.findOne({ _id: { $in: marks.slice(0, 5) }, mailboxId: mailbox._id })) ?? null
}

/** Anybody can write a number, so somebody of that ticket must be the one who was not reached. */
async function byNumber(
  { documents }: Pick<MailDeps, 'documents'>,
  mailbox: Mailbox,
  mail: Mail,
  report: string,
): Promise<Ticket | null> {
  const number = ticketNumberFromSubject(mail.subject)
  if (number === null || senderWarning(mail, mailbox.address) !== null) return null
  const ticket = await documents.tickets.findOne({ number, mailboxId: mailbox._id })
  const text = `${report}\n${mail.text.slice(0, 20_000)}`.toLowerCase()
  const addresses = ticket ? [...theirs(ticket), ...(ticket.lastReply?.to ?? [])] : []
  return ticket && addresses.some((address) => address !== '' && text.includes(address)) ? ticket : null
}

/** Whom the ticket's automatic mails can have gone to. */
export function theirs({ requester, askedBy, followers }: Ticket): readonly string[] {
  return [...new Set([requester.address, askedBy, ...followers.map(({ address }) => address)])].filter(
    (one) => one !== '',
  )
}
