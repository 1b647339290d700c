// Who is asked whether a tenant shall be connected: whoever invited it, and the organisation's own administrators.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { withRightsInForceEach, type TenantDeps } from '../organisations/tenants.ts'

/** Each gets a card in their chat, and each card is redrawn. */
const MOST_ASKED = 20

/** Where neither is there any more: the nearest ones above who can be reached. */
export async function whoAnswers(
  deps: TenantDeps,
  organisation: Organisation,
  inviterId: string,
): Promise<readonly Person[]> {
  const places = nearestFirst(organisation)
  const named = await deps.documents.people.find({ 'memberships.organisationId': { $in: places } })
  const around = (await withRightsInForceEach(deps, named)).filter(
    ({ memberships, teams }) => teams !== null && may(memberships, 'manage-organisations', organisation),
  )
  const inviter = around.filter(({ _id }) => _id === inviterId)
  const rings = places.map((id) =>
    around.filter(({ memberships }) =>
      memberships.some(({ organisationId, role }) => organisationId === id && role === 'administrator'),
    ),
  )
  const [own = []] = rings
  const first = [...new Set([...inviter, ...own])]
  const asked = first.length > 0 ? first : (rings.find((ring) => ring.length > 0) ?? [])
  return asked.slice(0, MOST_ASKED)
}
