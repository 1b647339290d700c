// What the doctor reads of the application's own data, by their indexes.
import type { Deps } from '../deps.ts'
import type { Patient } from './examine.ts'

/** Nobody acts otherwise on more than that, and counting takes its time. */
const MOST_COUNTED = 10_000

export function documentsData({ documents, clock }: Pick<Deps, 'documents' | 'clock'>): Patient['data'] {
  return {
    mailboxes: () => documents.mailboxes.find({}),
    channels: () => documents.channels.find({}),
    async queueTimes() {
      const due = { $lte: clock() }
      const [[ticket], [row], [mailbox], parked, failed] = await Promise.all([
        documents.tickets.find({ deliverAt: due }, { sort: { deliverAt: 1 }, limit: 1 }),
        documents.ledger.find({ dueAt: due }, { sort: { dueAt: 1 }, limit: 1 }),
        documents.mailboxes.find({ state: 'running', pollAt: due }, { sort: { pollAt: 1 }, limit: 1 }),
        documents.tickets.count({ 'outbox.parked.code': { $gte: '' } }, MOST_COUNTED),
        documents.ledger.count({ state: 'failed', dueAt: null }, MOST_COUNTED),
      ])
      return {
        delivery: ticket?.deliverAt ?? null,
        mail: row?.dueAt ?? null,
        poll: mailbox?.pollAt ?? null,
        ...{ parked, failed },
      }
    },
  }
}
