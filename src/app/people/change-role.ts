// Giving, changing and taking a person's role in an organisation.
import { ConflictError, NotFoundError, RefusedError } from '../../domain/errors.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { giverOf, isAdministered, rolesIn, withRole, type Giving } from '../../domain/organisation/roles.ts'
import { phrase, say } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { withRightsInForceEach, type TenantDeps } from '../organisations/tenants.ts'
import { refuseOutside } from './refuse-outside.ts'
import { rolesText } from '../views/role-words.ts'

/**
 * Gives the person this one role in the organisation, in place of any other there; `null` takes it away. The caller has seen
 * to it that the actor may manage people there: whoever may, may give every role, and so may take every role.
 * Throws `ConflictError` when the person was changed since `revision`, `RefusedError` when nobody would administer it then, or
 * when the role would never be in force, as their tenant is not the organisation's.
 */
export async function changeRole(
  deps: Pick<Deps, 'documents' | 'allowedTenants' | 'clock' | 'newId'>,
  actor: Person,
  organisation: Organisation,
  wanted: {
    readonly personId: string
    readonly revision: number
    readonly role: Role | null
    /** What they were named by, when it was an address. */
    readonly address?: string
  },
): Promise<Person> {
  const { people } = deps.documents
  const { personId, revision, role, address } = wanted
  const person = await people.findOne({ _id: personId })
  const before = rolesIn(person?.memberships ?? [], organisation._id)
  if (!person || (role === null && before.length === 0)) {
    throw new NotFoundError({
      message: `Person '${personId}' has no role in organisation '${organisation._id}'`,
      forPerson: phrase('people.noRoleHere'),
    })
  }
  if (before.length === 1 && before[0] === role) return person
  if (role !== null) await refuseOutside(deps, actor, organisation, person)
  const memberships = withRole(person.memberships, organisation._id, role, giving(actor, organisation, person, address))
  const stepsDown = before.includes('administrator') && role !== 'administrator'
  await keepAdministered(deps, organisation, person, role)
  const saved = await people.updateIf({ _id: personId, revision }, { $set: { memberships }, $inc: { revision: 1 } })
  if (!saved) throw changedMeanwhile(person, organisation)
  if (stepsDown && !(await administeredAfter(deps, organisation, saved))) {
    // Two administrators took each other's role at the same moment: neither gets through.
    await people.updateIf(
      { _id: personId },
      {
        $push: { memberships: { $each: [{ organisationId: organisation._id, role: 'administrator' }] } },
        $inc: { revision: 1 },
      },
    )
    throw lastAdministrator(organisation)
  }
  await recordAudit(deps, actor, organisation, {
    action: `person.${role === null ? 'removed' : before.length === 0 ? 'added' : 'changed'}`,
    subject: person.name,
    changes: [{ field: 'role', before: before.join(', '), after: role ?? '' }],
  })
  return saved
}

/** Throws `RefusedError` when nobody would administer the organisation once this person has this role there, or none. */
export async function keepAdministered(
  deps: TenantDeps,
  organisation: Organisation,
  person: Person,
  role: Role | null,
): Promise<void> {
  if (role === 'administrator' || !rolesIn(person.memberships, organisation._id).includes('administrator')) return
  const memberships = withRole(person.memberships, organisation._id, role)
  if (!(await administeredAfter(deps, organisation, { ...person, memberships }))) throw lastAdministrator(organisation)
}

/** A role that is changed stays one that was given by an address. */
function giving(actor: Person, organisation: Organisation, person: Person, named: string | undefined): Giving {
  const from = giverOf(actor.memberships, organisation)
  const before = person.memberships.find(({ organisationId }) => organisationId === organisation._id)
  const address = named ?? before?.address
  return { ...(from === undefined ? {} : { from }), ...(address === undefined ? {} : { address }) }
}

async function administeredAfter(deps: TenantDeps, organisation: Organisation, changed: Person): Promise<boolean> {
  const around = await deps.documents.people.find({
    'memberships.organisationId': { $in: nearestFirst(organisation) },
  })
  const people = [...around.filter(({ _id }) => _id !== changed._id), changed]
  return isAdministered(await withRightsInForceEach(deps, people), organisation)
}

function lastAdministrator({ _id, name }: Organisation): RefusedError {
  return new RefusedError({
    message: `Nobody would administer organisation '${_id}'`,
    forPerson: phrase('people.lastAdministrator', { organisation: name }),
  })
}

function changedMeanwhile(person: Person, organisation: Organisation): ConflictError {
  const roles = rolesText(rolesIn(person.memberships, organisation._id)) || say('people.withoutRole')
  return new ConflictError({
    message: `Person '${person._id}' was changed by somebody else`,
    forPerson: phrase('people.changed', { name: person.name, roles }),
  })
}
