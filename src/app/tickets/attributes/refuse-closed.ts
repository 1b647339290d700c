// What makes no sense for a ticket that is done with.
import { ConflictError } from '../../../domain/errors.ts'
import { isOpen, type Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'

/** `then`: what can be done once it was reopened. Throws `ConflictError`. */
export function refuseClosed(
  ticket: Pick<Ticket, '_id' | 'status'>,
  then: 'assign' | 'requester' | 'followers' | 'due',
): void {
  if (isOpen(ticket.status)) return
  throw new ConflictError({
    message: `Ticket '${ticket._id}' is ${ticket.status}, so its '${then}' stays`,
    forPerson: phrase('tickets.ended', { status: ticket.status, then }),
  })
}
