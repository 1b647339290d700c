// A ticket as it may be shared in any chat: customers may read along, so nothing of its mails and notes is in it.
import { asideOf } from '../../domain/ticket/queue.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { SharedTicketView } from './card-view.ts'
import { shownSubject } from './removed-view.ts'

export function sharedTicketView(ticket: Ticket): SharedTicketView {
  const { _id, number, status, assignee } = ticket
  const [subject, aside] = [shownSubject(ticket), asideOf(ticket)]
  return { card: 'shared-ticket', ticketId: _id, number, subject, status, aside, assignee: assignee?.name ?? null }
}
