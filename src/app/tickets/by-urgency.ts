// A page of tickets in the order in which they want to be looked at: the most urgent first, of these the oldest.
import { PRIORITIES, type Ticket } from '../../domain/ticket/ticket.ts'
import type { Collection, Filter } from '../ports/documents.ts'

/** Those that match, from `skip` on, at most `limit`. Stores sort by the words of the priorities, so each is asked for by itself. */
export async function findByUrgency(
  tickets: Pick<Collection<Ticket>, 'count' | 'find'>,
  filter: Filter<Ticket>,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<readonly Ticket[]> {
  const found: Ticket[] = []
  let left = skip
  for (const priority of PRIORITIES.toReversed()) {
    if (found.length === limit) break
    const those: Filter<Ticket> = { $and: [filter, { priority }] }
    const count = await tickets.count(those)
    if (left < count) {
      const options = { sort: { createdAt: 1, number: 1 }, skip: left, limit: limit - found.length } as const
      found.push(...(await tickets.find(those, options)))
    }
    left = Math.max(0, left - count)
  }
  return found
}
