// Who said the last word of a ticket, as far as its requester may know it.
import { isOwnStart, publicSide } from '../../domain/ticket/public-entries.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import type { LastWord, MyStatus } from '../views/my-ticket-view.ts'

export function myStatus({ status, mergedInto }: Pick<Ticket, 'status' | 'mergedInto'>): MyStatus {
  return mergedInto === null ? status : 'elsewhere'
}

/** For each of the tickets, with one read for all of them. */
export async function lastWords(
  { documents }: Pick<Deps, 'documents'>,
  tickets: readonly Ticket[],
): Promise<ReadonlyMap<string, LastWord>> {
  const ids = tickets.flatMap(({ lastMessage }) => (lastMessage === null ? [] : [lastMessage.entryId]))
  const found = ids.length === 0 ? [] : await documents.entries.find({ _id: { $in: ids } })
  const entries = new Map(found.map((entry) => [entry._id, entry]))
  return new Map(tickets.map((ticket) => [ticket._id, lastWordOf(ticket, entries)]))
}

function lastWordOf(ticket: Ticket, entries: ReadonlyMap<string, Entry>): LastWord {
  const { requester, lastReply, lastMessage, createdAt, outbox } = ticket
  const waiting = outbox.flatMap((item) => (item.kind === 'entry' && item.entry.kind === 'message' ? [item.entry] : []))
  const message =
    lastMessage && (entries.get(lastMessage.entryId) ?? waiting.find(({ _id }) => _id === lastMessage.entryId))
  const words: readonly LastWord[] = [
    { kind: isOwnStart(ticket) ? 'you-opened' : 'opened-for-you', name: '', at: createdAt },
    ...(message && publicSide(message, requester) === 'you'
      ? [{ kind: 'you-wrote', name: '', at: message.at } as const]
      : []),
    ...(lastReply && isToThem(lastReply, requester)
      ? [{ kind: 'team-wrote', name: lastReply.by, at: lastReply.at } as const]
      : []),
  ]
  return words.reduce((last, word) => (word.at >= last.at ? word : last))
}

function isToThem(
  { to, toPerson }: NonNullable<Ticket['lastReply']>,
  { personId, address }: Ticket['requester'],
): boolean {
  return to.includes(address) || toPerson?.personId === personId
}
