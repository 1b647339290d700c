// How a mailbox is doing, and when people have to be told: its secret ends, it cannot be read, or nobody reads it.
import type { Phrase } from '../../texts/say.ts'
import { dayText } from './mailbox-input.ts'
import type { Mailbox } from './mailbox.ts'

const DAY_MS = 86_400_000
/** Without a successful poll for so long, people are told; longer only where it is polled less often than that. */
export const SILENCE_MS = 15 * 60_000
/** A process that has just started, or that was suspended, has its first polls before it calls any mailbox silent. */
export const FIRST_POLLS_MS = 5 * 60_000
/** One poll may take so long, as that of a mailbox with years of mail, as long as its lease is kept. */
const LONG_POLL_MS = 2 * 3_600_000
/** So many polls in a row must fail before people are told: a hiccup is no alarm. */
const FAILURES_TOLD = 5
/** Days before the end of a secret on which people are told, the last first; 0 once it has ended. */
const NOTICE_DAYS = [0, 1, 7, 30, 60]
/** No token outlives its secret for longer: whoever is read after that has another secret than the date is of. */
const OUTLIVES_MS = 2 * DAY_MS
/** Microsoft says that the secret is over, or not the right one. */
const SECRET_CODES = new Set(['AADSTS7000222', 'AADSTS7000215'])

/** Days until the secret ends, begun ones counted whole; 0 or less once it has. `null` when nobody knows. */
export function daysLeft({ secretExpiresOn }: Pick<Mailbox, 'secretExpiresOn'>, now: Date): number | null {
  return secretExpiresOn === null ? null : Math.ceil((secretExpiresOn.getTime() - now.getTime()) / DAY_MS)
}

/** The mailbox is still read long after the day on which its secret was to end: the day was typed wrong, or is of an older secret. */
export function outlivedItsDay({ secretExpiresOn, health }: Pick<Mailbox, 'secretExpiresOn' | 'health'>): boolean {
  const { lastSuccessAt } = health
  return (
    secretExpiresOn !== null &&
    lastSuccessAt !== null &&
    lastSuccessAt.getTime() - secretExpiresOn.getTime() >= OUTLIVES_MS
  )
}

/** The notice that is due: 60, 30, 7, 1, or 0 once the secret has ended; `null` before the first. */
export function expiryNotice(mailbox: Pick<Mailbox, 'secretExpiresOn' | 'health'>, now: Date): number | null {
  const left = daysLeft(mailbox, now)
  if (left === null || outlivedItsDay(mailbox)) return null
  return NOTICE_DAYS.find((days) => left <= days) ?? null
}

/** Which notice of which secret is due; the next notice, and a new secret, end the one before. `null` when none is. */
export function secretOccasion(mailbox: Pick<Mailbox, 'secretExpiresOn' | 'health'>, now: Date): string | null {
  const days = expiryNotice(mailbox, now)
  return days === null || mailbox.secretExpiresOn === null ? null : `${dayText(mailbox.secretExpiresOn)}/${days}`
}

/** Whether it is the secret that keeps the mailbox from being read, and its day says so too. */
export function endedWithItsSecret(mailbox: Pick<Mailbox, 'secretExpiresOn' | 'health'>, now: Date): boolean {
  return expiryNotice(mailbox, now) === 0 && SECRET_CODES.has(mailbox.health.lastError?.code ?? '')
}

type Watched = Pick<Mailbox, 'state' | 'runningSince' | 'health' | 'lease'>

export interface Look {
  readonly now: Date
  /** Time between two polls, in milliseconds. */
  readonly intervalMs: number
  /** `false` while whoever looks has not been awake for long enough to call anything silent. */
  readonly mayBeSilent?: boolean
}

/** Since when a running mailbox has not been read, when that is too long; `null` otherwise. */
export function silentSince({ state, runningSince, health, lease }: Watched, { now, intervalMs }: Look): Date | null {
  if (state !== 'running' || runningSince === null) return null
  const since = Math.max(runningSince.getTime(), health.lastSuccessAt?.getTime() ?? 0)
  const isBeingRead = lease !== null && lease.until > now
  const longest = Math.max(SILENCE_MS, intervalMs * 3, isBeingRead ? LONG_POLL_MS : 0)
  return now.getTime() - since >= longest ? new Date(since) : null
}

export interface MailboxTrouble {
  readonly kind: 'mailbox-failing' | 'mailbox-silent'
  /** What others that have the same at the same time have too: Microsoft's code, or what does not come from the mailbox at all. */
  readonly cause: string
  readonly since: Date
  readonly text: Phrase
}

/** What people have to be told of; `null` when there is nothing. What a secret that has ended causes is told by that alone. */
export function troubleOf(mailbox: Watched & Pick<Mailbox, 'secretExpiresOn'>, look: Look): MailboxTrouble | null {
  const { lastError, failuresInRow, failingSince, lastErrorAt } = mailbox.health
  const silent = look.mayBeSilent === false ? null : silentSince(mailbox, look)
  if (mailbox.state !== 'running' || endedWithItsSecret(mailbox, look.now)) return null
  if (lastError && (failuresInRow >= FAILURES_TOLD || silent !== null)) {
    const since = failingSince ?? silent ?? lastErrorAt ?? look.now
    return {
      kind: 'mailbox-failing',
      cause: lastError.nature ? 'passing' : lastError.code,
      since,
      text: lastError.text,
    }
  }
  return silent === null ? null : { kind: 'mailbox-silent', cause: 'silent', since: silent, text: '' }
}

export type MailboxState =
  | 'not-started'
  | 'paused'
  /** Started, and not yet read to its end for the first time. */
  | 'first-read'
  | 'running'
  /** Microsoft asked us to wait. */
  | 'throttled'
  | 'failing'
  /** Nobody reads it. */
  | 'silent'

/** In one word. A failed try is said at once, before it is an alarm. */
export function mailboxState(mailbox: Watched & Pick<Mailbox, 'startedAt'>, look: Look): MailboxState {
  const { state, startedAt, health } = mailbox
  if (startedAt === null) return 'not-started'
  if (state === 'paused') return 'paused'
  if (health.failuresInRow > 0) return health.lastError?.nature === 'throttled' ? 'throttled' : 'failing'
  if (silentSince(mailbox, look) !== null) return 'silent'
  return health.lastSuccessAt === null || health.lastSuccessAt < startedAt ? 'first-read' : 'running'
}
