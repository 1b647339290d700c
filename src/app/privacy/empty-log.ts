// The mail log loses senders and subjects of emails that were read long enough ago, mailbox by mailbox. Which were read stays known.
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { daysBefore, type RetentionRun } from '../../domain/privacy/retention.ts'
import { withoutAddresses } from '../../domain/privacy/without-addresses.ts'
import type { Filter } from '../ports/documents.ts'
import { readRetention } from './retention-settings.ts'
import { keepDone, keepRun, type RetentionDeps, type StepDone } from './retention-run.ts'

const ROWS_AT_ONCE = 200

export async function emptyLog(deps: RetentionDeps, run: RetentionRun, startedAt: Date): Promise<StepDone | undefined> {
  const { mailboxes, ledger } = deps.documents
  if (run.underWay.length > 0) return await emptyThose(deps, run)
  const all = (await mailboxes.find({})).toSorted((a, b) => (a._id < b._id ? -1 : 1))
  for (const mailbox of all.filter(({ _id }) => _id >= run.place)) {
    const before = await endOf(deps, mailbox, startedAt)
    if (before === null) continue
    const upTo = run.emptied.find(({ mailboxId }) => mailboxId === mailbox._id)?.upTo ?? new Date(0)
    if (upTo >= before) continue
    const old: Filter<LedgerRow> = { mailboxId: mailbox._id, seenAt: { $gte: upTo, $lt: before } }
    const found = await ledger.find(
      {
        ...old,
        $and: [
          { $or: [{ from: { $ne: '' } }, { subject: { $ne: '' } }] },
          // What is still to be worked is told by them.
          { $or: [{ dueAt: null }, { state: { $nin: ['received', 'failed'] } }] },
        ],
      },
      { limit: ROWS_AT_ONCE },
    )
    if (found.length > 0) {
      const noted = await keepRun(deps, run, { place: mailbox._id, underWay: found.map(({ _id }) => _id) })
      return noted && (await emptyThose(deps, noted))
    }
    const waiting = await ledger.count({ ...old, dueAt: { $ne: null }, state: { $in: ['received', 'failed'] } }, 1)
    if (waiting > 0) continue
    const others = run.emptied.filter(({ mailboxId }) =>
      all.some(({ _id }) => _id === mailboxId && _id !== mailbox._id),
    )
    const after = await keepRun(deps, run, { emptied: [...others, { mailboxId: mailbox._id, upTo: before }] })
    return after && { run: after, done: false }
  }
  return { run, done: true }
}

/** What was read before this is over; `null` where everything is kept. */
async function endOf(deps: RetentionDeps, { organisationId }: Mailbox, startedAt: Date): Promise<Date | null> {
  const organisation = await deps.documents.organisations.findOne({ _id: organisationId })
  const days = organisation ? (await readRetention(deps, organisation)).inForce.logDays.value : 0
  return days === 0 ? null : daysBefore(startedAt, days)
}

async function emptyThose(deps: RetentionDeps, run: RetentionRun): Promise<StepDone | undefined> {
  const { ledger, mailboxes } = deps.documents
  const rows = await ledger.find({ _id: { $in: run.underWay } })
  await ledger.updateEach(
    rows.map(({ _id, reason }) => ({
      filter: { _id },
      update: {
        $set: {
          from: '',
          subject: '',
          digest: null,
          cleared: true,
          reason: reason === null ? null : withoutAddresses(reason),
        },
      },
    })),
  )
  const organisationId = (await mailboxes.findOne({ _id: run.place }))?.organisationId ?? ''
  const after = await keepDone(deps, run, { organisationId, tickets: 0, rows: rows.length }, run.dueAt)
  return after && { run: after, done: false }
}
