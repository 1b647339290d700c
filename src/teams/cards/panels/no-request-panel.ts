// Close a ticket that is nobody's request, and perhaps ignore its sender from now on.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { oneLine } from '../card-text.ts'
import { backToMore, NO_PANEL, onCard, type Panel } from './panel.ts'

export function noRequestPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'no-request' }>): Panel {
  const { sender, mayIgnore, ignoreIn, error } = panel
  const close = (title: string, ignore: boolean) =>
    button(title, 'ticket.no-request', { ...onCard(view), ignore }, ignore ? 'default' : 'positive')
  return {
    ...NO_PANEL,
    title: say('panels.noRequest.title'),
    hint: [
      say('panels.noRequest.untold'),
      sender === '' || ignoreIn === null
        ? ''
        : mayIgnore
          ? say('panels.noRequest.rule', { sender: oneLine(sender, 100, 60) })
          : say('panels.noRequest.theirRule', {
              organisation: oneLine(ignoreIn, 60),
              sender: oneLine(sender, 100, 60),
            }),
    ]
      .filter((part) => part !== '')
      .join(' '),
    error,
    buttons: [
      close(say('panels.noRequest.close'), false),
      ...(mayIgnore ? [close(say('panels.noRequest.ignore'), true)] : []),
      backToMore(view),
    ],
  }
}
