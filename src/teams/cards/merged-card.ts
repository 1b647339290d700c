// What is left of a merged ticket's card: where it went, and the way back.
import type { MergedView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { button } from './button.ts'
import { APART, aroundApart, cardMoment, oneLine, plainTitle } from './card-text.ts'
import { isRightToLeft } from './text-direction.ts'
import { noSubject } from './ticket-words.ts'

export function mergedCardData(view: MergedView) {
  const { ticketId, number, into, mergeId } = view
  const [beforeInto, afterInto] = aroundApart(say('cards.merged.into', { by: oneLine(view.by, 60), into: APART }))
  return {
    fallback: plainTitle(say('cards.merged.fallback', { number, into }), 100),
    hasNotice: view.notice !== null,
    notice: oneLine(view.notice ?? '', 300),
    number,
    subject: oneLine(view.subject, 160) || noSubject(),
    subjectRtl: isRightToLeft(view.subject),
    beforeInto,
    into,
    afterInto,
    mergedAt: say('cards.merged.at', { at: cardMoment(view.at) }),
    undoUntil: say('cards.merged.undo', { until: cardMoment(view.undoUntil) }),
    buttons: [
      button(say('cards.button.show', { number: into }), 'command.run', { command: `ticket ${into}` }),
      button(say('cards.button.undoMerge'), 'ticket.undo-merge', { ticketId, mergeId }),
    ],
  }
}
