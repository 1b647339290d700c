// The words that a ticket is found by: folded, so that case, accents and writing do not count, and few enough to be kept in it.
import { MARKS_ON_ONE_LETTER } from '../mail/clean-text.ts'
import type { Ticket } from './ticket.ts'

/** Longer texts are read up to here, in UTF-16 units. */
const READ = 20_000
/** Longer words are kept up to here: their beginning finds them. */
const LONGEST = 40
/** Words of number, subject, requester and first mail that a ticket keeps; what comes later in that mail is left out. */
const OPENING = 60
/** Words of its later mails that a ticket keeps, the newest ones: who asks today uses today's words. */
const LATER = 40
/** Words of a search that count; more say nothing more. */
const ASKED = 8

/** Marks that dictionaries leave out. The vowel signs of Indian and Thai writing are none of them. */
const ACCENTS = characters(
  String.raw`\u0300-\u036F\u0483-\u0487\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F`, // of all, and Cyrillic
  String.raw`\u0591-\u05C7`, // Hebrew
  String.raw`\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED`, // Arabic, and the line that only stretches its words
)
/** What Unicode does not take apart, although people write it either way. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
}
const SPELT = new RegExp(`[${Object.keys(SPELLINGS).join('')}]`, 'gu')
/** Arabic, Persian and Devanagari digits, each ten in a row. */
const DIGITS = /[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]/gu
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966]

/** Most texts are like this, and need no folding but their capitals, which saves most of the time. */
const PLAIN = /^[\t-~]*$/u
const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** Writing without spaces: its words are found by pairs of characters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]+/gu

/** The words of a text, each once, in their order, at most `most`. Time grows with the text, up to a bound. */
export function foldWords(text: string, most = OPENING): readonly string[] {
  const words = new Set<string>()
  for (const [run] of fold(text.slice(0, READ)).matchAll(WORD)) {
    for (const word of PLAIN.test(run) ? plainWord(run) : wordsOf(run)) {
      words.add(word)
      if (words.size >= most) return [...words]
    }
  }
  return [...words]
}

/** What somebody looks for, as words: all of them must be there, or begin a word that is. Empty when there is nothing to look for. */
export function askedWords(typed: string): readonly string[] {
  return foldWords(typed, ASKED)
}

type Worded = Pick<Ticket, 'number' | 'subject' | 'requester' | 'text'>

/** The words of a new ticket. */
export function ticketWords({ number, subject, requester, text }: Worded): readonly string[] {
  const first = [String(number), subject, requester.name, requester.address].flatMap((one) => foldWords(one))
  return [...new Set([...first, ...foldWords(text)])].slice(0, OPENING)
}

/** The words after another mail: its own are the newest now. */
export function withMailWords(ticket: Worded & Pick<Ticket, 'words'>, text: string): readonly string[] {
  const fresh = foldWords(text, LATER)
  const later = laterWords(ticket).filter((word) => !fresh.includes(word))
  return joined(ticketWords(ticket), [...later, ...fresh])
}

/** The words after its subject or requester changed; those of later mails stay. */
export function withOpeningWords(before: Worded & Pick<Ticket, 'words'>, after: Worded): readonly string[] {
  return joined(ticketWords(after), laterWords(before))
}

function laterWords(ticket: Worded & Pick<Ticket, 'words'>): readonly string[] {
  const opening = new Set(ticketWords(ticket))
  return ticket.words.filter((word) => !opening.has(word))
}

function joined(opening: readonly string[], later: readonly string[]): readonly string[] {
  const known = new Set(opening)
  return [...opening, ...later.filter((word) => !known.has(word)).slice(-LATER)]
}

function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .replace(MARKS_ON_ONE_LETTER, '$1')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(SPELT, (letter) => SPELLINGS[letter] ?? letter)
    .replace(DIGITS, digit)
}

function digit(sign: string): string {
  const code = sign.charCodeAt(0)
  const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10) ?? code
  return String(code - zero)
}

/** One run of letters and digits as words; a single letter is none, a single digit is. */
function* wordsOf(run: string): Generator<string> {
  let at = 0
  for (const match of run.matchAll(UNSPACED)) {
    yield* plainWord(run.slice(at, match.index))
    yield* pairs(Array.from(match[0]))
    at = match.index + match[0].length
  }
  yield* plainWord(run.slice(at))
}

function plainWord(word: string): readonly string[] {
  return word.length > 1 || /^\p{N}$/u.test(word) ? [cut(word)] : []
}

function* pairs(characters: readonly string[]): Generator<string> {
  if (characters.length === 1) yield characters.join('')
  for (let at = 1; at < characters.length; at += 1) yield `${characters[at - 1] ?? ''}${characters[at] ?? ''}`
}

/** Never half a character. */
function cut(word: string): string {
  return word.length <= LONGEST ? word : word.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/u, '')
}

function characters(...ranges: readonly string[]): RegExp {
  return new RegExp(`[${ranges.join('')}]`, 'gu')
}
