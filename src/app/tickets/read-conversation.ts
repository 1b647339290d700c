// The conversation of a ticket, newest first, page by page: each starts where another ends, so that none costs more than the first.
import { startId } from '../../domain/ticket/began.ts'
import { ConflictError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import type { Filter, FindOptions } from '../ports/documents.ts'
import type { Entry } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import type { ConversationEntryView, TicketPanel } from '../views/card-view.ts'
import type { LinkDeps } from './files/file-link.ts'
import { smallPictures } from './files/small-pictures.ts'
import { conversationIds, conversationOf } from './kin/conversation-of.ts'
import { maySplit } from './kin/split-entry.ts'
import { entryView, START_ID, startView, waitingEntries } from '../views/conversation-view.ts'
import { beyond, placeText, readPlace, type Place } from './conversation-place.ts'

type PanelOf<K extends TicketPanel['kind']> = Extract<TicketPanel, { readonly kind: K }>

/** Rows of a page, and how many of them may have a text. */
const ROWS = 9
const TEXTS = 5

/** Small pictures shown with an entry among others, and with one alone. */
const PICTURES_AMONG = 2
export const PICTURES_ALONE = 6

type ConversationDeps = LinkDeps & Pick<Deps, 'documents'>

/** Where the oldest page ends: what is newer than this is everything. */
const BEFORE_ALL = { at: new Date(0), entryId: '' }

/**
 * For agents: internal entries are among them. `page` is a place as `placeText` writes it; empty for the newest, which is also
 * what one gets for a place that is none. Links to pictures are made for the one who asks.
 */
export async function readConversation(
  deps: ConversationDeps,
  actor: Pick<Person, '_id'>,
  ticket: Ticket,
  page: string,
): Promise<PanelOf<'conversation'>> {
  const place = readPlace(page)
  const pictures = (entry: Entry | null) => smallPictures(deps, actor, ticket, entry, PICTURES_AMONG)
  const viewOf = (entry: Entry): ConversationEntryView => {
    return { ...entryView(entry, ticket, maySplit(ticket, entry)), pictures: pictures(entry) }
  }
  const read = async (from: Place | null): Promise<readonly ConversationEntryView[]> => {
    const stored = await deps.documents.entries.find(...query(ticket, from))
    const waiting = waitingEntries(ticket).filter((entry) => from === null || beyond(from, entry))
    // The mail it began with is shown from the ticket, not from the entry that a merge made of it.
    const own = stored.filter(({ _id }) => _id !== startId(ticket))
    return merged([...own.map(viewOf), ...waiting], from)
  }
  if (place?.go === 'newer') {
    const found = await read(place)
    const shown = fitting(found).toReversed()
    const [first] = shown
    const last = shown.at(-1)
    // Otherwise the top is reached, and the newest page is shown in full.
    if (first && last && shown.length < found.length) {
      return panel(shown, { newer: placeText('newer', first), older: placeText('older', last) })
    }
  }
  const from = place?.go === 'older' ? place : null
  const found = await read(from)
  const all = fitting([...found, { ...startView(ticket), pictures: pictures(null) }])
  const last = all.at(-1)
  return panel(all, {
    newer: from === null ? null : placeText('newer', found[0] ?? BEFORE_ALL),
    older: !last || last.entryId === START_ID ? null : placeText('older', last),
  })
}

/** One entry alone; `from` counts the characters before what is shown. Throws `ConflictError` where there is none (any more). */
export async function readEntry(
  deps: ConversationDeps,
  actor: Pick<Person, '_id'>,
  ticket: Ticket,
  { entryId, from }: { readonly entryId: string; readonly from: number },
): Promise<PanelOf<'entry'>> {
  const stored =
    entryId === START_ID
      ? undefined
      : await deps.documents.entries.findOne({ _id: entryId, ticketId: { $in: conversationIds(ticket) } })
  const entry = stored
    ? entryView(stored, ticket)
    : [...waitingEntries(ticket), startView(ticket)].find((other) => other.entryId === entryId)
  if (!entry) {
    throw new ConflictError({
      message: `Ticket '${ticket._id}' has no entry '${entryId}'`,
      forPerson: phrase('tickets.otherEntry'),
    })
  }
  const isOwn = stored !== undefined || entryId === START_ID
  const pictures = isOwn ? smallPictures(deps, actor, ticket, stored ?? null, PICTURES_ALONE) : []
  return {
    kind: 'entry',
    entry: { ...entry, pictures },
    from,
    page: placeText('older', entryId === START_ID ? BEFORE_ALL : justAfter(entry)),
  }
}

/** The page that begins there has the entry on top. */
function justAfter({ at, entryId }: ConversationEntryView): Pick<Place, 'at' | 'entryId'> {
  return { at, entryId: `${entryId} ` }
}

/** One more than a page can hold says whether there is another one, beside the one that is not shown. */
function query(ticket: Ticket, from: Place | null): [Filter<Entry>, FindOptions<Entry>] {
  const order = from?.go === 'newer' ? 1 : -1
  const options: FindOptions<Entry> = { sort: { at: order, _id: order }, limit: ROWS + 2 }
  const of = conversationOf(ticket)
  if (from === null) return [of, options]
  const { at, entryId } = from
  const further = order === 1 ? '$gt' : '$lt'
  // What the index is asked for; times are whole milliseconds.
  const bound = order === 1 ? { $gte: at } : { $lt: new Date(at.getTime() + 1) }
  const or = [{ at: { [further]: at } }, { at, _id: { [further]: entryId } }]
  return [{ ...of, at: bound, $or: or }, options]
}

/** In the order in which they are read; what waits may be stored meanwhile, and counts once. */
function merged(entries: readonly ConversationEntryView[], from: Place | null): readonly ConversationEntryView[] {
  const once = new Map(entries.map((entry) => [entry.entryId, entry]))
  const sign = from?.go === 'newer' ? 1 : -1
  return [...once.values()].toSorted(
    (a, b) => sign * (a.at.getTime() - b.at.getTime() || (a.entryId < b.entryId ? -1 : 1)),
  )
}

/** The first of them, as many as a page holds. */
function fitting(entries: readonly ConversationEntryView[]): readonly ConversationEntryView[] {
  let texts = 0
  const end = entries.findIndex(({ kind }, index) => {
    if (kind === 'said') texts += 1
    return index === ROWS || texts > TEXTS
  })
  return end < 0 ? entries : entries.slice(0, end)
}

function panel(
  entries: readonly ConversationEntryView[],
  pages: Pick<PanelOf<'conversation'>, 'newer' | 'older'>,
): PanelOf<'conversation'> {
  return { kind: 'conversation', entries, ...pages }
}
