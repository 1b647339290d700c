// What agents add to a ticket's conversation: notes, which stay inside, and replies, which go to the customer.
import { phrase } from '../../texts/say.ts'
import { news } from './customer-news.ts'
import { isSameReport } from './undelivered.ts'
import { OF_NO_MAIL } from './entry.ts'
import type { OutboxItem, Reply } from './outbox.ts'
import { changeStatus, redraw } from './ticket-changes.ts'
import { doneBy, type Doer } from './ticket-events.ts'
import { nextStatuses, type Entry, type Ticket, type TicketChange, type Undelivered } from './ticket.ts'

export type ReplyItem = Extract<OutboxItem, { readonly kind: 'reply' }>

/**
 * A note never reaches the customer: it is internal from its first write on. `said`: it was written in the card's thread; `overheard`:
 * without a word to Frontdesk, so that it stands in the way of nobody who fills in a form meanwhile.
 */
export function addNote(
  ticket: Ticket,
  text: string,
  by: Doer,
  now: Date,
  id: string,
  how: { readonly said?: boolean; readonly overheard?: boolean } = {},
): TicketChange {
  const entry: Entry = {
    ...{ _id: noteId(id), ticketId: ticket._id, kind: 'note', audience: 'internal', text, ...OF_NO_MAIL },
    by: { personId: by.personId, name: by.name, address: '' },
    at: now,
  }
  return {
    fields: { lastEvent: doneBy(by, phrase('events.noted'), now) },
    outgoing: [{ kind: 'entry', entry, ...(how.said ? { said: true } : {}) }, ...redraw(ticket)],
    ...(how.overheard ? { news: true } : {}),
  }
}

export function noteId(id: string): string {
  return `note/${id}`
}

/** The reply is on its way from now on, and may be taken back until `sendAt`. */
export function writeReply(ticket: Ticket, reply: Reply, sendAt: Date): TicketChange {
  return {
    fields: { lastEvent: doneBy(reply.by, phrase('events.replyWritten'), reply.writtenAt) },
    outgoing: [{ kind: 'reply', reply, sendAt, draft: null }, ...redraw(ticket)],
    // It stands in the conversation while it waits.
    event: null,
  }
}

/** It waits, and nothing of it has reached the mailbox yet. */
function mayBeTakenBack({ draft, nextAt }: ReplyItem, now: Date): boolean {
  return draft === null && nextAt > now
}

/** Teams did not say whether it took what was to be posted. */
export const NO_ANSWER = 'no-answer'

/**
 * Its draft is in neither the drafts nor the sent mails, or Teams did not answer when it was posted in a chat: whether it left,
 * nobody can say.
 */
export function isDoubtful({ parked, draft }: ReplyItem): boolean {
  return parked !== null && (draft === null ? parked.code === NO_ANSWER : parked.code === 'draft-gone')
}

/**
 * The reply goes nowhere. A draft that may lie in the mailbox has to be deleted there. `null` when it is on its way, so that nobody
 * can say any more whether it leaves.
 */
export function discardReply(ticket: Ticket, item: ReplyItem, by: Doer, now: Date): TicketChange | null {
  const { reply, draft, parked } = item
  if (parked === null && !mayBeTakenBack(item, now)) return null
  const what = phrase(parked === null ? 'events.replyTakenBack' : 'events.replyDiscarded')
  return {
    fields: { lastEvent: doneBy(by, what, now) },
    outgoing: [...(draft === null ? [] : [{ kind: 'drop-reply', reply, draft } as const]), ...redraw(ticket)],
  }
}

/** `messageIds`: those that it left under. */
export function replyEntry(
  ticket: Pick<Ticket, '_id'>,
  reply: Reply,
  messageIds: readonly string[],
  sentAt: Date,
): Entry {
  const { entryId, by, to, cc, text, toPerson, message, files = [] } = reply
  return {
    ...{ _id: entryId, ticketId: ticket._id, kind: 'reply', audience: 'public', text, ...OF_NO_MAIL },
    by: { personId: by.personId, name: by.name, address: '' },
    ...{ to: [...to, ...cc], messageIds },
    ...(toPerson ? { toPerson } : {}),
    ...(message ? { messageKey: message.key } : {}),
    // They are listed with the mails that they came with, and not a second time (`hasFiles`).
    attachments: files.map(({ mailboxId: _, ...attachment }) => attachment),
    at: sentAt,
  }
}

/** What the ticket is once the reply was sent; a status that cannot follow the one it has by then is left. */
export function afterReply(ticket: Ticket, { entryId, by, to, cc, setTo, toPerson }: Reply, now: Date): TicketChange {
  const lastEvent = doneBy(by, phrase('events.answered'), now)
  const addresses = [...to, ...cc].map(({ address }) => address)
  const lastReply = {
    entryId,
    by: by.name,
    to: addresses,
    ...(toPerson ? { toPerson } : {}),
    at: now,
    undelivered: null,
  }
  // What was said in the chat needs no closing mail, and what was mailed is told in the chat only to those who want both.
  const told = toPerson ? [] : news(ticket, 'answered', by, entryId)
  if (setTo === null || !nextStatuses(ticket.status).includes(setTo)) {
    return { fields: { lastEvent, lastReply }, outgoing: [...redraw(ticket), ...told], event: null, news: true }
  }
  const { fields, outgoing } = changeStatus(ticket, setTo, by, now)
  const what = phrase(setTo === 'resolved' ? 'events.answeredResolved' : 'events.answeredWaiting')
  // Its entry says what was replied, this event what the ticket became by it.
  return {
    fields: { ...fields, lastReply, lastEvent: { ...lastEvent, what } },
    outgoing: [...outgoing.filter(({ kind }) => !toPerson || kind !== 'mail'), ...told],
    event: fields.lastEvent ?? null,
    news: true,
  }
}

/**
 * A mail system reported on the reply. Nobody answers what did not arrive: a ticket that waits for that is open again. `null` when that
 * is known, or a later reply counts.
 */
export function replyBounced(ticket: Ticket, entryId: string, undelivered: Undelivered): TicketChange | null {
  const { lastReply, status } = ticket
  if (lastReply?.entryId !== entryId || isSameReport(lastReply.undelivered, undelivered)) return null
  const opens = undelivered.isFinal && status === 'waiting'
  return {
    fields: { lastReply: { ...lastReply, undelivered }, ...(opens ? { status: 'open' } : {}) },
    outgoing: redraw(ticket),
    news: true,
    ...(opens ? { event: { by: null, what: phrase('events.replyBounced') } } : {}),
  }
}
