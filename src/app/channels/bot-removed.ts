// The bot was removed from a team, or a channel was deleted: it takes no cards any more, and its tickets go elsewhere.
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'
import { rerouteTickets } from './reroute-tickets.ts'
import type { SupportChannel } from '../../domain/channel.ts'

/** All channels of a team, or the one with this conversation id. */
export async function botRemoved(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>,
  from: Filter<SupportChannel>,
): Promise<void> {
  const gone = await deps.documents.channels.find(from)
  for (const channel of gone) {
    deps.log.warn('The bot was removed from a channel', { channelId: channel._id })
    await deps.documents.channels.updateIf(
      { _id: channel._id, active: true },
      { $set: { active: false }, $inc: { revision: 1 } },
    )
  }
  // Those that took no cards before, too: Teams repeats what was not answered, and a crash may have come in between.
  for (const channel of gone) await rerouteTickets(deps, channel._id, false)
}
