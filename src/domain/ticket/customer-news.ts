// What the requester of a ticket is told of what agents did: each thing once. Whether and where, is asked when it leaves.
import type { NewsWhy, Outgoing } from './outbox.ts'
import type { Actor } from './ticket-events.ts'
import type { Status, Ticket } from './ticket.ts'

/** Nobody is told of what they did themselves, and only people in Teams are told besides their emails. */
export function news(
  { requester }: Pick<Ticket, 'requester'>,
  why: NewsWhy,
  by: Actor,
  entryId: string | null = null,
): readonly Outgoing[] {
  const { personId } = requester
  return personId === null || personId === by.personId ? [] : [{ kind: 'news', why, by: by.name, entryId }]
}

/** Somebody works on it from now on: told once, as no ticket is new a second time. */
export function newsTaken(ticket: Pick<Ticket, 'requester' | 'status'>, by: Actor): readonly Outgoing[] {
  return ticket.status === 'new' ? news(ticket, 'taken', by) : []
}

/** An agent set it to waiting or over, without a word to the customer. */
export function newsOfStatus(
  ticket: Pick<Ticket, 'requester' | 'status'>,
  status: Status,
  by: Actor,
): readonly Outgoing[] {
  if (status === 'waiting') return news(ticket, 'waiting', by)
  const isOver = ticket.status === 'resolved' || ticket.status === 'closed'
  return !isOver && (status === 'resolved' || status === 'closed') ? news(ticket, 'resolved', by) : []
}
