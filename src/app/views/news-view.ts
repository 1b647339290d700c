// What a customer is told in their chat about a ticket of theirs: what an agent wrote to them, or what became of it.
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
