// What a person is to an organisation, and how roles are changed.
import { nearestFirst, type Organisation } from './organisation.ts'
import type { Membership, Person, Role } from './person.ts'
import { rootsOf } from './rights.ts'

export const ROLES = ['administrator', 'agent', 'customer'] as const satisfies readonly Role[]

/** The roles given in the organisation itself. */
export function rolesIn(memberships: readonly Membership[], organisationId: string): readonly Role[] {
  return ROLES.filter((role) =>
    memberships.some((membership) => membership.organisationId === organisationId && membership.role === role),
  )
}

/** Whether somebody with this role there, or none for `null`, has less to say there than now. */
export function isLessThanNow(memberships: readonly Membership[], organisationId: string, role: Role | null): boolean {
  const [highest] = rolesIn(memberships, organisationId)
  if (highest === undefined) return false
  return role === null || ROLES.indexOf(role) > ROLES.indexOf(highest)
}

/** How a role was given: `Membership` without what it is. */
export type Giving = Omit<Membership, 'organisationId' | 'role'>

/** The memberships with this one role in the organisation, or with none for `null`; those elsewhere stay. */
export function withRole(
  memberships: readonly Membership[],
  organisationId: string,
  role: Role | null,
  giving: Giving = {},
): readonly Membership[] {
  const others = memberships.filter((membership) => membership.organisationId !== organisationId)
  return role === null ? others : [...others, { organisationId, role, ...giving }]
}

/** The highest organisation in which whoever gives a role here may give roles. */
export function giverOf(
  memberships: readonly Membership[],
  organisation: Pick<Organisation, '_id' | 'path'>,
): string | undefined {
  const roots = rootsOf(memberships, 'manage-people')
  return [...organisation.path, organisation._id].find((id) => roots.includes(id))
}

/**
 * Whether somebody administers the organisation who can come and do it: an administrator of it or of one above, whom Teams
 * has vouched for. Somebody invited by mail who has never written does not count, the address may be wrong.
 */
export function isAdministered(people: readonly Person[], organisation: Pick<Organisation, '_id' | 'path'>): boolean {
  const places = nearestFirst(organisation)
  return people.some(
    ({ aadObjectId, memberships }) =>
      aadObjectId !== null &&
      memberships.some(({ organisationId, role }) => role === 'administrator' && places.includes(organisationId)),
  )
}
