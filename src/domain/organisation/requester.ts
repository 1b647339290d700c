// Whose mail it is: the organisation behind a sender's address.
import { domainAndParents } from './domain-ownership.ts'
import { isUnderLock, type Lock } from './memberships-in-force.ts'
import { isWithin, type Organisation } from './organisation.ts'
import type { Person } from './person.ts'

export interface Sender {
  /** Who certainly has the address, or was invited by it. */
  readonly person: Pick<Person, 'memberships'> | null
  readonly domain: string | null
}

/**
 * The organisation a sender belongs to, among the mailbox's own and those below it: where they are a customer (agents and
 * administrators work for more than their own), then the domain of the address (the deepest organisation that claims it, or
 * a parent domain of it), otherwise the mailbox's own organisation. Being a customer moves mail only within the
 * organisations of whoever gave that role: nobody takes by an invitation what would otherwise be their neighbour's. Roles that
 * were given before the giver was recorded go on as they did.
 */
export function organisationOfSender(
  sender: Sender,
  mailboxOrganisation: Organisation,
  organisations: readonly Organisation[],
): Organisation {
  const reachable = organisations
    .filter((organisation) => organisation.active && isWithin(organisation, mailboxOrganisation._id))
    .toSorted((a, b) => b.path.length - a.path.length)
  const otherwise = byDomain(sender.domain, reachable) ?? mailboxOrganisation
  const byMembership = reachable.find((organisation) =>
    sender.person?.memberships.some(
      (membership) =>
        membership.organisationId === organisation._id &&
        membership.role === 'customer' &&
        (membership.from === undefined || isWithin(otherwise, membership.from)),
    ),
  )
  return byMembership ?? otherwise
}

/** Somebody who asks in Teams. `domain`: of an address that certainly is theirs. `lock`: of their tenant. */
export interface AskerInTeams {
  readonly person: Pick<Person, 'memberships'>
  readonly domain: string | null
  readonly lock: Lock | null
}

/**
 * The organisation that somebody in Teams belongs to: where they are a customer (given by those who may, as for their mails), then
 * the one that their tenant is locked to, or has the domain of their address below it. Nothing beyond the lock; `null` where nobody
 * has their tenant.
 */
export function organisationInTeams(
  { person, domain, lock }: AskerInTeams,
  organisations: readonly Organisation[],
): Organisation | null {
  const active = organisations.filter((organisation) => organisation.active && isUnderLock(lock, organisation))
  const start = active.find(({ _id }) => _id === lock?._id)
  const otherwise = start ? organisationOfSender({ person: null, domain }, start, active) : null
  const deepestFirst = active.toSorted((a, b) => b.path.length - a.path.length)
  const byMembership = deepestFirst.find(({ _id }) =>
    person.memberships.some(
      ({ organisationId, role, from }) =>
        organisationId === _id &&
        role === 'customer' &&
        (from === undefined || otherwise === null || isWithin(otherwise, from)),
    ),
  )
  return byMembership ?? otherwise
}

function byDomain(domain: string | null, reachable: readonly Organisation[]): Organisation | undefined {
  for (const name of domainAndParents(domain)) {
    const found = reachable.find(({ domains }) => domains.includes(name))
    if (found) return found
  }
  return undefined
}
