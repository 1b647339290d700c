// A mail that refers to another: it joins that one's ticket, waits for it, or starts its own.
import { bouncedMessageIds, classifyMail } from '../../domain/mail/classify-mail.ts'
import { cleanSubject, truncate } from '../../domain/mail/clean-text.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { DAY_MS } from '../../domain/mail/mail-settings.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { chooseThread, mailReferences, ticketNumberFromSubject } from '../../domain/mail/thread-mail.ts'
import { addFollowUp } from '../../domain/ticket/ticket-changes.ts'
import { isOpen, type Entry, type Ticket } from '../../domain/ticket/ticket.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import { createTickets, originKey } from './create-tickets.ts'
import { MAX_SUBJECT, mailContent } from './mail-content.ts'
import type { MailDeps, Outcome, ReceivedMail } from './outcome.ts'
import type { MailPolicy } from '../mail-room/read-mail-policy.ts'

/** How long a reply waits at a time for the mail it answers, when that one is still to be worked. */
const WAIT_MS = 5_000
/** After this long the reply is worked by itself, whatever became of the other. */
const WAIT_AT_MOST_MS = 10 * 60_000

export async function followUp(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  received: ReceivedMail,
): Promise<Outcome> {
  const { row, mail } = received
  const verdict = classifyMail(mail, { ownAddresses: [mailbox.address] })
  const bounce = verdict.kind === 'automatic' && verdict.sort === 'bounce'
  const references = bounce ? bouncedMessageIds(mail) : mailReferences(mail)
  const ticket = await findThread(deps, mailbox, mail, references)
  if (ticket) return await join(deps, mailbox, policy, received, ticket, bounce)
  if (bounce) {
    return { state: 'ignored', reason: `Automatic mail: ${verdict.evidence}, about a mail that no ticket knows` }
  }
  const until = row.seenAt.getTime() + WAIT_AT_MOST_MS
  if (deps.clock().getTime() < until && (await isParentPending(deps, mailbox, row._id, references))) {
    return { state: 'later', at: new Date(deps.clock().getTime() + WAIT_MS) }
  }
  return await startTicket(deps, mailbox, policy, received)
}

async function startTicket(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  received: ReceivedMail,
  from?: Ticket,
): Promise<Outcome> {
  const outcome = (await createTickets(deps, mailbox, policy, [received], from)).get(received.row._id)
  return outcome ?? { state: 'failed', error: new Error('No outcome for this mail') }
}

/** The ticket that a mail joins, or `null`. */
export async function findThread(
  deps: Pick<MailDeps, 'documents'>,
  mailbox: Mailbox,
  mail: Mail,
  references: readonly string[],
): Promise<Ticket | null> {
  const number = ticketNumberFromSubject(mail.subject)
  const [byReference, byToken] = await Promise.all([
    references.length === 0
      ? []
      : deps.documents.tickets.find({ mailboxId: mailbox._id, messageIds: { $in: references } }),
    number === null ? undefined : deps.documents.tickets.findOne({ number, mailboxId: mailbox._id }),
  ])
  return chooseThread({ references, sender: mail.from?.address ?? null, byReference, byToken: byToken ?? null })
}

async function isParentPending(
  deps: MailDeps,
  mailbox: Mailbox,
  rowId: string,
  references: readonly string[],
): Promise<boolean> {
  if (references.length === 0) return false
  const pending = await deps.documents.ledger.findOne({
    _id: { $ne: rowId },
    mailboxId: mailbox._id,
    messageId: { $in: references },
    state: { $in: ['received', 'failed'] },
    dueAt: { $ne: null },
  })
  return pending !== undefined
}

async function join(
  deps: MailDeps,
  mailbox: Mailbox,
  policy: MailPolicy,
  received: ReceivedMail,
  ticket: Ticket,
  bounce: boolean,
): Promise<Outcome> {
  const { mail } = received
  const now = deps.clock()
  const entry: Entry = {
    _id: originKey(mailbox, mail.id),
    ticketId: ticket._id,
    kind: bounce ? 'bounce' : 'mail',
    by: { name: mail.from?.name ?? '', address: mail.from?.address ?? '' },
    subject: truncate(cleanSubject(mail.subject), MAX_SUBJECT),
    ...mailContent(mail),
    at: mail.receivedAt,
  }
  const known = ticket.entryIds.includes(entry._id)
  const closedFor = ticket.resolvedAt === null ? 0 : now.getTime() - ticket.resolvedAt.getTime()
  if (!known && !bounce && !isOpen(ticket.status) && closedFor > policy.settings.reopenDays * DAY_MS) {
    return await startTicket(deps, mailbox, policy, received, ticket)
  }
  await deps.documents.entries.insertNew([entry])
  await changeTicket(deps, ticket._id, (current) =>
    addFollowUp(current, entry, mail.messageId === null ? [] : [mail.messageId], now),
  )
  return { state: 'follow-up', ticketId: ticket._id }
}
