// What agents add to a ticket's conversation: notes, which stay inside, and replies, which go to the customer.
import type { OutboxItem, Reply } from './outbox.ts'
import { changeStatus, redraw, type Doer } from './ticket-changes.ts'
import { nextStatuses, type Entry, type MailContent, type Ticket, type TicketChange } from './ticket.ts'

export type ReplyItem = Extract<OutboxItem, { readonly kind: 'reply' }>

/** What is known of an entry that was no mail from outside. */
const OF_NO_MAIL: Omit<MailContent, 'text'> & Pick<Entry, 'subject' | 'warning' | 'counted' | 'untold' | 'hasFiles'> = {
  ...{ foldedText: '', unkept: 0, attachments: [], meeting: null, webLink: null },
  ...{ subject: null, warning: null, counted: true, untold: false, hasFiles: false },
}

/** A note never reaches the customer: it is internal from its first write on. `said`: it was written in the card's thread. */
export function addNote(ticket: Ticket, text: string, by: Doer, now: Date, id: string, said = false): TicketChange {
  const entry: Entry = {
    ...{ _id: noteId(id), ticketId: ticket._id, kind: 'note', audience: 'internal', text, ...OF_NO_MAIL },
    by: { personId: by.personId, name: by.name, address: '' },
    at: now,
  }
  return {
    fields: { lastEvent: { at: now, by: by.name, what: 'added a note' } },
    outgoing: [{ kind: 'entry', entry, ...(said ? { said } : {}) }, ...redraw(ticket)],
  }
}

export function noteId(id: string): string {
  return `note/${id}`
}

/** The reply is on its way from now on, and may be taken back until `sendAt`. */
export function writeReply(ticket: Ticket, reply: Reply, sendAt: Date): TicketChange {
  return {
    fields: { lastEvent: { at: reply.writtenAt, by: reply.by.name, what: 'wrote a reply to the customer' } },
    outgoing: [{ kind: 'reply', reply, sendAt, draft: null }, ...redraw(ticket)],
  }
}

/** Nothing of it has reached the mailbox yet. */
export function mayBeUndone({ draft, nextAt, parked }: ReplyItem, now: Date): boolean {
  return draft === null && (parked !== null || nextAt > now)
}

export function replyEntry(ticket: Pick<Ticket, '_id'>, reply: Reply, sentAt: Date): Entry {
  const { entryId, by, to, cc, text, files = [] } = reply
  return {
    ...{ _id: entryId, ticketId: ticket._id, kind: 'reply', audience: 'public', text, ...OF_NO_MAIL },
    by: { personId: by.personId, name: by.name, address: '' },
    to: [to, ...cc],
    // They are listed with the mails that they came with, and not a second time (`hasFiles`).
    attachments: files.map(({ mailboxId: _, ...attachment }) => attachment),
    at: sentAt,
  }
}

/** What the ticket is once the reply was sent; a status that cannot follow the one it has by then is left. */
export function afterReply(ticket: Ticket, { by, setTo }: Reply, now: Date): TicketChange {
  const lastEvent = { at: now, by: by.name, what: 'replied to the customer' }
  if (setTo === null || !nextStatuses(ticket.status).includes(setTo)) {
    return { fields: { lastEvent }, outgoing: redraw(ticket) }
  }
  const { fields, outgoing } = changeStatus(ticket, setTo, by, now)
  const what = `${lastEvent.what} and ${setTo === 'resolved' ? 'resolved it' : 'waits for an answer'}`
  return { fields: { ...fields, lastEvent: { ...lastEvent, what } }, outgoing }
}
