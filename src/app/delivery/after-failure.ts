// What becomes of something that could not leave: when it is tried again, and when it is given up. A refusal is believed only
// after it was repeated over a day: Teams and Exchange refuse for hours what they take the next morning.
import { FrontdeskError, OutsideError } from '../../domain/errors.ts'
import type { OutboxItem, Refused, Reply } from '../../domain/ticket/outbox.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { timeText } from '../views/time-text.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** Waiting times after each refusal but the tenth, which is the last: the second try comes soon, the last a day later. */
const AFTER_REFUSAL_MS = [
  10_000,
  MINUTE_MS,
  5 * MINUTE_MS,
  20 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  8 * HOUR_MS,
]
/** Nothing waits longer for its next try, unless the outside asks for it. */
export const LONGEST_WAIT_MS = Math.max(...AFTER_REFUSAL_MS)
/** For faults that we do not know: about a day. What Teams or Exchange calls passing is tried for as long as it takes. */
const MAX_UNKNOWN = 150

/**
 * The item as it waits for its next try, or parked when trying again cannot help (any more). Our own limit does not count as
 * a try.
 */
export function afterFailure(item: OutboxItem, error: unknown, now: Date): OutboxItem {
  const known = error instanceof FrontdeskError ? error : null
  const outside = known instanceof OutsideError ? known : null
  const askedMs = outside?.retryAfterMs ?? 0
  if (known?.code === 'too-many-messages') {
    return { ...item, nextAt: new Date(now.getTime() + Math.max(askedMs, 1)) }
  }
  const attempts = item.attempts + 1
  if (outside && !outside.retryable && !outside.final) {
    return afterRefusal({ ...item, attempts }, outside, now)
  }
  if (known ? !known.retryable : attempts >= MAX_UNKNOWN) {
    const text = known?.phrase ?? phrase('delivery.unexpected')
    return { ...item, attempts, parked: { code: known?.code ?? 'unexpected', text, at: now } }
  }
  const backoffMs = Math.min(1000 * 2 ** item.attempts, 10 * MINUTE_MS)
  const nextAt = new Date(now.getTime() + Math.max(askedMs, backoffMs))
  return { ...item, attempts, nextAt, ...(outside ? failingSince(item, outside, now) : {}) }
}

/** What waits for something of ours is not the outside's fault. */
function failingSince(item: OutboxItem, { code, phrase: text }: OutsideError, now: Date): Pick<OutboxItem, 'failing'> {
  return code === 'card-not-posted-yet' ? {} : { failing: { since: item.failing?.since ?? now, code, text } }
}

function afterRefusal(item: OutboxItem, { code, phrase: text, retryAfterMs }: OutsideError, now: Date): OutboxItem {
  const { since, times, tries } = item.refused ?? { since: now, times: 0, tries: 0 }
  const refused: Refused = { since, times: times + 1, tries: tries + 1, code, text }
  const waitMs = AFTER_REFUSAL_MS[tries]
  if (waitMs === undefined) return { ...item, refused, parked: { code, text: refusalPhrase(item, refused), at: now } }
  return { ...item, refused, nextAt: new Date(now.getTime() + Math.max(waitMs, retryAfterMs ?? 0)) }
}

type Refusable = Pick<OutboxItem, 'kind'> & { readonly reply?: Pick<Reply, 'mailboxId'> }

/** What is known of it. */
export function refusalPhrase({ kind, reply }: Refusable, { since, times, text }: Refused): KeyedPhrase {
  const isMail = kind === 'mail' || (reply !== undefined && reply.mailboxId !== null)
  const who = isMail ? 'microsoft' : 'teams'
  return phrase('delivery.refused', { who, times, since: timeText(since), text })
}
