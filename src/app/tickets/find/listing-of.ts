// What each list holds, as conditions that an index serves in the list's order, and how far it is looked at first.
import { OPEN_QUEUES } from '../../../domain/ticket/place.ts'
import { endedTurn, firstTurn, OPEN_UNTIL } from '../../../domain/ticket/queue.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Filter } from '../../ports/documents.ts'
import { crossed, type Listing, type Order } from './in-turn.ts'
import type { TicketFilter } from './ticket-filter.ts'

const DAY_MS = 86_400_000

export function orderOf({ list }: Pick<TicketFilter, 'list'>): Order {
  return { field: list === 'overdue' ? 'dueAt' : 'turn', direction: 1 }
}

/** The list in each of the ways of seeing it. A short one is looked at whole; of one that is known to be long, the beginning first. */
export function listingOf(
  ways: readonly Filter<Ticket>[],
  filter: TicketFilter,
  { personId, now, isLong = false }: { readonly personId: string; readonly now: Date; readonly isLong?: boolean },
): Listing {
  const { categoryId, requester } = filter
  const narrowed: Filter<Ticket> = {
    ...(categoryId === null ? {} : { categoryId }),
    ...(requester === null ? {} : { 'requester.address': requester }),
    ...(filter.list === 'mine' ? { 'assignee.personId': personId } : {}),
  }
  return { parts: crossed(crossed(ways, partsOf(filter)), [narrowed]), reaches: reachesOf(filter, now, isLong) }
}

function partsOf({ list }: Pick<TicketFilter, 'list'>): readonly Filter<Ticket>[] {
  switch (list) {
    case 'unassigned':
      return [{ queue: 'unassigned' }, { queue: 'waiting-unassigned' }]
    case 'waiting':
      return [{ queue: 'waiting' }, { queue: 'waiting-unassigned' }]
    case 'overdue':
      return OPEN_QUEUES.map((queue) => ({ queue }))
    case 'resolved':
      return [{ queue: 'ended' }]
    case 'mine':
    case 'urgent':
    case 'all':
      return [{}]
  }
}

/** One bound each, as every store finds the end of an index at once. */
function reachesOf({ list }: Pick<TicketFilter, 'list'>, now: Date, isLong: boolean): readonly Filter<Ticket>[] {
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS)
  const normal = firstTurn('normal')
  const until = (...turns: readonly number[]): readonly Filter<Ticket>[] =>
    turns.map((turn) => ({ turn: { $lt: turn } }))
  switch (list) {
    case 'overdue':
      return [{ dueAt: { $lt: now } }]
    case 'urgent':
      return until(firstTurn('high'))
    case 'resolved':
      return until(endedTurn(before(2)), endedTurn(before(30)), Infinity)
    default:
      return isLong
        ? until(firstTurn('high'), normal, ...[90, 30, 7].map((days) => normal + before(days).getTime()), OPEN_UNTIL)
        : until(OPEN_UNTIL)
  }
}
