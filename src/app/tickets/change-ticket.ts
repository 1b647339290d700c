// The one way a ticket is changed: read, decide, write if nobody was faster, otherwise again.
import { ConflictError, NotFoundError } from '../../domain/errors.ts'
import { applyChange } from '../../domain/ticket/ticket-changes.ts'
import type { Ticket, TicketChange } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { refuseMoreEvents } from './outbox-room.ts'

const TRIES = 20

/**
 * Applies what `decide` answers for the ticket as it stands; `null` leaves it alone. `decide` may be called several times
 * and may throw to refuse. Answers with the ticket after the change.
 * Throws `NotFoundError` for an unknown ticket, `ConflictError` when others kept changing it, or too much of it waits.
 */
export async function changeTicket(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  ticketId: string,
  decide: (ticket: Ticket) => TicketChange | null,
): Promise<Ticket> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ticket = await deps.documents.tickets.findOne({ _id: ticketId })
    if (!ticket) throw ticketNotFound(ticketId)
    const change = decide(ticket)
    if (change === null) return ticket
    const { _id, ...fields } = applyChange(ticket, change, deps.clock(), deps.newId)
    refuseMoreEvents(ticket, fields.outbox)
    const saved = await deps.documents.tickets.updateIf(
      { _id, revision: ticket.revision },
      { $set: changedOnly(ticket, fields) },
    )
    if (saved) {
      if (saved.deliverAt !== null) deps.wakeDelivery()
      return saved
    }
  }
  throw new ConflictError({
    message: `Ticket '${ticketId}' was changed by others ${TRIES} times in a row`,
    forPerson: phrase('tickets.changing'),
  })
}

export function ticketNotFound(ticketId: string): NotFoundError {
  return new NotFoundError({
    message: `There is no ticket '${ticketId}'`,
    forPerson: phrase('tickets.notFound'),
  })
}

/** What others own (the delivery's lease, the posted card) must not be written back from an older reading. */
export function changedOnly(before: Ticket, after: Omit<Ticket, '_id'>): Partial<Ticket> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== before[key as keyof Ticket]))
}
