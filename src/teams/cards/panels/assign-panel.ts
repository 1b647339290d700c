// Hand the ticket to somebody.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { button } from '../button.ts'
import { offerChoices } from '../choices.ts'
import { backToMore, choiceField, NO_PANEL, onCard, PICKER_ROOM, type Panel } from './panel.ts'

export function assignPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'assign' }>): Panel {
  const { people, personId, error } = panel
  const { items } = offerChoices(people, 2 * PICKER_ROOM)
  const left = people.length - items.length
  return {
    ...NO_PANEL,
    title: 'Who works on it?',
    fields: [choiceField('personId', 'Assign to', items, personId ?? '')],
    hint:
      left === 0
        ? ''
        : `Only the first ${items.length} of ${people.length} agents fit here. The others can take the ticket themselves.`,
    error,
    buttons: [button('Assign', 'ticket.assign', onCard(view), 'positive'), backToMore(view)],
  }
}
