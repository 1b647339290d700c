// Text from mail, made fit to be shown: nothing in it hides, reorders or disguises anything.

/** Scripts in which the zero-width joiner and non-joiner are part of the spelling. */
const JOINING = String.raw`\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Mongolian}`
const EMOJI = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F`

/** Joiners that join nothing: outside the scripts above, and outside emoji made of several. */
const STRAY_JOINER = new RegExp(
  `(?<![${JOINING}${EMOJI}])\\u200D|\\u200D(?![${JOINING}\\p{Extended_Pictographic}])|(?<![${JOINING}])\\u200C|\\u200C(?![${JOINING}])`,
  'gu',
)

/** What takes no room of its own and can hide, split or reorder the text around it. */
const UNSEEN = characters(
  String.raw`\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F`, // controls, all but tab and line ends
  String.raw`\u00AD\u180B-\u180E\u200B\u2060-\u2065\uFEFF`, // soft hyphen, zero-width spaces
  String.raw`\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F`, // bidi marks, embeddings, overrides, isolates
  String.raw`\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFFF9-\uFFFB`, // fillers, interlinear annotations
  String.raw`\uFE00-\uFE0E\u{E0000}-\u{E0FFF}`, // tags and variations, but the one that makes a sign an emoji
)
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu

/** Marks piled on one letter, more than any writing needs, paint over the lines around it. */
export const MARKS_ON_ONE_LETTER = /(\p{M}{6})\p{M}+/gu

/**
 * One form for texts that a person would read as the same (Unicode's NFKC). Putting marks in their order takes time with the
 * square of their number, so those that no writing needs go first.
 */
export function sameForm(text: string): string {
  return text.replace(MARKS_ON_ONE_LETTER, '$1').normalize('NFKC')
}

/** Lines end in `\n` and in no blanks, at most two of them are empty in a row, and what cannot be seen is gone. */
export function cleanText(text: string): string {
  const visible = text
    .replace(LINE_ENDS, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(UNSEEN, '')
    .replace(STRAY_JOINER, '')
    .replace(MARKS_ON_ONE_LETTER, '$1')
    .replace(/\p{Zs}/gu, ' ')
  const lines: string[] = []
  let blank = 0
  for (const line of visible.split('\n')) {
    const kept = line.trimEnd()
    blank = kept === '' ? blank + 1 : 0
    if (blank <= 2) lines.push(kept)
  }
  return lines.join('\n').trim()
}

/** At most `maxChars` UTF-16 units, the marker `…` included; never half a character. */
export function truncate(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  if (maxChars < 1) return ''
  const lastKept = text.charCodeAt(maxChars - 2)
  const splitsPair = lastKept >= 0xd8_00 && lastKept <= 0xdb_ff
  return `${text.slice(0, splitsPair ? maxChars - 2 : maxChars - 1).trimEnd()}…`
}

/** More of a subject than this is no subject any more. */
const MAX_SUBJECT = 1_000

/**
 * "Reply" and "forward" in the languages of mail clients. Single letters (Italian `R:`, `I:`) and `Ref:` are left out on purpose:
 * subjects such as `H: drive is full` and `Ref: order 7` start that way.
 */
const REPLY_PREFIX =
  /^(?:re|aw|antw|antwort|sv|vs|rv|res|rif|odp|ynt|vá|atb|ats|bls|noh|отв|ответ|на|απ|σχετ|fwd?|wg|tr|vb|vl|enc|pd|doorst|ilt|i̇lt|trs|továbbítás|переслать|прд|προ|תגובה|הועבר|رد|回复|回覆|答复|转发|轉寄|返信|転送|회신|전달)\s?(?:\[\d{1,4}\]|\(\d{1,4}\)|\^\d{1,4})?\s?[:：]\s?/iu

const FORWARD_PREFIX =
  /^(?:fwd?|wg|tr|rv|vb|vl|enc|pd|doorst|ilt|i̇lt|trs|továbbítás|переслать|прд|הועבר|转发|轉寄|転送|전달)\s?[:：]/iu

/** What the outermost prefix says the mail is; `null` without one. Tags in brackets in front of it (`[EXT]`) do not count. */
export function subjectPrefix(subject: string): 'reply' | 'forward' | null {
  const start = cleanText(subject.slice(0, MAX_SUBJECT)).replace(/^(?:\[[^[\]]{1,30}\]\s{0,3}){1,5}/u, '')
  if (FORWARD_PREFIX.test(start)) return 'forward'
  return REPLY_PREFIX.test(start) ? 'reply' : null
}

/** What a mail is called, as stored, that has none; `subjectText` says it to its reader. */
export const NO_SUBJECT = '(no subject)'

/** The subject as a ticket's title: one line, without `Re:`, `AW:`, `Fwd:` and their like in front. */
export function cleanSubject(subject: string): string {
  const mark = subject.length > MAX_SUBJECT ? '…' : ''
  let rest = cleanText(subject.slice(0, MAX_SUBJECT) + mark).replace(/\s+/gu, ' ')
  for (;;) {
    const shorter = rest.replace(REPLY_PREFIX, '')
    if (shorter === rest) return rest === '' ? NO_SUBJECT : rest
    rest = shorter
  }
}

function characters(...ranges: readonly string[]): RegExp {
  return new RegExp(`[${ranges.join('')}]`, 'gu')
}
