// A customer closes their own ticket: it is done, or no longer needed.
import { ConflictError } from '../../domain/errors.ts'
import { closeByCustomer, type Customer } from '../../domain/ticket/customer-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import { refuseForeign, refuseOver, ticketOf, type CustomerDeps } from './own-ticket.ts'

/** Throws `NotFoundError`, and `ConflictError` where it is closed already. */
export async function closeOwnTicket(
  deps: CustomerDeps,
  by: Customer,
  { ticketId }: { readonly ticketId: string },
): Promise<Ticket> {
  await ticketOf(deps, by, ticketId)
  return await changeTicket(deps, ticketId, (ticket) => {
    refuseForeign(ticket, by)
    refuseOver(ticket)
    if (ticket.status === 'closed') {
      throw new ConflictError({
        message: `Ticket '${ticketId}' is closed already`,
        forPerson: phrase('customers.refused.closed'),
      })
    }
    return closeByCustomer(ticket, by, deps.clock())
  })
}
