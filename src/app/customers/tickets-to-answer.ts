// Which tickets of somebody wait for a word of theirs: what they write next may be that word.
import type { Person } from '../../domain/organisation/person.ts'
import { OPEN_QUEUES } from '../../domain/ticket/place.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import { crossed, findInTurn } from '../tickets/find/in-turn.ts'
import { inSight, isInSight, readListSight } from '../tickets/find/list-sight.ts'

/** Of more open tickets only the newest are looked at. */
const LOOKED_AT = 50
/** So many are offered at once. */
const MOST_OFFERED = 3

/**
 * Those that a team replied to last or set to waiting, whichever waits since when last first. A ticket whose number is named comes
 * before all others, open or not.
 */
export async function ticketsToAnswer(deps: IdentityDeps, actor: Person, text: string): Promise<readonly Ticket[]> {
  // As a requester only, whatever else they see.
  const sight = await readListSight(deps, { ...actor, memberships: [] }, null)
  const parts = crossed(
    inSight(sight, null),
    OPEN_QUEUES.map((queue) => ({ queue })),
  )
  const order = { field: 'number', direction: -1 } as const
  const open = await findInTurn(deps.documents.tickets, { parts, reaches: [{}] }, { order, want: LOOKED_AT })
  const named = await ticketNamed(deps, text)
  const found = [
    ...(named && isInSight(sight, named) ? [named] : []),
    ...open.filter((ticket) => waitsForThem(ticket) && isInSight(sight, ticket)).toSorted(latestFirst),
  ]
  return [...new Map(found.map((ticket) => [ticket._id, ticket])).values()].slice(0, MOST_OFFERED)
}

async function ticketNamed({ documents }: IdentityDeps, text: string): Promise<Ticket | undefined> {
  const number = /#(\d{1,9})\b/u.exec(text)?.[1]
  const ticket = number === undefined ? undefined : await documents.tickets.findOne({ number: Number(number) })
  return ticket?.mergedInto === null && !ticket.notRequest ? ticket : undefined
}

function waitsForThem({ status, mergedInto, lastReply, lastMessage, createdAt }: Ticket): boolean {
  if (mergedInto !== null || !isOpen(status)) return false
  return status === 'waiting' || (lastReply !== null && lastReply.at > (lastMessage?.at ?? createdAt))
}

function latestFirst(one: Ticket, other: Ticket): number {
  const since = ({ lastReply, updatedAt }: Ticket): number => (lastReply?.at ?? updatedAt).getTime()
  return since(other) - since(one)
}
