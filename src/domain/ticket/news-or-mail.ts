// News for the chat, and the automatic email that says the same: where a customer wants the chat, one of the two leaves, and never none.
import { addOutgoing, type OutboxItem } from './outbox.ts'
import type { Ticket } from './ticket.ts'

type NewsItem = Extract<OutboxItem, { readonly kind: 'news' }>
type MailItem = Extract<OutboxItem, { readonly kind: 'mail' }>
type WithOutbox = Pick<Ticket, 'outbox'>

/** What else is told has no email of its own. */
const MAIL_OF: Readonly<Partial<Record<NewsItem['why'], MailItem['answer']>>> = {
  received: 'acknowledgement',
  resolved: 'closing',
}

/** Whether news that says the same still waits. */
export function hasNewsOf({ outbox }: WithOutbox, { answer }: Pick<MailItem, 'answer'>): boolean {
  return outbox.some((item) => isNewsOf(item, answer))
}

/** The email is left to the news, which knows of it should the chat not take it. */
export function leaveToNews({ outbox }: WithOutbox, { answer }: Pick<MailItem, 'answer'>): WithOutbox {
  return { outbox: outbox.map((item) => (isNewsOf(item, answer) ? { ...item, orMail: true as const } : item)) }
}

/** The chat did not take it: the email leaves, whatever the customer wants by then. */
export function mailInstead({ outbox }: WithOutbox, news: NewsItem, now: Date, newId: () => string): WithOutbox {
  const answer = MAIL_OF[news.why]
  if (answer === undefined) return { outbox }
  if (outbox.some((item) => isMailOf(item, answer))) {
    return { outbox: outbox.map((item) => (isMailOf(item, answer) ? { ...item, instead: true as const } : item)) }
  }
  const wasLeft = outbox.some((item) => item.id === news.id && item.kind === 'news' && item.orMail === true)
  const mail = { kind: 'mail', answer, draft: null, instead: true } as const
  return { outbox: wasLeft ? addOutgoing(outbox, [mail], now, newId) : outbox }
}

/** The chat took it: no email says it again. One that has a draft sees to that draft itself. */
export function noMailBesides({ outbox }: WithOutbox, { why }: Pick<NewsItem, 'why'>): WithOutbox {
  const answer = MAIL_OF[why]
  return { outbox: outbox.filter((item) => !(isMailOf(item, answer) && item.draft === null)) }
}

function isNewsOf(item: OutboxItem, answer: MailItem['answer']): item is NewsItem {
  return item.kind === 'news' && item.parked === null && MAIL_OF[item.why] === answer
}

function isMailOf(item: OutboxItem, answer: MailItem['answer'] | undefined): item is MailItem {
  return item.kind === 'mail' && item.answer === answer
}
