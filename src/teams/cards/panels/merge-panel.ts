// Merge this ticket into another one, or take back what was merged into it.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { offerChoices } from '../choices.ts'
import { backToMore, choiceField, lineField, NO_PANEL, onCard, PICKER_ROOM, type Panel } from './panel.ts'

export function mergePanel(view: TicketView, panel: Extract<TicketPanel, { kind: 'merge' }>): Panel {
  const { choices, number, otherId, error, merged } = panel
  const { items } = offerChoices(choices, PICKER_ROOM)
  const mayMerge = view.merged.length === 0
  const undoable = merged.map((one) => ({ title: `#${one.number}`, value: one.mergeId }))
  return {
    ...NO_PANEL,
    title: mayMerge ? say('panels.merge.title') : say('panels.merge.undoTitle'),
    hint: mayMerge
      ? say('panels.merge.hint', { number: view.number })
      : undoable.length === 0
        ? say('panels.merge.tooLate')
        : say('panels.merge.undoHint'),
    fields: mayMerge
      ? [
          lineField('number', say('panels.ticketNumber'), say('panels.ticketNumberExample'), number, 20),
          ...(items.length === 0 ? [] : [choiceField('otherId', say('panels.sameRequester'), items, otherId ?? '')]),
        ]
      : undoable.length === 0
        ? []
        : [choiceField('mergeId', say('panels.merge.ticket'), undoable, undoable.at(-1)?.value ?? '')],
    error,
    buttons: [
      ...(mayMerge ? [button(say('panels.merge.merge'), 'ticket.merge', onCard(view), 'positive')] : []),
      ...(undoable.length > 0
        ? [button(say('cards.button.undoMerge'), 'ticket.undo-merge', { ticketId: view.ticketId })]
        : []),
      backToMore(view),
    ],
  }
}
