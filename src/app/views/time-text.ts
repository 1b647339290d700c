// A time as people read it where a card cannot show it in their own zone: `2026-11-23 10:00 UTC`.
import type { Language } from '../../texts/languages.ts'
import { currentSpeaker } from '../../texts/say.ts'

/** Swedish writes dates as ISO 8601 does. */
const STYLES: Readonly<Record<Language, readonly [string, Intl.DateTimeFormatOptions['dateStyle']]>> = {
  en: ['sv-SE', 'short'],
  de: ['de-DE', 'medium'],
}

/** `zone` is an IANA name; others than UTC are named in brackets: `2026-11-23 11:00 (Europe/Berlin)`. */
export function timeText(time: Date, zone = 'UTC'): string {
  const [locale, dateStyle] = STYLES[currentSpeaker().language]
  const text = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short', timeZone: zone }).format(time)
  return zone === 'UTC' ? `${text} UTC` : `${text} (${zone})`
}
