// Say when it is due.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { plainTitle } from '../card-text.ts'
import { backToMore, dateField, NO_PANEL, onCard, timeField, withError, type Panel } from './panel.ts'

export function duePanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'due' }>): Panel {
  const { date, time, zone } = panel
  return withError(
    {
      ...NO_PANEL,
      title: say('panels.due.title'),
      fields: [dateField('date', say('panels.due.date'), date), timeField('time', say('panels.due.time'), time)],
      hint: say('panels.due.zone', { zone: plainTitle(zone, 60) }),
      buttons: [
        button(say('cards.button.save'), 'ticket.set-due', { ...onCard(view), zone }, 'positive'),
        ...(view.dueAt === null ? [] : [button(say('panels.due.clear'), 'ticket.clear-due', onCard(view))]),
        backToMore(view),
      ],
    },
    panel,
  )
}
