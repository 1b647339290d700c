// The Retry-After header: seconds or a date. RFC 9110, section 10.2.3.

/** Nobody is left alone for longer, whatever is asked for: an odd date must not end a mailbox. In milliseconds. */
const LONGEST_MS = 15 * 60_000

/** Milliseconds to wait from `now` on, a quarter of an hour at most, or `null` without a header that can be read. */
export function retryAfterMs(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.min(LONGEST_MS, Number(text) * 1000)
  const until = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(until) ? null : Math.min(LONGEST_MS, Math.max(0, until - now.getTime()))
}
