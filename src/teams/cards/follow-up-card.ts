// The reply in a ticket card's thread: a mail that joined the ticket.
import type { FollowUpView } from '../../app/views/card-view.ts'
import { cardTime, oneLine, plainTitle } from './card-text.ts'
import { mailPartsBeside } from './mail-parts.ts'
import { isRightToLeft } from './text-direction.ts'

export function followUpCardData(view: FollowUpView) {
  const name = oneLine(view.by.name, 60, 16)
  const address = oneLine(view.by.address, 80, 32)
  const sender = name || address || 'Unknown sender'
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
  return { ...data, ...mailPartsBeside('follow-up', data, view, null).parts }
}

/** What stays inside looks as it does on the ticket's card, and what went wrong as such. */
const HEAD_STYLES = {
  mail: 'default',
  bounce: 'attention',
  note: 'emphasis',
  reply: 'default',
  message: 'default',
} as const satisfies Record<FollowUpView['kind'], string>

function wordsOf({ kind }: FollowUpView, sender: string, address: string) {
  switch (kind) {
    case 'mail':
      return { fallback: `${sender} replied`, title: sender, details: address }
    case 'message':
      return {
        fallback: `${sender} replied`,
        title: sender,
        details: address === '' ? 'Message in Teams' : 'Message from the page of the ticket',
      }
    case 'bounce':
      return {
        fallback: 'an email was not delivered',
        title: 'An email was not delivered',
        details: `reported by ${sender}`,
      }
    case 'note':
      return { fallback: `${sender} added a note`, title: sender, details: 'Internal note' }
    case 'reply':
      return { fallback: `${sender} replied to the customer`, title: sender, details: 'Reply to the customer, sent' }
  }
}
