// The first tickets of a list, of several ways of seeing it, in order; and how many there are, as far as anybody counts.
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Collection, Filter } from '../../ports/documents.ts'

type Tickets = Pick<Collection<Ticket>, 'count' | 'find'>

/** Nobody leafs or counts further: what it costs must not grow with the number of tickets. */
export const MOST_COUNTED = 1_000

/** The number by which a list is ordered, ascending; of equals the lower ticket number comes first. */
export interface Order {
  readonly field: 'turn' | 'dueAt' | 'number'
  readonly direction: 1 | -1
}

/** A part of a list by `turn` (or by `number`, for searches): one after the other they are the whole of it. */
export type Stretch = Filter<Ticket>

/**
 * The first `want` that match one of the `ways`, each once. The `stretches` are looked at one after the other, until there are
 * enough, so that no store has more to put in order than it must.
 */
export async function findInTurn(
  tickets: Pick<Tickets, 'find'>,
  ways: readonly Filter<Ticket>[],
  stretches: readonly Stretch[],
  { order, want }: { readonly order: Order; readonly want: number },
): Promise<readonly Ticket[]> {
  const found: Ticket[] = []
  const sort = { [order.field]: order.direction, number: order.direction }
  for (const stretch of stretches) {
    const options = { sort, limit: want - found.length }
    const lists = await Promise.all(ways.map((way) => tickets.find(both(way, stretch), options)))
    found.push(...mergedInOrder(lists, order).slice(0, options.limit))
    if (found.length >= want) break
  }
  return found
}

/** How many match; one more than `most` when there are more. */
export async function countUpTo(
  tickets: Pick<Tickets, 'count'>,
  ways: readonly Filter<Ticket>[],
  stretches: readonly Stretch[],
  most = MOST_COUNTED,
): Promise<number> {
  let total = 0
  for (const stretch of stretches) {
    const parts = ways.map((way) => both(way, stretch))
    const [only] = parts
    if (only === undefined) return 0
    total += await tickets.count(parts.length === 1 ? only : { ...stretch, $or: parts }, most + 1 - total)
    if (total > most) return most + 1
  }
  return total
}

/** Both must hold. Flat where it can be, which every planner of queries understands. */
export function both(a: Filter<Ticket>, b: Filter<Ticket>): Filter<Ticket> {
  return Object.keys(a).some((key) => Object.hasOwn(b, key)) ? { $and: [a, b] } : { ...a, ...b }
}

function mergedInOrder(lists: readonly (readonly Ticket[])[], { field, direction }: Order): readonly Ticket[] {
  const each = new Map(lists.flat().map((ticket) => [ticket._id, ticket]))
  const key = (ticket: Ticket): number => Number(ticket[field])
  return [...each.values()].toSorted((a, b) => direction * (key(a) - key(b) || a.number - b.number))
}
