// What happened to a ticket beside what was said: every change that people care about is an entry of the timeline.
import type { Phrase } from '../../texts/say.ts'
import { OF_NO_MAIL, type Entry } from './entry.ts'
import type { Outgoing, OutboxItem } from './outbox.ts'
import type { LastEvent, Ticket, TicketChange } from './ticket.ts'

export type EventItem = Extract<OutboxItem, { readonly kind: 'entry' }>

/** Who does something, as the card will name them; `personId` is `null` for whoever holds the signed link of a ticket. */
export interface Actor {
  readonly personId: string | null
  readonly name: string
}

/** Somebody in Teams. */
export interface Doer extends Actor {
  readonly personId: string
}

/** `what` follows the name: `took this ticket`. Nobody's name is Frontdesk's. */
export function doneBy({ personId, name }: Actor, what: Phrase, now: Date): LastEvent {
  return { at: now, by: name === '' ? null : name, what, ...(personId === null ? {} : { personId }) }
}

/**
 * Named by the write of the ticket that it belongs to, of which there is but one: writing it twice is writing it once. For agents
 * only.
 */
export function eventEntry(ticket: Pick<Ticket, '_id' | 'revision'>, { at, by, what, personId }: LastEvent): Entry {
  return {
    ...{ _id: eventId(ticket._id, ticket.revision + 1), ticketId: ticket._id, kind: 'event', audience: 'internal' },
    ...{ ...OF_NO_MAIL, ...(typeof what === 'string' ? { text: what } : { text: '', phrase: what }) },
    ...{ by: { personId: personId ?? null, name: by ?? '', address: '' }, at },
  }
}

/** What leaves because of the change, the entry that tells it among it: it stands in the outbox from the write of the change on. */
export function outgoingOf(
  ticket: Pick<Ticket, '_id' | 'revision'>,
  { fields: { lastEvent }, outgoing: own, news, event = lastEvent ?? null }: TicketChange,
  now: Date,
): readonly Outgoing[] {
  const outgoing = news ? waiting(own) : own
  const isSaid = outgoing.some(({ kind }) => kind === 'entry')
  if (event === null || isSaid) return outgoing
  return [...outgoing, { kind: 'entry', entry: eventEntry(ticket, { at: lastEvent?.at ?? now, ...event }) }]
}

/** The change with a redraw that waits for open forms: agents did not do it. What they fill in was decided by what was before. */
export function inTime(change: TicketChange): TicketChange {
  return { ...change, outgoing: waiting(change.outgoing) }
}

function waiting(outgoing: readonly Outgoing[]): readonly Outgoing[] {
  return outgoing.map((item) => (item.kind === 'card' || item.kind === 'copy' ? { ...item, waits: true } : item))
}

/** Nothing follows from it but that it is stored: it is never said in a thread. */
export function isEvent(item: OutboxItem): item is EventItem {
  return item.kind === 'entry' && item.entry.kind === 'event'
}

/** In order of time also where several happened at once. */
export function eventId(ticketId: string, revision: number): string {
  return `event/${ticketId}/${String(revision).padStart(9, '0')}`
}
