// When people have to be told about a mailbox: its secret ends soon, or nothing has been read for too long.
import type { Mailbox } from './mailbox.ts'

const DAY_MS = 86_400_000
const SILENCE_MS = 30 * 60_000
/** Days before the end of a secret on which people are told, the last first. */
const NOTICE_DAYS = [1, 7, 30, 60]

/** Days until the secret ends, begun ones counted whole; 0 or less once it has. `null` when nobody knows. */
export function daysLeft({ secretExpiresOn }: Pick<Mailbox, 'secretExpiresOn'>, now: Date): number | null {
  return secretExpiresOn === null ? null : Math.ceil((secretExpiresOn.getTime() - now.getTime()) / DAY_MS)
}

/** The notice that is due: 60, 30, 7 or 1; `null` before the first and once the secret has ended, which failing polls tell. */
export function expiryNotice(mailbox: Pick<Mailbox, 'secretExpiresOn'>, now: Date): number | null {
  const left = daysLeft(mailbox, now)
  return left === null || left <= 0 ? null : (NOTICE_DAYS.find((days) => left <= days) ?? null)
}

/** Since when a running mailbox has not been read, when that is too long; `null` otherwise. */
export function silentSince(mailbox: Pick<Mailbox, 'runningSince' | 'health'>, now: Date): Date | null {
  const { runningSince, health } = mailbox
  if (runningSince === null) return null
  const since = Math.max(runningSince.getTime(), health.lastSuccessAt?.getTime() ?? 0)
  return now.getTime() - since >= SILENCE_MS ? new Date(since) : null
}
