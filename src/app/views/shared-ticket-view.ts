// A ticket as it may be shared in any chat: customers may read along, so nothing of its mails and notes is in it.
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { SharedTicketView } from './card-view.ts'
import { shownSubject } from './removed-view.ts'

export function sharedTicketView(ticket: Ticket): SharedTicketView {
  const { _id, number, status, assignee } = ticket
  const subject = shownSubject(ticket)
  return { card: 'shared-ticket', ticketId: _id, number, subject, status, assignee: assignee?.name ?? null }
}
