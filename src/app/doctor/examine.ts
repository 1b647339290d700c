// The doctor: every check at the same time, each within its own.
import { FrontdeskError } from '../../domain/errors.ts'
import { phrase, type Phrase } from '../../texts/say.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import { inTime } from '../in-time.ts'
import type { BotCredentials, LocalServer, OwnAddress, QueueTimes, RemoteTime, StoreFacts } from '../ports/doctor.ts'
import { checkBot } from './check-bot.ts'
import { checkChannels } from './check-channels.ts'
import { checkClock } from './check-clock.ts'
import { checkMailboxes } from './check-mailboxes.ts'
import { checkPublicUrl } from './check-public-url.ts'
import { checkQueues } from './check-queues.ts'
import { checkServer } from './check-server.ts'
import { checkStore } from './check-store.ts'
import { findingsOf, type CheckName, type Finding } from './finding.ts'

export interface Patient extends Pick<Deps, 'clock' | 'log' | 'provider' | 'secrets' | 'chat'> {
  readonly storeFacts: () => Promise<StoreFacts>
  /** As they are stored; each throws what the store throws. */
  readonly data: {
    readonly mailboxes: () => Promise<readonly Mailbox[]>
    readonly channels: () => Promise<readonly SupportChannel[]>
    readonly queueTimes: () => Promise<QueueTimes>
  }
  /** `null` where there is no bot. */
  readonly bot: BotCredentials | null
  readonly remoteTimes: () => Promise<readonly RemoteTime[]>
  /** `null` where nobody said how others reach this server. */
  readonly ownAddress: OwnAddress | null
  /** `null` where the server itself asks. */
  readonly localServer: { readonly at: string; readonly ask: () => Promise<LocalServer> } | null
}

export interface Patience {
  /** For each check, in milliseconds. */
  readonly checkMs: number
  /** For one mailbox or channel. */
  readonly eachMs: number
  /** Of each kind. */
  readonly atOnce: number
}

/** In the order of the checks. Throws nothing: what went wrong is a finding. */
export async function examine(patient: Patient, patience: Patience): Promise<readonly Finding[]> {
  const { clock, data, localServer } = patient
  const isOver = overAfter(clock, patience.checkMs - patience.eachMs)
  const pace = { atOnce: patience.atOnce, eachMs: patience.eachMs, isOver }
  const told = async () => {
    const mailboxes = await data.mailboxes().catch(() => null)
    return mailboxes?.filter(({ notices }) => notices.subscription !== null && notices.trouble === null).length ?? null
  }
  const checks: readonly (readonly [CheckName, () => Promise<readonly Finding[]>])[] = [
    ...(localServer ? [['server', () => checkServer(localServer.at, localServer.ask)] as const] : []),
    ['store', () => checkStore(patient.storeFacts)],
    ['bot', () => checkBot(patient.bot)],
    ['clock', () => checkClock(clock, patient.remoteTimes)],
    ['public-url', () => checkPublicUrl(patient.ownAddress, told)],
    ['mailboxes', () => checkMailboxes(patient, data.mailboxes, pace)],
    ['channels', () => checkChannels(patient, data.channels, pace)],
    ['queues', () => checkQueues(clock, data.queueTimes)],
  ]
  const found = await Promise.all(checks.map(([name, check]) => within(patient, name, check, patience.checkMs)))
  const findings = found.flat()
  const hasNoStore = findings.some(({ name, state }) => name === 'store' && state === 'failed')
  return hasNoStore ? findings.map(withoutData) : findings
}

/** Of the same trouble is told once. */
function withoutData(finding: Finding): Finding {
  const isOfData = finding.detail !== null && finding.name !== 'store'
  return isOfData ? findingsOf(finding.name).skipped(phrase('doctor.noData')) : finding
}

/** What is not even begun, and why. */
export function notChecked(names: readonly CheckName[], why: Phrase): readonly Finding[] {
  return names.map((name) => findingsOf(name).skipped(why))
}

async function within(
  { log }: Pick<Patient, 'log'>,
  name: CheckName,
  check: () => Promise<readonly Finding[]>,
  ms: number,
): Promise<readonly Finding[]> {
  const { failed } = findingsOf(name)
  try {
    const found = await inTime(check(), ms)
    if (found !== 'too-late') return found
    const what = phrase('doctor.late', { seconds: Math.round(ms / 1000) })
    return [failed({ what, cure: phrase('doctor.late.cure') })]
  } catch (error) {
    log.warn('A check of the doctor could not be made', { check: name, error })
    // What an error says that nobody expected may quote anything.
    if (error instanceof FrontdeskError) {
      const what = phrase('doctor.failed', { code: error.code })
      return [failed({ what, cure: error.phrase, detail: error.message })]
    }
    const called = error instanceof Error ? error.name : 'unknown'
    return [failed({ what: phrase('doctor.broken', { error: called }), cure: phrase('doctor.broken.cure') })]
  }
}

function overAfter(clock: Deps['clock'], ms: number): () => boolean {
  const end = clock().getTime() + ms
  return () => clock().getTime() >= end
}
