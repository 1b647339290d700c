// An agent makes the links to the customer's page worthless: one was forwarded, or its mailbox is no longer the customer's alone.
import type { Person } from '../../domain/organisation/person.ts'
import { revokeLinks } from '../../domain/ticket/page-links.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { changeTicket } from './change-ticket.ts'
import { refuseStale, ticketFor, type TicketDeps } from './ticket-access.ts'

/** Throws `RefusedError`, `StaleTicketError`. */
export async function revokePageLinks(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseStale(ticket, input.version)
    return revokeLinks(ticket, { personId: actor._id, name: actor.name }, deps.clock())
  })
}
