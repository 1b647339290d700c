// Two tickets that look alike are two: the card says no more of it.
import type { Person } from '../../../domain/organisation/person.ts'
import { keepApart } from '../../../domain/ticket/kin-changes.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { changeTicket } from '../change-ticket.ts'
import { refuseMerged, ticketFor, type TicketDeps } from '../ticket-access.ts'

/** Doing it twice is doing it once. Throws `RefusedError`, and `ConflictError` for a merged ticket. */
export async function keepTicketsApart(
  deps: TicketDeps,
  actor: Person,
  { ticketId, otherId }: { readonly ticketId: string; readonly otherId: string },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', ticketId)
  const by = { personId: actor._id, name: actor.name }
  return await changeTicket(deps, ticketId, (ticket) => {
    refuseMerged(ticket)
    return keepApart(ticket, otherId, by, deps.clock())
  })
}
