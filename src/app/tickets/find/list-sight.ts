// Which tickets somebody may see in a list: those of the organisations they work for, and those they asked for themselves.
import { isRequester, requesterSight, type RequesterSight } from '../../../domain/organisation/identity.ts'
import { isEverywhere } from '../../../domain/organisation/memberships-in-force.ts'
import { isWithin, type Organisation } from '../../../domain/organisation/organisation.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { may, rootsOf } from '../../../domain/organisation/rights.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { certainAddresses, type IdentityDeps } from '../../people/requester-of.ts'
import type { Filter } from '../../ports/documents.ts'
import { mayBeShownIn, placeOf } from '../ticket-access.ts'

export interface ListSight {
  readonly actor: Person
  /** The organisation of the channel that is asked in; `null` in a personal chat. */
  readonly channelOrganisationId: string | null
  /** The highest organisations whose tickets they see as agents, here. */
  readonly roots: readonly string[]
  readonly organisations: readonly Organisation[]
  readonly requester: RequesterSight
  /** They asked in Teams while they had no address. */
  readonly hasUnaddressed: boolean
}

export async function readListSight(
  deps: IdentityDeps,
  actor: Person,
  channelOrganisationId: string | null,
): Promise<ListSight> {
  const organisations = await deps.documents.organisations.find({})
  const tenants = { allowedTenants: deps.allowedTenants, organisations }
  const requester = requesterSight(actor, await certainAddresses(deps, actor, tenants), tenants)
  const given = rootsOf(actor.memberships, 'see-tickets')
  const roots = channelOrganisationId === null ? given : meeting(organisations, given, channelOrganisationId)
  const hasUnaddressed = (await deps.documents.tickets.findOne(unaddressed(requester))) !== undefined
  return {
    actor,
    channelOrganisationId,
    roots: highest(organisations, roots),
    organisations,
    requester,
    hasUnaddressed,
  }
}

/** The organisations whose tickets they see as agents, here. */
export function seenOrganisations({ organisations, roots }: ListSight): readonly Organisation[] {
  return organisations.filter((organisation) => roots.some((root) => isWithin(organisation, root)))
}

/**
 * What is in sight, as one filter for each way of seeing it: each is served by one value of an index, in order, and no ticket
 * matches two of them. `organisationId` leaves only what is of it or below. None when nothing can be in sight.
 */
export function inSight(sight: ListSight, organisationId: string | null): readonly Filter<Ticket>[] {
  const { organisations, requester, channelOrganisationId } = sight
  const roots = organisationId === null ? sight.roots : meeting(organisations, sight.roots, organisationId)
  const limits = [channelOrganisationId, organisationId].filter((id) => id !== null)
  const asked = askedBy(requester)
  const addresses = [...new Set([...requester.certain, ...requester.confirmed.map(({ address }) => address)])]
  const { lock } = requester
  const here = [
    ...limits.map((id) => ({ organisationPath: id })),
    ...(lock === null || isEverywhere(lock) ? [] : [{ organisationPath: lock._id }]),
    ...(roots.length === 0 ? [] : [{ organisationPath: { $nin: roots } }]),
  ]
  return [
    ...roots.map((root) => ({ organisationPath: root })),
    ...(asked.length === 0 || lock === null ? [] : addresses).map((address) => ({
      'requester.address': address,
      $or: asked,
      ...(here.length === 0 ? {} : { $and: here }),
    })),
    ...(sight.hasUnaddressed && lock !== null
      ? [{ ...unaddressed(requester), ...(here.length === 0 ? {} : { $and: here }) }]
      : []),
  ]
}

/** Asked again of each ticket before it is shown: the filters may be wider for a moment, while an organisation moves. */
export function isInSight(sight: ListSight, ticket: Ticket): boolean {
  const { actor, requester, channelOrganisationId } = sight
  const isTheirs = may(actor.memberships, 'see-tickets', placeOf(ticket)) || isRequester(requester, ticket)
  return isTheirs && mayBeShownIn(ticket, channelOrganisationId)
}

function unaddressed({ personId }: RequesterSight): Filter<Ticket> {
  return { 'requester.personId': personId, 'requester.address': '' }
}

/** The tickets that somebody asked for: `isRequester` as filters. */
function askedBy({ personId, certain, confirmed }: RequesterSight): readonly Filter<Ticket>[] {
  const before = confirmed.map(({ address, until }) => ({
    'requester.personId': personId,
    'requester.address': address,
    createdAt: { $lte: until },
  }))
  return certain.length === 0
    ? before
    : [...before, { 'requester.personId': { $in: [personId, null] }, 'requester.address': { $in: certain } }]
}

/** What is below one of `roots` and below `limit` as well: of each pair the lower one, if they lie in one line. */
function meeting(organisations: readonly Organisation[], roots: readonly string[], limit: string): readonly string[] {
  return roots.flatMap((root) =>
    isBelow(organisations, limit, root) ? [limit] : isBelow(organisations, root, limit) ? [root] : [],
  )
}

function highest(organisations: readonly Organisation[], ids: readonly string[]): readonly string[] {
  const each = [...new Set(ids)]
  return each.filter((id) => !each.some((other) => other !== id && isBelow(organisations, id, other)))
}

/** One that is not there is below itself only. */
function isBelow(organisations: readonly Organisation[], id: string, ancestorId: string): boolean {
  return isWithin(organisations.find(({ _id }) => _id === id) ?? { _id: id, path: [] }, ancestorId)
}
