// The reply in a ticket card's thread: a mail that joined the ticket.
import type { FollowUpView } from '../../app/views/card-view.ts'
import { cardTime, oneLine, plainTitle } from './card-text.ts'
import { mailPartsBeside } from './mail-parts.ts'
import { isRightToLeft } from './text-direction.ts'

export function followUpCardData(view: FollowUpView) {
  const name = oneLine(view.by.name, 60)
  const address = oneLine(view.by.address, 80, 32)
  const sender = name || address || 'Unknown sender'
  const bounce = view.kind === 'bounce'
  const data = {
    fallback: plainTitle(
      bounce ? `#${view.number}: an email was not delivered` : `#${view.number}: ${sender} replied`,
      100,
    ),
    title: bounce ? 'An email was not delivered' : sender,
    titleColor: bounce ? 'Attention' : 'Default',
    details: bounce ? `reported by ${sender}` : sender === address ? '' : address,
    hasWarning: view.warning !== null,
    warning: oneLine(view.warning ?? '', 300, 100),
    at: cardTime(view.at),
    hasSubject: view.subject !== null,
    subject: oneLine(view.subject ?? '', 250),
    subjectRtl: isRightToLeft(view.subject ?? ''),
  }
  return { ...data, ...mailPartsBeside('follow-up', data, view, null).parts }
}
