// An agent moves a ticket to another status: waiting, resolved, open again.
import { ConflictError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { changeStatus } from '../../domain/ticket/ticket-changes.ts'
import { nextStatuses, type Status, type Ticket } from '../../domain/ticket/ticket.ts'
import { changeTicket } from './change-ticket.ts'
import type { TicketDeps } from './ticket-access.ts'
import { refuseStale, ticketFor } from './ticket-access.ts'

export async function setTicketStatus(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number; readonly status: Status },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseStale(ticket, input.version)
    if (!nextStatuses(ticket.status).includes(input.status)) {
      throw new ConflictError({
        message: `Ticket '${ticket._id}' cannot go from '${ticket.status}' to '${input.status}'`,
        forPerson: `A ticket that is ${ticket.status} cannot become ${input.status}. Choose one of: ${nextStatuses(ticket.status).join(', ')}.`,
      })
    }
    return changeStatus(ticket, input.status, { personId: actor._id, name: actor.name }, deps.clock())
  })
}
