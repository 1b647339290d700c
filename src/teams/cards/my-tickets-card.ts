// A customer's own tickets, one pressable row each.
import type { MyTicketsView } from '../../app/views/my-ticket-view.ts'
import { oneLine } from './card-text.ts'
import { lastWordText, MY_STATUS_STRIPS, myStatusText } from './my-ticket-words.ts'
import { cardTime } from './card-text.ts'
import { NO_SUBJECT } from './ticket-words.ts'
import { buttonRows } from './view-buttons.ts'

/** Beside the time, on a phone. */
const NARROW_WORD = 20

export function myTicketsCardData(view: MyTicketsView) {
  const { ended, total, isMore } = view
  return {
    title: ended ? 'Your closed tickets' : 'Your open tickets',
    count: `${total.toLocaleString('en')}${isMore ? '+' : ''}`,
    pageText: view.pages > 1 ? `Page ${view.page} of ${view.pages}` : '',
    isEmpty: view.tickets.length === 0,
    empty: ended ? 'None of your tickets is closed.' : 'None of your tickets is open.',
    tickets: view.tickets.map(({ number, subject, status, last, button }) => ({
      number,
      subject: oneLine(subject, 90, NARROW_WORD) || NO_SUBJECT,
      status: myStatusText({ status, continuesAs: null }),
      statusColor: MY_STATUS_STRIPS[status] === 'warning' ? 'Attention' : 'Default',
      last: lastWordText(last, oneLine(last.name, 40, NARROW_WORD)),
      lastAt: cardTime(last.at),
      button: buttonRows([{ ...button, title: `Show ticket ${number}` }])[0]?.buttons[0],
    })),
    buttonRows: buttonRows(view.buttons),
  }
}
