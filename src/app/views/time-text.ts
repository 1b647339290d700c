// A time as people read it where a card cannot show it in their own zone: `2026-11-23 10:00 UTC`.

/** `zone` is an IANA name; others than UTC are named in brackets: `2026-11-23 11:00 (Europe/Berlin)`. */
export function timeText(time: Date, zone = 'UTC'): string {
  // Swedish writes dates as ISO 8601 does.
  const style = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const
  const text = new Intl.DateTimeFormat('sv-SE', style).format(time)
  return zone === 'UTC' ? `${text} UTC` : `${text} (${zone})`
}
