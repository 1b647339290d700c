// What somebody's roles come to: their tenant is locked to one organisation, and nothing they do reaches beyond it.
import { isWithin, type Organisation } from './organisation.ts'
import type { Membership, Person } from './person.ts'

/** The organisation that a tenant is locked to. */
export type Lock = Pick<Organisation, '_id' | 'path'>

/**
 * The tenant whose lock holds for somebody: their home, where Teams told it, as a guest is a person of their home. Of whom it never
 * told a home it is the tenant they speak in, whose people gave them their roles there. `null` for somebody invited by mail,
 * who is of no tenant yet.
 */
export function lockingTenant(person: Pick<Person, 'tenantId' | 'homeTenantId'>): string | null {
  return (person.homeTenantId ?? person.tenantId)?.toLowerCase() ?? null
}

/** Whether what stands at this place in the tree may concern people under the lock; nothing may where nobody has their tenant. */
export function isUnderLock(lock: Lock | null, place: Pick<Organisation, '_id' | 'path'>): boolean {
  return lock !== null && (isEverywhere(lock) || isWithin(place, lock._id))
}

/** The organisation at the top locks nobody out of anything. */
export function isEverywhere(lock: Lock): boolean {
  return lock.path.length === 0
}

/**
 * The part of the memberships that lies under the lock. A role that was given above it reaches down to it and no further than the
 * organisation and those below; being a customer of those above, or beside, is being none. `places` are the organisations
 * that the memberships name; one that is missing is no longer there.
 */
export function membershipsInForce(
  memberships: readonly Membership[],
  lock: Lock | null,
  places: readonly Pick<Organisation, '_id' | 'path'>[],
): readonly Membership[] {
  if (lock === null) return []
  if (isEverywhere(lock)) return memberships
  return memberships.flatMap((membership): readonly Membership[] => {
    const { organisationId, role } = membership
    const place = organisationId === lock._id ? lock : places.find(({ _id }) => _id === organisationId)
    if (place && isWithin(place, lock._id)) return [membership]
    const reaches = role !== 'customer' && lock.path.includes(organisationId)
    return reaches ? [{ ...membership, organisationId: lock._id }] : []
  })
}

/** Those given in the lock's organisation or below: whoever gave them knew that its tenant is meant. Not those from above it. */
export function membershipsUnderLock(
  memberships: readonly Membership[],
  lock: Lock | null,
  places: readonly Pick<Organisation, '_id' | 'path'>[],
): readonly Membership[] {
  return memberships.filter(({ organisationId }) => {
    const place = places.find(({ _id }) => _id === organisationId) ?? { _id: organisationId, path: [] }
    return isUnderLock(lock, place)
  })
}
