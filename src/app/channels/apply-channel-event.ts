// What happens to teams and channels in Teams, applied to our channels: to those it is about, and to no others.
import type { ChannelKind, OffReason, SupportChannel } from '../../domain/channel.ts'
import type { Deps } from '../deps.ts'
import { forgetHeard } from './thread-notes.ts'
import type { Filter } from '../ports/documents.ts'
import { switchOff, switchOn } from './channel-state.ts'
import { keepNames } from './keep-names.ts'

export interface ChannelEvent {
  /** Where it happened: channels of other tenants are never meant, whatever ids it names. */
  readonly tenantId: string
  /** All channels of this team; without it the one with `conversationId`. */
  readonly teamId?: string
  readonly conversationId: string | null
  /** Of a channel that several teams share, only where it is ours through one of these. */
  readonly ofTeams?: readonly string[]
  /** Why they take no cards any more. */
  readonly because?: OffReason
  /** What no longer keeps them from it. */
  readonly noLonger?: readonly OffReason[]
  readonly channelName?: string
  readonly channelKind?: ChannelKind
  readonly teamName?: string
}

/** Applying it again changes nothing more. */
export async function applyChannelEvent(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>,
  event: ChannelEvent,
): Promise<void> {
  const { tenantId, teamId, conversationId, ofTeams, because, noLonger, channelName, channelKind, teamName } = event
  if (teamId === undefined && conversationId === null) return
  const which: Filter<SupportChannel> = {
    tenantId,
    ...(teamId === undefined ? { conversationId: conversationId ?? '' } : { teamId }),
    ...(ofTeams === undefined ? {} : { teamId: { $in: ofTeams } }),
  }
  if (because !== undefined) await switchOff(deps, which, because)
  if (because === 'team-removed' || because === 'channel-removed')
    await forgetHeard(deps, await deps.documents.channels.find(which))
  if (noLonger !== undefined) await switchOn(deps, which, noLonger)
  const told = {
    ...(channelName === undefined ? {} : { name: channelName }),
    ...(channelKind === undefined ? {} : { kind: channelKind }),
    ...(teamName === undefined ? {} : { teamName }),
  }
  if (Object.keys(told).length === 0) return
  for (const channel of await deps.documents.channels.find(which)) await keepNames(deps, channel, told)
}
