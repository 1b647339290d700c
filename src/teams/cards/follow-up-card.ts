// The reply in a ticket card's thread: a mail that joined the ticket.
import type { FollowUpView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { cardTime, oneLine, plainTitle } from './card-text.ts'
import { mailPartsBeside } from './mail-parts.ts'
import { isRightToLeft } from './text-direction.ts'

/** `room`: bytes for the mail's parts; what the card has left, where it is not given. */
export function followUpCardData(view: FollowUpView, room?: number) {
  const name = oneLine(view.by.name, 60, 16)
  const address = oneLine(view.by.address, 80, 32)
  const sender = name || address || say('timeline.unknownSender')
  const words = wordsOf(view, sender, sender === address ? '' : address)
  const data = {
    fallback: plainTitle(`#${view.number}: ${words.fallback}`, 100),
    title: words.title,
    headStyle: HEAD_STYLES[view.kind],
    titleColor: view.kind === 'bounce' ? 'Attention' : 'Default',
    hasDetails: words.details !== '',
    details: words.details,
    hasWarning: view.warning !== null,
    warning: oneLine(view.warning ?? '', 300, 100),
    at: cardTime(view.at),
    hasSubject: view.subject !== null,
    subject: oneLine(view.subject ?? '', 250),
    subjectRtl: isRightToLeft(view.subject ?? ''),
  }
  return { ...data, ...mailPartsBeside('follow-up', data, view, null, room).parts }
}

/** What stays inside looks as it does on the ticket's card, and what went wrong as such. */
const HEAD_STYLES = {
  mail: 'default',
  bounce: 'attention',
  note: 'emphasis',
  reply: 'default',
  message: 'default',
} as const satisfies Record<FollowUpView['kind'], string>

function wordsOf({ kind, report }: FollowUpView, who: string, address: string) {
  switch (kind) {
    case 'mail':
      if (report !== undefined) return { fallback: `${who}: ${report}`, title: who, details: oneLine(report, 120) }
      return { fallback: say('cards.followUp.replied', { who }), title: who, details: address }
    case 'message':
      return {
        fallback: say('cards.followUp.replied', { who }),
        title: who,
        details: address === '' ? say('cards.followUp.chat') : say('cards.followUp.page'),
      }
    case 'bounce':
      return {
        fallback: say('cards.followUp.bounced'),
        title: report === undefined ? say('cards.followUp.bounce') : oneLine(report, 300),
        details: say('cards.followUp.reportedBy', { who }),
      }
    case 'note':
      return { fallback: say('cards.followUp.noted', { who }), title: who, details: say('cards.followUp.note') }
    case 'reply':
      return { fallback: say('cards.followUp.answered', { who }), title: who, details: say('cards.followUp.answer') }
  }
}
