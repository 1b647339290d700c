// Whose a mail domain is: it belongs to one organisation, with everything below it in DNS.
import { isWithin, type Organisation } from './organisation.ts'

type Holding = Pick<Organisation, '_id' | 'path' | 'domains'>

/** Longer names there are none: RFC 1035, section 2.3.4. Senders write longer ones. */
const MAX_DOMAIN = 253

/** The domain and those above it in DNS, the longest first, down to two labels. */
export function domainAndParents(domain: string | null): readonly string[] {
  if (domain === null || domain.length > MAX_DOMAIN) return []
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

/** The organisation that has the domain, or the nearest domain above it in DNS; `null` when nobody does. */
export function holderOf<T extends Holding>(domain: string | null, organisations: readonly T[]): T | null {
  for (const name of domainAndParents(domain)) {
    const holder = organisations.find(({ domains }) => domains.includes(name))
    if (holder) return holder
  }
  return null
}

/**
 * The organisation in whose way it would be if `taker` took the domain: who has it, who has one above it in DNS and does not
 * stand above the taker in the tree, or who has one below it in DNS and does not stand below the taker. `null` when nobody is.
 */
export function inTheWay<T extends Holding>(
  domain: string,
  taker: Pick<Organisation, '_id' | 'path'>,
  organisations: readonly T[],
): T | null {
  const others = organisations.filter(({ _id }) => _id !== taker._id)
  const [, ...parents] = domainAndParents(domain)
  return (
    others.find(({ domains }) => domains.includes(domain)) ??
    others.find(({ _id, domains }) => !isWithin(taker, _id) && parents.some((parent) => domains.includes(parent))) ??
    others.find((other) => !isWithin(other, taker._id) && other.domains.some((name) => name.endsWith(`.${domain}`))) ??
    null
  )
}

/** The TXT record that proves that whoever runs the domain gives it to the organisation. */
export function proofOf(domain: string, organisationId: string): { readonly name: string; readonly value: string } {
  return { name: `_frontdesk.${domain}`, value: `frontdesk-organisation=${organisationId}` }
}
