// Write a note for the other agents.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { longField, NO_PANEL, onCard, type Panel } from './panel.ts'

export function notePanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'note' }>): Panel {
  return {
    ...NO_PANEL,
    title: say('panels.note.title'),
    fields: [longField(say('panels.note.label'), say('panels.note.example'), panel.text)],
    hint: hintOf(panel),
    error: panel.error,
    buttons: [
      button(say('panels.note.add'), 'ticket.add-note', onCard(view), 'positive'),
      button(say('panels.back'), 'ticket.leave-note', { ticketId: view.ticketId }),
    ],
  }
}

function hintOf({ inThread }: Extract<TicketPanel, { kind: 'note' }>): string {
  if (inThread === undefined) return ''
  return say(inThread === 'all' ? 'panels.note.everyMessage' : 'panels.note.mentions')
}
