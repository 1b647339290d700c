// Say how urgent it is.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { PRIORITIES } from '../../../domain/ticket/ticket.ts'
import { button } from '../button.ts'
import { PRIORITY_WORDS } from '../ticket-words.ts'
import { backToMore, choiceField, NO_PANEL, onCard, type Panel } from './panel.ts'

export function priorityPanel(view: TicketView, { error }: Extract<TicketPanel, { kind: 'priority' }>): Panel {
  const choices = PRIORITIES.toReversed().map((value) => ({ title: PRIORITY_WORDS[value].word, value }))
  return {
    ...NO_PANEL,
    title: 'Set the priority',
    fields: [choiceField('priority', 'Priority', choices, view.priority)],
    error,
    buttons: [button('Save', 'ticket.set-priority', onCard(view), 'positive'), backToMore(view)],
  }
}
