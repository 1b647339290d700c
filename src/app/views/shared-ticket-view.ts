// A ticket as it may be shared in any chat: customers may read along, so nothing of its mails and notes is in it.
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { SharedTicketView } from './card-view.ts'

export function sharedTicketView({ _id, number, subject, status, assignee }: Ticket): SharedTicketView {
  return { card: 'shared-ticket', ticketId: _id, number, subject, status, assignee: assignee?.name ?? null }
}
