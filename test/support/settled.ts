// Whether all work is done: every mail has its outcome, and nothing waits to leave.
import type { Documents } from '../../src/app/documents.ts'

/** Of nothing at all, too, it is not done: the mailbox may not have been read yet. */
export async function isSettled({ ledger, tickets, mailboxes }: Documents): Promise<boolean> {
  const [mails, waiting, leaving, polled] = await Promise.all([
    ledger.count({}),
    ledger.count({ dueAt: { $ne: null } }),
    tickets.count({ deliverAt: { $ne: null } }),
    mailboxes.count({ lease: null, cursor: { $ne: null } }),
  ])
  return mails > 0 && waiting === 0 && leaving === 0 && polled > 0
}
