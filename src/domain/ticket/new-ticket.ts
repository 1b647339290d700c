// How every ticket begins, wherever it comes from.
import type { Phrase } from '../../texts/say.ts'
import type { Lease } from '../lease.ts'
import type { MailContent } from './entry.ts'
import type { CardCopy } from './card-copy.ts'
import { addToOutbox } from './copies.ts'
import { NO_KIN, type TicketRef } from './kin.ts'
import { withOutbox } from './lanes.ts'
import type { Outgoing } from './outbox.ts'
import type { Place } from './place.ts'
import { placeInLists } from './queue.ts'
import { eventEntry } from './ticket-events.ts'
import type { Requester, Ticket } from './ticket.ts'
import { ticketWords } from './words.ts'

type Own =
  | '_id'
  | 'number'
  | 'originKey'
  | 'organisationId'
  | 'organisationPath'
  | 'mailboxId'
  | 'subject'
  | 'requester'
  | 'askedBy'
  | 'priority'
  | 'categoryId'
  | 'serviceTypeId'
  | 'channelId'
  | 'messageIds'
  | 'warning'
  | 'questionOver'

/** What tells one new ticket from another. */
export interface TicketStart extends Pick<Ticket, Own | 'language' | 'conversationId'> {
  /** The other channels that show it; none, when left out. */
  readonly copies?: readonly CardCopy[]
  /** Tickets it is linked to from the start; none, when left out. */
  readonly related?: readonly TicketRef[]
  readonly content: MailContent
  /** The agent who handed on what the requester wrote; nobody, when left out. */
  readonly forwardedBy?: Requester
  /** Who opened it (`null` for Frontdesk itself), how the card says it, and whether its first mail says as much. */
  readonly opening: { readonly by: string | null; readonly what: Phrase; readonly isSaid: boolean }
  readonly outgoing: readonly Outgoing[]
  /** When what it is about came; now, when left out. */
  readonly createdAt?: Date
}

/** `lease` is that of the process that makes it, which delivers what leaves without another write; `null` leaves that to any. */
export function newTicket(
  { content, opening, outgoing, createdAt, forwardedBy, copies = [], related = [], ...own }: TicketStart,
  now: Date,
  newId: () => string,
  lease: Lease | null,
): Ticket {
  const lastEvent = { at: now, by: opening.by, what: opening.what }
  const event: readonly Outgoing[] = opening.isSaid
    ? []
    : [{ kind: 'entry', entry: eventEntry({ _id: own._id, revision: 0 }, lastEvent) }]
  const outbox = addToOutbox({ copies, outbox: [] }, [...outgoing, ...event], now, newId)
  const outset = {
    status: 'new',
    assignee: null,
    firstRequester: forwardedBy ?? null,
    requesterGiven: forwardedBy !== undefined,
    ...(forwardedBy === undefined ? {} : ({ forwarded: true } as const)),
    followers: [],
    entryIds: [],
    lastMessage: null,
    lastEvent,
    lastReply: null,
    deliveryNote: null,
    createdAt: createdAt ?? now,
    updatedAt: now,
    dueAt: null,
    dueWatchAt: null,
    told: null,
    resolvedAt: null,
    removed: null,
    rating: null,
    version: 1,
    actedVersion: 1,
    revision: 1,
    card: null,
    copies,
    openForms: [],
    question: null,
    linkEpoch: 0,
    deliveryLease: outbox.length === 0 ? null : lease,
  } as const
  // Not by spreading: of so many fields, that is thirty times slower.
  const begun = Object.assign({}, own, content, outset)
  const ticket: Omit<Ticket, 'words' | keyof Place> = Object.assign(
    begun,
    NO_KIN,
    { related },
    withOutbox(begun, outbox),
  )
  return Object.assign(ticket, placeInLists(ticket), { words: ticketWords(ticket) })
}
