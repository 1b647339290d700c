// Does Teams let the bot into each channel that gets cards? Its members are asked for, which posts nothing.
import type { SupportChannel } from '../../domain/channel.ts'
import { FrontdeskError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { OFF_CURES } from '../channels/test-channel.ts'
import type { Deps } from '../deps.ts'
import { inTime } from '../in-time.ts'
import { findingsOf, listed, type Finding } from './finding.ts'
import { someAtOnce, type Pace } from './some-at-once.ts'

const { ok, skipped, warn, failed } = findingsOf('channels')

/** Throws what the store throws, and what is no `FrontdeskError`. */
export async function checkChannels(
  { chat }: Pick<Deps, 'chat'>,
  read: () => Promise<readonly SupportChannel[]>,
  pace: Pace,
): Promise<readonly Finding[]> {
  const linked = (await read()).filter(({ offBecause }) => !offBecause.includes('unlinked'))
  if (linked.length === 0) return [skipped(phrase('doctor.channel.none'))]
  const off = linked.filter(({ active }) => !active).map(switchedOff)
  const active = linked.filter((channel) => channel.active)
  const { results, left } = await someAtOnce(active, pace, (channel) => tryChannel(chat, channel, pace.eachMs))
  const troubles = results.filter((finding) => finding !== null)
  const good = results.length - troubles.length
  return [
    ...(good === 0 ? [] : [ok(phrase('doctor.channel.ok', { good, all: linked.length }))]),
    ...listed('channels', [...off, ...troubles]),
    ...(left === 0
      ? []
      : [warn({ what: phrase('doctor.channel.left', { count: left }), cure: phrase('doctor.left.cure') })]),
  ]
}

/** By an event, or because Teams took nothing for a day. */
function switchedOff(channel: SupportChannel): Finding {
  const [reason] = channel.offBecause
  const cure = reason === undefined || reason === 'refused' ? 'doctor.channel.off.cure' : OFF_CURES[reason]
  return warn({ about: nameOf(channel), what: phrase('doctor.channel.off'), cure: phrase(cure) })
}

async function tryChannel(chat: Deps['chat'], channel: SupportChannel, eachMs: number): Promise<Finding | null> {
  const about = nameOf(channel)
  try {
    if ((await inTime(chat.members(channel, 1), eachMs)) !== 'too-late') return null
    const what = phrase('doctor.channel.late', { seconds: Math.round(eachMs / 1000) })
    return failed({ about, what, cure: phrase('doctor.channel.late.cure') })
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error
    return failed({ about, what: phrase('doctor.channel.failed', { code: error.code }), cure: error.phrase })
  }
}

function nameOf({ teamName, name }: SupportChannel): string {
  return teamName === '' ? name : `${teamName}: ${name}`
}
