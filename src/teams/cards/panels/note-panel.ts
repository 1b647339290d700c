// Write a note for the other agents.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { button } from '../button.ts'
import { backButton, longField, NO_PANEL, onCard, type Panel } from './panel.ts'

export function notePanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'note' }>): Panel {
  return {
    ...NO_PANEL,
    title: 'Internal note: the customer does not see it',
    fields: [longField('Note', 'What your colleagues should know', panel.text)],
    error: panel.error,
    buttons: [button('Add note', 'ticket.add-note', onCard(view), 'positive'), backButton(view)],
  }
}
