// Link this ticket to another one, or take a link away.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { offerChoices } from '../choices.ts'
import { backToMore, choiceField, lineField, NO_PANEL, onCard, PICKER_ROOM, type Panel } from './panel.ts'

export function linkPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'link' }>): Panel {
  const { choices, number, otherId, error, related } = panel
  const { items } = offerChoices(choices, PICKER_ROOM)
  const linked = related.map((other) => ({ title: `#${other.number}`, value: other.ticketId }))
  return {
    ...NO_PANEL,
    title: say('panels.link.title'),
    fields: [
      lineField('number', say('panels.ticketNumber'), say('panels.ticketNumberExample'), number, 20),
      ...(items.length === 0 ? [] : [choiceField('otherId', say('panels.sameRequester'), items, otherId ?? '')]),
      ...(linked.length === 0 ? [] : [choiceField('linkedId', say('panels.link.linked'), linked, '')]),
    ],
    error,
    buttons: [
      button(say('panels.link.link'), 'ticket.link', onCard(view), 'positive'),
      ...(linked.length === 0 ? [] : [button(say('panels.link.unlink'), 'ticket.unlink', onCard(view))]),
      backToMore(view),
    ],
  }
}
