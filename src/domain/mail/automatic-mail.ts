// Mails that no person wrote: of which sorts they are, and what an administrator wants to become of them.

export type AutomaticSort =
  /** Out of office, "we have received your mail". */
  | 'auto-reply'
  /** A mail of ours could not be delivered, or not yet. */
  | 'bounce'
  /** Read receipts, notices of delivery, reports on abuse, DMARC and TLS. */
  | 'report'
  /** Somebody accepts or declines a meeting, without a word of their own. */
  | 'meeting'
  /** Newsletters and other bulk mail. */
  | 'list'
  /** Our own automatic mail came back. */
  | 'loop'
  /** A mail system tells of itself. */
  | 'notification'

/**
 * `by-kind`: what systems report becomes a ticket that is not answered, an out-of-office note is noted on its ticket, and newsletters, receipts and
 * the like are left aside. `tickets`: all become tickets, but for our own mail that comes back. `aside`: none does. A bounce joins the ticket it
 * is about in any case.
 */
export const AUTOMATIC_WAYS = ['by-kind', 'tickets', 'aside'] as const
export type AutomaticWay = (typeof AUTOMATIC_WAYS)[number]
