// Text for cards: one line or a block, never longer than its place, and never anything but text.
import { say } from '../../texts/say.ts'
import { hasRightToLeft, isolated } from './text-direction.ts'

const WORD_JOINER = '\u2060'
// Most texts are like this, and need no closer look, which is what takes time.
const PLAIN = /^[ -z\n\r]*$/u
const PLAIN_LINE = /^(?:[!-z]{1,28} )*[!-z]{1,28}$/u
/** Clients break it at its hyphens, and people copy it. */
const GUID = /^\W?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\W?$/iu
/** People copy it, and what is put in to let it break would be copied along, which nobody sees. */
const EMAIL_ADDRESS = /^[^\p{L}\d]{0,2}([^\s@]+@[^\s@]+\.[\p{L}\d-]+)[^\p{L}\d]{0,2}$/u
/** As wide as a phone. Longer ones break: whoever copies them finds them whole in the inputs of forms. */
export const WHOLE_ADDRESS = 40
const LONG_WORDS = /(?<![!-~\u00A1-\u02FF\u0370-\u058F])[!-~\u00A1-\u02FF\u0370-\u058F]{8,}/gu
const LONGEST_WORDS = /(?<![!-~\u00A1-\u02FF\u0370-\u058F])[!-~\u00A1-\u02FF\u0370-\u058F]{28,}/gu
/** No word is that long: nothing to break, which one pass tells. */
const SHORT_WORDS = /^\s*(?:\S{1,27}(?:\s+|$))*$/u
/** Between two such characters there always is a boundary. */
const ASCII_PAIR = /^[ -~]{2}$/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A text in one line of at most `max` UTF-16 units, for text runs. Text runs know no markdown, but some clients
 * fill in `{{DATE(…)}}` there too: an invisible joiner between the braces keeps it text. Words longer than
 * `longestWord` may break, which some clients do not allow by themselves; what people copy should be allowed more.
 * What runs right to left is kept from reordering its neighbours.
 */
export function oneLine(text: string, max: number, longestWord = 28): string {
  if (longestWord >= 28 && text.length <= max && PLAIN_LINE.test(text)) return text
  const line = bareLine(text, max, longestWord)
  return hasRightToLeft(line) ? isolated(bareLine(text, max - 2, longestWord)) : line
}

function bareLine(text: string, max: number, longestWord: number): string {
  return shorten(
    breakWords(
      inert(start(text, max))
        .replace(/\s{2,}|[^\S ]/gu, ' ')
        .trim(),
      longestWord,
    ),
    max,
    '…',
  )
}

/** A text with its lines, at most `max` UTF-16 units and `maxLines` lines, for text runs; `…` when it is cut. */
export function block(text: string, max: number, maxLines: number, longestWord = 32): string {
  const tidy = breakWords(inert(start(text, max)), longestWord)
    .split(/\r\n?|\n/u)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
  const lines = tidy.split('\n')
  if (lines.length <= maxLines) return shorten(tidy, max, '…')
  return `${shorten(lines.slice(0, maxLines).join('\n').trimEnd(), max - 1, '')}…`
}

/** A text as the value of an input: what is typed there is saved, so nothing is changed but what cannot be sent. */
export function inputValue(text: string, max: number): string {
  const sendable = start(text, max)
    .replace(/\p{Cs}/gu, '\u{FFFD}')
    .replace(/[^\P{Cc}\s]/gu, '')
  return sendable.length <= max ? sendable : sendable.slice(0, max).replace(/\p{Cs}$/u, '')
}

/**
 * One line for titles of buttons and choices and for the fallback text. Whether a client reads markdown there differs,
 * so backslashes would show: an invisible joiner breaks links and images apart instead.
 */
export function plainTitle(text: string, max: number): string {
  return bareLine(start(text, max).replace(/[\]<](?!\u2060)/gu, `$&${WORD_JOINER}`), max, 28)
}

/** A title much shorter than it wants to be: its end is kept, too, as names often differ there. */
export function shortTitle(text: string, max: number): string {
  const whole = plainTitle(text, 4 * max)
  if (whole.length <= max) return whole
  const end = whole.slice(-Math.floor(max / 3)).replace(/^[\p{Cs}\p{M}\u200D]+/u, '')
  return shorten(whole, max - end.length, '…') + end
}

/** The form in which cards take a time (`{{DATE(…)}}`): seconds, UTC, no fraction. */
export function cardTime(date: Date): string {
  return `${date.toISOString().slice(0, -'.000Z'.length)}Z`
}

/** A moment within a text that is read as markdown, written by the client for whoever looks. */
export function cardMoment(date: Date): string {
  const time = cardTime(date)
  return `{{DATE(${time}, SHORT)}} {{TIME(${time})}}`
}

/** In place of a value that is drawn in its own way. No other value of a message has it: `oneLine` leaves no control characters. */
export const APART = '\u0000'

/** What a message says before and after the value that is `APART`. */
export function aroundApart(message: string): readonly [before: string, after: string] {
  const [before = '', after = ''] = message.split(APART)
  return [before, after]
}

/** `512 bytes`, `34 KB`, `1.2 MB`; steps of 1024. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return say('cards.size.bytes', { bytes })
  const units = ['KB', 'MB', 'GB'] as const
  let size = bytes / 1024
  let unit = 0
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  const named = { size, unit: units[unit] ?? '' }
  return unit > 0 && size < 9.95
    ? say('cards.size.exact', named)
    : say('cards.size.whole', { ...named, size: Math.round(size) })
}

/** More than can be shown even where much of it falls away: a look at all of a hostile text takes too long. */
function start(text: string, max: number): string {
  return text.slice(0, 20 * max)
}

/**
 * Without what reorders the text around it, and without lone surrogates and control characters, which take six
 * characters each in JSON, and none on the screen.
 */
function inert(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(/\p{Cs}/gu, '\u{FFFD}')
    .replace(/[^\P{Cc}\s]/gu, '')
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\{(?=\{\s*(?:DATE|TIME))/giu, `{${WORD_JOINER}`)
}

/** Only scripts that break at spaces: the rest breaks anywhere, and emoji must not fall apart. */
function breakWords(text: string, longest: number): string {
  if (longest >= 28 && SHORT_WORDS.test(text)) return text
  return text.replace(longest < 28 ? LONG_WORDS : LONGEST_WORDS, (word) => {
    if (word.length <= longest) return word
    if (GUID.test(word) || (longest >= 28 && addressWidth(word) > 0)) return word
    // People copy links: those that fit into a line of a wide card stay whole.
    if (word.includes('://') && word.length <= 60) return word
    const parts = Math.ceil(word.length / longest)
    return Array.from({ length: parts }, (_, part) => word.slice(part * longest, (part + 1) * longest)).join('\u200B')
  })
}

/** Characters of the longest email address in the text that stays whole; 0 where there is none. */
export function widestAddress(text: string): number {
  return text.split(/\s+/u).reduce((widest, word) => Math.max(widest, addressWidth(word)), 0)
}

/** 0 for what is no address, or too long to stay whole. */
function addressWidth(word: string): number {
  if (word.length > WHOLE_ADDRESS + 4) return 0
  const { length } = EMAIL_ADDRESS.exec(word)?.[1] ?? ''
  return length > WHOLE_ADDRESS ? 0 : length
}

/** Cuts between two characters as people see them, so that no emoji falls apart. */
export function shorten(text: string, max: number, ending: string): string {
  if (text.length <= max) return text
  const room = max - ending.length
  if (ASCII_PAIR.test(text.slice(room - 1, room + 1))) return text.slice(0, room).trimEnd() + ending
  const boundary = graphemes.segment(text.slice(0, room + 64)).containing(room)?.index ?? room
  // One "character" may be a heap of combining marks: then any place that does not split a surrogate pair will do.
  const end = room - boundary < 48 ? boundary : room - (/[\uD800-\uDBFF]/u.test(text.charAt(room - 1)) ? 1 : 0)
  return text.slice(0, end).trimEnd() + ending
}
