// A page of tickets, one pressable row each.
import type { ListChoice, TicketListView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { button } from './button.ts'
import { oneLine } from './card-text.ts'
import { pageText } from './pages.ts'
import { buttonRows } from './view-buttons.ts'
import { flagsOf, noSubject, STATUS_COLORS, statusLabel } from './ticket-words.ts'

type Row = TicketListView['tickets'][number]

/** Characters of a row's texts, from the most generous: the first by which all rows together are not too long is taken. */
const WIDE = { subject: 90, name: 40 }
const ROOMS = [WIDE, { subject: 62, name: 20 }, { subject: 40, name: 12 }]
const TIGHTEST = { subject: 24, name: 8 }
/** Beside the age, on a phone. */
const NARROW_WORD = 20
/** Of all rows' texts in JSON. */
const MOST_CHARACTERS = 2_200

export function ticketListCardData(view: TicketListView) {
  const texts = (room: typeof WIDE) =>
    view.tickets.map((ticket) => ({
      subject: oneLine(ticket.subject, room.subject, NARROW_WORD) || noSubject(),
      details: detailsOf(ticket, room),
    }))
  const fits = (room: typeof WIDE) => JSON.stringify(texts(room)).length <= MOST_CHARACTERS
  const rows = texts(ROOMS.find(fits) ?? TIGHTEST)
  return {
    title: oneLine(view.title, 100),
    isEmpty: view.tickets.length === 0,
    empty: oneLine(view.empty, 200),
    tickets: view.tickets.map((ticket, index) => ({
      number: ticket.number,
      subject: '',
      details: '',
      ...rows[index],
      status: statusLabel(ticket.status, ticket.reader, ticket.aside),
      statusColor: STATUS_COLORS[ticket.status],
      // What is late stands at the right.
      flags: flagsOf({ status: ticket.status, priority: ticket.priority }),
      isLate: ticket.due?.overdue === true,
      age: ticket.due?.text ?? ticket.age,
      button: button(say('cards.button.showTicket', { number: ticket.number }), 'command.run', {
        command: `ticket ${ticket.number}`,
      }),
    })),
    narrowed: oneLine(view.narrowed, 160),
    isNarrowed: view.narrowed !== '',
    choiceRows: [...choiceRows(view.filters), ...choiceRows(view.saved)],
    pageText: pageText(view),
    buttonRows: buttonRows(view.buttons),
  }
}

/** The one that is shown stands out. */
function choiceRows(choices: readonly ListChoice[]) {
  const buttons = choices.map(
    ({ chosen, button: one }) => ({ ...one, style: chosen ? 'positive' : 'default' }) as const,
  )
  return buttonRows(buttons, 24)
}

/** Each with its label: one person may be requester here and assignee there. */
function detailsOf({ requester, organisation, category, assignee }: Row, room: typeof WIDE): string {
  const who = oneLine(requester, room.name, NARROW_WORD)
  return [
    ...(who === '' ? [] : [say('cards.list.from', { name: who })]),
    ...(organisation === null ? [] : [oneLine(organisation, room.name, NARROW_WORD)]),
    ...(category === null ? [] : [say('cards.list.category', { name: oneLine(category, room.name, NARROW_WORD) })]),
    assignee === null
      ? say('cards.list.unassigned')
      : say('cards.list.assigned', { name: oneLine(assignee, room.name, NARROW_WORD) }),
  ].join(' · ')
}
