// An agent takes a ticket.
import type { Person } from '../../domain/organisation/person.ts'
import { take } from '../../domain/ticket/ticket-changes.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { ConflictError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { changeTicket } from './change-ticket.ts'
import type { TicketDeps } from './ticket-access.ts'
import { refuseOvertaken, ticketFor } from './ticket-access.ts'

export async function takeTicket(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    if (ticket.assignee?.personId === actor._id) {
      throw new ConflictError({
        message: `Person '${actor._id}' has ticket '${ticket._id}' already`,
        forPerson: phrase('tickets.taken'),
      })
    }
    if (!isOpen(ticket.status)) {
      throw new ConflictError({
        message: `Ticket '${ticket._id}' is ${ticket.status} and cannot be taken`,
        forPerson: phrase('tickets.takeEnded'),
      })
    }
    return take(ticket, { personId: actor._id, name: actor.name }, deps.clock())
  })
}
