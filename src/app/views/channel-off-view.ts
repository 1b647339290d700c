// What administrators are told of channels that an event in Teams switched off: which, why, what leads there, and where tickets go now.
import { lostIn, type Alarm, type LostChannel } from '../../domain/alarm.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import { currentSpeaker, say } from '../../texts/say.ts'
import { routesTo } from '../channels/channel-routes.ts'
import type { Deps } from '../deps.ts'
import { channels as channelsButton, ended, problem } from './alarm-parts.ts'
import { offText } from './alarm-view.ts'
import type { NoticeView } from './card-view.ts'

const MOST_NAMED = 6

type OffDeps = Pick<Deps, 'documents'>

/** The alarm itself: of those that are still off, or that it is over. `zone` is the IANA time zone of those who read it. */
export async function channelOffView(
  deps: OffDeps,
  alarm: Alarm,
  organisation: Organisation,
  zone: string,
): Promise<NoticeView> {
  const all = await meant(deps, lostIn(alarm))
  if (alarm.endedAt !== null) {
    const back = all.filter(({ channel }) => channel.active)
    const title = back.length > 0 ? say('alarms.back.title', placesOf(back)) : say('alarms.off.givenUp', placesOf(all))
    return ended(alarm, alarm.endedAt, title, zone)
  }
  const off = all.filter(({ lost }) => lost.back === 'no')
  const reasons = [...new Set(off.map(({ channel }) => offText(channel)))]
  const [went, next] = await Promise.all([wentText(deps, off), nextText(deps, organisation)])
  return {
    ...problem(alarm)([channelsButton()], true),
    tone: 'warning',
    title: say('alarms.off.title', placesOf(off)),
    text: [...reasons, went, next].filter((text) => text !== '').join(' '),
    facts: [...namesFact(off), ...(await routeFacts(deps, off))],
  }
}

/** Said below the alarm: those that take cards again, and what leads to them. */
export async function channelsBackView(deps: OffDeps, alarm: Alarm): Promise<NoticeView> {
  const back = (await meant(deps, lostIn(alarm))).filter(({ lost }) => lost.back === 'untold')
  return {
    card: 'notice',
    tone: 'good',
    title: say('alarms.back.title', placesOf(back)),
    text: say('alarms.back.text'),
    facts: [...namesFact(back), ...(await routeFacts(deps, back))],
    commands: [],
  }
}

interface Meant {
  readonly lost: LostChannel
  readonly channel: SupportChannel
}

async function meant({ documents }: OffDeps, lost: readonly LostChannel[]): Promise<readonly Meant[]> {
  const channels = await documents.channels.find({ _id: { $in: lost.map(({ channelId }) => channelId) } })
  return lost.flatMap((one) => {
    const channel = channels.find(({ _id }) => _id === one.channelId)
    return channel ? [{ lost: one, channel }] : []
  })
}

function placesOf(some: readonly Meant[]): { count: number; channel: string; team: string } {
  const [first] = some
  const teams = new Set(some.map(({ channel }) => channel.teamName))
  return {
    count: some.length,
    channel: first ? `${first.channel.name} (${first.channel.teamName})` : '',
    team: currentSpeaker().allOf([...teams].slice(0, MOST_NAMED)),
  }
}

/** Where one channel is meant, the title names it. */
function namesFact(some: readonly Meant[]): NoticeView['facts'] {
  if (some.length < 2) return []
  return [{ title: say('alarms.open.channels'), value: shortList(some.map(({ channel }) => channel.name)) }]
}

async function routeFacts(deps: OffDeps, some: readonly Meant[]): Promise<NoticeView['facts']> {
  const routes = await Promise.all(some.map(({ channel }) => routesTo(deps, channel._id)))
  const facts = [
    { title: say('alarms.off.mailboxes'), names: routes.flatMap(({ mailboxes }) => mailboxes) },
    { title: say('alarms.off.categories'), names: routes.flatMap(({ categories }) => categories) },
    { title: say('alarms.off.serviceTypes'), names: routes.flatMap(({ serviceTypes }) => serviceTypes) },
  ]
  return facts.flatMap(({ title, names }) => (names.length === 0 ? [] : [{ title, value: shortList(names) }]))
}

/** Where the open tickets went when it happened. */
async function wentText({ documents }: OffDeps, some: readonly Meant[]): Promise<string> {
  const counts = new Map<string | null, number>()
  for (const { channelId, count } of some.flatMap(({ lost }) => lost.wentTo)) {
    counts.set(channelId, (counts.get(channelId) ?? 0) + count)
  }
  const waiting = counts.get(null) ?? 0
  counts.delete(null)
  const targets = await documents.channels.find({ _id: { $in: [...counts.keys()].flatMap((id) => id ?? []) } })
  const moved = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [
    ...(moved > 0
      ? [say('alarms.off.went', { count: moved, channels: shortList(targets.map(({ name }) => name)) })]
      : []),
    ...(waiting > 0 ? [say('alarms.off.waiting', { count: waiting })] : []),
  ].join(' ')
}

/** Where new tickets of the organisation go as long as nothing else names a channel. */
async function nextText({ documents }: OffDeps, organisation: Organisation): Promise<string> {
  const channels = await documents.channels.find({ active: true })
  const next = routeTicket({ channelIds: [], organisation }, channels)
  const channel = channels.find(({ _id }) => _id === next)
  return channel ? say('alarms.off.next', { channel: channel.name }) : say('alarms.off.nowhere')
}

function shortList(names: readonly string[]): string {
  const some = names.slice(0, MOST_NAMED)
  const more = names.length - some.length
  return currentSpeaker().allOf(more > 0 ? [...some, say('channels.moreNames', { count: more })] : some)
}
