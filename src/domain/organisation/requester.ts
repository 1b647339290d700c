// Whose mail it is: the person and organisation behind a sender's address.
import { isWithin, type Organisation } from './organisation.ts'
import type { Person } from './person.ts'

/**
 * The organisation a sender belongs to, among the mailbox's own and those below it: where the known person is a customer
 * (agents and administrators work for more than their own), then the domain of the address (the deepest organisation that
 * claims it, or a parent domain of it), otherwise the mailbox's own organisation.
 */
export function organisationOfSender(
  sender: { readonly person: Person | null; readonly domain: string | null },
  mailboxOrganisation: Organisation,
  organisations: readonly Organisation[],
): Organisation {
  const reachable = organisations
    .filter((organisation) => organisation.active && isWithin(organisation, mailboxOrganisation._id))
    .toSorted((a, b) => b.path.length - a.path.length)
  const byMembership = reachable.find((organisation) =>
    sender.person?.memberships.some(
      ({ organisationId, role }) => organisationId === organisation._id && role === 'customer',
    ),
  )
  if (byMembership) return byMembership
  for (const domain of domainAndParents(sender.domain)) {
    const byDomain = reachable.find((organisation) => organisation.domains.includes(domain))
    if (byDomain) return byDomain
  }
  return mailboxOrganisation
}

function domainAndParents(domain: string | null): readonly string[] {
  if (domain === null) return []
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}
