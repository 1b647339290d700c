// How a channel is doing, in words: whether Frontdesk is there and may post, what was posted last, what waits and why.
import type { SupportChannel } from '../../domain/channel.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { routesTo } from '../channels/channel-routes.ts'
import type { Deps } from '../deps.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import { readTroubles, troubleText, type Trouble } from '../watch/read-troubles.ts'
import { agoText } from './age-text.ts'
import { offText } from './alarm-view.ts'
import type { Banner, FormView, StepView, ViewButton } from './form-view.ts'
import { viewButton } from './view-button.ts'

/** Somebody unlinked it, or nobody knows why it is off. */
export function isUnlinked({ active, offBecause }: SupportChannel): boolean {
  return !active && (offBecause.length === 0 || offBecause.includes('unlinked'))
}

/** In a word or two. */
export function stateText(channel: SupportChannel, trouble: Trouble | undefined): string {
  if (!channel.active) return isUnlinked(channel) ? say('channels.unlinked') : say('channels.off')
  if (trouble) return say('channels.failing')
  return channel.postedAt === null ? say('channels.untried') : say('channels.working')
}

/** `Helpdesk, private channel`. */
export function placeText({ teamName, kind }: SupportChannel): string {
  return say('channels.place', { team: teamName, kind: kind ?? 'standard' })
}

export function lastCardText({ postedAt }: SupportChannel, now: Date): string {
  return postedAt === null ? say('channels.lastCard.never') : agoText(postedAt, now)
}

/** What keeps it from working, and what waits because of it, a line each; none where nothing does. */
export function troubleLines(
  channel: SupportChannel,
  trouble: Trouble | undefined,
  now: Date,
  zone: string,
): readonly string[] {
  return [
    ...(channel.active || isUnlinked(channel) ? [] : [offText(channel)]),
    ...(trouble ? [troubleText(trouble, trouble, now, zone)] : []),
    ...(trouble && trouble.parked > 0 ? [say('channels.parked', { count: trouble.parked })] : []),
  ]
}

/** The card of one channel, after a test of it. */
export async function channelHealthView(
  deps: Pick<Deps, 'documents' | 'clock'>,
  organisation: Organisation,
  channel: SupportChannel,
  steps: readonly StepView[],
): Promise<FormView> {
  const { _id } = channel
  const now = deps.clock()
  const [troubles, routes, zone] = await Promise.all([
    readTroubles(deps, { channelId: _id }),
    routesTo(deps, _id),
    timeZoneOf(deps.documents, organisation),
  ])
  const trouble = troubles.find(({ channelId }) => channelId === _id)
  const names = (some: readonly string[]): string => some.join(', ') || say('channels.unlink.none')
  return {
    card: 'form',
    title: channel.name,
    organisation: organisation.name,
    lead: troubleLines(channel, trouble, now, zone).join('\n'),
    banner: verdict(steps),
    steps,
    facts: [
      { title: say('channels.fact.team'), value: placeText(channel) },
      { title: say('channels.fact.state'), value: stateText(channel, trouble) },
      { title: say('channels.fact.lastCard'), value: lastCardText(channel, now) },
      { title: say('channels.unlink.tickets'), value: String(routes.openTickets) },
      { title: say('channels.unlink.mailboxes'), value: names(routes.mailboxes) },
      { title: say('channels.unlink.categories'), value: names(routes.categories) },
      { title: say('channels.unlink.serviceTypes'), value: names(routes.serviceTypes) },
    ],
    fields: [],
    buttons: [
      viewButton(say('channels.test.again'), 'channel.test', { channelId: _id }),
      ...tryAgainButton(channel, trouble),
      viewButton(say('channels.back'), 'channel.list', { organisationId: organisation._id, page: 1 }),
    ],
  }
}

export function tryAgainButton(channel: SupportChannel, trouble: Trouble | undefined): readonly ViewButton[] {
  if (isUnlinked(channel) || (channel.active && !trouble)) return []
  return [viewButton(say('channels.again'), 'channel.try-again', { channelId: channel._id })]
}

const VERDICTS = {
  good: 'channels.test.verdict.good',
  warning: 'channels.test.verdict.warning',
  problem: 'channels.test.verdict.problem',
} as const satisfies Readonly<Record<string, TextKey>>

function verdict(steps: readonly StepView[]): Banner {
  const worst = (['problem', 'warning'] as const).find((tone) => steps.some(({ outcome }) => outcome === tone))
  const tone = worst ?? 'good'
  return { tone, text: say(VERDICTS[tone]) }
}
