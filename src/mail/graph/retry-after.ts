// The Retry-After header: seconds or a date. RFC 9110, section 10.2.3.

/** Milliseconds to wait from `now` on, or `null` without a header that can be read. */
export function retryAfterMs(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) * 1000
  const until = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime())
}
