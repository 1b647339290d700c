// Tickets by their words, open and closed, the newest first.
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { askedWords } from '../../../domain/ticket/words.ts'
import { InvalidInputError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { phrase } from '../../../texts/say.ts'
import type { IdentityDeps } from '../../people/requester-of.ts'
import type { Documents } from '../../documents.ts'
import type { Filter } from '../../ports/documents.ts'
import { readTakenNumber } from '../ticket-numbers.ts'
import { both } from './in-turn.ts'
import { inSight, isInSight, type ListSight } from './list-sight.ts'

/** Of more matches the newest are found: another word says more than another page. */
export const MOST_FOUND = 100
/** How many of the newest numbers are looked through first, then ten times as many, and so on. */
const FIRST_REACH = 2_000
const FEW = 2 * MOST_FOUND

/** After every word that begins with another one, whatever comes next. */
const LAST = '\uFFFF'

/**
 * At most `MOST_FOUND` tickets in sight that have all the words, or words that begin with them. Throws `InvalidInputError` when
 * nothing in `typed` can be looked for.
 */
export async function searchTickets(
  { documents }: Pick<IdentityDeps, 'documents'>,
  sight: ListSight,
  typed: string,
): Promise<readonly Ticket[]> {
  const words = askedWords(typed)
  if (words.length === 0) throw nothingAsked(sight.actor)
  const ways = inSight(sight, null)
  const reaches = await newestFirst(documents)
  const find = async (having: Filter<Ticket>): Promise<readonly Ticket[]> => {
    let found: readonly Ticket[] = []
    for (const reach of reaches) {
      const each = await Promise.all(ways.map((way) => newestOf(documents, both(both(having, way), reach))))
      found = each.flat().toSorted((a, b) => b.number - a.number)
      if (found.length >= MOST_FOUND) break
    }
    return found
  }
  // Whole words are the shorter way, and where they fill the answer nobody misses the others.
  const whole = await find(all(words.map((word) => ({ words: word }))))
  const begun =
    whole.length >= MOST_FOUND
      ? []
      : await find(all(words.map((word) => ({ words: { $elemMatch: { $gte: word, $lt: word + LAST } } }))))
  const each = new Map([...whole, ...begun].map((ticket) => [ticket._id, ticket]))
  return [...each.values()]
    .filter((ticket) => isInSight(sight, ticket))
    .toSorted((a, b) => b.number - a.number)
    .slice(0, MOST_FOUND)
}

/**
 * Few are found by their words and put in order here. Asked for the newest at once, a store may go through all tickets by number:
 * that is quick only where many match.
 */
async function newestOf({ tickets }: Pick<Documents, 'tickets'>, filter: Filter<Ticket>): Promise<readonly Ticket[]> {
  const some = await tickets.find(filter, { limit: FEW })
  return some.length < FEW ? some : await tickets.find(filter, { sort: { number: -1 }, limit: MOST_FOUND })
}

function all(filters: readonly Filter<Ticket>[]): Filter<Ticket> {
  const [only] = filters
  return filters.length === 1 && only ? only : { $and: filters }
}

async function newestFirst(documents: Pick<Documents, 'counters'>): Promise<readonly Filter<Ticket>[]> {
  const newest = await readTakenNumber(documents)
  const reaches: Filter<Ticket>[] = []
  for (let length = FIRST_REACH; length < newest; length *= 10) reaches.push({ number: { $gt: newest - length } })
  return [...reaches, {}]
}

function nothingAsked({ _id }: Person): InvalidInputError {
  return new InvalidInputError({
    message: `Person '${_id}' searched for nothing`,
    forPerson: phrase('finding.nothingAsked'),
  })
}
