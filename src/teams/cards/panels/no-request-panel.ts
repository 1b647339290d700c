// Close a ticket that is nobody's request, and perhaps ignore its sender from now on.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { button } from '../button.ts'
import { oneLine } from '../card-text.ts'
import { backToMore, NO_PANEL, onCard, type Panel } from './panel.ts'

export function noRequestPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'no-request' }>): Panel {
  const { sender, mayIgnore, ignoreIn, error } = panel
  const close = (title: string, ignore: boolean) =>
    button(title, 'ticket.no-request', { ...onCard(view), ignore }, ignore ? 'default' : 'positive')
  return {
    ...NO_PANEL,
    title: 'Close this ticket as “not a request”?',
    hint: [
      'The sender is not told.',
      sender === '' || ignoreIn === null
        ? ''
        : mayIgnore
          ? `You can also add a rule that ignores emails from ${oneLine(sender, 100, 60)}.`
          : `An administrator of ${oneLine(ignoreIn, 60)} can add a rule that ignores emails from ${oneLine(sender, 100, 60)}.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
    error,
    buttons: [
      close('Close it', false),
      ...(mayIgnore ? [close('Close and ignore sender', true)] : []),
      backToMore(view),
    ],
  }
}
