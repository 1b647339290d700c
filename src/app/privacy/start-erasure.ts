// The erasure of a person begins: whoever may ask for it, and whom it must not meet.
import { ConflictError, DuplicateKeyError, InvalidInputError, RefusedError } from '../../domain/errors.ts'
import { nearestFirst } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { isAdministered } from '../../domain/organisation/roles.ts'
import { erasureKey } from '../../domain/privacy/erasure.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { withRightsInForceEach } from '../organisations/tenants.ts'
import { isStaff } from './erase-from-records.ts'
import { findPerson, type FindDeps, type FoundPerson, type Named, type Reach } from './find-person.ts'

type StartDeps = FindDeps & Pick<Deps, 'clock' | 'newId'>

/** Who is to be erased, if that is possible. Throws `RefusedError` for those who have a role in serving others, and what `findPerson` throws. */
export async function erasablePerson(deps: FindDeps, actor: Person, reach: Reach, named: Named): Promise<FoundPerson> {
  const found = await findPerson(deps, reach, named)
  const staff = found.people.find(isStaff)
  if (staff) throw await hasRole(deps, actor, staff)
  const running = await deps.documents.erasures.findOne({ keys: { $in: keysOf(found) } })
  if (running) throw underWay()
  return found
}

/**
 * From now on the person is being erased: `work-erasures.ts` does it. `confirmed` is what was typed to confirm it.
 * Throws `InvalidInputError` when that is not what the person is called, `ConflictError` when somebody was faster.
 */
export async function startErasure(
  deps: StartDeps,
  actor: Person,
  reach: Reach,
  named: Named & { readonly confirmed: string },
): Promise<void> {
  const found = await erasablePerson(deps, actor, reach, named)
  if (named.confirmed.trim().toLowerCase() !== found.called.toLowerCase()) {
    throw new InvalidInputError({
      message: 'The erasure was not confirmed',
      forPerson: phrase('privacy.erase.unconfirmed'),
    })
  }
  const { organisation, within } = reach
  const now = deps.clock()
  const { erasures, people } = deps.documents
  const _id = deps.newId()
  try {
    await erasures.insert({
      ...{ _id, keys: keysOf(found), traces: found.traces, before: now },
      by: { personId: actor._id, name: actor.name },
      organisationId: organisation._id,
      organisationPath: [...organisation.path, organisation._id],
      ...{ within, pass: 1, stage: 0, after: '', counted: '', counts: {}, dueAt: now, lease: null },
    })
  } catch (error) {
    throw error instanceof DuplicateKeyError ? underWay() : error
  }
  for (const { _id: personId, revision } of found.people) {
    if ((await people.delete({ _id: personId, revision })) > 0) continue
    const current = await people.findOne({ _id: personId })
    if (!current || !isStaff(current)) continue
    // Somebody was made an agent at the same moment: nothing was touched yet, unless the work has begun.
    await erasures.delete({ _id, stage: 0, pass: 1 })
    throw await hasRole(deps, actor, current)
  }
  await recordAudit(deps, actor, organisation, {
    action: 'personal-data.erasure-started',
    subject: phrase('privacy.aPerson'),
    changes: [],
  })
}

function keysOf({ traces: { addresses, personIds } }: FoundPerson): readonly string[] {
  return [...addresses.map(erasureKey), ...personIds.map((id) => `person/${id}`)]
}

async function hasRole(deps: FindDeps, actor: Person, person: Person): Promise<RefusedError> {
  const message = `Person '${person._id}' has a role in serving others`
  if (person._id === actor._id) {
    return new RefusedError({
      message,
      forPerson: phrase('privacy.erase.yourself'),
    })
  }
  const { documents } = deps
  const places = person.memberships.flatMap(({ role, organisationId }) =>
    role === 'administrator' ? [organisationId] : [],
  )
  for (const organisation of await documents.organisations.find({ _id: { $in: places } })) {
    const around = await documents.people.find({ 'memberships.organisationId': { $in: nearestFirst(organisation) } })
    const others = around.filter(({ _id }) => _id !== person._id)
    if (isAdministered(await withRightsInForceEach(deps, others), organisation)) continue
    return new RefusedError({
      message,
      forPerson: phrase('privacy.erase.lastAdministrator', { organisation: organisation.name }),
    })
  }
  return new RefusedError({
    message,
    forPerson: phrase('privacy.erase.hasRole'),
  })
}

function underWay(): ConflictError {
  return new ConflictError({
    message: 'The person is being erased already',
    forPerson: phrase('privacy.erase.underWay'),
  })
}
