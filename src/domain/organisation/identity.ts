// Whose an address is: what a directory claims counts only where its tenant is known to own the address.
import { domainOf } from '../mail/mail.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { holderOf } from './domain-ownership.ts'
import { isUnderLock, lockingTenant, type Lock } from './memberships-in-force.ts'
import { isWithin, type Organisation } from './organisation.ts'
import type { FormerAddress, Person } from './person.ts'

/** How long what Teams told of somebody's addresses decides who sees what, in milliseconds. */
export const BELIEVED_FOR_MS = 86_400_000
/** Of former addresses, more than these are forgotten. */
const FORMER_ADDRESSES = 20

/** What decides whose word counts. */
export interface Tenants {
  readonly organisations: readonly Pick<Organisation, '_id' | 'path' | 'domains' | 'tenantIds'>[]
  /** Lower case. They are locked to the organisation at the top when nobody has them; about addresses they are not believed by that. */
  readonly allowedTenants: readonly string[]
}

/** The organisation that the tenant is locked to; `null` for one that is unknown. */
export function lockAmong<T extends Lock & Pick<Organisation, 'tenantIds'>>(
  {
    organisations,
    allowedTenants,
  }: { readonly organisations: readonly T[]; readonly allowedTenants: readonly string[] },
  tenantId: string | null,
): T | null {
  if (tenantId === null) return null
  const id = tenantId.toLowerCase()
  const holder = organisations.find(({ tenantIds }) => tenantIds.includes(id))
  return holder ?? (allowedTenants.includes(id) ? topOf(organisations) : null)
}

function topOf<T extends Pick<Organisation, 'path'>>(organisations: readonly T[]): T | null {
  return organisations.find(({ path }) => path.length === 0) ?? null
}

/** What Teams tells of a user's account. */
export interface Account {
  /** Lower case, as their directory claims them. */
  readonly addresses: readonly string[]
  /** See `Person`. */
  readonly homeTenantId: string | null
}

/**
 * Whether the address counts as that of somebody whose home is the tenant: a tenant of an organisation that holds the address's
 * domain itself, or has the holder below it; what nobody holds is the top one's. A tenant of an organisation further down
 * is not believed about those above: whoever runs it could name themselves their administrator.
 */
export function ownsAddress(homeTenantId: string | null, address: string, tenants: Tenants): boolean {
  if (homeTenantId === null) return false
  const home = homeTenantId.toLowerCase()
  const holder = holderOf(domainOf(address), tenants.organisations) ?? topOf(tenants.organisations)
  return (
    holder !== null &&
    tenants.organisations.some(({ _id, tenantIds }) => tenantIds.includes(home) && isWithin(holder, _id))
  )
}

/** What Teams told is young enough to decide by it. A time of the future was told by a clock that went wrong since. */
export function isFresh({ addressesAt }: Pick<Person, 'addressesAt'>, now: Date, forMs = BELIEVED_FOR_MS): boolean {
  const age = addressesAt === null ? Infinity : now.getTime() - addressesAt.getTime()
  return age >= 0 && age <= forMs
}

/** The person's addresses that their tenant owns, however long ago Teams told them. */
export function ownedAddresses(person: Person, tenants: Tenants): readonly string[] {
  return person.addresses.filter((address) => ownsAddress(person.homeTenantId, address, tenants))
}

/** Those that count for the person by themselves: their tenant owns them, and Teams told them lately. */
export function countingAddresses(person: Person, tenants: Tenants, now: Date): readonly string[] {
  return isFresh(person, now) ? ownedAddresses(person, tenants) : []
}

/** Who certainly has the address among those who claim it: two are nobody. */
export function certainHolder(
  address: string,
  claimants: readonly Person[],
  tenants: Tenants,
  now: Date,
): Person | null {
  const counting = claimants.filter((person) => countingAddresses(person, tenants, now).includes(address))
  return counting.length === 1 ? (counting[0] ?? null) : null
}

/** The fields of the person after Teams told of their account. */
export function afterTold(
  person: Pick<Person, 'addresses' | 'addressesAt' | 'formerAddresses'>,
  { addresses, homeTenantId }: Account,
  now: Date,
): Pick<Person, 'addresses' | 'addressesAt' | 'formerAddresses' | 'homeTenantId'> {
  const until = person.addressesAt
  const lost = until === null ? [] : person.addresses.filter((address) => !addresses.includes(address))
  const former = [...lost.map((address) => ({ address, until: until ?? now })), ...person.formerAddresses]
  return { addresses, addressesAt: now, formerAddresses: former.slice(0, FORMER_ADDRESSES), homeTenantId }
}

/** By which tickets somebody is the requester. */
export interface RequesterSight {
  readonly personId: string
  /** Theirs now, and nobody else's: tickets of these that are bound to nobody are theirs, too. */
  readonly certain: readonly string[]
  /** Tickets that were bound to them are theirs when they were opened before this. */
  readonly confirmed: readonly FormerAddress[]
  /** Nothing beyond it is theirs in Teams, whatever they asked for. */
  readonly lock: Lock | null
}

/** `certain` are those of the person's counting addresses that nobody else has. */
export function requesterSight(person: Person, certain: readonly string[], tenants: Tenants): RequesterSight {
  const { addressesAt, addresses, formerAddresses, homeTenantId } = person
  const current = addressesAt === null ? [] : addresses.map((address) => ({ address, until: addressesAt }))
  const confirmed = [...current, ...formerAddresses].filter(({ address }) =>
    ownsAddress(homeTenantId, address, tenants),
  )
  return { personId: person._id, certain, confirmed, lock: lockAmong(tenants, lockingTenant(person)) }
}

/** Whether the person asked for this ticket, as far as it is known. */
export function isRequester(
  sight: RequesterSight,
  ticket: Pick<Ticket, 'requester' | 'createdAt' | 'organisationId' | 'organisationPath'>,
): boolean {
  const { personId, address } = ticket.requester
  if (!isUnderLock(sight.lock, { _id: ticket.organisationId, path: ticket.organisationPath })) return false
  if (personId !== null && personId !== sight.personId) return false
  // They asked in Teams, and had no address that certainly was theirs.
  if (address === '') return personId !== null
  if (sight.certain.includes(address)) return true
  return (
    personId !== null &&
    sight.confirmed.some((known) => known.address === address && ticket.createdAt.getTime() <= known.until.getTime())
  )
}
