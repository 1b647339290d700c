// Invitations by mail address become roles of whoever certainly has the address, whether they came before the person or after.
import { lockAmong } from '../../domain/organisation/identity.ts'
import { lockingTenant, membershipsUnderLock } from '../../domain/organisation/memberships-in-force.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'
import { certainAddresses, readTenants, type IdentityDeps } from './requester-of.ts'

type Invitations = Pick<Deps['documents'], 'people' | 'tickets'>

/** Turns an invitation into the person, who is not known yet: tickets and roles stay where they are. `null` when there is none. */
export async function becomeInvited(deps: IdentityDeps, person: Person): Promise<Person | null> {
  const invited = await invitationsOf(deps, person)
  const { key, tenantId, aadObjectId, homeTenantId, addresses, addressesAt, teams, name } = person
  for (const { _id } of invited) {
    const $set = { key, tenantId, aadObjectId, homeTenantId, addresses, addressesAt, teams, name }
    const became = await deps.documents.people.updateIf({ _id, aadObjectId: null }, { $set, $inc: { revision: 1 } })
    if (became) return became
  }
  return null
}

/** Gives somebody who is known the roles that their addresses were invited to, where they have none yet. */
export async function takeInvitations(deps: IdentityDeps, person: Person): Promise<Person> {
  let current = person
  for (const invitation of await invitationsOf(deps, person)) current = await take(deps.documents, current, invitation)
  return current
}

/** First the roles, then the end of the invitation: after a crash in between the rest is done by the next time. */
async function take(documents: Invitations, person: Person, invitation: Person): Promise<Person> {
  const { people, tickets } = documents
  const has = new Set(person.memberships.map(({ organisationId }) => organisationId))
  const $each = invitation.memberships.filter(({ organisationId }) => !has.has(organisationId))
  const saved =
    $each.length === 0
      ? person
      : await people.updateIf(
          { _id: person._id, revision: person.revision },
          { $push: { memberships: { $each } }, $inc: { revision: 1 } },
        )
  // Somebody changes the person at this moment: their next word brings it.
  if (!saved) return person
  const bound = { 'requester.personId': invitation._id }
  while (await tickets.updateIf(bound, { $set: { 'requester.personId': person._id }, $inc: { revision: 1 } }));
  await people.delete({ _id: invitation._id, aadObjectId: null })
  return saved
}

async function invitationsOf(deps: IdentityDeps, person: Person): Promise<readonly Person[]> {
  if (person.addresses.length === 0) return []
  const { people } = deps.documents
  const waiting = await people.find({ aadObjectId: null, addresses: { $in: person.addresses } })
  if (waiting.length === 0) return []
  const tenants = await readTenants(deps)
  const certain = await certainAddresses(deps, person, tenants)
  const lock = lockAmong(tenants, lockingTenant(person))
  return waiting.filter(
    ({ addresses, memberships }) =>
      addresses.some((address) => certain.includes(address)) &&
      membershipsUnderLock(memberships, lock, tenants.organisations).length === memberships.length,
  )
}
