// Say how urgent it is.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { PRIORITIES } from '../../../domain/ticket/ticket.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { priorityWord } from '../ticket-words.ts'
import { backToMore, choiceField, NO_PANEL, onCard, type Panel } from './panel.ts'

export function priorityPanel(view: TicketView, { error }: Extract<TicketPanel, { kind: 'priority' }>): Panel {
  const choices = PRIORITIES.toReversed().map((value) => ({ title: priorityWord(value), value }))
  return {
    ...NO_PANEL,
    title: say('panels.priority.title'),
    fields: [choiceField('priority', say('panels.priority.label'), choices, view.priority)],
    error,
    buttons: [button(say('cards.button.save'), 'ticket.set-priority', onCard(view), 'positive'), backToMore(view)],
  }
}
