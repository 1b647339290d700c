// The tickets that somebody looks for by number or words, to share them.
import { InvalidInputError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { IdentityDeps } from '../../people/requester-of.ts'
import { findInTurn } from './in-turn.ts'
import { inSight, isInSight, readListSight } from './list-sight.ts'
import { listingOf, orderOf } from './listing-of.ts'
import { searchTickets } from './search-tickets.ts'
import { EVERY_OPEN_TICKET, type TicketList } from './ticket-filter.ts'

/**
 * At most `limit` tickets that the person may see: that of the number (`12`, `#12`), or those with all words, the newest first.
 * Without words the open ones that are assigned to the person, or else all open ones, as their lists have them.
 */
export async function ticketsToShare(
  deps: IdentityDeps,
  actor: Person,
  typed: string,
  limit: number,
): Promise<readonly Ticket[]> {
  const { tickets } = deps.documents
  const sight = await readListSight(deps, actor, null)
  const words = typed.trim().slice(0, 200)
  const number = /^#?(\d{1,9})$/u.exec(words)?.[1]
  if (number !== undefined) {
    const found = await tickets.findOne({ number: Number(number) })
    return found && isInSight(sight, found) ? [found] : []
  }
  if (words !== '') {
    const found = await searchTickets(deps, sight, words).catch((error: unknown) => {
      // Nothing in it can be looked for.
      if (error instanceof InvalidInputError) return []
      throw error
    })
    return found.slice(0, limit)
  }
  const open = async (list: TicketList): Promise<readonly Ticket[]> => {
    const filter = { ...EVERY_OPEN_TICKET, list }
    const ways = inSight(sight, null)
    const listing = listingOf(ways, filter, { personId: actor._id, now: deps.clock(), isLong: true })
    const found = await findInTurn(tickets, listing, { order: orderOf(filter), want: limit })
    return found.filter((ticket) => isInSight(sight, ticket))
  }
  const own = await open('mine')
  return own.length > 0 ? own : await open('all')
}
