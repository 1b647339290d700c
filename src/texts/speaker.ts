// Whoever speaks to somebody does so through this: a text by its key, in their language and with their time.
import { IntlMessageFormat, type Formats } from 'intl-messageformat'
import type { Language } from './languages.ts'
import { TEXTS, type TextKey } from './texts.ts'

/** A date is written as a message says: `{at, date, day}`, `{at, time, moment}`. Numbers count as numbers, texts stand as they are. */
export type TextValues = Readonly<Record<string, string | number | Date>>

export interface Reader {
  readonly language: Language
  /** IANA name. */
  readonly timeZone: string
}

export interface Speaker extends Reader {
  /** Throws for a value that the text needs and was not given. */
  readonly say: (key: TextKey, values?: TextValues) => string
  /** `A, B, or C`. */
  readonly oneOf: (names: readonly string[]) => string
  /** `A, B, and C`. */
  readonly allOf: (names: readonly string[]) => string
}

/** Of the last readers' languages and zones; making one takes far longer than asking it. */
const MOST_SPEAKERS = 64
const speakers = new Map<string, Speaker>()

/** Throws `RangeError` for a time zone that is none. */
export function speaker({ language, timeZone }: Reader): Speaker {
  const key = `${language} ${timeZone}`
  const known = speakers.get(key)
  if (known) return known
  if (speakers.size >= MOST_SPEAKERS) speakers.clear()
  const made = createSpeaker({ language, timeZone })
  speakers.set(key, made)
  return made
}

function createSpeaker({ language, timeZone }: Reader): Speaker {
  const formats = formatsIn(timeZone)
  // Asked once, so that a wrong zone is known at once.
  new Intl.DateTimeFormat(language, { timeZone })
  const list = new Intl.ListFormat(language, { type: 'disjunction' })
  const all = new Intl.ListFormat(language, { type: 'conjunction' })
  const messages = new Map<TextKey, IntlMessageFormat | string>()
  return {
    language,
    timeZone,
    say(key, values = {}) {
      const message = messages.get(key) ?? prepare(TEXTS[language][key], { language, formats })
      messages.set(key, message)
      return typeof message === 'string' ? message : String(message.format<string>({ ...values }))
    },
    oneOf: (names) => list.format(names),
    allOf: (names) => all.format(names),
  }
}

/** What always says the same needs no format: cards say dozens of such texts. */
function prepare(text: string | undefined, { language, formats }: { language: string; formats: Partial<Formats> }) {
  // What is stored may name a text of another version.
  if (text === undefined) throw new RangeError('There is no such text')
  return /[{']/u.test(text) ? new IntlMessageFormat(text, language, formats, PLAIN) : text
}

/** `<b>` in a text is what it says. */
const PLAIN = { ignoreTag: true }

/** The only styles that texts may name: whatever they say of time, they say in the reader's zone. */
export const DATE_STYLES = ['day'] as const
export const TIME_STYLES = ['moment'] as const

function formatsIn(timeZone: string): Partial<Formats> {
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const
  return { date: { day }, time: { moment: { ...day, month: 'short', hour: 'numeric', minute: '2-digit' } } }
}
