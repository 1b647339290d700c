// The live test of a channel, as steps that people understand: a card is posted there, redrawn, and removed again.
import type { OffReason, SupportChannel } from '../../domain/channel.ts'
import { FrontdeskError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import { say, speakingTo } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { Deps } from '../deps.ts'
import { inTime } from '../in-time.ts'
import { speakerFor } from '../organisations/speaker-for.ts'
import type { NoticeView } from '../views/card-view.ts'
import type { StepView } from '../views/form-view.ts'
import { agentsAmong, namesOf, unreachedOf } from './unreached-people.ts'

type TestDeps = Pick<Deps, 'documents' | 'chat' | 'log'>

/** A channel has more people than anybody counts here. */
const MOST_MEMBERS = 1000

/** Never throws for what Teams says, nor for want of an answer: that is a step's outcome, too. */
export async function testChannel(
  deps: TestDeps,
  organisation: Organisation,
  channel: SupportChannel,
): Promise<readonly StepView[]> {
  // Each adds what it has found out by then: an answer that comes too late leaves no card behind.
  const [posting, people]: [StepView[], StepView[]] = [[], []]
  const work = Promise.all([
    tryPosting(deps, organisation, channel, (found) => void posting.push(found)),
    lookAround(deps, organisation, channel, (found) => void people.push(found)),
  ])
  const late = (await inTime(work)) === 'too-late'
  const timeout = step('problem', 'channels.test.step', say('channels.test.timeout'))
  return [...leftOut(channel), ...posting, ...people, ...(late ? [timeout] : [])]
}

/** What an event told, and what to do about it. */
function leftOut({ offBecause }: SupportChannel): readonly StepView[] {
  return offBecause.flatMap((reason) =>
    reason === 'refused' ? [] : [step('warning', 'channels.test.installed', say(OFF_CURES[reason]))],
  )
}

/** Refusals say themselves what to do. */
export const OFF_CURES: Readonly<Record<Exclude<OffReason, 'refused'>, TextKey>> = {
  unlinked: 'channels.cure.unlinked',
  'team-removed': 'channels.cure.teamRemoved',
  'channel-removed': 'channels.cure.channelRemoved',
  'channel-deleted': 'channels.cure.channelDeleted',
  'channel-unshared': 'channels.cure.channelUnshared',
  'team-archived': 'channels.cure.teamArchived',
  'team-deleted': 'channels.cure.teamDeleted',
}

async function tryPosting(
  deps: TestDeps,
  organisation: Organisation,
  channel: SupportChannel,
  found: (step: StepView) => void,
): Promise<void> {
  const readers = await speakerFor(deps.documents, organisation)
  const card = (key: TextKey) => speakingTo(readers, () => notice(say('channels.test.card'), say(key)))
  const posted = await attempt(deps, 'channels.test.post', found, () =>
    speakingTo(readers, () => deps.chat.post(channel, card('channels.test.card.soon'))),
  )
  if (!posted) {
    for (const title of ['channels.test.redraw', 'channels.test.remove'] as const) found(step('skipped', title, ''))
    return
  }
  found(step('good', 'channels.test.post', say('channels.test.post.good')))
  const redrawn = await attempt(deps, 'channels.test.redraw', found, () =>
    speakingTo(readers, () => deps.chat.update(posted, card('channels.test.card.done'))),
  )
  if (redrawn) found(step('good', 'channels.test.redraw', say('channels.test.redraw.good')))
  await tryRemoving(deps, posted, found)
}

async function tryRemoving(deps: TestDeps, posted: PostedMessage, found: (step: StepView) => void): Promise<void> {
  const removed = await attempt(deps, 'channels.test.remove', found, () => deps.chat.remove(posted))
  if (removed === 'removed') found(step('good', 'channels.test.remove', say('channels.test.remove.good')))
  if (removed === 'unsupported') found(step('warning', 'channels.test.remove', say('channels.test.remove.left')))
}

/** Who is in the channel, and whom of those who work there Frontdesk reaches. */
async function lookAround(
  deps: TestDeps,
  organisation: Organisation,
  channel: SupportChannel,
  found: (step: StepView) => void,
): Promise<void> {
  const members = await attempt(deps, 'channels.test.members', found, () => deps.chat.members(channel, MOST_MEMBERS))
  if (!members) return
  const agents = await agentsAmong(deps, organisation, channel, members)
  const counts = { people: members.length, agents: agents.length }
  if (agents.length === 0) {
    found(step('warning', 'channels.test.members', say('channels.test.members.none', counts)))
    return
  }
  found(step('good', 'channels.test.members', say('channels.test.members.good', counts)))
  const unreached = await attempt(deps, 'channels.test.reach', found, () => unreachedOf(deps, agents))
  if (!unreached) return
  found(
    unreached.length === 0
      ? step('good', 'channels.test.reach', say('channels.test.reach.good'))
      : step('warning', 'channels.test.reach', say('channels.test.reach.some', { names: namesOf(unreached) })),
  )
}

/** What the call came to, or nothing when Teams refuses it: that is said with what to do. Throws what is no `FrontdeskError`. */
async function attempt<T>(
  { log }: Pick<Deps, 'log'>,
  title: TextKey,
  found: (step: StepView) => void,
  call: () => Promise<T>,
): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error
    log.info('A step of the test of a channel failed', { step: title, error })
    found({ ...step('problem', title, error.forPerson), code: error.code })
    return null
  }
}

function step(outcome: StepView['outcome'], title: TextKey, text: string): StepView {
  return { outcome, title: say(title), text, code: null }
}

function notice(title: string, text: string): NoticeView {
  return { card: 'notice', tone: 'info', title, text, facts: [], commands: [] }
}
