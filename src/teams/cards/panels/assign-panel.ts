// Hand the ticket to somebody.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { offerChoices } from '../choices.ts'
import { backToMore, choiceField, NO_PANEL, onCard, PICKER_ROOM, type Panel } from './panel.ts'

export function assignPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'assign' }>): Panel {
  const { people, personId, error } = panel
  const { items } = offerChoices(people, 2 * PICKER_ROOM)
  const left = people.length - items.length
  return {
    ...NO_PANEL,
    title: say('panels.assign.title'),
    fields: [choiceField('personId', say('panels.assign.to'), items, personId ?? '')],
    hint: left === 0 ? '' : say('panels.assign.left', { shown: items.length, all: people.length }),
    error,
    buttons: [button(say('panels.assign.send'), 'ticket.assign', onCard(view), 'positive'), backToMore(view)],
  }
}
