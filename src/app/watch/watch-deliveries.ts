// Looks after what Teams and Microsoft refuse: tells it, moves the tickets of a channel that takes nothing to where people see
// them, and says when it works again.
import type { SupportChannel } from '../../domain/channel.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import { switchOff } from '../channels/channel-state.ts'
import type { Deps } from '../deps.ts'
import { endAlarm, tellTrouble } from './raise-alarm.ts'
import { readTroubles, type Trouble } from './read-troubles.ts'

type WatchDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>

/** Tells what is new, redraws what has changed, ends what is over; as often and in as many processes as you like. */
export async function watchDeliveries(deps: WatchDeps): Promise<void> {
  const troubles = await readTroubles(deps)
  for (const trouble of troubles) {
    const { kind, mailboxId, channelId, count, since, text } = trouble
    await tellTrouble(deps, { kind, mailboxId, channelId }, { count, since, text })
    if (channelId !== null && trouble.parked > 0) await leaveChannel(deps, channelId, trouble)
  }
  const open = await deps.documents.alarms.find({
    kind: { $in: ['cards-refused', 'mails-refused', 'questions-refused', 'work-stuck'] },
    endedAt: null,
  })
  for (const alarm of open) {
    const lasts = troubles.some(
      ({ kind, mailboxId, channelId }) =>
        kind === alarm.kind && mailboxId === alarm.mailboxId && channelId === alarm.channelId,
    )
    // A channel that was given up has nothing left to post, and works no better by that.
    if (!lasts && !(await isGivenUp(deps, alarm.channelId))) await endAlarm(deps, alarm)
  }
}

async function isGivenUp({ documents }: WatchDeps, channelId: string | null): Promise<boolean> {
  const channel = channelId === null ? undefined : await documents.channels.findOne({ _id: channelId })
  return channel?.offBecause.includes('refused') ?? false
}

/** Refused over a day, nothing posted since, and there is another one: its tickets go there. */
async function leaveChannel(deps: WatchDeps, channelId: string, { since }: Trouble): Promise<void> {
  const channel = await deps.documents.channels.findOne({ _id: channelId, active: true })
  if (!channel || (await worksSince(deps, channel, since)) || !(await hasAnother(deps, channel))) return
  await switchOff(deps, { _id: channelId }, 'refused')
}

async function worksSince({ documents }: WatchDeps, channel: SupportChannel, since: Date): Promise<boolean> {
  const channelId = channel._id
  const later = { channelId, createdAt: { $gt: since }, card: { $ne: null } }
  // The channel by itself, too: that is what the index has.
  const inChannel = { 'copies.channelId': channelId, createdAt: { $gt: since } }
  const shown = { ...inChannel, copies: { $elemMatch: { channelId, card: { $ne: null } } } }
  return ((await documents.tickets.findOne(later)) ?? (await documents.tickets.findOne(shown))) !== undefined
}

async function hasAnother({ documents }: WatchDeps, channel: SupportChannel): Promise<boolean> {
  const organisation = await documents.organisations.findOne({ _id: channel.organisationId })
  const others = await documents.channels.find({ active: true, _id: { $ne: channel._id } })
  return organisation !== undefined && routeTicket({ channelIds: [], organisation }, others) !== null
}
