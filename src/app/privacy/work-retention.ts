// The nightly work: what was kept long enough is removed, a few documents at a time, by whichever process has the lease.
import { dayStart } from '../../domain/day-start.ts'
import type { Removed, RetentionRun } from '../../domain/privacy/retention.ts'
import { phrase } from '../../texts/say.ts'
import { newLease } from '../new-lease.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import { emptyLog } from './empty-log.ts'
import { emptyTickets } from './empty-tickets.ts'
import { removeOldAudit, removeOldRows } from './remove-old.ts'
import { keepRun, type RetentionDeps } from './retention-run.ts'

/** In the time zone of the organisation at the top. */
const HOUR = 2
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** One look takes so many steps, and then lets others have a turn. */
const STEPS_AT_ONCE = 20

const WORK = { texts: emptyTickets, log: emptyLog, 'old-rows': removeOldRows, audit: removeOldAudit } as const
const STAGES = ['texts', 'log', 'old-rows', 'audit'] as const

/** Call it before the first `workRetention`; again and in as many processes as you like. */
export async function prepareRetention(deps: RetentionDeps): Promise<void> {
  await deps.documents.retentionRuns.insertNew([
    {
      ...{ _id: 'retention', runId: '', startedAt: null, stage: 'texts', place: '', underWay: [] },
      ...{ removed: [], emptied: [], dueAt: await nextNight(deps), lease: null },
    },
  ])
}

/** Takes some steps of the night's work, when it is due and nobody else is at it. Answers whether there was one to take. */
export async function workRetention(deps: RetentionDeps): Promise<boolean> {
  const now = deps.clock()
  let run = await deps.documents.retentionRuns.updateIf(
    { dueAt: { $lte: now }, $or: [{ lease: null }, { 'lease.until': { $lte: now } }] },
    { $set: { lease: newLease(deps, deps.newId()) } },
  )
  if (!run) return false
  for (let steps = 0; steps < STEPS_AT_ONCE && run && !deps.isStopping() && run.dueAt <= deps.clock(); steps += 1) {
    run = await step(deps, run)
  }
  if (run) await keepRun(deps, run, { lease: null })
  return true
}

/** The run after its next step; `undefined` when somebody else goes on with it. */
async function step(deps: RetentionDeps, run: RetentionRun): Promise<RetentionRun | undefined> {
  if (run.startedAt === null) {
    const fresh = { stage: 'texts', place: '', underWay: [], removed: [] } as const
    return await keepRun(deps, run, { ...fresh, runId: deps.newId(), startedAt: deps.clock() })
  }
  const after = await WORK[run.stage](deps, run, run.startedAt)
  if (!after?.done) return after?.run
  const next = STAGES[STAGES.indexOf(run.stage) + 1]
  if (next !== undefined) return await keepRun(deps, after.run, { stage: next, place: '' })
  await audit(deps, after.run)
  if (after.run.removed.length > 0) await deps.forget()
  return await keepRun(deps, after.run, { startedAt: null, place: '', removed: [], dueAt: await nextNight(deps) })
}

/** One entry for each organisation of which something was removed, once however often this is done. */
async function audit({ documents, clock }: RetentionDeps, { runId, removed }: RetentionRun): Promise<void> {
  const organisations = await documents.organisations.find({
    _id: { $in: removed.map(({ organisationId }) => organisationId) },
  })
  await documents.audit.insertNew(
    organisations.map(({ _id, path }) => ({
      ...{ _id: `retention/${runId}/${_id}`, at: clock(), by: { personId: 'frontdesk', name: 'Frontdesk' } },
      ...{ organisationId: _id, organisationPath: [...path, _id] },
      ...{ action: 'retention.applied', subject: phrase('privacy.keptLongEnough') },
      changes: changesOf(removed.find(({ organisationId }) => organisationId === _id)),
    })),
  )
}

function changesOf(removed: Removed | undefined) {
  const counts = {
    tickets: removed?.tickets ?? 0,
    emailsInLog: removed?.rows ?? 0,
    auditEntries: removed?.auditEntries ?? 0,
  }
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([field, count]) => ({ field, before: '', after: String(count) }))
}

async function nextNight({ documents, clock }: RetentionDeps): Promise<Date> {
  const now = clock()
  const top = await documents.organisations.findOne({ parentId: null })
  const start = dayStart(now, top ? await timeZoneOf(documents, top) : 'UTC').getTime() + HOUR * HOUR_MS
  return new Date(start > now.getTime() ? start : start + DAY_MS)
}
