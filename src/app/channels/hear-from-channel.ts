// Every activity tells where Teams is reached today, and that the place it comes from is there.
import type { ChannelKind } from '../../domain/channel.ts'
import { tryAgainIn } from '../delivery/try-again.ts'
import type { Deps } from '../deps.ts'
import { findNotTaken } from '../watch/find-not-taken.ts'
import { EVENT_REASONS, switchOn } from './channel-state.ts'
import { keepNames } from './keep-names.ts'

/** What an activity told. */
export interface Heard {
  readonly tenantId: string
  /** Without its thread. */
  readonly conversationId: string
  readonly serviceUrl: string
  readonly teamName: string | null
  readonly channelName: string | null
  readonly channelKind: ChannelKind | null
  /** A person wrote or clicked there: the channel is there, and the bot is in it. */
  readonly byPerson: boolean
}

/** Keeps addresses and names as they are today; what was refused under an older address is due at once. */
export async function hearFromChannel(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>,
  heard: Heard,
): Promise<void> {
  const { documents } = deps
  const { tenantId, conversationId, serviceUrl, byPerson } = heard
  const channel = await documents.channels.findOne({ tenantId, conversationId })
  const former = channel?.serviceUrl
  if (channel) {
    const { channelName, teamName, channelKind } = heard
    await keepNames(deps, channel, {
      ...(channelName === null ? {} : { name: channelName }),
      ...(teamName === null ? {} : { teamName }),
      ...(channelKind === null ? {} : { kind: channelKind }),
    })
    if (byPerson && !channel.active) await switchOn(deps, { _id: channel._id }, EVENT_REASONS)
  }
  const elsewhere = await documents.channels.find({ tenantId, serviceUrl: { $ne: serviceUrl } })
  for (const { _id, serviceUrl: old } of elsewhere) {
    // Not every channel of a tenant has one address, but those that had the same one moved together, and one that fails may have.
    const moved = _id === channel?._id || old === former || (await isRefused(deps, _id))
    if (!moved) continue
    await documents.channels.updateIf({ _id }, { $set: { serviceUrl }, $inc: { revision: 1 } })
    deps.log.info('A channel has another service address now', { channelId: _id })
    await tryAgainIn(deps, _id)
  }
  if (former === undefined || former === serviceUrl) return
  const people = { 'teams.tenantId': tenantId, 'teams.serviceUrl': former }
  while (await documents.people.updateIf(people, { $set: { 'teams.serviceUrl': serviceUrl }, $inc: { revision: 1 } }));
}

async function isRefused({ documents }: Pick<Deps, 'documents'>, channelId: string): Promise<boolean> {
  return (await findNotTaken(documents, { channelId }, ['given-up', 'refused'])).length > 0
}
