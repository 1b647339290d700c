// What agents add to a ticket's conversation: notes, which stay inside, and replies, which go to the customer.
import { OF_NO_MAIL } from './entry.ts'
import type { OutboxItem, Reply } from './outbox.ts'
import { changeStatus, redraw } from './ticket-changes.ts'
import { doneBy, type Doer } from './ticket-events.ts'
import { nextStatuses, type Entry, type Ticket, type TicketChange } from './ticket.ts'

export type ReplyItem = Extract<OutboxItem, { readonly kind: 'reply' }>

/** A note never reaches the customer: it is internal from its first write on. */
export function addNote(ticket: Ticket, text: string, by: Doer, now: Date, id: string): TicketChange {
  const entry: Entry = {
    ...{ _id: `note/${id}`, ticketId: ticket._id, kind: 'note', audience: 'internal', text, ...OF_NO_MAIL },
    by: { personId: by.personId, name: by.name, address: '' },
    at: now,
  }
  return {
    fields: { lastEvent: doneBy(by, 'added a note', now) },
    outgoing: [{ kind: 'entry', entry }, ...redraw(ticket)],
  }
}

/** The reply is on its way from now on, and may be taken back until `sendAt`. */
export function writeReply(ticket: Ticket, reply: Reply, sendAt: Date): TicketChange {
  return {
    fields: { lastEvent: doneBy(reply.by, 'wrote a reply to the customer', reply.writtenAt) },
    outgoing: [{ kind: 'reply', reply, sendAt, draft: null }, ...redraw(ticket)],
    // It stands in the conversation while it waits.
    event: null,
  }
}

/** Nothing of it has reached the mailbox yet. */
export function mayBeUndone({ draft, nextAt, parked }: ReplyItem, now: Date): boolean {
  return draft === null && (parked !== null || nextAt > now)
}

export function replyEntry(ticket: Pick<Ticket, '_id'>, reply: Reply, sentAt: Date): Entry {
  const { entryId, by, to, cc, text } = reply
  return {
    ...{ _id: entryId, ticketId: ticket._id, kind: 'reply', audience: 'public', text, ...OF_NO_MAIL },
    by: { personId: by.personId, name: by.name, address: '' },
    to: [to, ...cc],
    at: sentAt,
  }
}

/** What the ticket is once the reply was sent; a status that cannot follow the one it has by then is left. */
export function afterReply(ticket: Ticket, { by, setTo }: Reply, now: Date): TicketChange {
  const lastEvent = doneBy(by, 'replied to the customer', now)
  if (setTo === null || !nextStatuses(ticket.status).includes(setTo)) {
    return { fields: { lastEvent }, outgoing: redraw(ticket), event: null }
  }
  const { fields, outgoing } = changeStatus(ticket, setTo, by, now)
  const what = `${lastEvent.what} and ${setTo === 'resolved' ? 'resolved it' : 'waits for an answer'}`
  // Its entry says what was replied, this event what the ticket became by it.
  return { fields: { ...fields, lastEvent: { ...lastEvent, what } }, outgoing, event: fields.lastEvent ?? null }
}
