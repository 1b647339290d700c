// The document of the nightly work, as its steps write it: as long as the lease is theirs.
import { addRemoved, type Removed, type RetentionRun } from '../../domain/privacy/retention.ts'
import type { Deps } from '../deps.ts'
import { heldAs, newLease } from '../new-lease.ts'
import type { DocumentStore } from '../ports/documents.ts'

export type RetentionDeps = Pick<
  Deps,
  'documents' | 'clock' | 'newId' | 'settings' | 'workerId' | 'isStopping' | 'wakeDelivery'
> &
  Pick<DocumentStore, 'forget'>

/** What one step came to; `done` where the stage has nothing more. */
export interface StepDone {
  readonly run: RetentionRun
  readonly done: boolean
}

/** `undefined` when somebody else goes on with it. */
export async function keepRun(
  deps: RetentionDeps,
  run: RetentionRun,
  changes: Partial<Omit<RetentionRun, '_id'>>,
): Promise<RetentionRun | undefined> {
  return await deps.documents.retentionRuns.updateIf(heldAs(run), {
    $set: { lease: newLease(deps, run.lease?.owner), ...changes },
  })
}

/** Notes that what was under way is done, and how much of which organisation it was. */
export async function keepDone(
  deps: RetentionDeps,
  run: RetentionRun,
  removed: Removed,
  dueAt: Date,
): Promise<RetentionRun | undefined> {
  return await keepRun(deps, run, { underWay: [], removed: addRemoved(run.removed, removed), dueAt })
}
