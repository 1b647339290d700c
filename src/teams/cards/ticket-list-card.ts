// A page of tickets, one pressable row each.
import type { TicketListView } from '../../app/views/card-view.ts'
import { button } from './button.ts'
import { oneLine } from './card-text.ts'
import { pageData } from './pages.ts'
import { NO_SUBJECT, PRIORITY_WORDS, STATUS_WORDS, statusLabel } from './ticket-words.ts'

export function ticketListCardData(view: TicketListView) {
  return {
    title: oneLine(view.title, 100),
    isEmpty: view.tickets.length === 0,
    tickets: view.tickets.map((ticket) => ({
      number: ticket.number,
      subject: oneLine(ticket.subject, 90) || NO_SUBJECT,
      status: statusLabel(ticket.status),
      statusColor: STATUS_WORDS[ticket.status].color,
      pressing: ticket.priority === 'high' || ticket.priority === 'urgent',
      priority: PRIORITY_WORDS[ticket.priority].word,
      priorityColor: PRIORITY_WORDS[ticket.priority].color,
      details: [ticket.requester, ticket.category ?? '', ticket.assignee ?? 'Unassigned']
        .map((part) => oneLine(part, 40))
        .filter((part) => part !== '')
        .join(' · '),
      age: ticket.age,
      button: button(`Show ticket ${ticket.number}`, 'command.run', { command: `ticket ${ticket.number}` }),
    })),
    ...pageData(view, 'tickets'),
  }
}
