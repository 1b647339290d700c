// `On 1 Jan 2024, Ann Lee <ann@x.example> wrote:` and its like: the one to four lines by which programs announce what they quote.
// Read by their shape (an address, a date, a colon at the end), with few words of each language. Looks at a few short lines at a time.
import { holdsAddress, isQuoted, MAX_LINE, undashed } from './quote-marks.ts'

const MAX_LINES = 4
/** Characters that a verb, and the words before it, stand in. */
const END = 60

/** `sure`: a program wrote it. `maybe`: it could be a person's sentence, so what it announces may be a quote that they chose. */
export type Sureness = 'sure' | 'maybe'

export interface Attribution {
  /** The line on which it begins. */
  readonly start: number
  readonly sureness: Sureness
}

/** Languages that put blanks between words: the verb is a word of its own. */
const VERBS =
  'wrote|writes|has written|schrieb(?:en)?|schreibt|geschrieben|a écrit|écrit|a ecrit|écrivait|escribió|escribio|escribe|ha escrito|ha escrit|va escriure|ha scritto|scrive|scriveva|escreveu|escribiu|schreef|geschreven|schrijft|skrev|skriver|kirjoitti|kirjoittaa|napisał(?:a|\\(a\\))?|pisze|napsala?|napsal\\(a\\)|píše|napísala?|napísal\\(a\\)|írta|írja|a scris|scrie|пишет|писал\\(а\\)|писала?|написала?|написал\\(а\\)|написав(?:ла)?|написала|написав\\(ла\\)|пише|написа|je napisao|je napisala|je napisao\\/la|napisao je|je napisal|napisala?|kirjutas|rašė|parašė|rakstīja|έγραψε|şunu yazdı|şunları yazdı|yazdı|yazmış|menulis|đã viết|viết|כתב|כתבה|כתב\\/ה|כתב\\(ה\\)|كتب|كتبت|نوشت|shkroi|skrifaði|idatzi du|ysgrifennodd'
const VERB_AT_END = new RegExp(
  `(?:(?:^|[\\s>"”»)\\],.：:])(?:${VERBS})|写道|寫道|写到|书写|来信|のメール|書きました|さんが書いた|さんからのメッセージ|(?:님이|이\\(가\\)|가|이) ?(?:작성|쓴 글|썼습니다)|작성|ने लिखा|เขียน(?:ว่า)?)$`,
  'iu',
)
/** In the middle, before the name: `Am 1.1.2024 schrieb Ann:`; or before the date: `Ann kirjoitti 1.1.2024 klo 10.00:`. */
const VERB_WITHIN =
  /\s(?:schrieb|schreef|skrev|wrote|kirjoitti|napisała?|napisana przez|ezt írta|írta|şunları yazdı|şunu yazdı|écrit par|napsala?|ha scritto|a écrit|escribió|escreveu)[\s(]/iu
const NAME_VERB_DATE =
  /^["'“]?[\p{Lu}\p{Lo}][^,!?]{0,80}\s(?:wrote|schrieb|skrev|kirjoitti|schreef|napisała?|написала?|je napisala?|escribió|escreveu|a écrit|ha scritto)\s.{0,30}\p{Nd}{1,2}[:.h]\p{Nd}{2}.{0,30}$/u
/** Words for a person right before the verb: somebody tells of a mail in a sentence of their own. */
const TOLD =
  /(?:^|\s)(?:i|we|you|he|she|they|who|ich|wir|sie|er|du|ihr|man|je|tu|il|elle|nous|vous|ils|j'ai|yo|ella|nosotros|usted|io|tu|lui|lei|noi|ik|wij|we|u|jij|hij|zij|jeg|vi|jag|han|hon|hun|minä|он|она|я|вы|мы|ви|ми)\s+(?:\p{L}{1,8}\s+)?\p{L}+$/iu
const TOLD_WITHIN =
  /\s(?:schrieb|schreef|skrev|wrote)\s(?:ich|sie|er|du|ihr|wir|man|ik|u|jij|hij|zij|wij|we|jeg|jag|han|hon|hun|vi|de|to|that|me|us|you)\s/iu

/** A word or number that opens an attribution, with its date close by. */
const OPENING =
  /^(?:[-\s]{1,9})?(?:(?:on|in a message dated|le|am|el|il|em|no dia|às|op|den|på|in data|dnia|w dniu|dne|dňa|în|în data|pe|dana|в|во|на|у|във|la|στις|pada|vào|vào lúc|בתאריך|في|vid|um)\s|ב-|在|于|於).{0,40}\p{Nd}/iu
/** `Quoting Mia <mia@x.example>:`, as webmail of Horde has it. */
const QUOTING =
  /^(?:quoting|zitat von|citando|citazione|citeren|citat från|citerar|cytowanie|quota|цитирую|lainaus)\s/iu
/** A year or a time of day. */
const MOMENT =
  /(?:19|20)\d\d|\p{Nd}{1,2}[:.h]\p{Nd}{2}|[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u0E50-\u0E59]{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)/u
/** `Ann Lee <ann@x.example> wrote`, and no word beside. */
const NAME_ADDRESS_VERB =
  /^["'“]?[^\s<>@][^<>@:;!?]{0,80}["'”]?\s?[<(][^\s<>@]{1,64}@[^\s<>@]{1,255}[>)],?\s\S+(?:\s\S+)?$/u
/** `2012/1/5 Ann Lee <ann@x.example>`, as Gmail once had it, in several orders of the date, and a list's `via`. */
const DATE_NAME_ADDRESS =
  /^(?:\p{L}{2,10}\.?,? )?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}\.? \p{L}{3,12}\.? \d{4}|\p{L}{3,12} \d{1,2}, \d{4})(?:[ ,T]{1,2}\d{1,2}:\d{2}(?::\d{2})?)?(?: ?(?:[AP]M|UTC|GMT)?(?: ?[+-]\d{1,2}:?\d{2})?)?,?\s[^<>@]{0,100}<\s?[^\s<>@]{1,64}@[^\s<>@]{1,255}\s?>$/iu
const ADDRESS_AT_END = /(?:[>"”»)\]]|@[^\s<>@:：]{1,255})\s?[:：]$/u

/**
 * The attribution that ends at `end`, or `null` when none does. `quoteFollows`: a quoted line comes next, which makes any address or
 * time with a colon one.
 */
export function attributionAt(lines: readonly string[], end: number, quoteFollows: boolean): Attribution | null {
  const last = (lines[end] ?? '').trimEnd()
  if (last.length > MAX_LINE || !mayEnd(last)) return null
  const isAlone = (lines[end + 1] ?? '').trim() === ''
  let joined = ''
  let found: Attribution | null = null
  for (let start = end; start > end - MAX_LINES && start >= 0; start -= 1) {
    const line = (lines[start] ?? '').trim()
    if (line === '' || line.length > MAX_LINE || isQuoted(line)) break
    joined = joined === '' ? line : `${line} ${joined}`
    const sureness = surenessOf(joined, quoteFollows, isAlone && (lines[start - 1] ?? '').trim() === '')
    if (sureness === null) continue
    if (OPENING.test(line)) return { start, sureness }
    if (found === null || (found.sureness === 'maybe' && sureness === 'sure')) found = { start, sureness }
  }
  return found
}

/** Looked at for every line, so that the rest is looked at for few. */
function mayEnd(last: string): boolean {
  return /[:：>\-\u2010-\u2015]$/u.test(last) || VERB_AT_END.test(last.slice(-END))
}

function surenessOf(text: string, quoteFollows: boolean, isAlone: boolean): Sureness | null {
  const { words, before, after } = undashed(text)
  const isDashed = before && after
  const core = withoutColon(words)
  const hasColon = core.length < words.length
  const hasAddress = holdsAddress(core)
  const hasMoment = MOMENT.test(core)
  const opens = OPENING.test(core)
  if (VERB_AT_END.test(core.slice(-END))) {
    const isTold = TOLD.test(core.slice(-END))
    if ((hasMoment || opens) && (hasColon || hasAddress || after))
      return isTold && !hasAddress && !quoteFollows ? null : 'sure'
    if (isDashed && core.length <= 120) return 'sure'
    if (hasColon && NAME_ADDRESS_VERB.test(core)) return 'sure'
    return quoteFollows && hasColon && core.length <= 120 ? 'maybe' : null
  }
  if (hasColon && QUOTING.test(core)) return hasAddress || quoteFollows ? 'sure' : null
  if (!hasMoment && !opens) return quoteFollows && hasColon && hasAddress ? 'maybe' : null
  const hasVerb = VERB_WITHIN.test(core)
  if (isDashed && (hasAddress || hasVerb)) return 'sure'
  if (!hasColon) return DATE_NAME_ADDRESS.test(core) && (quoteFollows || isAlone) ? 'sure' : null
  if (hasVerb && TOLD_WITHIN.test(core)) return quoteFollows ? 'maybe' : null
  // Yandex, Mail.ru, Gmail in some languages: date, name and address, and no verb.
  if (hasAddress && (hasMoment || quoteFollows) && ADDRESS_AT_END.test(words.slice(-300))) return 'sure'
  if (hasVerb && (opens || (hasAddress && hasMoment))) return 'sure'
  if (NAME_VERB_DATE.test(core)) return 'sure'
  return quoteFollows && (hasAddress || hasMoment) ? 'sure' : null
}

function withoutColon(text: string): string {
  let end = text.length
  while (end > 0 && /[\s:：]/u.test(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}
