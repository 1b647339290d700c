// Tickets with something that Teams or Exchange will not take, found by what they said: of all others nothing is read.
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Documents } from '../documents.ts'
import type { Filter } from '../ports/documents.ts'

/** `given-up` waits for a person, `refused` is tried again, `failing` fails for another reason. */
const SIGNS = {
  'given-up': 'outbox.parked.code',
  refused: 'outbox.refused.code',
  failing: 'outbox.failing.code',
} as const

export type NotTaken = keyof typeof SIGNS

/** Those of the tickets that match, each once. One question for each sign, as an index serves one at a time. */
export async function findNotTaken(
  { tickets }: Pick<Documents, 'tickets'>,
  of: Filter<Ticket>,
  signs: readonly NotTaken[],
): Promise<readonly Ticket[]> {
  const each = await Promise.all(signs.map((sign) => tickets.find({ ...of, [SIGNS[sign]]: { $gte: '' } })))
  return [...new Map(each.flat().map((ticket) => [ticket._id, ticket])).values()]
}
