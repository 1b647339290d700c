// Link this ticket to another one, or take a link away.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { button } from '../button.ts'
import { offerChoices } from '../choices.ts'
import { backToMore, choiceField, lineField, NO_PANEL, onCard, PICKER_ROOM, type Panel } from './panel.ts'

export function linkPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'link' }>): Panel {
  const { choices, number, otherId, error, related } = panel
  const { items } = offerChoices(choices, PICKER_ROOM)
  const linked = related.map((other) => ({ title: `#${other.number}`, value: other.ticketId }))
  return {
    ...NO_PANEL,
    title: 'Link to a related ticket',
    fields: [
      lineField('number', 'Ticket number', 'For example 12', number, 20),
      ...(items.length === 0 ? [] : [choiceField('otherId', 'Or one of the same requester', items, otherId ?? '')]),
      ...(linked.length === 0 ? [] : [choiceField('linkedId', 'Linked now', linked, '')]),
    ],
    error,
    buttons: [
      button('Link', 'ticket.link', onCard(view), 'positive'),
      ...(linked.length === 0 ? [] : [button('Unlink', 'ticket.unlink', onCard(view))]),
      backToMore(view),
    ],
  }
}
