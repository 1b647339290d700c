// Channels that show a ticket besides its own: each has a live card of it, posted and redrawn as an item of the outbox of its own.
import type { SupportChannel, WhichTickets } from '../channel.ts'
import type { CardCopy } from './card-copy.ts'
import type { CatalogueItem } from './catalogue.ts'
import { addOutgoing, type Outgoing, type OutboxItem, type PostedMessage } from './outbox.ts'
import type { Priority, Ticket } from './ticket.ts'

/** In how many channels a ticket stands besides its own, at most. */
export const MOST_COPIES = 4

type WantedCopy = Pick<CardCopy, 'channelId' | 'byRule'>
/** Where the cards of a ticket stand. */
export type Cards = Pick<Ticket, 'channelId' | 'card' | 'copies'>

/** What says where a ticket is shown besides its own channel. */
export interface CopyRoutes {
  /** Named by service type and category. */
  readonly channelIds: readonly string[]
  readonly channels: readonly SupportChannel[]
}

export function copyRoutes(
  channels: readonly SupportChannel[],
  ...items: readonly (Pick<CatalogueItem, 'alsoIn'> | null | undefined)[]
): CopyRoutes {
  return { channelIds: items.flatMap((item) => item?.alsoIn ?? []), channels }
}

type Seen = Pick<Ticket, 'organisationPath' | 'priority'>

/** Whether the ticket may have a copy there: only where those read who see all tickets of its organisation anyway. */
export function mayShowCopy(
  { active, organisationId }: Pick<SupportChannel, 'active' | 'organisationId'>,
  { organisationPath }: Pick<Ticket, 'organisationPath'>,
): boolean {
  return active && organisationPath.includes(organisationId)
}

/** What is named comes first, then the channels that ask for such tickets themselves; `mainId` is the ticket's own channel. */
export function copyChannels(
  ticket: Seen,
  mainId: string | null,
  { channelIds, channels }: CopyRoutes,
  ruleIds: readonly string[] = [],
): readonly WantedCopy[] {
  if (mainId === null) return []
  const may = (id: string): boolean =>
    id !== mainId && channels.some((channel) => channel._id === id && mayShowCopy(channel, ticket))
  const asking = channels
    .filter((channel) => asksFor(channel, ticket))
    .toSorted((a, b) => a.name.localeCompare(b.name) || (a._id < b._id ? -1 : 1))
  const wanted = new Set([...ruleIds, ...channelIds, ...asking.map(({ _id }) => _id)].filter(may))
  return [...wanted]
    .slice(0, MOST_COPIES)
    .map((channelId) => ({ channelId, ...(ruleIds.includes(channelId) ? { byRule: true as const } : {}) }))
}

/** Those of a new ticket: none is posted yet. */
export function newCopies(wanted: readonly WantedCopy[]): readonly CardCopy[] {
  return wanted.map((copy) => ({ ...copy, card: null }))
}

function asksFor({ alsoShows }: Pick<SupportChannel, 'alsoShows'>, { organisationPath, priority }: Seen): boolean {
  if (alsoShows === null || !organisationPath.includes(alsoShows.organisationId)) return false
  return SHOWN_PRIORITIES[alsoShows.which].includes(priority)
}

const SHOWN_PRIORITIES: Readonly<Record<WhichTickets, readonly Priority[]>> = {
  all: ['low', 'normal', 'high', 'urgent'],
  high: ['high', 'urgent'],
  urgent: ['urgent'],
}

/** The copies that the ticket has with this priority in that channel of its own; without `routes` those it has. */
export function copiesThere(
  ticket: Cards & Seen,
  mainId: string | null,
  routes: CopyRoutes | undefined,
): readonly WantedCopy[] {
  if (!routes) return mainId === null ? [] : ticket.copies.filter(({ channelId }) => channelId !== mainId)
  const ruleIds = ticket.copies.filter(({ byRule }) => byRule === true).map(({ channelId }) => channelId)
  return copyChannels(ticket, mainId, routes, ruleIds)
}

/**
 * The ticket's cards once it stands in that channel and in those. A card that stands where one belongs stays, whatever it was before:
 * no channel has two. One that stands elsewhere becomes a pointer. `fields`: those that differ.
 */
export function placed(
  ticket: Cards,
  channelId: string | null,
  wanted: readonly WantedCopy[],
): { readonly fields: Partial<Cards>; readonly outgoing: readonly Outgoing[] } {
  const standing = new Map(ticket.copies.map((copy) => [copy.channelId, copy.card]))
  if (ticket.channelId !== null) standing.set(ticket.channelId, ticket.card)
  const copies = wanted.map((copy) => ({ ...copy, card: standing.get(copy.channelId) ?? null }))
  const card = channelId === null ? null : (standing.get(channelId) ?? null)
  const shown = new Set([channelId, ...wanted.map((copy) => copy.channelId)])
  const left = [...standing].flatMap(([id, posted]) => (shown.has(id) || posted === null ? [] : [posted]))
  return {
    fields: {
      ...(channelId === ticket.channelId ? {} : { channelId, card }),
      ...(isSame(ticket.copies, copies) ? {} : { copies }),
    },
    outgoing: left.map((posted) => ({ kind: 'pointer', posted })),
  }
}

function isSame(one: readonly CardCopy[], other: readonly CardCopy[]): boolean {
  return (
    one.length === other.length &&
    one.every((copy, index) => copy.channelId === other[index]?.channelId && copy.card === other[index].card)
  )
}

/** A card was posted for this channel: it is the one there, or points elsewhere where the ticket left that channel meanwhile. */
export function landed(ticket: Cards, channelId: string, card: PostedMessage): Partial<Cards> | 'elsewhere' {
  if (ticket.channelId === channelId) return { card }
  if (!ticket.copies.some((copy) => copy.channelId === channelId)) return 'elsewhere'
  return { copies: ticket.copies.map((copy) => (copy.channelId === channelId ? { ...copy, card } : copy)) }
}

/** The copy in that channel, as Teams knows it, without a thread. */
export function copyIn(ticket: Pick<Ticket, 'copies'>, conversationId: string): CardCopy | undefined {
  return ticket.copies.find(({ card }) => card !== null && card.conversationId.split(';')[0] === conversationId)
}

/** What leaves when the ticket's card is drawn: its copies are drawn with it. */
export function withCopies({ copies }: Pick<Ticket, 'copies'>, outgoing: readonly Outgoing[]): readonly Outgoing[] {
  const card = copies.length === 0 ? undefined : outgoing.find(({ kind }) => kind === 'card')
  if (card?.kind !== 'card') return outgoing
  return [...outgoing, ...copies.map(({ channelId }) => ({ ...card, kind: 'copy' as const, channelId }))]
}

/**
 * The outbox of a ticket with what a change of it lets leave; `ticket` as it is after that change. Copies that it has no more wait
 * for nothing.
 */
export function addToOutbox(
  ticket: Pick<Ticket, 'copies' | 'outbox'>,
  outgoing: readonly Outgoing[],
  now: Date,
  newId: () => string,
): readonly OutboxItem[] {
  const { copies, outbox } = ticket
  const left = outbox.filter((item) => item.kind !== 'copy' || copies.some((copy) => copy.channelId === item.channelId))
  return addOutgoing(left, withCopies(ticket, outgoing), now, newId)
}
