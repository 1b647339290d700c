// Where a ticket stands in the lists: one word for the list, one number for the place in it, so that one index serves every list.
import type { Aside, Place } from './place.ts'
import { isOpen, PRIORITIES, type Priority, type Ticket } from './ticket.ts'

/** Milliseconds that no date reaches: what one priority is ahead of the next. */
const STEP = 1e13

/** Every open ticket has an earlier turn and every other one a later one: a list of the open ones is one stretch of an index. */
export const OPEN_UNTIL = PRIORITIES.length * STEP

type Placed = Pick<Ticket, 'status' | 'priority' | 'assignee' | 'createdAt' | 'updatedAt' | 'resolvedAt'>

export function placeInLists(ticket: Placed & Pick<Ticket, 'mergedInto' | 'notRequest'>): Place {
  const { status, priority, assignee, createdAt, updatedAt, resolvedAt } = ticket
  if (!isOpen(status)) {
    return { queue: asideOf(ticket) === null ? 'ended' : 'set-aside', turn: endedTurn(resolvedAt ?? updatedAt) }
  }
  const turn = firstTurn(priority) + createdAt.getTime()
  if (status === 'waiting') return { queue: assignee === null ? 'waiting-unassigned' : 'waiting', turn }
  return { queue: assignee === null ? 'unassigned' : 'assigned', turn }
}

/** The later it ended, the earlier its turn. */
export function endedTurn(at: Date): number {
  return OPEN_UNTIL + STEP - at.getTime()
}

/** Why nobody works it or counts it as resolved; `null` for all others. */
export function asideOf({ mergedInto, notRequest }: Pick<Ticket, 'mergedInto' | 'notRequest'>): Aside | null {
  return mergedInto !== null ? 'merged' : notRequest ? 'no-request' : null
}

/** Tickets of the priority have this turn or a later one; those of the next more urgent one have earlier ones. */
export function firstTurn(priority: Priority): number {
  return (PRIORITIES.length - 1 - PRIORITIES.indexOf(priority)) * STEP
}
