// A ticket lists its latest entries as counted in; one that leaves the list says so itself, before it leaves.
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Documents } from '../documents.ts'

/** How many entries a ticket lists as counted in. */
const LATEST_ENTRIES = 10

/** Answers which leave the list with the next entry; they are marked as counted by then. */
export async function makeRoom(
  { entries }: Pick<Documents, 'entries'>,
  { entryIds }: Pick<Ticket, 'entryIds'>,
): Promise<ReadonlySet<string>> {
  const leaving = leavingFor({ entryIds })
  await entries.updateEach([...leaving].map((_id) => ({ filter: { _id }, update: { $set: { counted: true } } })))
  return leaving
}

/** The same for many tickets, with one write: which leave any of their lists. */
export async function makeRoomInEach(
  { entries }: Pick<Documents, 'entries'>,
  tickets: readonly Pick<Ticket, 'entryIds'>[],
): Promise<ReadonlySet<string>> {
  const leaving = new Set(tickets.flatMap((ticket) => [...leavingFor(ticket)]))
  await entries.updateEach([...leaving].map((_id) => ({ filter: { _id }, update: { $set: { counted: true } } })))
  return leaving
}

function leavingFor({ entryIds }: Pick<Ticket, 'entryIds'>): ReadonlySet<string> {
  return new Set(entryIds.slice(0, Math.max(0, entryIds.length - LATEST_ENTRIES + 1)))
}

/** The ticket without them. */
export function withRoom(ticket: Ticket, leaving: ReadonlySet<string>): Ticket {
  return { ...ticket, entryIds: ticket.entryIds.filter((id) => !leaving.has(id)) }
}
