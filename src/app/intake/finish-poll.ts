// The end of a poll: how it went, when the next one is due, and the mailbox is free again, all in one write.
import { FrontdeskError, OutsideError } from '../../domain/errors.ts'
import { MAX_POLL_DELAY_MS, pollDelayMs, type Mailbox } from '../../domain/mailbox/mailbox.ts'
import { afterPoll } from '../../domain/mailbox/notices.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { heldAs } from '../new-lease.ts'
import { tellMailbox } from '../watch/watch-mailboxes.ts'
import { stillOurs, type HoldDeps } from './hold-mailbox.ts'

type FinishDeps = HoldDeps & Pick<Deps, 'wakeDelivery'>

export interface PollOutcome {
  /** `null` when it went well. */
  readonly error: unknown
  /** When the newest mail that it was the first to find was received. */
  readonly newest: Date | null
  /** What is known of the mailbox now and was not written yet. */
  readonly place: Partial<Pick<Mailbox, 'cursor' | 'coveredRow' | 'sweepAt'>>
}

/** `mailbox` as it was taken: whoever holds it is alone in changing how its polls go. */
export async function finishPoll(deps: FinishDeps, mailbox: Mailbox, outcome: PollOutcome): Promise<void> {
  if (isAsBefore(mailbox, outcome) && (await rest(deps, mailbox, outcome))) return
  const { error, newest, place } = outcome
  const now = deps.clock()
  const current = await deps.documents.mailboxes.findOne(heldAs(mailbox))
  if (!current) return
  const failuresInRow = error === null ? 0 : current.health.failuresInRow + 1
  const asked = error instanceof OutsideError ? (error.retryAfterMs ?? 0) : 0
  const delay = Math.max(pollDelayMs(failuresInRow, deps.settings.pollIntervalMs), Math.min(asked, MAX_POLL_DELAY_MS))
  const { failingSince } = current.health
  const changed = error === null ? afterPoll(current.notices, newest, now) : {}
  const done = {
    lease: null,
    underWay: null,
    ...(error === null && current.burst ? { burst: null } : {}),
    health: {
      lastSuccessAt: error === null ? now : current.health.lastSuccessAt,
      lastErrorAt: error === null ? current.health.lastErrorAt : now,
      lastError: error === null ? null : describe(error),
      failuresInRow,
      failingSince: error === null ? null : failuresInRow === 1 ? now : (failingSince ?? null),
    },
    ...Object.fromEntries(Object.entries(changed).map(([field, value]) => [`notices.${field}`, value])),
  }
  const isRead = error === null ? { 'notices.told': false } : {}
  const next = { pollAt: new Date(now.getTime() + delay) }
  const { mailboxes } = deps.documents
  const saved =
    (await mailboxes.updateIf({ ...stillOurs(mailbox), ...isRead }, { $set: { ...done, ...place, ...next } })) ??
    // What was told of meanwhile may have come too late for this poll: the next one stays due.
    (await mailboxes.updateIf(stillOurs(mailbox), { $set: { ...done, ...place } })) ??
    // It is another mailbox, or paused: its place is not ours any more.
    (await mailboxes.updateIf(heldAs(mailbox), { $set: done }))
  // Whoever dies before this is told by the watch. A poll that took place says nothing about silence.
  if (saved && error !== null) await tellMailbox(deps, saved, false)
}

/** Nothing came, and all was well before: nothing has to be asked for the end of such a poll. */
function isAsBefore({ health, notices, burst }: Mailbox, { error, newest }: PollOutcome): boolean {
  const wasWell = health.failuresInRow === 0 && health.lastError === null && !health.failingSince
  return error === null && newest === null && wasWell && !burst && notices.heard === notices.answered
}

/** Answers whether that was all: not where something was told of meanwhile, or the mailbox is ours no more. */
async function rest(deps: FinishDeps, mailbox: Mailbox, { place }: PollOutcome): Promise<boolean> {
  const now = deps.clock()
  const pollAt = new Date(now.getTime() + deps.settings.pollIntervalMs)
  const rested = await deps.documents.mailboxes.updateIf(
    { ...stillOurs(mailbox), 'notices.told': false },
    { $set: { lease: null, underWay: null, 'health.lastSuccessAt': now, pollAt, ...place } },
  )
  return rested !== undefined
}

/** What is kept of it with the mailbox. */
export function describe(error: unknown): NonNullable<Mailbox['health']['lastError']> {
  if (error instanceof OutsideError && error.retryable) {
    const isAskedToWait = error.retryAfterMs !== null || /429|throttl|toomany/iu.test(error.code)
    return { code: error.code, text: error.phrase, nature: isAskedToWait ? 'throttled' : 'passing' }
  }
  if (error instanceof FrontdeskError) return { code: error.code, text: error.phrase }
  return { code: 'unexpected', text: phrase('mailbox.unexpected') }
}
