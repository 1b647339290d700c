// What is left of a merged ticket's card: where it went, and the way back.
import type { MergedView } from '../../app/views/card-view.ts'
import { button } from './button.ts'
import { cardTime, oneLine, plainTitle } from './card-text.ts'
import { isRightToLeft } from './text-direction.ts'
import { NO_SUBJECT } from './ticket-words.ts'

export function mergedCardData(view: MergedView) {
  const { ticketId, into, mergeId } = view
  return {
    fallback: plainTitle(`#${view.number} was merged into #${into}`, 100),
    hasNotice: view.notice !== null,
    notice: oneLine(view.notice ?? '', 300),
    number: view.number,
    subject: oneLine(view.subject, 160) || NO_SUBJECT,
    subjectRtl: isRightToLeft(view.subject),
    into,
    by: oneLine(view.by, 60),
    at: cardTime(view.at),
    undoUntil: cardTime(view.undoUntil),
    buttons: [
      button(`Show #${into}`, 'command.run', { command: `ticket ${into}` }),
      button('Undo merge', 'ticket.undo-merge', { ticketId, mergeId }),
    ],
  }
}
