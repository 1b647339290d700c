// What a customer does with their own ticket: each change as a pure function, and which of them apply.
import { phrase } from '../../texts/say.ts'
import { OF_NO_MAIL, type Entry } from './entry.ts'
import { isRatingOpen, ratedEvent, type Rating } from './rating.ts'
import { tellCustomerDid } from './telling.ts'
import { addFollowUp, changeStatus, redraw } from './ticket-changes.ts'
import { doneBy, eventEntry, inTime, type Actor } from './ticket-events.ts'
import { isOpen, type Ticket, type TicketChange } from './ticket.ts'

/**
 * Who acts on their own ticket: a person in Teams, or whoever holds the signed link of its page (then without `personId`). `address`:
 * the requester's when it was checked that they may: for another requester the ticket does not change.
 */
export interface Customer extends Actor {
  readonly address: string
}

/** Whether the ticket still is the one of whoever was checked. */
export function isStillTheirs({ requester }: Pick<Ticket, 'requester'>, { personId, address }: Customer): boolean {
  const other = personId !== null && requester.personId !== null && requester.personId !== personId
  return requester.address === address && !other
}

/** What applies to a ticket as it stands. `answer` may open a new ticket: `isTooLate`. */
export interface CustomerMoves {
  readonly answer: boolean
  readonly close: boolean
  readonly reopen: boolean
  readonly rate: boolean
  /** Choosing category and service type, as far as there are any. */
  readonly sort: boolean
}

/** `reopenMs`: how long after it ended a ticket can be reopened. */
export function customerMoves(ticket: Ticket, reopenMs: number, now: Date): CustomerMoves {
  const isOver = ticket.mergedInto !== null || ticket.notRequest
  const open = isOpen(ticket.status)
  return {
    answer: !isOver,
    close: !isOver && ticket.status !== 'closed',
    reopen: !isOver && !open && !isTooLate(ticket, reopenMs, now),
    rate: !isOver && !open && isRatingOpen(ticket.rating, now),
    sort: !isOver && open && !ticket.questionOver,
  }
}

/** It ended too long ago, or what was said in it was removed: an answer opens a new ticket. */
export function isTooLate(
  { status, resolvedAt, removed }: Pick<Ticket, 'status' | 'resolvedAt' | 'removed'>,
  reopenMs: number,
  now: Date,
): boolean {
  if (removed !== null) return true
  return !isOpen(status) && resolvedAt !== null && now.getTime() - resolvedAt.getTime() > reopenMs
}

/** `key`: the same again is the same message. */
export function messageId(ticketId: string, key: string): string {
  return `message/${ticketId}/${key}`
}

export function messageEntry(ticketId: string, id: string, text: string, by: Customer, now: Date): Entry {
  return {
    ...{ _id: id, ticketId, kind: 'message', audience: 'public', text, ...OF_NO_MAIL },
    // As everywhere, whoever did it in Teams has no address here.
    by: { personId: by.personId, name: by.name, address: by.personId === null ? by.address : '' },
    at: now,
  }
}

/** As a mail of theirs would: it opens what is waiting or over, unless it is `quiet`. `null` when it is counted in already. */
export function addMessage(ticket: Ticket, entry: Entry, now: Date, quiet = false): TicketChange | null {
  const change = addFollowUp(ticket, entry, [], now, quiet)
  if (change === null) return null
  const { fields, outgoing, event, news } = change
  return {
    ...(news ? { news } : {}),
    fields: { ...fields, ...(fields.lastEvent ? { lastEvent: named(fields.lastEvent, entry) } : {}) },
    outgoing: [
      { kind: 'entry', entry },
      // It says itself in the thread, once it is stored.
      ...outgoing.filter(({ kind }) => kind !== 'thread-reply' && kind !== 'more-replies' && kind !== 'card'),
      ...redraw(ticket),
      // The entry says what was written, this event what the ticket became by it.
      ...(event === null || !fields.lastEvent
        ? []
        : [{ kind: 'entry', entry: eventEntry(ticket, named(fields.lastEvent, entry)) } as const]),
    ],
  }
}

function named<T extends object>(event: T, { by: { personId } }: Entry): T {
  return personId === null ? event : { ...event, personId }
}

export function closeByCustomer(ticket: Ticket, by: Customer, now: Date): TicketChange {
  const change = changeStatus(ticket, 'closed', by, now)
  const telling = isOpen(ticket.status) ? tellCustomerDid(ticket, 'closed', by.name, now) : null
  return inTime({
    fields: { ...change.fields, ...telling?.fields },
    outgoing: [...change.outgoing, ...(telling?.outgoing ?? [])],
  })
}

export function reopenByCustomer(ticket: Ticket, by: Customer, now: Date): TicketChange {
  const change = changeStatus(ticket, 'open', by, now)
  const telling = tellCustomerDid(ticket, 'reopened', by.name, now)
  return inTime({
    fields: { ...change.fields, lastEvent: doneBy(by, phrase('events.reopened'), now), ...telling.fields },
    outgoing: [...change.outgoing, ...telling.outgoing],
  })
}

/** `null` where it says what was said before. */
export function rate(
  ticket: Ticket,
  { stars, word }: Pick<Rating, 'stars' | 'word'>,
  by: Customer,
  now: Date,
): TicketChange | null {
  const before = ticket.rating
  if (before?.stars === stars && before.word === word) return null
  const lastEvent = doneBy(by, ratedEvent({ stars, word: '' }), now)
  return {
    fields: { rating: { stars, word, at: now, firstAt: before?.firstAt ?? now }, lastEvent },
    outgoing: redraw(ticket),
    news: true,
    event: { ...lastEvent, what: ratedEvent({ stars, word }) },
  }
}
