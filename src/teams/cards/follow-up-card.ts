// The reply in a ticket card's thread: a mail that joined the ticket.
import type { FollowUpView } from '../../app/views/card-view.ts'
import { cardTime, oneLine, plainTitle } from './card-text.ts'
import { mailParts } from './mail-parts.ts'

export function followUpCardData(view: FollowUpView) {
  const name = oneLine(view.by.name, 60)
  const address = oneLine(view.by.address, 80, 40)
  const sender = name || address || 'Unknown sender'
  const bounce = view.kind === 'bounce'
  return {
    fallback: plainTitle(
      bounce ? `#${view.number}: a mail was not delivered` : `#${view.number}: ${sender} answered`,
      100,
    ),
    title: bounce ? 'A mail was not delivered' : sender,
    titleColor: bounce ? 'Attention' : 'Default',
    details: bounce ? `reported by ${sender}` : sender === address ? '' : address,
    hasWarning: view.warning !== null,
    warning: oneLine(view.warning ?? '', 300, 100),
    at: cardTime(view.at),
    ...mailParts(view),
  }
}
