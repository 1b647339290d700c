// Which organisation a tenant is locked to, and what its people may do by that. `Organisation.tenantIds` is the one truth.
import { DuplicateKeyError } from '../../domain/errors.ts'
import { lockAmong } from '../../domain/organisation/identity.ts'
import { lockingTenant, membershipsInForce, isEverywhere } from '../../domain/organisation/memberships-in-force.ts'
import { tenantKey, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'

export type TenantDeps = Pick<Deps, 'documents' | 'allowedTenants'>

/**
 * The organisation that has the tenant, whether it is active or not; the one at the top for tenants that the operator allowed and nobody
 * has; `null` for all others, which are unknown here. One look into an index, so that every process knows at once what was
 * connected or disconnected.
 */
export async function lockOf(
  { documents, allowedTenants }: TenantDeps,
  tenantId: string,
): Promise<Organisation | null> {
  const id = tenantId.toLowerCase()
  const holder = await documents.organisations.findOne({ tenantIds: id })
  if (holder) return holder
  return allowedTenants.includes(id) ? ((await documents.organisations.findOne({ parentId: null })) ?? null) : null
}

/** The organisation whose lock holds for somebody; `null` where nobody has their tenant. */
export async function lockOfPerson(
  deps: TenantDeps,
  person: Pick<Person, 'tenantId' | 'homeTenantId'>,
): Promise<Organisation | null> {
  const tenantId = lockingTenant(person)
  return tenantId === null ? null : await lockOf(deps, tenantId)
}

/** The person with those of their roles that are in force. What is stored is more than that, and must not be written from this. */
export async function withRightsInForce(deps: TenantDeps, person: Person): Promise<Person> {
  if (person.memberships.length === 0) return person
  const [inForce] = await withRightsInForceEach(deps, [person])
  return inForce ?? person
}

/** As `withRightsInForce`, for several, with no more looks than for one. Whoever is known only by an invitation is of no tenant yet. */
export async function withRightsInForceEach(deps: TenantDeps, people: readonly Person[]): Promise<readonly Person[]> {
  const locks = await locksOf(deps, people)
  const named = people.flatMap(({ _id, memberships }) => {
    const lock = locks.get(_id) ?? null
    return lock === null || isEverywhere(lock) ? [] : memberships.map(({ organisationId }) => organisationId)
  })
  const among = { _id: { $in: [...new Set(named)] } }
  const places = named.length === 0 ? [] : await deps.documents.organisations.find(among)
  return people.map((person) => {
    const lock = locks.get(person._id)
    return lock === undefined
      ? person
      : { ...person, memberships: membershipsInForce(person.memberships, lock, places) }
  })
}

/** The organisation whose lock holds, by person; nothing for those who are of no tenant yet. */
export async function locksOf(
  { documents, allowedTenants }: TenantDeps,
  people: readonly Person[],
): Promise<ReadonlyMap<string, Organisation | null>> {
  const ids = [...new Set(people.flatMap((person) => lockingTenant(person) ?? []))]
  if (ids.length === 0) return new Map()
  const holders = await documents.organisations.find({ tenantIds: { $in: ids } })
  const isAllowed = ids.some((id) => allowedTenants.includes(id))
  const root = isAllowed ? await documents.organisations.findOne({ parentId: null }) : undefined
  const tenants = { organisations: root ? [...holders, root] : holders, allowedTenants }
  return new Map(
    people.flatMap((person) => {
      const id = lockingTenant(person)
      return id === null ? [] : [[person._id, lockAmong(tenants, id)] as const]
    }),
  )
}

/**
 * Gives the organisation one tenant more, if nobody has it. Answers with the organisation as it then stands; `taken` when another
 * one has the tenant, also when it got it at this moment; `gone` when the organisation is not there.
 */
export async function bindTenant(
  { documents }: Pick<Deps, 'documents'>,
  organisationId: string,
  tenantId: string,
): Promise<Organisation | 'taken' | 'gone'> {
  const id = tenantId.toLowerCase()
  const { organisations } = documents
  try {
    const bound = await organisations.updateIf(
      { _id: organisationId, tenantIds: { $nin: [id] } },
      { $push: { tenantIds: { $each: [id] }, keys: { $each: [tenantKey(id)] } }, $inc: { revision: 1 } },
    )
    if (bound) return bound
  } catch (error) {
    if (error instanceof DuplicateKeyError) return 'taken'
    throw error
  }
  return (await organisations.findOne({ _id: organisationId })) ?? 'gone'
}
