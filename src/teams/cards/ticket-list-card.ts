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
    empty: oneLine(view.empty, 200),
    tickets: view.tickets.map((ticket) => ({
      number: ticket.number,
      subject: oneLine(ticket.subject, 90) || NO_SUBJECT,
      status: statusLabel(ticket.status),
      statusColor: STATUS_WORDS[ticket.status].color,
      pressing: ticket.priority === 'high' || ticket.priority === 'urgent',
      priority: `${PRIORITY_WORDS[ticket.priority].word} priority`,
      priorityColor: PRIORITY_WORDS[ticket.priority].color,
      details: detailsOf(ticket),
      age: ticket.age,
      button: button(`Show ticket ${ticket.number}`, 'command.run', { command: `ticket ${ticket.number}` }),
    })),
    ...pageData(view, 'tickets'),
  }
}

/** Each with its label: one person may be requester here and assignee there. */
function detailsOf({ requester, category, assignee }: TicketListView['tickets'][number]): string {
  const who = oneLine(requester, 40)
  return [
    ...(who === '' ? [] : [`From ${who}`]),
    ...(category === null ? [] : [`Category ${oneLine(category, 40)}`]),
    assignee === null ? 'Unassigned' : `Assigned to ${oneLine(assignee, 40)}`,
  ].join(' · ')
}
