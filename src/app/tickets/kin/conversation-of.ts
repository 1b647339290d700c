// Which entries the conversation of a ticket is made of.
import type { Entry, Ticket } from '../../../domain/ticket/ticket.ts'
import type { Filter } from '../../ports/documents.ts'

/** Its own and those of the tickets merged into it. The mail it began with is shown from the ticket, not from the entry that a merge made of it. */
export function conversationOf(ticket: Pick<Ticket, '_id' | 'originKey' | 'mergedFrom'>): Filter<Entry> {
  return { ticketId: { $in: conversationIds(ticket) }, _id: { $ne: ticket.originKey } }
}

/** Whose entries they are. */
export function conversationIds({ _id, mergedFrom }: Pick<Ticket, '_id' | 'mergedFrom'>): readonly string[] {
  return [_id, ...mergedFrom.map(({ ticketId }) => ticketId)]
}
