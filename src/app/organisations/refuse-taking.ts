// Which mail domains and tenants an organisation may be given, and by whom: they decide whose mail is whose.
import { inTheWay, proofOf } from '../../domain/organisation/domain-ownership.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { OrganisationFormState } from './organisation-form.ts'

export interface Taking {
  /** Who gets them. */
  readonly organisation: Organisation
  readonly parent: Organisation | null
  /** What it has already, which stays whatever it is. */
  readonly before: Pick<Organisation, 'domains' | 'tenantIds'>
  readonly fields: Pick<Organisation, 'domains' | 'tenantIds'>
}

export const NOTHING_YET: Taking['before'] = { domains: [], tenantIds: [] }

/** How many domains are told what is wrong with them at once. */
const TOLD_AT_ONCE = 3

/** What is wrong at which field; nothing when all of it may be taken. */
export async function refuseTaking(
  deps: Pick<Deps, 'documents' | 'domainNames' | 'log'>,
  actor: Person,
  { organisation, parent, before, fields }: Taking,
): Promise<OrganisationFormState['errors']> {
  const domains = fields.domains.filter((domain) => !before.domains.includes(domain))
  const tenantIds = fields.tenantIds.filter((id) => !before.tenantIds.includes(id))
  if (domains.length === 0 && tenantIds.length === 0) return {}
  // At the top there is nobody above; its own administrators are trusted.
  const isTrusted = may(actor.memberships, 'manage-organisations', parent ?? organisation)
  const all = await deps.documents.organisations.find({})
  const problems: string[] = []
  for (const domain of domains) {
    if (problems.length === TOLD_AT_ONCE) break
    const problem =
      wrongInItself(deps, domain) ??
      belongsToOthers(actor, domain, organisation, all) ??
      (isTrusted ? null : await unproven(deps, domain, organisation, parent))
    if (problem !== null) problems.push(problem)
  }
  const tenantProblem = isTrusted
    ? tenantOfOthers(actor, tenantIds, organisation, all)
    : say('organisations.take.tenantFromAbove', { parent: parent?.name ?? '' })
  return {
    ...(problems.length > 0 ? { domains: problems.join(' ') } : {}),
    ...(tenantIds.length > 0 && tenantProblem !== null ? { tenantIds: tenantProblem } : {}),
  }
}

/** A tenant belongs to one organisation: otherwise one directory would be believed about the domains of several. */
function tenantOfOthers(
  actor: Person,
  tenantIds: readonly string[],
  organisation: Organisation,
  all: readonly Organisation[],
): string | null {
  for (const tenantId of tenantIds) {
    const other = all.find((one) => one._id !== organisation._id && one.tenantIds.includes(tenantId))
    if (other) return say('organisations.take.taken', { what: tenantId, owner: ownerFor(actor, other) })
  }
  return null
}

/** As far as the person may know. */
export function ownerFor(actor: Person, other: Organisation): string {
  return may(actor.memberships, 'manage-organisations', other)
    ? say('organisations.take.owner', { name: other.name })
    : say('organisations.take.anotherOwner')
}

function wrongInItself({ domainNames }: Pick<Deps, 'domainNames'>, domain: string): string | null {
  if (domainNames.isPublicSuffix(domain)) return say('organisations.take.publicSuffix', { domain })
  if (domainNames.isPublicMail(domain)) return say('organisations.take.publicMail', { domain })
  return null
}

/** Those who have exactly this domain are named by the unique key, which knows what was written meanwhile, too. */
function belongsToOthers(
  actor: Person,
  domain: string,
  organisation: Organisation,
  all: readonly Organisation[],
): string | null {
  const other = inTheWay(domain, organisation, all)
  if (!other) return null
  const owner = ownerFor(actor, other)
  if (other.domains.includes(domain)) return say('organisations.take.taken', { what: domain, owner })
  return other.domains.some((held) => held.endsWith(`.${domain}`))
    ? say('organisations.take.subdomain', { domain, owner })
    : say('organisations.take.withSubdomains', { domain, owner })
}

async function unproven(
  deps: Pick<Deps, 'domainNames' | 'log'>,
  domain: string,
  organisation: Organisation,
  parent: Organisation | null,
): Promise<string | null> {
  const { name, value } = proofOf(domain, organisation._id)
  const cure = say('organisations.take.proof', { parent: parent?.name ?? '', name, value })
  try {
    const found = await deps.domainNames.resolveTxt(name)
    if (found.some((text) => text.trim() === value)) return null
    return say('organisations.take.unproven', { domain, cure })
  } catch (error) {
    deps.log.warn('A domain could not be looked up', { domain, error })
    return say('organisations.take.notLookedUp', { domain, cure })
  }
}
