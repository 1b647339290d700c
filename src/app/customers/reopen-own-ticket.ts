// A customer opens their ticket again, with or without a word on what is still missing.
import { ConflictError } from '../../domain/errors.ts'
import { isTooLate, messageId, reopenByCustomer, type Customer } from '../../domain/ticket/customer-changes.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import { writtenText } from '../tickets/written-text.ts'
import { answeredBefore, writeMessage, type WrittenAnswer } from './answer-ticket.ts'
import { refuseForeign, refuseOver, reopenLimit, ticketOf, type CustomerDeps } from './own-ticket.ts'

/** `text` may be empty. Throws `NotFoundError`, `InvalidInputError`, and `ConflictError` where it is open, or over for too long. */
export async function reopenOwnTicket(
  deps: CustomerDeps,
  by: Customer,
  { ticketId, text: typed, key }: WrittenAnswer,
): Promise<Ticket> {
  const id = messageId(ticketId, key)
  const ticket = await ticketOf(deps, by, ticketId)
  const done = await answeredBefore(deps, ticket, id, by)
  if (done) return done.ticket
  const reopenMs = await reopenLimit(deps, ticket)
  const refuse = (current: Ticket): void => {
    refuseForeign(current, by)
    refuseOver(current)
    refuseReopening(current, reopenMs, deps.clock())
  }
  refuse(ticket)
  if (typed.trim() !== '') {
    // Whatever it says, whoever presses this button wants it open.
    return await writeMessage(deps, ticket, { id, text: writtenText(typed, 'message'), by, isQuiet: false })
  }
  return await changeTicket(deps, ticketId, (current) => {
    refuse(current)
    return reopenByCustomer(current, by, deps.clock())
  })
}

function refuseReopening(ticket: Ticket, reopenMs: number, now: Date): void {
  if (isOpen(ticket.status)) {
    throw new ConflictError({
      message: `Ticket '${ticket._id}' is open already`,
      forPerson: phrase('customers.refused.open'),
    })
  }
  if (isTooLate(ticket, reopenMs, now)) {
    throw new ConflictError({
      message: `Ticket '${ticket._id}' ended too long ago to be reopened`,
      forPerson: phrase('customers.refused.late'),
    })
  }
}
