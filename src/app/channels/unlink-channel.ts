// A channel no longer serves its organisation.
import type { SupportChannel } from '../../domain/channel.ts'
import { NotFoundError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { phrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { clearRoutesTo } from './channel-routes.ts'
import type { Deps } from '../deps.ts'
import { rerouteTickets } from './reroute-tickets.ts'

type UnlinkDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/** The channel, if the person may link and unlink channels of its organisation. Throws `NotFoundError`. */
export async function channelFor(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  channelId: string,
): Promise<SupportChannel> {
  const channel = await deps.documents.channels.findOne({ _id: channelId })
  const organisation = channel && (await deps.documents.organisations.findOne({ _id: channel.organisationId }))
  if (organisation && may(actor.memberships, 'link-channels', organisation)) return channel
  throw new NotFoundError({
    message: `There is no channel '${channelId}' that person '${actor._id}' may unlink`,
    forPerson: phrase('channels.problem.notYours'),
  })
}

/** Clears what leads to it and moves its open tickets on; answers how many. Doing it again finishes what was begun. */
export async function unlinkChannel(
  deps: UnlinkDeps,
  actor: Person,
  channelId: string,
): Promise<{ readonly channel: SupportChannel; readonly moved: number }> {
  const channel = await channelFor(deps, actor, channelId)
  return { channel, moved: await unlink(deps, actor, channel) }
}

/** As `unlinkChannel`, for whoever has decided something that ends these channels. */
export async function unlinkEach(deps: UnlinkDeps, actor: Person, channels: readonly SupportChannel[]): Promise<void> {
  for (const channel of channels) await unlink(deps, actor, channel)
}

async function unlink(deps: UnlinkDeps, actor: Person, channel: SupportChannel): Promise<number> {
  const { _id: channelId } = channel
  const organisation = await deps.documents.organisations.findOne({ _id: channel.organisationId })
  const unlinked = await deps.documents.channels.updateIf(
    { _id: channelId, $or: [{ active: true }, { offBecause: { $nin: ['unlinked'] } }] },
    { $set: { active: false, offBecause: ['unlinked'], threadNotes: null }, $inc: { revision: 1 } },
  )
  await clearRoutesTo(deps, channelId)
  const went = await rerouteTickets(deps, channelId, true)
  const moved = [...went.values()].reduce((sum, count) => sum + count, 0)
  if (unlinked && organisation) {
    const subject = `${channel.teamName}: ${channel.name}`
    await recordAudit(deps, actor, organisation, { action: 'channel.unlinked', subject, changes: [] })
  }
  return moved
}
