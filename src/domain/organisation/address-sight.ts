// Which of somebody's addresses may be shown to whom.
import { domainOf } from '../mail/mail.ts'
import { holderOf } from './domain-ownership.ts'
import type { Organisation } from './organisation.ts'
import type { Membership, Person } from './person.ts'
import { may } from './rights.ts'

/**
 * Those in a domain that the viewer's organisations hold, and those that somebody there invited them by. All of somebody who
 * is known by nothing else than an invitation, or who has roles with the viewer alone, was named by no address, and has none
 * in a domain of others. The administrators at the top see all.
 */
export function addressesFor(
  viewer: readonly Membership[],
  person: Pick<Person, 'aadObjectId' | 'addresses' | 'memberships'>,
  organisations: readonly Organisation[],
): readonly string[] {
  const { aadObjectId, addresses, memberships } = person
  if (aadObjectId === null) return addresses
  const manages = (id: string): boolean => {
    const place = organisations.find(({ _id }) => _id === id)
    return place !== undefined && may(viewer, 'manage-people', place)
  }
  const typed = memberships.filter(({ organisationId }) => manages(organisationId)).map(({ address }) => address)
  const holders = addresses.map((address) => holderOf(domainOf(address), organisations))
  const isOurs =
    memberships.length > 0 &&
    memberships.every(({ organisationId, address }) => address === undefined && manages(organisationId)) &&
    holders.every((holder) => holder === null || manages(holder._id))
  if (isOurs || organisations.some(({ parentId, _id }) => parentId === null && manages(_id))) return addresses
  return addresses.filter((address, index) => {
    const holder = holders[index] ?? null
    return (holder !== null && manages(holder._id)) || typed.includes(address)
  })
}
