// When a day began, for people in a time zone.

/** The last midnight there; on the days when clocks change it may be an hour off. `timeZone` is an IANA name. */
export function dayStart(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
    .formatToParts(now)
    .flatMap(({ type, value }) => (['hour', 'minute', 'second'].includes(type) ? [Number(value)] : []))
  const [hours = 0, minutes = 0, seconds = 0] = parts
  return new Date(Math.floor(now.getTime() / 1000) * 1000 - (hours * 3600 + minutes * 60 + seconds) * 1000)
}
