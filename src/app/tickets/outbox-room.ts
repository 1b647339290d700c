// What people write waits in the ticket until it is stored or sent: only so much of it at a time.
import { ConflictError } from '../../domain/errors.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import { isEvent } from '../../domain/ticket/ticket-events.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'

const MOST_WAITING = { entry: 20, reply: 5 } as const

/** Throws `ConflictError` while too many of them wait. */
export function refuseFullOutbox({ _id, outbox }: Ticket, kind: keyof typeof MOST_WAITING): void {
  if (outbox.filter((item) => item.kind === kind && !isEvent(item)).length < MOST_WAITING[kind]) return
  throw new ConflictError({
    message: `Ticket '${_id}' has as many items '${kind}' waiting as it may`,
    forPerson: kind === 'reply' ? phrase('tickets.room.replies') : phrase('tickets.room.notes'),
  })
}

/** What happened waits there, too, for a moment; many only while nothing can be stored or delivered. */
const MOST_EVENTS = 100

/** Throws `ConflictError` where the change would let more than that wait. */
export function refuseMoreEvents({ _id }: Pick<Ticket, '_id'>, outbox: readonly OutboxItem[]): void {
  if (hasRoomForEvents(outbox)) return
  throw new ConflictError({
    message: `Ticket '${_id}' has as many events waiting as it may`,
    forPerson: phrase('tickets.room.events'),
  })
}

export function hasRoomForEvents(outbox: readonly OutboxItem[]): boolean {
  return outbox.length <= MOST_EVENTS || outbox.filter(isEvent).length <= MOST_EVENTS
}
