// The first administrator: whoever has the code that the start printed.
import { RefusedError } from '../../domain/errors.ts'
import { lockingTenant } from '../../domain/organisation/memberships-in-force.ts'
import { organisationKeys, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { currentSpeaker, phrase, say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { bindTenant } from '../organisations/tenants.ts'
import { CLAIMED, isClaimed, noteBound, ROOT_ORGANISATION_ID } from '../organisations/installation-facts.ts'

const CODE_HASH = 'claim-code-hash'

/** A one-time code and its hash; `src/lib/one-time-code.ts` makes and compares them. */
export interface ClaimCodes {
  readonly newCode: () => string
  readonly hash: (code: string) => string
  readonly matches: (code: string, hash: string) => boolean
}

/** Makes a new code, unless the installation is claimed already. Codes of earlier starts end by this. */
export async function offerClaim(deps: Pick<Deps, 'documents'>, codes: ClaimCodes): Promise<string | null> {
  if (await isClaimed(deps.documents)) return null
  const code = codes.newCode()
  await deps.documents.installation.insertNew([{ _id: CODE_HASH, value: '' }])
  await deps.documents.installation.updateIf({ _id: CODE_HASH }, { $set: { value: codes.hash(code) } })
  return code
}

/** Makes the person administrator of the root organisation. Throws `RefusedError` for a wrong or used code, and for people of other tenants. */
export async function claimInstallation(
  deps: Pick<Deps, 'documents' | 'claimTenants' | 'log'>,
  codes: ClaimCodes,
  actor: Person,
  code: string,
): Promise<Organisation> {
  const claimed = await deps.documents.installation.findOne({ _id: CLAIMED })
  const hash = await deps.documents.installation.findOne({ _id: CODE_HASH })
  if (claimed || !hash || !codes.matches(code, hash.value)) {
    deps.log.warn('A claim was refused', { personId: actor._id, claimed: claimed !== undefined })
    throw new RefusedError({
      message: claimed ? 'The installation is claimed already' : 'The claim code is wrong',
      forPerson: claimed ? phrase('people.claim.taken') : phrase('people.claim.wrongCode'),
    })
  }
  const tenantId = lockingTenant(actor)
  if (tenantId === null || !deps.claimTenants.includes(tenantId)) {
    throw new RefusedError({
      message: `Somebody of tenant '${tenantId ?? ''}' brought the claim code`,
      forPerson: phrase('people.claim.otherTenant', { tenantId: tenantId ?? '' }),
    })
  }
  await deps.documents.organisations.insertNew([rootOrganisation()])
  const root = await deps.documents.organisations.findOne({ _id: ROOT_ORGANISATION_ID })
  if (!root) throw new Error('The root organisation could not be written')
  if ((await bindTenant(deps, root._id, tenantId)) === 'taken') {
    deps.log.warn('The tenant of the first administrator belongs to another organisation already', { tenantId })
  }
  await noteBound(deps.documents)
  await deps.documents.people.updateIf(
    { _id: actor._id },
    {
      $push: { memberships: { $each: [{ organisationId: root._id, role: 'administrator', from: root._id }] } },
      $inc: { revision: 1 },
    },
  )
  await deps.documents.installation.insertNew([{ _id: CLAIMED, value: actor._id }])
  await deps.documents.installation.delete({ _id: CODE_HASH })
  deps.log.info('The installation was claimed', { personId: actor._id })
  return root
}

/** Named in the language of whoever claims it, which is its own until somebody chooses another. */
function rootOrganisation(): Organisation {
  const named = { name: say('people.claim.ours'), parentId: null, domains: [], tenantIds: [] }
  return {
    _id: ROOT_ORGANISATION_ID,
    kind: 'distributor',
    ...named,
    path: [],
    language: currentSpeaker().language,
    timeZone: 'UTC',
    active: true,
    keys: organisationKeys(named),
    movedAt: null,
    revision: 1,
  }
}
