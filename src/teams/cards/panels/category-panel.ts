// Choose category and service type, each alone or both.
import type { Choice, TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { plainTitle } from '../card-text.ts'
import { offerChoices, type ChoiceItem } from '../choices.ts'
import { backToMore, choiceField, NO_PANEL, onCard, PICKER_ROOM, withError, type Panel } from './panel.ts'

export function categoryPanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'category' }>): Panel {
  const category = picker(panel.categories, panel.categoryId, view.category)
  const serviceType = picker(panel.serviceTypes, panel.serviceTypeId, view.serviceType)
  const empty = panel.categories.length + panel.serviceTypes.length === 0
  const back = backToMore(view)
  return withError(
    {
      ...NO_PANEL,
      title: say('panels.category.title'),
      fields: [
        ...(panel.categories.length === 0
          ? []
          : [choiceField('categoryId', say('panels.category.category'), category.items, panel.categoryId ?? '')]),
        ...(panel.serviceTypes.length === 0
          ? []
          : [
              choiceField(
                'serviceTypeId',
                say('panels.category.serviceType'),
                serviceType.items,
                panel.serviceTypeId ?? '',
              ),
            ]),
      ],
      hint: empty ? say('panels.category.none') : category.hint || serviceType.hint,
      buttons: empty
        ? [back]
        : [button(say('cards.button.save'), 'ticket.set-category', onCard(view), 'positive'), back],
    },
    panel,
  )
}

/** What the ticket has comes first when it is not among those offered any more, or not among those that fit. */
function picker(choices: readonly Choice[], currentId: string | null, currentName: string | null) {
  const none: ChoiceItem = { title: say('cards.notChosen'), value: '' }
  const offered = offerChoices(choices, PICKER_ROOM)
  const missing = currentId !== null && currentName !== null && !offered.items.some(({ value }) => value === currentId)
  const current = missing ? [{ title: plainTitle(currentName, 40), value: currentId }] : []
  return { ...offered, items: [none, ...current, ...offered.items] }
}
