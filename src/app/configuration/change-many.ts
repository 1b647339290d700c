// Changing many pieces of configuration as one act: noted first, made one by one, and in the audit once all are.
import type { ChangeJob } from '../../domain/configuration/change-job.ts'
import { pieceRef, type PieceChange } from '../../domain/configuration/pieces.ts'
import { ConflictError, InvalidInputError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { AREAS, countByArea } from './areas.ts'
import { writePiece } from './write-piece.ts'

export type ChangeDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'settings'>

/** Whoever began it is at it as long as its last step is younger than this. */
const LEFT_AFTER_MS = 60_000
/** In characters of JSON: a document of either store takes some times that. */
const MOST_TO_CHANGE = 2_000_000

/** Those that make room come first, and orders last, when all that is put in order is there. */
const ORDER = { removed: 0, changed: 1, added: 2, order: 3 }

function stepOf({ key, before, after }: PieceChange): number {
  const { kind } = pieceRef(key)
  if (kind === 'rules' || kind === 'place') return ORDER.order
  if (after === null) return ORDER.removed
  return before === null ? ORDER.added : ORDER.changed
}

/**
 * Makes the changes, and answers the keys of those that could not be made. A process that ends in the middle leaves the rest to
 * `finishChanges`. Throws `ConflictError` while another such act is under way, `InvalidInputError` when it is too much for one.
 */
export async function changeMany(
  deps: ChangeDeps,
  actor: Person,
  organisation: Organisation,
  wanted: Pick<ChangeJob, 'action' | 'subject' | 'changes'>,
): Promise<readonly string[]> {
  if (JSON.stringify(wanted.changes).length > MOST_TO_CHANGE) {
    throw new InvalidInputError({
      message: `Too much of organisation '${organisation._id}' is to be changed at once`,
      forPerson: phrase('configuration.tooMuch'),
    })
  }
  const job: ChangeJob = {
    _id: organisation._id,
    auditId: deps.newId(),
    organisationPath: [...organisation.path, organisation._id],
    ...wanted,
    changes: wanted.changes.toSorted((a, b) => stepOf(a) - stepOf(b)),
    by: { personId: actor._id, name: actor.name },
    next: 0,
    left: [],
    touchedAt: deps.clock(),
  }
  if ((await deps.documents.changeJobs.insertNew([job])).length === 0) throw underWay(organisation)
  return await workJob(deps, job)
}

/** Throws `ConflictError` while many pieces of it are being changed. */
export async function refuseWhileChanging({ documents }: Pick<Deps, 'documents'>, at: Organisation): Promise<void> {
  if (await documents.changeJobs.findOne({ _id: at._id })) throw underWay(at)
}

function underWay({ _id, name }: Organisation): ConflictError {
  return new ConflictError({
    message: `The configuration of '${_id}' is being changed`,
    forPerson: phrase('configuration.underWay', { name }),
  })
}

/** Goes on with what dead processes left. Call it now and then. */
export async function finishChanges(deps: ChangeDeps): Promise<void> {
  const before = new Date(deps.clock().getTime() - LEFT_AFTER_MS)
  for (const job of await deps.documents.changeJobs.find({ touchedAt: { $lt: before } })) await workJob(deps, job)
}

/** Each step is made if it is still to be made, so that two who are at it do no harm. */
async function workJob(deps: ChangeDeps, begun: ChangeJob): Promise<readonly string[]> {
  const { changeJobs } = deps.documents
  const { _id, auditId } = begun
  const path = begun.organisationPath.slice(0, -1)
  let job = begun
  for (let next = job.changes[job.next]; next; next = job.changes[job.next]) {
    const written = await writePiece(deps.documents, { _id, path }, next)
    const noted = await changeJobs.updateIf(
      { _id, auditId, next: job.next },
      {
        $set: { touchedAt: deps.clock() },
        $inc: { next: 1 },
        ...(written === 'done' ? {} : { $push: { left: { $each: [next.key] } } }),
      },
    )
    const now = noted ?? (await changeJobs.findOne({ _id, auditId }))
    if (!now) return job.left
    job = now
  }
  await finish(deps, job)
  return job.left
}

async function finish({ documents, clock }: ChangeDeps, job: ChangeJob): Promise<void> {
  const made = job.changes.filter(({ key }) => !job.left.includes(key))
  const counts = countByArea(made)
  const entry = {
    _id: job.auditId,
    at: clock(),
    by: job.by,
    organisationId: job._id,
    organisationPath: job.organisationPath,
    action: job.action,
    subject: job.subject,
    changes: AREAS.flatMap((area) => {
      const { added, changed, removed } = counts[area]
      const count = added + changed + removed
      return count === 0 ? [] : [{ field: area, before: '', after: String(count) }]
    }),
    pieces: made,
  }
  await documents.audit.insertNew([entry])
  await documents.changeJobs.delete({ _id: job._id, auditId: job.auditId })
}
