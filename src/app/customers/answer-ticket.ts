// A customer writes to their ticket in Teams or on its page. It does what an email of theirs would do.
import { ConflictError } from '../../domain/errors.ts'
import { isOnlyThanks } from '../../domain/mail/thanks.ts'
import {
  addMessage,
  isStillTheirs,
  isTooLate,
  messageEntry,
  messageId,
  type Customer,
} from '../../domain/ticket/customer-changes.ts'
import { isOpen, type Ticket, type TicketAttachment } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import { makeRoom, withRoom } from '../tickets/latest-entries.ts'
import { writtenText } from '../tickets/written-text.ts'
import { refuseForeign, refuseOver, reopenLimit, ticketOf, type CustomerDeps } from './own-ticket.ts'
import { startLinkedTicket } from './start-linked-ticket.ts'

export interface Answered {
  /** The one that was written to, or the one that it opened. */
  readonly ticket: Ticket
  /** `opened`: the ticket ended too long ago, so that another one begins with it. */
  readonly became: 'message' | 'opened'
}

export interface WrittenAnswer {
  readonly ticketId: string
  readonly text: string
  /** Of the form it was written in: the same key again is the same answer, which is taken once. */
  readonly key: string
  /** What came with it; nothing, when left out. */
  readonly attachments?: readonly TicketAttachment[]
}

/** Throws `NotFoundError`, `InvalidInputError`, `ConflictError`. */
export async function answerTicket(
  deps: CustomerDeps,
  by: Customer,
  { ticketId, text: typed, key, attachments = [] }: WrittenAnswer,
): Promise<Answered> {
  const id = messageId(ticketId, key)
  const ticket = await ticketOf(deps, by, ticketId)
  const done = await answeredBefore(deps, ticket, id, by)
  if (done) return done
  refuseOver(ticket)
  const text = writtenText(typed, 'message')
  const reopenMs = await reopenLimit(deps, ticket)
  const isThanks = isOnlyThanks(text, by.name)
  if (isTooLate(ticket, reopenMs, deps.clock()) && !isThanks) {
    const open = await openedBefore(deps, ticket, by)
    if (!open) {
      return { ticket: await startLinkedTicket(deps, ticket, { id, text, by, attachments }), became: 'opened' }
    }
    return { ticket: await writeMessage(deps, open, { id, text, by, isQuiet: false, attachments }), became: 'message' }
  }
  return {
    ticket: await writeMessage(deps, ticket, { id, text, by, isQuiet: isThanks, attachments }),
    became: 'message',
  }
}

/** How many that began with a message to this one are looked at. */
const MOST_OPENED = 50

/** The one that an earlier late message opened, as long as it is worked on: what comes later belongs there, however often it is sent. */
async function openedBefore(
  { documents }: Pick<CustomerDeps, 'documents'>,
  ticket: Ticket,
  by: Customer,
): Promise<Ticket | undefined> {
  const start = messageId(ticket._id, '')
  const opened = await documents.tickets.find(
    { originKey: { $gte: start, $lt: `${start}\uFFFF` } },
    { limit: MOST_OPENED },
  )
  return opened.find((one) => isOpen(one.status) && one.mergedInto === null && isStillTheirs(one, by))
}

export interface Message {
  readonly id: string
  /** Cleaned. */
  readonly text: string
  readonly by: Customer
  /** It reopens nothing. */
  readonly isQuiet: boolean
  readonly attachments?: readonly TicketAttachment[]
}

/** The message joins the ticket, once. Throws `ConflictError` while too many of them wait to be stored. */
export async function writeMessage(
  deps: CustomerDeps,
  ticket: Ticket,
  { id, text, by, isQuiet, attachments = [] }: Message,
): Promise<Ticket> {
  const leaving = await makeRoom(deps.documents, ticket)
  const written = messageEntry(ticket._id, id, text, by, deps.clock())
  const entry = { ...written, attachments, hasFiles: attachments.length > 0 }
  return await changeTicket(deps, ticket._id, (current) => {
    if (current.entryIds.includes(id)) return null
    refuseForeign(current, by)
    refuseOver(current)
    refuseManyWaiting(current)
    return addMessage(withRoom(current, leaving), entry, deps.clock(), isQuiet && !isOpen(current.status))
  })
}

export async function answeredBefore(
  { documents }: Pick<CustomerDeps, 'documents'>,
  ticket: Ticket,
  id: string,
  by: Customer,
): Promise<Answered | null> {
  const [opened, entry] = await Promise.all([
    documents.tickets.findOne({ originKey: id }),
    documents.entries.findOne({ _id: id }),
  ])
  if (opened) {
    // It may have been given to another requester since.
    refuseForeign(opened, by)
    return { ticket: opened, became: 'opened' }
  }
  return entry || ticket.entryIds.includes(id) ? { ticket, became: 'message' } : null
}

const MOST_WAITING = 20

function refuseManyWaiting({ _id, outbox }: Ticket): void {
  const waiting = outbox.filter((item) => item.kind === 'entry' && item.entry.kind === 'message')
  if (waiting.length < MOST_WAITING) return
  throw new ConflictError({
    message: `Ticket '${_id}' has as many messages waiting as it may`,
    forPerson: phrase('customers.refused.waiting'),
  })
}
