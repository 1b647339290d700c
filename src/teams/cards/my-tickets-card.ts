// A customer's own tickets, one pressable row each.
import type { MyTicketsView } from '../../app/views/my-ticket-view.ts'
import { cardTime, oneLine } from './card-text.ts'
import { lastWordText, myStatusText } from './my-ticket-words.ts'
import { noSubject } from './ticket-words.ts'
import { buttonRows } from './view-buttons.ts'

/** Beside the time, on a phone. */
const NARROW_WORD = 20

const TITLES = {
  open: 'Your open tickets',
  closed: 'Your closed tickets',
  found: 'Your tickets with these words',
} as const
const EMPTY = {
  open: 'None of your tickets is open.',
  closed: 'None of your tickets is closed.',
  found: 'None of your tickets has all of these words. Try fewer words, or only the beginning of one.',
} as const

export function myTicketsCardData(view: MyTicketsView) {
  const { what, total, isMore } = view
  return {
    title: TITLES[what],
    count: `${total.toLocaleString('en')}${isMore ? '+' : ''}`,
    pageText: view.pages > 1 ? `Page ${view.page} of ${view.pages}` : '',
    isEmpty: view.tickets.length === 0,
    empty: EMPTY[what],
    isGuess: view.isGuess,
    guess: 'No list is called that, so I searched your tickets.',
    hasSearch: view.search !== '',
    search: oneLine(`“${view.search}”`, 120),
    tickets: view.tickets.map(({ number, subject, status, continuesAs, last, button }) => ({
      number,
      subject: oneLine(subject, 90, NARROW_WORD) || noSubject(),
      status: myStatusText(status, continuesAs),
      statusColor: status === 'waiting' ? 'Accent' : 'Default',
      last: lastWordText(last, oneLine(last.name, 40, NARROW_WORD)),
      lastAt: cardTime(last.at),
      button: buttonRows([{ ...button, title: `Show ticket ${number}` }])[0]?.buttons[0],
    })),
    buttonRows: buttonRows(view.buttons),
  }
}
