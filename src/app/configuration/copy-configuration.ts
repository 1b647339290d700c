// Copying the configuration of one organisation into another: which areas, what that changes, and the copy itself.
import { canonical } from '../../domain/configuration/pieces.ts'
import { ConflictError, InvalidInputError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { textDigest } from '../../lib/text-digest.ts'
import { phrase, say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { organisationFor } from '../organisations/organisation-access.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { changeMany, refuseWhileChanging, type ChangeDeps } from './change-many.ts'
import { AREA_TITLES } from './change-words.ts'
import { COPIED_AREAS, planCopy, type CopiedArea } from './copy-plan.ts'
import { previewParts } from './preview-parts.ts'

type CopyDeps = Pick<Deps, 'documents' | 'settings'>

export interface Copy {
  /** Into which. */
  readonly organisationId: string
  /** From which. */
  readonly otherId: string
  readonly areas: readonly CopiedArea[]
}

/** Throws `NotFoundError` unless the person may configure both, `InvalidInputError` when they are one. */
async function bothOf(
  { documents }: CopyDeps,
  actor: Person,
  { organisationId, otherId }: Pick<Copy, 'organisationId' | 'otherId'>,
): Promise<{ readonly target: Organisation; readonly source: Organisation }> {
  const target = await organisationFor(documents, actor, 'configure', organisationId)
  const source = await organisationFor(documents, actor, 'configure', otherId)
  if (target._id !== source._id) return { target, source }
  throw new InvalidInputError({
    message: `Organisation '${target._id}' was to be copied into itself`,
    forPerson: phrase('configuration.copy.itself'),
  })
}

/** Asks what of it. Throws as `bothOf` does. */
export async function copyAreasForm(
  deps: CopyDeps,
  actor: Person,
  wanted: Pick<Copy, 'organisationId' | 'otherId'>,
  banner: Banner | null = null,
): Promise<FormView> {
  const { target, source } = await bothOf(deps, actor, wanted)
  const data = { organisationId: target._id, otherId: source._id }
  return {
    card: 'form',
    title: say('configuration.copy.title'),
    organisation: target.name,
    lead: say('configuration.copy.lead', { source: source.name, target: target.name }),
    banner,
    steps: [],
    facts: [],
    fields: [
      {
        ...{ id: 'areas', label: say('configuration.copy.areas'), hint: '', error: null, required: true },
        ...{ kind: 'choices', value: COPIED_AREAS },
        choices: COPIED_AREAS.map((area) => ({ id: area, title: say(AREA_TITLES[area]) })),
      },
    ],
    buttons: [
      viewButton(say('configuration.copy.preview'), 'configuration.copy-preview', data, 'positive', true),
      viewButton(say('menu.back'), 'configuration.copy-form', { organisationId: target._id }),
    ],
  }
}

/** Says what it would change. Throws as `bothOf` does, and `ConflictError` while much is being changed. */
export async function copyPreview(
  deps: CopyDeps,
  actor: Person,
  wanted: Copy,
  banner: Banner | null = null,
): Promise<FormView> {
  const { target, source } = await bothOf(deps, actor, wanted)
  if (wanted.areas.length === 0) {
    return await copyAreasForm(deps, actor, wanted, { tone: 'warning', text: say('configuration.copy.noArea') })
  }
  await refuseWhileChanging(deps, target)
  const { changes, notes } = await planCopy(deps, source, target, wanted.areas, namedAfter)
  const parts = await previewParts(deps, target, changes, notes)
  const data = { organisationId: target._id, otherId: source._id }
  const seen = seenOf({ changes, notes })
  return {
    card: 'form',
    title: say('configuration.copy.title'),
    organisation: target.name,
    lead:
      changes.length === 0
        ? say('configuration.copy.nothing', { source: source.name, target: target.name })
        : say('configuration.copy.previewLead', { source: source.name, target: target.name }),
    banner,
    steps: [],
    ...parts,
    fields: [],
    buttons: [
      ...(changes.length === 0
        ? []
        : [
            viewButton(
              ...([say('configuration.copy.do'), 'configuration.copy'] as const),
              { ...data, areas: wanted.areas.join(','), seen },
              'positive',
            ),
          ]),
      viewButton(say('menu.back'), 'configuration.copy-areas', data),
    ],
  }
}

/** Copies it, if it still is what the preview showed. Throws as `copyPreview` does, and `ConflictError` when it is not. */
export async function copyConfiguration(
  deps: ChangeDeps,
  actor: Person,
  wanted: Copy & { readonly seen: string },
): Promise<{
  readonly target: Organisation
  readonly source: Organisation
  readonly count: number
  readonly left: number
}> {
  const { target, source } = await bothOf(deps, actor, wanted)
  const previewed = await planCopy(deps, source, target, wanted.areas, namedAfter)
  if (seenOf(previewed) !== wanted.seen) {
    throw new ConflictError({
      message: `The configuration of '${source._id}' or '${target._id}' was changed since the preview`,
      forPerson: phrase('configuration.stale'),
    })
  }
  const ids = new Map<string, string>()
  const { changes } = await planCopy(deps, source, target, wanted.areas, (from) => {
    const id = ids.get(from) ?? deps.newId()
    ids.set(from, id)
    return id
  })
  const subject = phrase('configuration.copy.subject', { source: source.name, target: target.name })
  const left = await changeMany(deps, actor, target, { action: 'configuration.copied', subject, changes })
  return { target, source, count: changes.length - left.length, left: left.length }
}

/** In a preview nothing has an id of its own yet. */
function namedAfter(from: string): string {
  return `copy-of-${from}`
}

function seenOf({ changes, notes }: Awaited<ReturnType<typeof planCopy>>): string {
  return textDigest(canonical(changes), canonical(notes))
}
