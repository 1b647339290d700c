// Say whom the ticket is for.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { button, type Button } from '../button.ts'
import { oneLine } from '../card-text.ts'
import { offerChoices, type ChoiceItem } from '../choices.ts'
import { backToMore, choiceField, lineField, NO_PANEL, onCard, PICKER_ROOM, withError, type Panel } from './panel.ts'

export function requesterPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'requester' }>): Panel {
  const { participants, participant, name, address, keep } = panel
  const someoneElse: ChoiceItem = { title: 'Someone else', value: '' }
  const former = oneLine(view.requester.name || view.requester.address, 60)
  const known = choiceField(
    'participant',
    'Requester',
    [someoneElse, ...offerChoices(participants, PICKER_ROOM).items],
    participant,
  )
  const follow = choiceField(
    'keep',
    `${former} from now on`,
    [
      { title: 'Gets the replies as Cc', value: 'yes' },
      { title: 'Is no longer involved', value: 'no' },
    ],
    keep ? 'yes' : 'no',
  )
  return withError(
    {
      ...NO_PANEL,
      title: 'Who is it for?',
      fields: [
        ...(participants.length === 0 ? [] : [known]),
        lineField('name', 'Name', 'For example Carla Jones', name, 100),
        lineField('address', 'Email address', 'carla@example.com', address, 254),
        ...(view.requester.address === '' ? [] : [follow]),
      ],
      hint: 'Replies go to them from now on. The ticket stays with its organisation.',
      buttons: [
        button('Save', 'ticket.set-requester', onCard(view), 'positive'),
        ...(view.hasPage ? [revokeButton(view)] : []),
        backToMore(view),
      ],
    },
    panel,
  )
}

/** Of the links to the customer's page. */
export function revokeButton(view: TicketView): Button {
  return button('Revoke page links', 'ticket.revoke-links', onCard(view))
}
