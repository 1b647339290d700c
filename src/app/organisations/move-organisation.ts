// Moving an organisation below another one, with everything below it.
import { ConflictError, DuplicateKeyError } from '../../domain/errors.ts'
import { organisationKeys, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { organisationsWith } from './organisation-access.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { phrase, say } from '../../texts/say.ts'
import { finishMoves, type MoveDeps } from './finish-moves.ts'
import { mayStandBelow, placesOfMove } from './move-preview.ts'
import { movableOrganisation } from './organisation-rights.ts'
import { viewButton } from '../views/view-button.ts'

/** Teams waits some seconds for the answer to a click; tickets that have not followed by then do so after it. */
const CLICK_MS = 2_000

export interface Move {
  readonly organisationId: string
  readonly revision: number
  readonly parentId: string
}

/** Asks below which one, and says what follows. Throws `NotFoundError`, `RefusedError`. */
export async function moveForm(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  organisationId: string,
  state: { readonly banner?: Banner; readonly parentId?: string } = {},
): Promise<FormView> {
  const { organisation, parent } = await movableOrganisation(deps.documents, actor, organisationId)
  const all = await organisationsWith(deps.documents, actor, 'manage-organisations')
  const parents = all.filter((candidate) => candidate._id !== parent._id && mayStandBelow(organisation, candidate))
  const back = viewButton(say('organisations.back'), 'organisation.form', { organisationId, parentId: null })
  const data = { organisationId, revision: organisation.revision }
  return {
    card: 'form',
    title: say('organisations.move.title', { kind: organisation.kind }),
    organisation: organisation.name,
    lead:
      parents.length === 0
        ? say('organisations.move.nowhere', { kind: organisation.kind })
        : say('organisations.move.lead', { parent: parent.name }),
    banner: state.banner ?? null,
    steps: [],
    facts: [{ title: say('organisations.move.now'), value: parent.name }],
    fields:
      parents.length === 0
        ? []
        : [
            {
              id: 'parentId',
              label: say('organisations.below'),
              hint: '',
              error: null,
              required: true,
              kind: 'choice',
              value: state.parentId ?? '',
              choices: parents.map(({ _id, name }) => ({ id: _id, title: name })),
            },
          ],
    buttons: [
      ...(parents.length === 0
        ? []
        : [viewButton(say('organisations.move.next'), 'organisation.move-preview', data, 'positive', true)]),
      back,
    ],
  }
}

/**
 * Moves it. What follows from that is finished by `finishMoves`, now or after a crash.
 * Throws `NotFoundError`, `RefusedError`, `InvalidInputError`, `ConflictError`.
 */
export async function moveOrganisation(deps: MoveDeps, actor: Person, move: Move): Promise<Organisation> {
  const { organisation, parent, target } = await placesOfMove(deps.documents, actor, move)
  if (target._id === parent._id) return organisation
  const moved = await writeMove(deps, organisation, target, move.revision)
  // Each of a move and a deactivation looks again once it is written, so that one of them sees the other.
  if ((await deps.documents.organisations.findOne({ _id: target._id }))?.active !== true) {
    await writeMove(deps, moved, parent, moved.revision)
    throw new ConflictError({
      message: `Organisation '${target._id}' was deactivated while '${moved._id}' was moved below it`,
      forPerson: phrase('organisations.move.inactive', { target: target.name }),
    })
  }
  await recordAudit(
    deps,
    actor,
    { _id: moved._id, path: [...target.path, target._id] },
    {
      action: 'organisation.moved',
      subject: moved.name,
      changes: [{ field: 'below', before: parent.name, after: target.name }],
    },
  )
  await finishMoves(deps, { budgetMs: CLICK_MS })
  return moved
}

async function writeMove(
  deps: MoveDeps,
  organisation: Organisation,
  target: Organisation,
  revision: number,
): Promise<Organisation> {
  const { _id, parentId } = organisation
  try {
    const moved = await deps.documents.organisations.updateIf(
      { _id, revision, parentId },
      {
        $set: {
          parentId: target._id,
          // Rights follow in the same write; those below follow next.
          path: [...target.path, target._id],
          keys: organisationKeys({ ...organisation, parentId: target._id }),
          movedAt: deps.clock(),
        },
        $inc: { revision: 1 },
      },
    )
    if (moved) return moved
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    throw new ConflictError({
      message: `There is an organisation named like '${_id}' below '${target._id}'`,
      forPerson: phrase('organisations.move.sameName', { name: organisation.name, target: target.name }),
      cause: error,
    })
  }
  throw new ConflictError({
    message: `Organisation '${_id}' was changed by somebody else`,
    forPerson: phrase('organisations.move.changed'),
  })
}
