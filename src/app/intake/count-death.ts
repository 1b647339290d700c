// A process died, or stalled, over mails: those that were under way are worked one by one, and the one that did it is set aside.
import { afterDeath } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import { heldAs } from '../new-lease.ts'
import { raiseAlarm } from '../watch/raise-alarm.ts'

type DeathDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'workerId' | 'wakeDelivery'>

/** Looks at what the last holder of the mailbox, which has to be held, left under way. */
export async function countDeath(deps: DeathDeps, mailbox: Mailbox): Promise<void> {
  const { underWay } = mailbox
  if (!underWay) return
  // Taken away first: a death right here must not count as two.
  const mine = await deps.documents.mailboxes.updateIf(heldAs(mailbox), { $set: { underWay: null } })
  // What this very process left there failed in a way that is written down elsewhere.
  if (!mine || underWay.by === deps.workerId) return
  const rows = await deps.documents.ledger.find({
    _id: { $in: underWay.rows },
    mailboxId: mailbox._id,
    state: { $in: ['received', 'failed'] },
  })
  const records = rows.map((row) => ({ row, record: afterDeath(row, deps.clock()) }))
  await deps.documents.ledger.updateEach(
    records.map(({ row, record }) => ({ filter: { _id: row._id, state: row.state }, update: { $set: record } })),
  )
  const setAside = records.filter(({ record }) => record.dueAt === null).map(({ row }) => row._id)
  deps.log.warn('A process ended while it worked mails; they are worked one by one now', {
    mailboxId: mailbox._id,
    worker: underWay.by,
    mails: rows.length,
    setAside,
  })
  if (setAside.length > 0) await raiseAlarm(deps, 'mails-failed', mailbox._id)
}
