// What is only looked up leaves after some years: whole rows of the mail log, mailbox by mailbox, and entries of the audit.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { daysBefore, type RetentionRun } from '../../domain/privacy/retention.ts'
import { keepDone, keepRun, type RetentionDeps, type StepDone } from './retention-run.ts'

const ROWS_AT_ONCE = 200

/**
 * Rows of emails that came before some day. A mailbox is read from that day on first: mails that it tells of again, and that no row
 * knows any more, are then none of ours.
 */
export async function removeOldRows(
  deps: RetentionDeps,
  run: RetentionRun,
  startedAt: Date,
): Promise<StepDone | undefined> {
  const { mailboxes, ledger } = deps.documents
  const days = deps.settings.keepLogDays ?? 0
  if (run.underWay.length > 0) return await removeThose(deps, run)
  if (days === 0) return { run, done: true }
  const before = daysBefore(startedAt, days)
  const all = (await mailboxes.find({})).toSorted((a, b) => (a._id < b._id ? -1 : 1))
  for (const mailbox of all.filter(({ _id }) => _id >= run.place)) {
    await readFrom(deps, mailbox, before)
    const old = await ledger.find(
      // The place in the mailbox is believed as long as this one is there.
      { mailboxId: mailbox._id, receivedAt: { $lt: before }, dueAt: null, _id: { $ne: mailbox.coveredRow ?? '' } },
      { limit: ROWS_AT_ONCE },
    )
    if (old.length === 0) continue
    const noted = await keepRun(deps, run, { place: mailbox._id, underWay: old.map(({ _id }) => _id) })
    return noted && (await removeThose(deps, noted))
  }
  return { run, done: true }
}

async function readFrom({ documents }: RetentionDeps, { _id, startFrom }: Mailbox, before: Date): Promise<void> {
  if (startFrom >= before) return
  await documents.mailboxes.updateIf({ _id, startFrom: { $lt: before } }, { $set: { startFrom: before } })
}

/** They were counted when they were noted: after a crash some are gone already. */
async function removeThose(deps: RetentionDeps, run: RetentionRun): Promise<StepDone | undefined> {
  const { ledger, mailboxes } = deps.documents
  await ledger.delete({ _id: { $in: run.underWay }, dueAt: null })
  const organisationId = (await mailboxes.findOne({ _id: run.place }))?.organisationId ?? ''
  const after = await keepDone(deps, run, { organisationId, tickets: 0, rows: run.underWay.length }, run.dueAt)
  return after && { run: after, done: false }
}

/** Entries of before some day; how many is told by the audit of the organisation at the top. */
export async function removeOldAudit(
  deps: RetentionDeps,
  run: RetentionRun,
  startedAt: Date,
): Promise<StepDone | undefined> {
  const { audit, organisations } = deps.documents
  const days = deps.settings.keepAuditDays ?? 0
  let current: RetentionRun | undefined = run
  if (run.underWay.length === 0) {
    if (days === 0) return { run, done: true }
    const old = await audit.find({ at: { $lt: daysBefore(startedAt, days) } }, { limit: ROWS_AT_ONCE })
    if (old.length === 0) return { run, done: true }
    current = await keepRun(deps, run, { underWay: old.map(({ _id }) => _id) })
  }
  if (!current) return undefined
  const auditEntries = current.underWay.length
  await audit.delete({ _id: { $in: current.underWay } })
  const organisationId = (await organisations.findOne({ parentId: null }))?._id ?? ''
  const after = await keepDone(deps, current, { organisationId, tickets: 0, rows: 0, auditEntries }, current.dueAt)
  return after && { run: after, done: false }
}
