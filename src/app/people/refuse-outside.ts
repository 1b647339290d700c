// Roles are given where the person's tenant lets them reach, and nowhere else: they would never be in force.
import { RefusedError } from '../../domain/errors.ts'
import { isUnderLock, lockingTenant } from '../../domain/organisation/memberships-in-force.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { phrase } from '../../texts/say.ts'
import { lockOf, type TenantDeps } from '../organisations/tenants.ts'

/** Throws `RefusedError`, with the cure. Whose tenant it is else is told only to those who manage that organisation, too. */
export async function refuseOutside(
  deps: TenantDeps,
  actor: Person,
  organisation: Organisation,
  person: Person,
): Promise<void> {
  const tenantId = lockingTenant(person)
  // Somebody invited by mail: whether their tenant is the right one is asked when they take it.
  if (tenantId === null) return
  const lock = await lockOf(deps, tenantId)
  if (isUnderLock(lock, organisation)) return
  const facts = { name: person.name, tenantId, organisation: organisation.name }
  const isKnown = lock !== null && may(actor.memberships, 'manage-organisations', lock)
  throw new RefusedError({
    message: `Person '${person._id}' of tenant '${tenantId}' cannot have a role in organisation '${organisation._id}'`,
    forPerson: isKnown
      ? phrase('people.outside.known', { ...facts, owner: lock.name })
      : lock === null
        ? phrase('people.outside.nobodys', facts)
        : phrase('people.outside.anothers', facts),
  })
}
