// Binding a Teams channel to an organisation, so that its ticket cards have a place.
import type { ChannelPlace, SupportChannel } from '../../domain/channel.ts'
import { RefusedError } from '../../domain/errors.ts'
import { isUnderLock } from '../../domain/organisation/memberships-in-force.ts'
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { clearRoutesTo } from './channel-routes.ts'
import { tryAgainIn } from '../delivery/try-again.ts'
import type { Deps } from '../deps.ts'
import { rerouteTickets } from './reroute-tickets.ts'
import { lockOf, type TenantDeps } from '../organisations/tenants.ts'
import { showWaiting } from './show-waiting.ts'

export interface LinkedChannel {
  readonly channel: SupportChannel
  readonly organisation: Organisation
  /** Tickets that had waited without a card and got one by this. */
  readonly ticketsShown: number
}

/**
 * The organisations whose channels the person may link in a team of this tenant, by name: people of the tenant read there, so it is
 * none beyond the one that the tenant is locked to.
 */
export async function linkableOrganisations(
  deps: TenantDeps,
  actor: Person,
  tenantId: string,
): Promise<readonly Organisation[]> {
  const [all, lock] = await Promise.all([deps.documents.organisations.find({ active: true }), lockOf(deps, tenantId)])
  return all
    .filter((organisation) => isUnderLock(lock, organisation))
    .filter((organisation) => may(actor.memberships, 'link-channels', organisation))
    .toSorted((a, b) => a.path.length - b.path.length || a.name.localeCompare(b.name))
}

/** Throws `RefusedError` when the person may not link channels for it, or the channel serves an organisation that is not theirs. */
export async function linkChannel(
  deps: Pick<Deps, 'documents' | 'allowedTenants' | 'clock' | 'newId' | 'wakeDelivery'>,
  actor: Person,
  place: ChannelPlace,
  organisationId: string,
): Promise<LinkedChannel> {
  const linkable = await linkableOrganisations(deps, actor, place.tenantId)
  const organisation = linkable.find((candidate) => candidate._id === organisationId)
  const before = await deps.documents.channels.findOne({ conversationId: place.conversationId })
  const foreign = before && before.active && !linkable.some((candidate) => candidate._id === before.organisationId)
  if (!organisation || foreign) {
    throw new RefusedError({
      message: `Person '${actor._id}' may not link channel '${place.conversationId}' to organisation '${organisationId}'`,
      forPerson: foreign ? phrase('channels.link.foreign') : phrase('channels.link.refused'),
    })
  }
  const channel = await save(deps, place, organisation._id)
  const former = before && (await deps.documents.organisations.findOne({ _id: before.organisationId }))
  if (former && !isWithin(former, organisation._id)) {
    // Others read here now: nothing of the former organisation comes here any more.
    await clearRoutesTo(deps, channel._id)
    await rerouteTickets(deps, channel._id, true)
  }
  const subject = `${place.teamName}: ${place.name}`
  const isTaken = former?._id !== organisation._id && before?.active === true
  const changes = former && isTaken ? [{ field: 'targetId', before: former._id, after: organisation._id }] : []
  await recordAudit(deps, actor, organisation, { action: 'channel.linked', subject, changes })
  // Whoever had it reads where it went.
  if (former && isTaken) await recordAudit(deps, actor, former, { action: 'channel.unlinked', subject, changes })
  await tryAgainIn(deps, channel._id)
  return { channel, organisation, ticketsShown: await showWaiting(deps, organisation) }
}

async function save(
  deps: Pick<Deps, 'documents' | 'newId'>,
  place: ChannelPlace,
  organisationId: string,
): Promise<SupportChannel> {
  const fields = { ...place, organisationId, active: true, offBecause: [] }
  const fresh = { alsoShows: null, postedAt: null, threadNotes: null, revision: 0 }
  await deps.documents.channels.insertNew([{ _id: deps.newId(), ...fields, ...fresh }])
  const { conversationId } = place
  // Whoever switched it on did it for the organisation that the channel served then.
  await deps.documents.channels.updateIf(
    { conversationId, organisationId: { $ne: organisationId } },
    { $set: { threadNotes: null }, $inc: { revision: 1 } },
  )
  const saved = await deps.documents.channels.updateIf({ conversationId }, { $set: fields, $inc: { revision: 1 } })
  if (!saved) throw new Error(`Channel '${place.conversationId}' was removed while it was linked`)
  return saved
}
