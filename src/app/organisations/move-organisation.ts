// Moving an organisation below another one, with everything below it.
import { ConflictError, DuplicateKeyError, InvalidInputError } from '../../domain/errors.ts'
import { isWithin, kindBelow, organisationKeys, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { organisationFor, organisationsWith } from './organisation-access.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { finishMoves, type MoveDeps } from './finish-moves.ts'
import { movableOrganisation } from './organisation-rights.ts'
import { viewButton } from '../views/view-button.ts'

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
  const back = viewButton('Back', 'organisation.form', { organisationId, parentId: null })
  const data = { organisationId, revision: organisation.revision }
  return {
    card: 'form',
    title: `Move ${organisation.kind}`,
    organisation: organisation.name,
    lead:
      parents.length === 0
        ? `There is nowhere to move it: no other organisation that you administer can have a ${organisation.kind} below it.`
        : `Its tickets, mailboxes, people and everything below it move along. Administrators and agents of “${parent.name}” lose access, those of the new organisation above gain it. Channels, categories, service types and settings inherited from “${parent.name}” are replaced by those of the new organisation. Emails to mailboxes of “${parent.name}” stay there, and open tickets move to a channel of the new organisation.`,
    banner: state.banner ?? null,
    steps: [],
    facts: [{ title: 'Now below', value: parent.name }],
    fields:
      parents.length === 0
        ? []
        : [
            {
              id: 'parentId',
              label: 'Below',
              hint: '',
              error: null,
              required: true,
              kind: 'choice',
              value: state.parentId ?? '',
              choices: parents.map(({ _id, name }) => ({ id: _id, title: name })),
            },
          ],
    buttons: [...(parents.length === 0 ? [] : [viewButton('Move', 'organisation.move', data, 'positive', true)]), back],
  }
}

/**
 * Moves it. What follows from that is finished by `finishMoves`, now or after a crash.
 * Throws `NotFoundError`, `RefusedError`, `InvalidInputError`, `ConflictError`.
 */
export async function moveOrganisation(deps: MoveDeps, actor: Person, move: Move): Promise<Organisation> {
  const { organisation, parent } = await movableOrganisation(deps.documents, actor, move.organisationId)
  const target = await organisationFor(deps.documents, actor, 'manage-organisations', move.parentId)
  if (target._id === parent._id) return organisation
  if (!mayStandBelow(organisation, target)) {
    throw new InvalidInputError({
      message: `Organisation '${organisation._id}' cannot stand below '${target._id}'`,
      forPerson: `A ${organisation.kind} cannot be below “${target.name}”. Choose one from the list.`,
    })
  }
  const moved = await writeMove(deps, organisation, target, move.revision)
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
  await finishMoves(deps)
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
      forPerson: `There is already a “${organisation.name}” below “${target.name}”. Rename one of the two first.`,
      cause: error,
    })
  }
  throw new ConflictError({
    message: `Organisation '${_id}' was changed by somebody else`,
    forPerson: 'Nothing was moved: someone else changed this organisation in the meantime. This is how it looks now.',
  })
}

/** Of the right kind, in use, and not below itself. */
function mayStandBelow(organisation: Organisation, parent: Organisation): boolean {
  return parent.active && kindBelow(parent.kind) === organisation.kind && !isWithin(parent, organisation._id)
}
