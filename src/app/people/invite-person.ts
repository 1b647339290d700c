// Giving a role to somebody who is named by mail address, or by the team they are a member of.
import { DuplicateKeyError } from '../../domain/errors.ts'
import { ownsAddress, type Account } from '../../domain/organisation/identity.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { invitationKey, type Person, type Role } from '../../domain/organisation/person.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { identifyPerson, type IdentifyDeps } from './identify-person.ts'
import { changeRole } from './change-role.ts'
import { holdersOf, readTenants } from './requester-of.ts'

/** Somebody that Teams vouches for. */
export interface TeamMember {
  readonly userId: string
  readonly tenantId: string
  readonly serviceUrl: string
  readonly aadObjectId: string
  readonly name: string
  readonly account: Account
}

/** A mail address in the form that `normaliseAddress` gives it, or a member of the team. */
export type Invited = { readonly address: string } | { readonly member: TeamMember }

/**
 * Makes the person known, if need be, and gives the role. Somebody named by mail is who certainly has the address: now, or as
 * soon as they write to the bot. `found` is what `personInvited` found. Throws what `changeRole` throws.
 */
export async function invitePerson(
  deps: IdentifyDeps,
  actor: Person,
  organisation: Organisation,
  { who, role }: { readonly who: Invited; readonly role: Role },
  found?: Person,
): Promise<Person> {
  const known = found ?? (await personInvited(deps, who))
  const named = 'member' in who ? {} : { address: who.address }
  return await changeRole(deps, actor, organisation, { personId: known._id, revision: known.revision, role, ...named })
}

/** Who is meant, as somebody known: without a role yet when they are new. */
export async function personInvited(deps: IdentifyDeps, who: Invited): Promise<Person> {
  return 'member' in who ? await identifyMember(deps, who.member) : await personWithAddress(deps, who.address)
}

async function identifyMember(deps: IdentifyDeps, { account, ...user }: TeamMember): Promise<Person> {
  const readAccount = () => Promise.resolve(account)
  return await identifyPerson(deps, { ...user, conversationId: null, readAccount, askNow: true, language: null })
}

async function personWithAddress(deps: IdentifyDeps, address: string): Promise<Person> {
  const { people } = deps.documents
  const holders = await holdersOf(deps, [{ address, name: '' }], await readTenants(deps))
  const known = holders.get(address) ?? (await people.findOne({ aadObjectId: null, addresses: address }))
  if (known) return known
  const person: Person = {
    _id: deps.newId(),
    key: invitationKey(address),
    name: address,
    tenantId: null,
    aadObjectId: null,
    homeTenantId: null,
    addresses: [address],
    addressesAt: null,
    formerAddresses: [],
    teams: null,
    memberships: [],
    configuringId: null,
    notify: 'thread',
    revision: 1,
  }
  try {
    await people.insert(person)
    return person
  } catch (error) {
    const other = await people.findOne({ key: person.key })
    if (error instanceof DuplicateKeyError && other) return other
    throw error
  }
}

/**
 * From where somebody with this address is recognised, as a sentence for whoever invited them: in the tenants of the
 * organisation at the top, and in those of organisations that hold the address's domain or have its holder below them.
 */
export async function recognisedFrom(
  deps: Pick<Deps, 'documents' | 'allowedTenants'>,
  address: string,
): Promise<string> {
  const tenants = await readTenants(deps)
  const theirs = tenants.organisations.filter(({ path }) => path.length > 0).flatMap(({ tenantIds }) => tenantIds)
  return theirs.some((id) => ownsAddress(id, address, tenants))
    ? say('people.recognised.theirTenant')
    : say('people.recognised.ourTenant')
}
