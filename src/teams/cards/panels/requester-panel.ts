// Say whom the ticket is for.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button, type Button } from '../button.ts'
import { oneLine } from '../card-text.ts'
import { offerChoices, type ChoiceItem } from '../choices.ts'
import { backToMore, choiceField, lineField, NO_PANEL, onCard, PICKER_ROOM, withError, type Panel } from './panel.ts'

export function requesterPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'requester' }>): Panel {
  const { participants, participant, name, address, keep } = panel
  const someoneElse: ChoiceItem = { title: say('panels.requester.other'), value: '' }
  const former = oneLine(view.requester.name || view.requester.address, 60)
  const known = choiceField(
    'participant',
    say('panels.requester.requester'),
    [someoneElse, ...offerChoices(participants, PICKER_ROOM).items],
    participant,
  )
  const follow = choiceField(
    'keep',
    say('panels.requester.former', { name: former }),
    [
      { title: say('panels.requester.keep'), value: 'yes' },
      { title: say('panels.requester.drop'), value: 'no' },
    ],
    keep ? 'yes' : 'no',
  )
  return withError(
    {
      ...NO_PANEL,
      title: say('panels.requester.title'),
      fields: [
        ...(participants.length === 0 ? [] : [known]),
        lineField('name', say('panels.requester.name'), say('panels.requester.nameExample'), name, 100),
        lineField('address', say('panels.requester.address'), 'carla@example.com', address, 254),
        ...(view.requester.address === '' ? [] : [follow]),
      ],
      hint: say('panels.requester.hint'),
      buttons: [
        button(say('cards.button.save'), 'ticket.set-requester', onCard(view), 'positive'),
        ...(view.hasPage ? [revokeButton(view)] : []),
        backToMore(view),
      ],
    },
    panel,
  )
}

/** Of the links to the customer's page. */
export function revokeButton(view: TicketView): Button {
  return button(say('panels.requester.revoke'), 'ticket.revoke-links', onCard(view))
}
