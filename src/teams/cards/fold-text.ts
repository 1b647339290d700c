// Long texts in two parts: what the card shows at once, and the rest that it shows on demand.
import { isHeaderLine } from '../../domain/mail/header-block.ts'
import { isRule } from '../../domain/mail/quote-marks.ts'
import { jsonSize } from './card-size.ts'
import { shorten } from './card-text.ts'

const SHOWN_LINES = 8
/** So few are not worth a click. */
const SPARED_LINES = 3
/** Whatever kind of lines they are. */
const SHOWN_AT_MOST = 30
/** Between what a desktop and what a phone has room for. */
const LINE_LENGTH = 75

/** Longer ones are cut in two. */
const LONGEST_WORD = 60

export interface FoldedText {
  readonly shown: string
  /** Continues where `shown` ends; empty when that is all. */
  readonly rest: string
}

/** How many lines the text takes; empty ones do not count. */
export function countLines(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + (line === '' ? 0 : Math.ceil(line.length / LINE_LENGTH)), 0)
}

/** Rules and the headers of forwarded mails take room without saying what the mail is about, so they do not count. */
function weight(line: string): number {
  return line === '' || isRule(line) || isHeaderLine(line) ? 0 : Math.ceil(line.length / LINE_LENGTH)
}

export function foldText(text: string): FoldedText {
  const lines = text.split('\n')
  const total = lines.reduce((sum, line) => sum + weight(line), 0)
  if (total <= SHOWN_LINES + SPARED_LINES && lines.length <= SHOWN_AT_MOST) return { shown: text, rest: '' }
  const shown: string[] = []
  let left = SHOWN_LINES
  for (const [at, line] of lines.entries()) {
    if (at >= SHOWN_AT_MOST || left <= 0) break
    if (weight(line) > left) {
      // A paragraph that is longer than all there is room for: as much of it as makes sense to read.
      if (left < 3) break
      const part = firstWords(line, left * LINE_LENGTH)
      const rest = [line.slice(part.length).trimStart(), ...lines.slice(at + 1)].join('\n')
      return { shown: [...shown, `${part}…`].join('\n'), rest: `…${rest}` }
    }
    shown.push(line)
    left -= weight(line)
  }
  return { shown: shown.join('\n').trimEnd(), rest: lines.slice(shown.length).join('\n').replace(/^\n+/u, '') }
}

/** At most `length` characters, up to the end of a word where one ends not far before. */
function firstWords(text: string, length: number): string {
  const part = shorten(text, length, '')
  const space = /^\s/u.test(text.slice(part.length)) ? -1 : Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n'))
  return space > part.length - LONGEST_WORD ? part.slice(0, space).trimEnd() : part
}

/** Bytes of those around a text. */
const QUOTES = jsonSize('')

/** Bytes that the text takes in a card's JSON. */
export function textSize(text: string): number {
  return jsonSize(text) - QUOTES
}

/** As much of the text as takes no more than `bytes` of a card's JSON; nothing falls apart at the cut. */
export function fitText(text: string, bytes: number): string {
  if (bytes < 1) return ''
  if (textSize(text) <= bytes) return text
  let length = 0
  for (let step = text.length; step >= 1; step = Math.floor(step / 2)) {
    while (length + step <= text.length && textSize(text.slice(0, length + step)) <= bytes) length += step
  }
  return firstWords(text, length)
}
