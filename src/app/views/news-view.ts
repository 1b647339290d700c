// What a customer is told in their chat about a ticket of theirs: what an agent wrote to them, or what became of it.
import type { NewsWhy } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'

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
  const then = setTo === 'resolved' ? ' Your ticket is resolved by it. Reply if something is still missing.' : ''
  return {
    ...{ card: 'news', ticketId: _id, number, subject, text },
    lead: `${by.name} from our support team wrote to you.${then}`,
    next: setTo === 'resolved' ? 'rate' : 'reply',
  }
}

/** `by`: the agent's name; empty where nobody did it. `text`: what was written. */
export function newsView(
  { _id, number, subject }: Told,
  { why, by, text }: { readonly why: NewsWhy; readonly by: string; readonly text: string },
): NewsView {
  const leads: Readonly<Record<NewsWhy, string>> = {
    received: 'We received your request. Our support team will look at it.',
    taken: `${by} from our support team is now looking after your ticket.`,
    answered: `${by} from our support team wrote to you by email, too.`,
    waiting: `${by} from our support team is waiting for your reply.`,
    resolved: `${by} from our support team resolved your ticket. Reply if something is still missing.`,
  }
  const next = { received: 'show', taken: 'show', answered: 'reply', waiting: 'reply', resolved: 'rate' } as const
  return { card: 'news', ticketId: _id, number, subject, lead: leads[why], text, next: next[why] }
}
