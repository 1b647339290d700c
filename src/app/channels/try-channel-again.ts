// A person asks to try again what Teams did not take in a channel.
import type { SupportChannel } from '../../domain/channel.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { tryAgainIn } from '../delivery/try-again.ts'
import type { Deps } from '../deps.ts'
import { EVENT_REASONS, switchOn } from './channel-state.ts'
import { channelFor } from './unlink-channel.ts'

/**
 * Makes due what waits there, and answers how much that was; a channel that an event or a refusal switched off is on again by
 * it. Throws `NotFoundError` for whoever may not link it.
 */
export async function tryChannelAgain(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>,
  actor: Person,
  channelId: string,
): Promise<{ readonly channel: SupportChannel; readonly count: number }> {
  const channel = await channelFor(deps, actor, channelId)
  const count = await tryAgainIn(deps, channelId)
  await switchOn(deps, { _id: channelId }, EVENT_REASONS)
  return { channel, count }
}
