// Which entries the conversation of a ticket is made of.
import type { Entry, Ticket } from '../../../domain/ticket/ticket.ts'
import type { Filter } from '../../ports/documents.ts'

/** Its own and those of the tickets merged into it. One id alone is asked for by itself: that is what an index in order serves. */
export function conversationOf(ticket: Pick<Ticket, '_id' | 'mergedFrom'>): Filter<Entry> {
  return { ticketId: ticket.mergedFrom.length === 0 ? ticket._id : { $in: conversationIds(ticket) } }
}

/** Whose entries they are. */
export function conversationIds({ _id, mergedFrom }: Pick<Ticket, '_id' | 'mergedFrom'>): readonly string[] {
  return [_id, ...mergedFrom.map(({ ticketId }) => ticketId)]
}
