// One page of a list, and how many pages there are.
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Collection, Filter } from '../../ports/documents.ts'
import { countUpTo, findInTurn, MOST_COUNTED } from './in-turn.ts'
import { listingOf, orderOf } from './listing-of.ts'
import type { TicketFilter } from './ticket-filter.ts'

/** Nobody leafs further: a filter is quicker. */
const MOST_PAGES = 50

export interface ListPage {
  readonly tickets: readonly Ticket[]
  /** One more than `MOST_COUNTED` where nobody counts further. */
  readonly total: number
  /** The page that was wanted, or the nearest that is there. */
  readonly page: number
  readonly pages: number
}

export async function readListPage(
  tickets: Pick<Collection<Ticket>, 'count' | 'find'>,
  ways: readonly Filter<Ticket>[],
  filter: TicketFilter,
  wanted: { readonly personId: string; readonly now: Date; readonly page: number; readonly size: number },
): Promise<ListPage> {
  const { size } = wanted
  const total = await countUpTo(tickets, listingOf(ways, filter, wanted))
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(Math.min(total, MOST_COUNTED) / size)))
  const page = Math.min(Math.max(1, wanted.page), pages)
  const listing = listingOf(ways, filter, { ...wanted, isLong: total > MOST_COUNTED })
  const found = await findInTurn(tickets, listing, { order: orderOf(filter), want: page * size })
  return { tickets: found.slice((page - 1) * size), total, page, pages }
}
