// The tree of organisations: Distributor → Partner → Customer.
import { nameKey } from '../ticket/catalogue.ts'

export type OrganisationKind = 'distributor' | 'partner' | 'customer'

export interface Organisation {
  readonly _id: string
  readonly kind: OrganisationKind
  readonly name: string
  /** `null` for the root. */
  readonly parentId: string | null
  /** Ids of all organisations above, the root first: the tree is asked without walking it. */
  readonly path: readonly string[]
  /** Mail domains, lower case: a mail from one of them comes from this organisation. */
  readonly domains: readonly string[]
  /** Microsoft Entra tenants, lower case: whatever their people do concerns this organisation and those below it. No other has them. */
  readonly tenantIds: readonly string[]
  /** BCP 47 tag, such as `en`. `null` takes that of the organisation above. */
  readonly language: string | null
  /** IANA name, such as `Europe/Berlin`. `null` takes that of the organisation above. */
  readonly timeZone: string | null
  /** Which of both those below cannot choose. Absent: they may. */
  readonly fixed?: readonly ('language' | 'timeZone')[]
  readonly active: boolean
  /** `organisationKeys(...)`: unique in the installation, so that names, domains and tenants are. */
  readonly keys: readonly string[]
  /** When it got another parent, until everything below it and all tickets are known to have followed; otherwise `null`. */
  readonly movedAt: Date | null
  /** Counts the changes, so that a form can tell that somebody else changed the same organisation. */
  readonly revision: number
}

/** What no two organisations share: the name among those below the same parent, every mail domain, and every tenant. */
export function organisationKeys(
  organisation: Pick<Organisation, 'name' | 'parentId' | 'domains' | 'tenantIds'>,
): readonly string[] {
  const { name, parentId, domains, tenantIds } = organisation
  return [`name/${parentId ?? ''}/${nameKey(name)}`, ...domains.map(domainKey), ...tenantIds.map(tenantKey)]
}

export function tenantKey(tenantId: string): string {
  return `tenant/${tenantId}`
}

export function domainKey(domain: string): string {
  return `domain/${domain}`
}

/** Which kind stands below which. A customer has nobody below. */
const BELOW: Readonly<Record<OrganisationKind, OrganisationKind | null>> = {
  distributor: 'partner',
  partner: 'customer',
  customer: null,
}

/** The kind an organisation below `parent` has, or `null` when nothing may stand there. */
export function kindBelow(parent: OrganisationKind): OrganisationKind | null {
  return BELOW[parent]
}

/** Whether `organisation` is `ancestorId` itself or stands somewhere below it. */
export function isWithin(organisation: Pick<Organisation, '_id' | 'path'>, ancestorId: string): boolean {
  return organisation._id === ancestorId || organisation.path.includes(ancestorId)
}

/** The ids of the organisation and of those above, nearest first: the order in which settings are looked up. */
export function nearestFirst(organisation: Pick<Organisation, '_id' | 'path'>): readonly string[] {
  return [organisation._id, ...organisation.path.toReversed()]
}
