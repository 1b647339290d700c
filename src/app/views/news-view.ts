// What a customer is told in their chat about a ticket of theirs: what an agent wrote to them, or what became of it.
import type { NewsWhy } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { subjectText } from './removed-view.ts'

export interface NewsView {
  readonly card: 'news'
  readonly ticketId: string
  readonly number: number
  readonly subject: string
  /** What happened, in a sentence. */
  readonly lead: string
  /** What was written to them; empty where nothing was. */
  readonly text: string
  /** What comes next: `rate` for what is over. */
  readonly next: 'reply' | 'rate' | 'show'
}

type Told = Pick<Ticket, '_id' | 'number' | 'subject'>

/** `setTo`: what the ticket becomes by the reply. */
export function replyNewsView(
  { _id, number, subject }: Told,
  { by, text, setTo }: { readonly by: { readonly name: string }; readonly text: string; readonly setTo: string | null },
): NewsView {
  const isResolved = setTo === 'resolved'
  return {
    ...{ card: 'news', ticketId: _id, number, subject: subjectText(subject), text },
    lead: say(isResolved ? 'news.wroteAndResolved' : 'news.wrote', { name: by.name }),
    next: isResolved ? 'rate' : 'reply',
  }
}

/** `by`: the agent's name; empty where nobody did it. `text`: what was written. */
export function newsView(
  { _id, number, subject }: Told,
  { why, by, text }: { readonly why: NewsWhy; readonly by: string; readonly text: string },
): NewsView {
  const next = { received: 'show', taken: 'show', answered: 'reply', waiting: 'reply', resolved: 'rate' } as const
  return {
    card: 'news',
    ticketId: _id,
    number,
    subject: subjectText(subject),
    lead: say(LEADS[why], { name: by }),
    text,
    next: next[why],
  }
}

const LEADS: Readonly<Record<NewsWhy, TextKey>> = {
  received: 'news.received',
  taken: 'news.taken',
  answered: 'news.answered',
  waiting: 'news.waiting',
  resolved: 'news.resolved',
}
