// How long the first of each queue has been due: what tells that a worker stands still, however little waits.
import type { Deps } from '../deps.ts'

/** In seconds; 0 where nothing is due. */
export interface Ages {
  /** Of what has to leave of a ticket, since when it could. */
  readonly oldestDelivery: number
  /** Of a mail that was recorded, or that failed and is to be tried again. */
  readonly oldestMail: number
  /** Of a running mailbox. */
  readonly pollOverdue: number
}

/** Each reads the first row of an index. */
export async function readAges({ documents, clock }: Pick<Deps, 'documents' | 'clock'>): Promise<Ages> {
  const now = clock()
  const [[ticket], [row], [mailbox]] = await Promise.all([
    documents.tickets.find({ deliverAt: { $lte: now } }, { sort: { deliverAt: 1 }, limit: 1 }),
    documents.ledger.find({ dueAt: { $lte: now } }, { sort: { dueAt: 1 }, limit: 1 }),
    documents.mailboxes.find({ state: 'running', pollAt: { $lte: now } }, { sort: { pollAt: 1 }, limit: 1 }),
  ])
  const since = (at: Date | null | undefined): number => (at ? Math.max(0, now.getTime() - at.getTime()) / 1000 : 0)
  return {
    oldestDelivery: since(ticket?.deliverAt),
    oldestMail: since(row?.dueAt),
    pollOverdue: since(mailbox?.pollAt),
  }
}
