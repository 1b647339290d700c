// Giving a role to somebody who is named by mail address, or by the team they are a member of.
import { DuplicateKeyError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { invitationKey, type Person, type Role } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'
import { identifyPerson } from './identify-person.ts'
import { changeRole } from './change-role.ts'

/** Somebody that Teams vouches for. */
export interface TeamMember {
  readonly userId: string
  readonly tenantId: string
  readonly serviceUrl: string
  readonly aadObjectId: string
  readonly name: string
  readonly addresses: readonly string[]
}

/** A mail address in the form that `normaliseAddress` gives it, or a member of the team. */
export type Invited = { readonly address: string } | { readonly member: TeamMember }

/**
 * Makes the person known, if need be, and gives the role. Somebody named by mail becomes the Teams user with that address as
 * soon as they write to the bot. Throws what `changeRole` throws.
 */
export async function invitePerson(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  organisation: Organisation,
  wanted: { readonly who: Invited; readonly role: Role },
): Promise<Person> {
  const { who, role } = wanted
  const known = 'member' in who ? await identifyMember(deps, who.member) : await personWithAddress(deps, who.address)
  return await changeRole(deps, actor, organisation, { personId: known._id, revision: known.revision, role })
}

async function identifyMember(deps: Pick<Deps, 'documents' | 'newId'>, member: TeamMember): Promise<Person> {
  const { addresses, ...user } = member
  return await identifyPerson(deps, { ...user, conversationId: null, readAddresses: () => Promise.resolve(addresses) })
}

async function personWithAddress(deps: Pick<Deps, 'documents' | 'newId'>, address: string): Promise<Person> {
  const { people } = deps.documents
  const found = await people.find({ addresses: address })
  const known = found.find(({ aadObjectId }) => aadObjectId !== null) ?? found[0]
  if (known) return known
  const person: Person = {
    _id: deps.newId(),
    key: invitationKey(address),
    name: address,
    aadObjectId: null,
    addresses: [address],
    teams: null,
    memberships: [],
    configuringId: null,
    revision: 1,
  }
  try {
    await people.insert(person)
    return person
  } catch (error) {
    const other = await people.findOne({ addresses: address })
    if (error instanceof DuplicateKeyError && other) return other
    throw error
  }
}
