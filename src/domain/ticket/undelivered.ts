// What is known of a mail that did not reach somebody, as one report after the other comes in.
import type { Undelivered } from './entry.ts'

const MAX_OTHERS = 10

/** What is known once `next` was reported; `null` where that is no news: that it is late says nothing of what is known to be lost. */
export function afterReport(known: Undelivered | null, next: Undelivered): Undelivered | null {
  if (known === null) return next
  if (known.isFinal && !next.isFinal) return null
  const before = known.isFinal === next.isFinal ? [known.address, ...(known.also ?? [])] : []
  const also = [...(next.also ?? []), ...before].filter((one) => one !== '' && one !== next.address)
  const all = [...new Set(also)].slice(0, MAX_OTHERS)
  return { ...next, ...(all.length === 0 ? {} : { also: all }) }
}

export function isSameReport(one: Undelivered | null, other: Undelivered): boolean {
  if (one?.address !== other.address || one.isFinal !== other.isFinal) return false
  return JSON.stringify([one.reason, one.also ?? []]) === JSON.stringify([other.reason, other.also ?? []])
}
