// Every status that may follow the one it has.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { isOpen, type Status } from '../../../domain/ticket/ticket.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { statusWord } from '../ticket-words.ts'
import { backToMore, NO_PANEL, onCard, type Panel } from './panel.ts'

export function statusPanel(view: TicketView, { statuses }: Extract<TicketPanel, { kind: 'status' }>): Panel {
  return {
    ...NO_PANEL,
    title: say('panels.status.title'),
    buttons: [
      ...statuses.map((status) =>
        button(statusStep(view.status, status), 'ticket.set-status', { ...onCard(view), status }),
      ),
      backToMore(view),
    ],
  }
}

function statusStep(from: Status, to: Status): string {
  return to === 'open' && !isOpen(from) ? say('cards.button.reopen') : statusWord(to, null)
}
