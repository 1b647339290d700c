// Say who gets the replies as copies.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { offerChoices } from '../choices.ts'
import { backToMore, choiceField, lineField, NO_PANEL, onCard, PICKER_ROOM, withError, type Panel } from './panel.ts'

const MAX_ADDED = 2000

export function followersPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'followers' }>): Panel {
  const { people, chosen, added } = panel
  const { items } = offerChoices(people, 2 * PICKER_ROOM)
  return withError(
    {
      ...NO_PANEL,
      title: say('panels.followers.title'),
      fields: [
        ...(items.length === 0
          ? []
          : [choiceField('chosen', say('panels.followers.chosen'), items, chosen.join(','), true)]),
        lineField('added', say('panels.followers.add'), 'ann@example.com, bob@example.com', added, MAX_ADDED),
      ],
      hint: items.length === 0 ? '' : say('panels.followers.hint'),
      buttons: [button(say('cards.button.save'), 'ticket.set-followers', onCard(view), 'positive'), backToMore(view)],
    },
    panel,
  )
}
