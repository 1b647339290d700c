// Merge this ticket into another one, or take back what was merged into it.
import type { TicketPanel, TicketView } from '../../../app/views/card-view.ts'
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
    title: mayMerge ? 'Merge this ticket into another' : 'Merged into this ticket',
    hint: mayMerge
      ? `New emails of #${view.number} will join the other ticket. You can undo this for a day.`
      : undoable.length === 0
        ? 'A merge can only be undone within a day, and that day is over.'
        : 'Undo makes it a separate ticket again. Emails that arrived since the merge stay here.',
    fields: mayMerge
      ? [
          lineField('number', 'Ticket number', 'For example 12', number, 20),
          ...(items.length === 0 ? [] : [choiceField('otherId', 'Or one of the same requester', items, otherId ?? '')]),
        ]
      : undoable.length === 0
        ? []
        : [choiceField('mergeId', 'Ticket', undoable, undoable.at(-1)?.value ?? '')],
    error,
    buttons: [
      ...(mayMerge ? [button('Merge', 'ticket.merge', onCard(view), 'positive')] : []),
      ...(undoable.length > 0 ? [button('Undo merge', 'ticket.undo-merge', { ticketId: view.ticketId })] : []),
      backToMore(view),
    ],
  }
}
