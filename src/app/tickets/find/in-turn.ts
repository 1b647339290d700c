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

export interface Listing {
  /** No ticket matches two of them: each is served by one index, in the order of the list. */
  readonly parts: readonly Filter<Ticket>[]
  /** How far a list is looked at, each further than the one before and the last to its end: what is near costs no more than that. */
  readonly reaches: readonly Filter<Ticket>[]
}

/** The first `want` of the list. */
export async function findInTurn(
  tickets: Pick<Tickets, 'find'>,
  { parts, reaches }: Listing,
  { order, want }: { readonly order: Order; readonly want: number },
): Promise<readonly Ticket[]> {
  const sort = { [order.field]: order.direction, number: order.direction }
  let found: readonly Ticket[] = []
  for (const reach of reaches) {
    const each = await Promise.all(parts.map((part) => tickets.find(both(part, reach), { sort, limit: want })))
    found = each.length === 1 ? each.flat() : inOrder(each.flat(), order).slice(0, want)
    if (found.length >= want) break
  }
  return found
}

/** How many there are; one more than `most` when there are more. */
export async function countUpTo(
  tickets: Pick<Tickets, 'count'>,
  { parts, reaches }: Listing,
  most = MOST_COUNTED,
): Promise<number> {
  let total = 0
  for (const reach of reaches) {
    const counts = await Promise.all(parts.map((part) => tickets.count(both(part, reach), most + 1)))
    total = counts.reduce((sum, count) => sum + count, 0)
    if (total > most) return most + 1
  }
  return total
}

/** Both must hold. Flat where it can be, which every planner of queries understands. */
export function both(a: Filter<Ticket>, b: Filter<Ticket>): Filter<Ticket> {
  return Object.keys(a).some((key) => Object.hasOwn(b, key)) ? { $and: [a, b] } : { ...a, ...b }
}

/** Each with each. */
export function crossed(ways: readonly Filter<Ticket>[], parts: readonly Filter<Ticket>[]): readonly Filter<Ticket>[] {
  return ways.flatMap((way) => parts.map((part) => both(way, part)))
}

function inOrder(tickets: readonly Ticket[], { field, direction }: Order): readonly Ticket[] {
  const key = (ticket: Ticket): number => Number(ticket[field])
  return tickets.toSorted((a, b) => direction * (key(a) - key(b) || a.number - b.number))
}
