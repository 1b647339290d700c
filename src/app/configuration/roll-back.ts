// An organisation's configuration as it was before or after an entry of its audit: what that changes, and the change itself.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import { canonical, valuesBefore, type PieceChange } from '../../domain/configuration/pieces.ts'
import { ConflictError, NotFoundError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase, inWords, say, type KeyedPhrase } from '../../texts/say.ts'
import { textDigest } from '../../lib/text-digest.ts'
import type { Deps } from '../deps.ts'
import { organisationFor } from '../organisations/organisation-access.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import { auditTitle } from '../views/audit-words.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { timeText } from '../views/time-text.ts'
import { viewButton } from '../views/view-button.ts'
import { changeMany, refuseWhileChanging, type ChangeDeps } from './change-many.ts'
import { checkPieces } from './check-pieces.ts'
import { previewParts } from './preview-parts.ts'
import { readPieces } from './read-pieces.ts'
import { isOfConfiguration } from './restorable.ts'

/** Where to: before the entry, or as it was once the entry was made. */
export interface Moment {
  readonly organisationId: string
  readonly entryId: string
  readonly keep: boolean
}

interface Plan {
  readonly organisation: Organisation
  readonly entry: AuditEntry
  readonly changes: readonly PieceChange[]
  readonly notes: readonly KeyedPhrase[]
  /** What the preview showed, in short. */
  readonly seen: string
}

/** More would be no roll back, but another configuration. */
const MOST_ENTRIES = 2000
/** What decides whose emails and people are whose, or is secret, stays as it is. */
const STAYS: Readonly<Record<string, (entry: AuditEntry) => boolean>> = {
  organisation: ({ changes }) => changes.some(({ field }) => field === 'domains' || field === 'tenantIds'),
  mailbox: () => true,
  channel: () => true,
}

/** Says what it would change. Throws `NotFoundError`, `ConflictError`. */
export async function rollBackForm(
  deps: Pick<Deps, 'documents' | 'settings'>,
  actor: Person,
  moment: Moment,
  banner: Banner | null = null,
): Promise<FormView> {
  const plan = await planFor(deps, actor, moment)
  const { organisation, entry, changes, notes, seen } = plan
  const parts = await previewParts(deps, organisation, changes, notes)
  const when = timeText(entry.at, await timeZoneOf(deps.documents, organisation))
  const data = { ...moment, seen }
  const count = changes.length
  return {
    card: 'form',
    title: say('configuration.back.title'),
    organisation: organisation.name,
    lead:
      count === 0
        ? say('configuration.back.nothing')
        : say('configuration.back.lead', { moment: moment.keep ? 'after' : 'before', when, what: auditTitle(entry) }),
    banner,
    steps: [],
    ...parts,
    fields: [],
    buttons: [
      ...(count === 0 ? [] : [viewButton(say('configuration.back.do'), 'audit.roll-back', data, 'destructive')]),
      viewButton(
        say(moment.keep ? 'configuration.back.toBefore' : 'configuration.back.toThis'),
        'audit.roll-back-form',
        { organisationId: moment.organisationId, entryId: moment.entryId, keep: !moment.keep },
      ),
      viewButton(say('menu.back'), 'audit.list', {
        ...{ organisationId: moment.organisationId, person: '', from: '', to: '', page: 1 },
      }),
    ],
  }
}

/**
 * Brings it back, if it still is what the preview showed. Throws `NotFoundError`, and `ConflictError` when it is not, or much is
 * being changed already.
 */
export async function rollBack(
  deps: ChangeDeps,
  actor: Person,
  wanted: Moment & { readonly seen: string },
): Promise<{ readonly organisation: Organisation; readonly count: number; readonly left: number }> {
  const { organisation, entry, changes, seen } = await planFor(deps, actor, wanted)
  if (seen !== wanted.seen) {
    throw new ConflictError({
      message: `The configuration of '${organisation._id}' was changed since the preview`,
      forPerson: phrase('configuration.stale'),
    })
  }
  const subject = phrase(wanted.keep ? 'configuration.back.after' : 'configuration.back.before', {
    when: entry.at,
    name: organisation.name,
  })
  const left = await changeMany(deps, actor, organisation, { action: 'configuration.rolled-back', subject, changes })
  return { organisation, count: changes.length - left.length, left: left.length }
}

async function planFor(deps: Pick<Deps, 'documents' | 'settings'>, actor: Person, moment: Moment): Promise<Plan> {
  const { documents } = deps
  const organisation = await organisationFor(documents, actor, 'configure', moment.organisationId)
  await organisationFor(documents, actor, 'see-audit', moment.organisationId)
  const entry = await documents.audit.findOne({ _id: moment.entryId, organisationId: organisation._id })
  if (!entry) {
    throw new NotFoundError({
      message: `Organisation '${organisation._id}' has no audit entry '${moment.entryId}'`,
      forPerson: phrase('configuration.back.noEntry'),
    })
  }
  await refuseWhileChanging(deps, organisation)
  const since = await entriesSince(deps, organisation, entry, moment.keep)
  const current = await readPieces(deps, organisation)
  const restorable = since.map(({ at, pieces }) => ({ at, pieces: pieces ?? [] }))
  const wanted = [...valuesBefore(restorable)].map(([key, after]) => ({ key, before: current.get(key) ?? null, after }))
  const checked = await checkPieces(deps, organisation, current, wanted)
  const notes = [...checked.notes, ...notesOn(since)]
  const seen = textDigest(canonical(checked.changes), canonical(notes))
  return { organisation, entry, changes: checked.changes, notes, seen }
}

/** Oldest first. */
async function entriesSince(
  { documents }: Pick<Deps, 'documents'>,
  { _id }: Organisation,
  entry: AuditEntry,
  keep: boolean,
): Promise<readonly AuditEntry[]> {
  const since = await documents.audit.find(
    { organisationPath: _id, organisationId: _id, at: { $gte: entry.at } },
    { sort: { at: -1 }, limit: MOST_ENTRIES + 1 },
  )
  if (since.length > MOST_ENTRIES) {
    throw new ConflictError({
      message: `There are more than ${String(MOST_ENTRIES)} changes since entry '${entry._id}'`,
      forPerson: phrase('configuration.back.tooFar', { most: MOST_ENTRIES }),
    })
  }
  return since.filter(({ _id: id }) => !keep || id !== entry._id).toReversed()
}

/** What happened since then and is not brought back. */
function notesOn(since: readonly AuditEntry[]): readonly KeyedPhrase[] {
  const notes: KeyedPhrase[] = []
  const old = since.filter((entry) => entry.pieces === undefined && isOfConfiguration(entry))
  if (old.length > 0) {
    const names = old.slice(0, 3).map(({ subject }) => inWords(subject))
    notes.push(phrase('configuration.note.unrecorded', { count: old.length, names: names.join(', ') }))
  }
  const secrets = since.filter(({ changes }) => changes.some(({ field }) => field === 'clientSecret'))
  if (secrets.length > 0) notes.push(phrase('configuration.note.secret'))
  const staying = since.filter((entry) => STAYS[entry.action.split('.')[0] ?? '']?.(entry))
  if (staying.length > 0) notes.push(phrase('configuration.note.stays', { count: staying.length }))
  return notes
}
