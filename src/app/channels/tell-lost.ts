// Administrators are told what an event in Teams did to their channels: one message for each event and organisation, and one
// more when it is over.
import { lostIn, type Alarm, type LostChannel } from '../../domain/alarm.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { Deps } from '../deps.ts'
import { changeAlarm, tellTrouble } from '../watch/raise-alarm.ts'
import type { Rerouted } from './reroute-tickets.ts'

type TellDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/** A channel as it is off now, and where its open tickets went. */
export interface Lost {
  readonly channel: SupportChannel
  readonly went: Rerouted
}

/** Those that an open alarm tells of are not told again, so that Teams may repeat an event, also after a crash. */
export async function tellLost(deps: TellDeps, lost: readonly Lost[]): Promise<void> {
  if (lost.length === 0) return
  const open = await deps.documents.alarms.find({ kind: 'channel-off', endedAt: null })
  const told = new Set(open.flatMap(lostIn).flatMap(({ channelId, back }) => (back === 'no' ? [channelId] : [])))
  const untold = lost.filter(({ channel }) => !channel.offBecause.includes('unlinked') && !told.has(channel._id))
  for (const organisationId of new Set(untold.map(({ channel }) => channel.organisationId))) {
    const own = untold
      .filter(({ channel }) => channel.organisationId === organisationId)
      .toSorted((a, b) => a.channel.name.localeCompare(b.channel.name))
    const [first] = own
    if (!first) continue
    const { _id: channelId, revision } = first.channel
    // Whoever hears of the same event at the same time names it alike.
    await tellTrouble(deps, { kind: 'channel-off', channelId, mailboxId: null }, null, String(revision), {
      channels: own.map(asLost),
    })
  }
}

/** Looks which of the channels that are told of take cards again, or are no longer linked; each is said once. */
export async function tellBack(deps: TellDeps): Promise<void> {
  const open = await deps.documents.alarms.find({ kind: 'channel-off', endedAt: null })
  if (open.length === 0) return
  const ids = [...new Set(open.flatMap(lostIn).map(({ channelId }) => channelId))]
  const channels = await deps.documents.channels.find({ _id: { $in: ids } })
  for (const { _id } of open) await changeAlarm(deps, _id, (alarm) => afterLook(alarm, channels, deps.clock()))
}

function afterLook(alarm: Alarm, channels: readonly SupportChannel[], now: Date): Partial<Alarm> | null {
  if (alarm.endedAt !== null) return null
  const before = lostIn(alarm)
  const after = before.map((lost) => {
    const channel = channels.find(({ _id }) => _id === lost.channelId)
    if (lost.back !== 'no' || (channel && !channel.active && !channel.offBecause.includes('unlinked'))) return lost
    return { ...lost, back: channel?.active === true ? 'untold' : 'given-up' } as const
  })
  if (after.every(({ back }, index) => back === before[index]?.back)) return null
  return { channels: after, ...(after.some(({ back }) => back === 'no') ? {} : { endedAt: now }) }
}

function asLost({ channel, went }: Lost): LostChannel {
  const wentTo = [...went].map(([channelId, count]) => ({ channelId, count }))
  return { channelId: channel._id, wentTo, back: 'no' }
}
