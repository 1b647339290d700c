// What each list holds, as conditions that an index serves in the list's order, cut into stretches.
import { OPEN_QUEUES } from '../../../domain/ticket/place.ts'
import { firstTurn } from '../../../domain/ticket/queue.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Filter } from '../../ports/documents.ts'
import { both, type Order, type Stretch } from './in-turn.ts'
import type { TicketFilter } from './ticket-filter.ts'

const DAY_MS = 86_400_000

export function orderOf({ list }: Pick<TicketFilter, 'list'>): Order {
  return { field: list === 'overdue' ? 'dueAt' : 'turn', direction: 1 }
}

/** Few stretches to count with, more of them to find the first of a list that is known to be long. */
export function stretchesOf(
  filter: TicketFilter,
  personId: string,
  now: Date,
  { isLong = false } = {},
): readonly Stretch[] {
  const { categoryId, requester } = filter
  const all: Filter<Ticket> = {
    ...conditionsOf(filter, personId, now),
    ...(categoryId === null ? {} : { categoryId }),
    ...(requester === null ? {} : { 'requester.address': requester }),
  }
  return boundariesOf(filter, now, isLong).map((stretch) => both(all, stretch))
}

function conditionsOf({ list }: TicketFilter, personId: string, now: Date): Filter<Ticket> {
  const open = { queue: { $in: OPEN_QUEUES } }
  switch (list) {
    case 'mine':
      return { 'assignee.personId': personId, ...open }
    case 'unassigned':
      return { queue: { $in: ['unassigned', 'waiting-unassigned'] } }
    case 'waiting':
      return { queue: { $in: ['waiting', 'waiting-unassigned'] } }
    case 'overdue':
      return { ...open, dueAt: { $lt: now } }
    case 'resolved':
      return { queue: 'ended' }
    case 'urgent':
    case 'all':
      return open
  }
}

function boundariesOf({ list }: TicketFilter, now: Date, isLong: boolean): readonly Stretch[] {
  const before = (days: number): number => now.getTime() - days * DAY_MS
  const normal = firstTurn('normal')
  switch (list) {
    case 'overdue':
      return [{}]
    case 'urgent':
      return [{ turn: { $lt: firstTurn('high') } }]
    case 'resolved':
      return cutAt([-before(2), -before(30)])
    default:
      return isLong
        ? cutAt([firstTurn('high'), normal, normal + before(30), normal + before(7), firstTurn('low')])
        : cutAt([normal])
  }
}

function cutAt(bounds: readonly number[]): readonly Stretch[] {
  return [...bounds, null].map((end, index) => {
    const start = bounds[index - 1]
    return { turn: { ...(start === undefined ? {} : { $gte: start }), ...(end === null ? {} : { $lt: end }) } }
  })
}
