// How people of older versions become current.
import type { Person } from '../domain/organisation/person.ts'

export function withTenant(person: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { aadObjectId, key, teams } = person as Pick<Person, 'aadObjectId' | 'key' | 'teams'>
  const tenantId = teams?.tenantId.toLowerCase() ?? null
  return {
    ...person,
    tenantId,
    homeTenantId: tenantId,
    addressesAt: null,
    formerAddresses: [],
    key: aadObjectId === null ? key : `entra/${tenantId ?? ''}/${aadObjectId}`,
  }
}
