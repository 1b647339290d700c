// Say when it is due.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { button } from '../button.ts'
import { plainTitle } from '../card-text.ts'
import { backToMore, dateField, NO_PANEL, onCard, timeField, withError, type Panel } from './panel.ts'

export function duePanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'due' }>): Panel {
  const { date, time, zone } = panel
  return withError(
    {
      ...NO_PANEL,
      title: 'When is it due?',
      fields: [dateField('date', 'Date', date), timeField('time', 'Time', time)],
      hint: `The time zone is ${plainTitle(zone, 60)}.`,
      buttons: [
        button('Save', 'ticket.set-due', { ...onCard(view), zone }, 'positive'),
        ...(view.dueAt === null ? [] : [button('Clear', 'ticket.clear-due', onCard(view))]),
        backToMore(view),
      ],
    },
    panel,
  )
}
