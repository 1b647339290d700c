// A customer's own tickets, one pressable row each.
import type { MyTicketsView } from '../../app/views/my-ticket-view.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { cardTime, oneLine } from './card-text.ts'
import { lastWordText, myStatusText } from './my-ticket-words.ts'
import { noSubject } from './ticket-words.ts'
import { buttonRows } from './view-buttons.ts'

/** Beside the time, on a phone. */
const NARROW_WORD = 20

const TITLES = {
  open: 'customers.list.open',
  closed: 'customers.list.closed',
  found: 'customers.list.found',
} as const satisfies Readonly<Record<MyTicketsView['what'], TextKey>>
const EMPTY = {
  open: 'customers.list.noneOpen',
  closed: 'customers.list.noneClosed',
  found: 'customers.list.noneFound',
} as const satisfies Readonly<Record<MyTicketsView['what'], TextKey>>

export function myTicketsCardData(view: MyTicketsView) {
  const { what, total, isMore } = view
  return {
    title: say(TITLES[what]),
    count: say('customers.list.count', { count: total, isMore: isMore ? 'yes' : 'no' }),
    pageText: view.pages > 1 ? say('customers.list.page', { page: view.page, pages: view.pages }) : '',
    isEmpty: view.tickets.length === 0,
    empty: say(EMPTY[what]),
    isGuess: view.isGuess,
    guess: say('customers.list.guess'),
    hasSearch: view.search !== '',
    search: oneLine(say('customers.list.search', { words: view.search }), 120),
    tickets: view.tickets.map(({ number, subject, status, continuesAs, last, button }) => ({
      number,
      subject: oneLine(subject, 90, NARROW_WORD) || noSubject(),
      status: myStatusText(status, continuesAs),
      statusColor: status === 'waiting' ? 'Accent' : 'Default',
      last: lastWordText(last, oneLine(last.name, 40, NARROW_WORD)),
      lastAt: cardTime(last.at),
      button: buttonRows([{ ...button, title: say('customers.list.showTicket', { number }) }])[0]?.buttons[0],
    })),
    buttonRows: buttonRows(view.buttons),
  }
}
