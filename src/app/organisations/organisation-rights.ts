// Who may change what of an organisation: its own things are its administrators', its place in the tree is those' above.
import { RefusedError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { organisationFor } from './organisation-access.ts'

/** Whether the person may move, deactivate and reactivate it. Nobody may with the root, which has no parent. */
export function mayMove(actor: Person, organisation: Organisation, parent: Organisation): boolean {
  return organisation.parentId === parent._id && may(actor.memberships, 'manage-organisations', parent)
}

/** The organisation and its parent, when the person may move it. Throws `NotFoundError`, `RefusedError`. */
export async function movableOrganisation(
  documents: Pick<Deps['documents'], 'organisations'>,
  actor: Person,
  organisationId: string,
): Promise<{ readonly organisation: Organisation; readonly parent: Organisation }> {
  const organisation = await organisationFor(documents, actor, 'manage-organisations', organisationId)
  const parent =
    organisation.parentId === null ? undefined : await documents.organisations.findOne({ _id: organisation.parentId })
  if (parent && mayMove(actor, organisation, parent)) return { organisation, parent }
  throw new RefusedError({
    message: `Person '${actor._id}' may not move or deactivate organisation '${organisationId}'`,
    forPerson: parent ? phrase('organisations.fromAboveOnly') : phrase('organisations.top'),
  })
}
