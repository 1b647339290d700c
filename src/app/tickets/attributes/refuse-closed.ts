// What makes no sense for a ticket that is done with.
import { ConflictError } from '../../../domain/errors.ts'
import { isOpen, type Ticket } from '../../../domain/ticket/ticket.ts'

/** `then`: what can be done once it was reopened, such as `assign it`. Throws `ConflictError`. */
export function refuseClosed(ticket: Pick<Ticket, '_id' | 'status'>, then: string): void {
  if (isOpen(ticket.status)) return
  throw new ConflictError({
    message: `Ticket '${ticket._id}' is ${ticket.status}, so nobody can ${then}`,
    forPerson: `This ticket is ${ticket.status}. Reopen it first, then ${then}.`,
  })
}
