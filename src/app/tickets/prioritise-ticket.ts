// An agent says how urgent a ticket is.
import { InvalidInputError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { copyRoutes, type CopyRoutes } from '../../domain/ticket/copies.ts'
import { prioritise } from '../../domain/ticket/ticket-changes.ts'
import type { Priority, Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { changeTicket } from './change-ticket.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from './ticket-access.ts'

/** Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`. */
export async function prioritiseTicket(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number; readonly priority: Priority },
): Promise<Ticket> {
  const found = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  const routes = await routesOf(deps, found)
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    if (ticket.priority === input.priority) {
      throw new InvalidInputError({
        message: `Ticket '${ticket._id}' has the priority '${input.priority}' already`,
        forPerson: phrase('tickets.samePriority'),
      })
    }
    return prioritise(ticket, input.priority, { personId: actor._id, name: actor.name }, deps.clock(), routes)
  })
}

/** As its category and service type have it now. */
async function routesOf({ documents }: TicketDeps, { categoryId, serviceTypeId }: Ticket): Promise<CopyRoutes> {
  const [channels, category, serviceType] = await Promise.all([
    documents.channels.find({ active: true }),
    categoryId === null ? undefined : documents.categories.findOne({ _id: categoryId }),
    serviceTypeId === null ? undefined : documents.serviceTypes.findOne({ _id: serviceTypeId }),
  ])
  return copyRoutes(channels, serviceType, category)
}
