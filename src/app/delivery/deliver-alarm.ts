// Alarms are posted where those they concern can read them: a channel that works, otherwise their administrators' personal chats.
import { lostIn, membersOf, type Alarm } from '../../domain/alarm.ts'
import { channelConversation, type SupportChannel } from '../../domain/channel.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import type { NoticeView } from '../views/card-view.ts'
import { alarmView, channelAlarmView, removedAlarmView, toldAgainView } from '../views/alarm-view.ts'
import { channelOffView, channelsBackView } from '../views/channel-off-view.ts'
import { currentSpeaker, phrase, speakingTo } from '../../texts/say.ts'
import { withRightsInForceEach } from '../organisations/tenants.ts'
import { speakerFor } from '../organisations/speaker-for.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { presentAddress } from './present-address.ts'

interface AlarmPlace {
  readonly organisation: Organisation
  /** The channel that is meant for it; `null` when there is none, or when it is the one in trouble. */
  readonly channelId: string | null
  readonly view: NoticeView
}

/** Posts its card, or redraws it where it stands. */
export async function deliverAlarm(deps: DeliveryDeps, alarm: Alarm): Promise<Delivered<Alarm>> {
  const about = await aboutWhat(deps, alarm)
  const speaker = about ? await speakerFor(deps.documents, about.organisation) : currentSpeaker()
  return await speakingTo(speaker, () => deliver(deps, alarm, about))
}

async function deliver(deps: DeliveryDeps, alarm: Alarm, about: About | null): Promise<Delivered<Alarm>> {
  const place = about && (await placeOf(deps, alarm, about))
  const former = alarm.former ?? []
  // What it is about was removed: what stands there must not call for anything any more.
  if (!place) {
    await redraw(deps, [...alarm.cards, ...former], removedAlarmView(alarm, deps.clock()))
    return () => ({ cards: [], ...(former.length === 0 ? {} : { former: [] }) })
  }
  const unseen = alarm.endedAt === null ? await unseenCards(deps, alarm) : []
  const seen = alarm.cards.filter((card) => !unseen.includes(card))
  if (seen.length > 0) {
    const cards = await redraw(deps, seen, place.view)
    if (alarm.endedAt !== null) deps.log.info('An alarm is over', { alarmId: alarm._id, kind: alarm.kind })
    await sayBack(deps, alarm, cards)
    return (current) =>
      current.raisedAt.getTime() === alarm.raisedAt.getTime() ? { cards, ...said(alarm, current) } : {}
  }
  // It was over before anybody was told (again).
  if (alarm.endedAt !== null) {
    await redraw(deps, former, place.view)
    return (current) => withoutFormer(current, former)
  }
  const cards = await post(deps, alarm, place)
  deps.log.warn('An alarm was told', { alarmId: alarm._id, kind: alarm.kind, messages: cards.length })
  await redrawIfPossible(deps, [...former, ...unseen], toldAgainView())
  return (current) => ({ cards, ...said(alarm, current), ...withoutFormer(current, former) })
}

function withoutFormer(current: Alarm, former: readonly PostedMessage[]): Pick<Alarm, 'former'> {
  if (former.length === 0) return {}
  const done = new Set(former.map(({ activityId }) => activityId))
  return { former: (current.former ?? []).filter(({ activityId }) => !done.has(activityId)) }
}

/** So many refusals in a row say that a card cannot be redrawn any more. */
const REFUSALS = 2

/** Cards that nobody reads any more: their channel takes none, or what stands there can no longer be redrawn. */
async function unseenCards({ documents }: DeliveryDeps, alarm: Alarm): Promise<readonly PostedMessage[]> {
  const item = alarm.outbox.find(({ kind }) => kind === 'alarm')
  if ((item?.refused?.times ?? 0) >= REFUSALS) return alarm.cards
  const places = alarm.cards.map(({ conversationId }) => channelConversation(conversationId))
  if (places.length === 0) return []
  const off = await documents.channels.find({ conversationId: { $in: places }, active: false })
  return alarm.cards.filter((_, index) => off.some(({ conversationId }) => conversationId === places[index]))
}

/** People are told by a newer card: what becomes of these holds up nothing. */
async function redrawIfPossible(deps: DeliveryDeps, cards: readonly PostedMessage[], view: NoticeView): Promise<void> {
  try {
    await redraw(deps, cards, view)
  } catch (error) {
    deps.log.info('An older card of an alarm could not be redrawn', { error })
  }
}

/** Below the alarm, where people are told of what is new, which nobody is of a card that was redrawn. */
async function sayBack(deps: DeliveryDeps, alarm: Alarm, cards: readonly PostedMessage[]): Promise<void> {
  if (!lostIn(alarm).some(({ back }) => back === 'untold') || cards.length === 0) return
  const view = await channelsBackView(deps, alarm)
  const ends = await Promise.allSettled(cards.map((card) => deps.chat.reply(card, view)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (!failed) return
  // Where one of them was told, the others are not told twice.
  if (ends.every(({ status }) => status === 'rejected')) throw failed.reason
  deps.log.warn('Not everybody could be told that a channel takes cards again', { error: failed.reason })
}

/** What came back was said by now, or nobody was told that it had gone. */
function said(alarm: Alarm, current: Alarm): Pick<Alarm, 'channels'> {
  if (!current.channels) return {}
  const wasBack = new Set(lostIn(alarm).flatMap(({ channelId, back }) => (back === 'untold' ? [channelId] : [])))
  const channels = current.channels.map((lost) =>
    lost.back === 'untold' && wasBack.has(lost.channelId) ? ({ ...lost, back: 'told' } as const) : lost,
  )
  return { channels }
}

interface About {
  readonly organisation: Organisation
  readonly thing: Mailbox | SupportChannel
}

/** `null` when it was removed. Of several mailboxes it is about the first that is there. */
async function aboutWhat({ documents }: DeliveryDeps, alarm: Alarm): Promise<About | null> {
  const thing =
    alarm.channelId === null ? await mailboxOf(documents, alarm) : await channelOf(documents, alarm.channelId)
  const organisation = thing && (await documents.organisations.findOne({ _id: thing.organisationId }))
  return organisation ? { organisation, thing } : null
}

async function channelOf({ channels }: DeliveryDeps['documents'], _id: string): Promise<SupportChannel | undefined> {
  return await channels.findOne({ _id })
}

async function mailboxOf({ mailboxes }: DeliveryDeps['documents'], alarm: Alarm): Promise<Mailbox | undefined> {
  const members = alarm.kind === 'mail-loop' ? [] : membersOf(alarm).map(({ id }) => id)
  const found = members.length === 0 ? [] : await mailboxes.find({ _id: { $in: members } })
  const first = members.map((id) => found.find(({ _id }) => _id === id)).find((one) => one !== undefined)
  return first ?? (await mailboxes.findOne({ _id: alarm.mailboxId ?? '' }))
}

async function placeOf(deps: DeliveryDeps, alarm: Alarm, { organisation, thing }: About): Promise<AlarmPlace> {
  const { documents } = deps
  const [now, zone] = [deps.clock(), await timeZoneOf(documents, organisation)]
  if ('conversationId' in thing) {
    const view =
      alarm.kind === 'channel-off'
        ? await channelOffView(deps, alarm, organisation, zone)
        : channelAlarmView(alarm, thing, now, zone)
    return { organisation, channelId: null, view }
  }
  return { organisation, channelId: thing.channelId, view: await alarmView(documents, alarm, thing, now, zone) }
}

/** A card that somebody deleted is not posted again. */
async function redraw(
  deps: DeliveryDeps,
  cards: readonly PostedMessage[],
  view: NoticeView,
): Promise<readonly PostedMessage[]> {
  const there: PostedMessage[] = []
  for (const card of cards) {
    const posted = await presentAddress(deps, card)
    if ((await deps.chat.update(posted, view)) === 'updated') there.push(posted)
  }
  return there
}

/**
 * Each try takes the next place: the last one may be in the same trouble, which nobody knows yet. A mailbox's alarms go to the channel
 * that was chosen for it; where that takes none, to administrators rather than to people who have nothing to do with it.
 */
async function post(
  deps: DeliveryDeps,
  alarm: Alarm,
  { organisation, channelId, view }: AlarmPlace,
): Promise<readonly PostedMessage[]> {
  const channels = await workingChannels(deps, alarm)
  const first = routeTicket({ channelIds: [channelId], organisation }, channels)
  const own = channels.filter(({ organisationId }) => organisationId === organisation._id)
  // What happened to a team is its own administrators' business before it is that of those above.
  const routed = alarm.kind === 'channel-off' ? undefined : channels.find(({ _id }) => _id === first)
  const next = channelId === null ? [routed, ...own] : [routed?._id === channelId ? routed : undefined]
  const places = [...new Set(next.filter((channel) => channel !== undefined))]
  const channel = places[turnOf(alarm) % (places.length + 1)]
  if (channel) return [await deps.chat.post(channel, view)]
  const told = await tellAdministrators(deps, organisation, view)
  if (told.length > 0) return told
  const last = places[0] ?? routed ?? own[0] ?? channels.find(({ _id }) => _id === first)
  if (last) return [await deps.chat.post(last, view)]
  throw new OutsideError({
    code: 'no-channel',
    message: `Alarm '${alarm._id}' has nowhere to go`,
    forPerson: phrase('delivery.noChannel'),
    retryable: true,
  })
}

/** So often Teams may fail to answer before another place is tried: it mostly answers the next time. */
const HICCUPS = 3

function turnOf({ outbox }: Alarm): number {
  const item = outbox.find(({ kind }) => kind === 'alarm')
  if (!item) return 0
  return item.refused ? item.attempts : Math.max(0, item.attempts - HICCUPS)
}

/** Those that are on and not in trouble themselves. */
async function workingChannels({ documents }: DeliveryDeps, alarm: Alarm): Promise<readonly SupportChannel[]> {
  const [channels, troubled] = await Promise.all([
    documents.channels.find({ active: true }),
    documents.alarms.find({ kind: 'cards-refused', endedAt: null }),
  ])
  return channels.filter(({ _id }) => _id !== alarm.channelId && !troubled.some(({ channelId }) => channelId === _id))
}

/** The administrators nearest to the organisation who are known in Teams; those whom Teams does not reach are passed over. */
async function tellAdministrators(
  deps: DeliveryDeps,
  organisation: Organisation,
  view: NoticeView,
): Promise<readonly PostedMessage[]> {
  const { documents, chat, log } = deps
  for (const organisationId of nearestFirst(organisation)) {
    const found = await documents.people.find({ 'memberships.organisationId': organisationId })
    const people = await withRightsInForceEach(deps, found)
    const told: PostedMessage[] = []
    for (const { _id, teams, memberships } of people) {
      const administers = memberships.some(
        (membership) => membership.organisationId === organisationId && membership.role === 'administrator',
      )
      if (!administers || !teams) continue
      try {
        told.push(await chat.direct(teams, view))
      } catch (error) {
        log.warn('An administrator could not be told of an alarm', { personId: _id, error })
      }
    }
    if (told.length > 0) return told
  }
  return []
}
