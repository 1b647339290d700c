// What a customer reads of their ticket's conversation, newest first, page by page: their own words, and what was written to them.
import { startId } from '../../domain/ticket/began.ts'
import { CUSTOMER_KINDS, isOwnStart, publicSide } from '../../domain/ticket/public-entries.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'
import { beyond, placeText, readPlace, type Place } from '../tickets/conversation-place.ts'
import { conversationOf } from '../tickets/kin/conversation-of.ts'
import { START_ID } from '../views/conversation-view.ts'
import { shownText } from '../views/removed-view.ts'
import type { PublicConversation, PublicEntry } from '../views/public-conversation-view.ts'

export type { PublicConversation, PublicEntry } from '../views/public-conversation-view.ts'

/** Where the oldest page ends: what is newer than this is everything. */
const BEFORE_ALL = { at: new Date(0), entryId: '' }

/**
 * For the ticket's requester, whoever that is now. `page` is a place as `placeText` writes it; empty for the newest, which is also
 * what one gets for a place that is none. `size`: how many entries a page holds.
 */
export async function readPublicConversation(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Ticket,
  page: string,
  size: number,
): Promise<PublicConversation> {
  const place = readPlace(page)
  const read = async (from: Place | null): Promise<readonly PublicEntry[]> => {
    const waiting = waitingMessages(ticket).filter((entry) => from === null || beyond(from, placeIn(entry)))
    const entries = [...(await stored(documents, ticket, from, size)), ...waiting]
    return inOrder(entries, from).flatMap((entry) => publicEntry(entry, ticket))
  }
  if (place?.go === 'newer') {
    const found = await read(place)
    const shown = found.slice(0, size).toReversed()
    const [first] = shown
    const last = shown.at(-1)
    // Otherwise the top is reached, and the newest page is shown in full.
    if (first && last && found.length > size) {
      return { entries: shown, newer: placeText('newer', first), older: placeText('older', last) }
    }
  }
  const from = place?.go === 'older' ? place : null
  const found = [...(await read(from)), start(ticket)]
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  return {
    entries: shown,
    newer:
      from === null ? null : placeText('newer', shown[0]?.entryId === START_ID ? BEFORE_ALL : (shown[0] ?? BEFORE_ALL)),
    older: !last || last.entryId === START_ID ? null : placeText('older', last),
  }
}

/** One more than a page can hold says whether there is another one. */
async function stored(
  { entries }: Pick<Deps['documents'], 'entries'>,
  ticket: Ticket,
  from: Place | null,
  size: number,
): Promise<readonly Entry[]> {
  const words = wordsFor(ticket)
  if (words.length === 0) return []
  const order = from?.go === 'newer' ? 1 : -1
  const further = order === 1 ? '$gt' : '$lt'
  const beyondIt =
    from === null ? [] : [{ $or: [{ at: { [further]: from.at } }, { at: from.at, _id: { [further]: from.entryId } }] }]
  const bound = from === null ? {} : { at: order === 1 ? { $gte: from.at } : { $lt: new Date(from.at.getTime() + 1) } }
  return await entries.find(
    { ...conversationOf(ticket), audience: 'public', warning: null, ...bound, $and: [{ $or: words }, ...beyondIt] },
    { sort: { at: order, _id: order }, limit: size + 2 },
  )
}

/** `publicSide` as filters, none where nothing can be theirs. */
function wordsFor({ requester: { personId, address } }: Ticket): readonly Filter<Entry>[] {
  const own = { kind: { $in: CUSTOMER_KINDS } }
  return [
    ...(address === '' ? [] : [{ kind: 'reply', 'to.address': address } as const, { ...own, 'by.address': address }]),
    ...(personId === null
      ? []
      : [{ ...own, 'by.personId': personId }, { kind: 'reply', 'toPerson.personId': personId } as const]),
  ]
}

/** What they wrote a moment ago belongs to it already; replies do so once they left. */
function waitingMessages({ outbox }: Pick<Ticket, 'outbox'>): readonly Entry[] {
  return outbox.flatMap((item) => (item.kind === 'entry' && item.entry.kind === 'message' ? [item.entry] : []))
}

/** In the order in which they are read; what waits may be stored meanwhile, and counts once. */
function inOrder(entries: readonly Entry[], from: Place | null): readonly Entry[] {
  const once = new Map(entries.map((entry) => [entry._id, entry]))
  const sign = from?.go === 'newer' ? 1 : -1
  return [...once.values()].toSorted((a, b) => sign * (a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1)))
}

/** Asked again of each before it is shown. What the ticket began with is shown from the ticket, not from the entry that a merge made of it. */
function publicEntry(entry: Entry, ticket: Ticket): readonly PublicEntry[] {
  const side = entry._id === startId(ticket) ? null : publicSide(entry, ticket.requester)
  if (side === null) return []
  const by = side === 'you' ? ({ kind: 'you' } as const) : ({ kind: 'team', name: entry.by.name } as const)
  const { unkept, attachments } = entry
  return [{ ...placeIn(entry), by, text: shownText(entry), unkept, files: attachments.length }]
}

function placeIn({ at, _id }: Entry): Pick<PublicEntry, 'at' | 'entryId'> {
  return { at, entryId: _id }
}

function start(ticket: Ticket): PublicEntry {
  const at = { entryId: START_ID, at: ticket.createdAt }
  if (!isOwnStart(ticket)) return { ...at, by: { kind: 'opening' }, text: '', unkept: 0, files: 0 }
  const { unkept, attachments } = ticket
  return { ...at, by: { kind: 'you' }, text: shownText(ticket), unkept, files: attachments.length }
}
