// Where a signature begins in what somebody wrote. In doubt there is none: what is folded away is easily overlooked.
import { labelOf } from './header-block.ts'

/** What else is known of the mail whose text it is. */
export interface MailContext {
  /**
   * `answer`: it refers to an earlier mail, so what it quotes was read before. `forward`: what it quotes is what it is about.
   * `new`: it answers nothing, so nothing in it is a quote, however much it looks like one.
   */
  readonly kind: 'answer' | 'forward' | 'new'
  /** The sender's display name and address; `null` when not known. */
  readonly sender: string | null
}

/** More lines than this after "Regards," are no signature. */
const MAX_CLOSING_LINES = 12
/** More than this after `--` is no signature either: it is the next part of what was written. */
const MAX_MARKED_LINES = 15
const MAX_MARKED_LENGTH = 2_000
/** Blank lines counted. */
const LOOKED_AT = 60

const SENT_FROM =
  /^(?:sent (?:from|via|with|using) |secured (?:with|by) |get outlook for |outlook für (?:ios|android)|holen sie sich outlook|laden sie outlook|télécharger outlook|obtenez outlook|obtener outlook|obtén outlook|obter o outlook|scarica outlook|ottieni outlook|outlook downloaden|gesendet (?:von|mit|aus) |diese nachricht wurde von meinem .{1,30} gesendet|von meinem .{1,40} gesendet|envoyé (?:de mon|de ma|à partir d|depuis|avec) ?|enviado (?:desde|do meu|de mi|a partir|con|com) ?|inviato (?:da|dal mio|con) ?|verzonden (?:vanaf|met|via|vanuit) |verstuurd (?:vanaf|met) |sendt fra |skickat från |skickades från |lähetetty |wysłan[eo] z |odesláno z|odoslané z|отправлено (?:с|из) |надіслано з |trimis de pe |στάλθηκε από |.{1,40}['’]?(?:den|dan|umdan|imden|ımdan) gönderildi|发自我的|從我的.{1,20}傳送|从我的.{1,20}发送|.{1,30}から送信|나의 .{1,20}에서 보냄)/iu

/** With the address of a shop or of the program's maker behind it, it stands right below the text, too. */
const ADVERTISED = /^.{0,80}[<(]\s?https?:[^<>()]{1,250}[>)]$/u

/** `Sent from my iPhone` and its like, alone on its line and short; a sentence that begins so has a comma or more words. */
function isSentFrom(whole: string): boolean {
  if (whole.length > 300) return false
  // K-9 excuses itself.
  const line = whole.replace(
    /[.!]\s(?:please excuse|bitte entschuldigen|bitte verzeihen|veuillez excuser).{0,60}$/iu,
    '',
  )
  const words = line
    .replace(/<[^<>]{0,250}>|\(\s?https?:[^()]{0,250}\)/g, '')
    .replace(/:$/, '')
    .trim()
  return words.length <= 80 && words.split(/\s+/).length <= 9 && !/[,;!?]/.test(words) && SENT_FROM.test(words)
}

const CLOSING =
  /^(?:(?:with )?(?:best|kind|kindest|warm|warmest|many|my best)?[ ]?regards|rgds|br|kr|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|respectfully|best wishes|cheers|mit (?:freundlichen|besten|herzlichen|lieben) grü(?:ß|ss)en|mit (?:freundlichem|bestem) gru(?:ß|ss)|(?:freundliche|beste|viele|liebe|herzliche|schöne) grü(?:ß|ss)e|mfg|vg|lg|cordialement|bien cordialement|bien à vous|cdlt|sincères salutations|salutations|saludos|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|atte|cordiali saluti|distinti saluti|saluti|cordialmente|atenciosamente|att|com os melhores cumprimentos|melhores cumprimentos|cumprimentos|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groeten|mvg|med venlig hilsen|venlig hilsen|mvh|med vennlig hilsen|vennlig hilsen|hilsen|med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|hälsningar|ystävällisin terveisin|terveisin|pozdrawiam|z poważaniem|s pozdravem|üdvözlettel|cu stimă|с уважением|з повагою|saygılarımla|iyi çalışmalar|με εκτίμηση|此致|敬具|よろしくお願いいたします|감사합니다)[,.!]{0,3}$/iu

function isClosing(line: string): boolean {
  return line.length <= 60 && CLOSING.test(line.trim())
}

const LIST = /mailing list|mailinglist|unsubscribe/i
const LIST_BELOW_DASHES =
  /^\W{0,5}(?:you (?:received|are receiving) this (?:message|e?-?mail) because|to (?:unsubscribe|stop receiving|manage your subscription)|reply to this email directly|sie (?:erhalten|haben) diese (?:e-?mail|nachricht)(?: erhalten)?,? weil|vous (?:avez reçu|recevez) ce (?:message|courriel|mail) (?:car|parce)|has recibido este (?:mensaje|correo) porque)/i

/** `_____` and then the name of a mailing list, as Mailman adds it; dashes and then why one got it, or how to leave. */
function isListFooter(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (line.length > 100 || !/^(?:[_-]{2,}|[\u2013\u2014])$/.test(line.trim())) return false
  const below = lines.slice(at + 1, at + 3).map((next) => next.slice(0, 200))
  if (line.startsWith('__')) return below.some((next) => LIST.test(next))
  return below.some((next) => LIST_BELOW_DASHES.test(next)) && lines.length - at <= LOOKED_AT
}

/** Abbreviations that are names of other things as well. */
const WEAK_CLOSING = /^(?:br|kr|vg|lg|att)$/iu

/** What stands before a number, an address or a register's entry below a name. */
const CONTACT_LABEL =
  /^(?:(?:office |work |direct |business |head |main )?(?:tel|telefon|telephone|téléphone|teléfono|telefono|telefoon|telefax|phone|fon|fax|mobile?|mob|mobil|móvil|cell|cellulare|handy|portable|direct|durchwahl|e-?mail|mail|courriel|correo|web|website|www|internet|homepage|skype|teams|linkedin|twitter|x|whatsapp|signal|address|adresse|anschrift|office|room|büro|t|m|f|e|w|p|o|d|a|c|h)|geschäftsführ\p{L}*|vorstand|aufsichtsrat\p{L}*|sitz(?: der gesellschaft)?|registergericht|amtsgericht|hr[ab](?:[- ]nr\.?)?|handelsregister|ust-?id(?:-?nr\.?)?|vat(?: no\.?| number| id)?|tax id|registered (?:office|in|number)|company (?:no\.?|number|registration)|siret|siren|rcs|tva|c\.?f\.?|p\.? ?iva|nif|cif|kvk|btw|iban|bic)\.?$/iu

function isMark(line: string): boolean {
  return line.length <= 3 && line.trim() === '--'
}

function isListItem(line: string): boolean {
  return /^\s{0,9}(?:[-*•–]\s|\d{1,2}[.)]\s)/u.test(line)
}

/** `Order number: 4711`: a field that no signature has. */
function isField(line: string): boolean {
  const label = labelOf(line)
  return label !== null && !/^\d|^https?$/u.test(label) && !CONTACT_LABEL.test(label)
}

/** Of those without a stop, only what starts small and is no address: titles and names start with a capital. */
function isSentence(line: string): boolean {
  const isWords = line.split(' ').length > 4
  return isWords && (/[.!。！]$/u.test(line) || (/^\p{Ll}/u.test(line) && !/[@:|·•,]|www\./u.test(line)))
}

/** Lines that may stand below a name, and cannot be what the mail is about: few, with neither questions nor fields nor lists. */
function isShortTail(tail: readonly string[]): boolean {
  const texts = tail.map((line) => line.trim()).filter((line) => line !== '')
  if (tail.length > LOOKED_AT || texts.length > MAX_MARKED_LINES) return false
  if (texts.reduce((sum, line) => sum + line.length, 0) > MAX_MARKED_LENGTH) return false
  return !texts.some(
    (line) =>
      /[?？؟]$/u.test(line) || isListItem(line) || (isField(line) && !isSentFrom(line)) || /^[-_*=]{2,}$/.test(line),
  )
}

/** A notice about secrecy may follow in whole sentences; what stands first are names and numbers. */
function startsWithName(tail: readonly string[]): boolean {
  const lines = tail.map((line) => line.trim())
  const start = lines.findIndex((line) => line !== '')
  const end = lines.indexOf('', start)
  return lines
    .slice(start, end === -1 || start === -1 ? undefined : end)
    .every((line) => line.length <= 100 && !isSentence(line))
}

function isMarkedSignature(tail: readonly string[], sender: string | null): boolean {
  return isShortTail(tail) && startsWithName(tail) && isSignedBy(tail, sender)
}

/** A name as people write it, and nothing more. */
function isName(line: string, sender: string | null): boolean {
  if (!/^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}[\p{L}.]*){0,3}$/u.test(line)) return false
  return sender === null || namesSender(line, sender)
}

function namesSender(text: string, sender: string): boolean {
  const wordsOf = (one: string) => one.toLowerCase().split(/[^\p{L}]+/u)
  const known = new Set(wordsOf(sender).filter((word) => word.length > 1))
  return wordsOf(text).some((word) => known.has(word))
}

/** Beside the mark, which may be a line that somebody drew: who signs, or how to reach them. */
function isSignedBy(tail: readonly string[], sender: string | null): boolean {
  const text = tail.join('\n').trim()
  if (sender === null || text === '') return true
  return namesSender(text, sender) || /@|www\.|https?:|\+?\d[\d ()/-]{6}/iu.test(text)
}

/** Whether the closing at `at` is one: "LG" may as well be an item of a list. */
function isSureClosing(lines: readonly string[], at: number, sender: string | null): boolean {
  const line = lines[at]?.trim() ?? ''
  const above = lines[at - 1]?.trim() ?? ''
  // Two in a row are a list of such words.
  if (isClosing(above)) return false
  if (!WEAK_CLOSING.test(line)) return true
  return (
    (above === '' || /[.!?]$/.test(above)) &&
    isName(
      lines
        .slice(at + 1, at + 4)
        .find((next) => next.trim() !== '')
        ?.trim() ?? '',
      sender,
    )
  )
}

/**
 * The index of the line on which the signature begins, or `lines.length` without one: after `-- ` (RFC 3676, section 4.3), a phone's
 * `Sent from …`, a list's footer, or a closing such as `Kind regards`, each with few lines after it that may be a signature's.
 * `sender`: name and address of who signs, where known.
 */
export function signatureStart(lines: readonly string[], { kind, sender }: MailContext): number {
  const marks = lines.flatMap((line, at) => (isMark(line) ? [at] : []))
  const sure = lines.findIndex((line, at) => {
    const after = () => lines.slice(at + 1, at + 2 + LOOKED_AT)
    if (isListFooter(lines, at)) return true
    if (isMark(line)) return marks.length === 1 && isMarkedSignature(after(), sender)
    const alone = at === 0 || lines[at - 1]?.trim() === '' || ADVERTISED.test(line)
    if (!alone || !isSentFrom(line.trim())) return false
    // Below a phone's line in an answer stands the earlier mail, which some phones do not announce.
    const tail = after().filter((next) => !isMark(next))
    return isShortTail(tail) && (kind === 'answer' || startsWithName(tail))
  })
  const end = sure === -1 ? lines.length : sure
  let signed = 0
  for (let at = end - 1; at >= 0 && signed <= MAX_CLOSING_LINES; at -= 1) {
    const line = lines[at]?.trim() ?? ''
    if (isClosing(line)) return isSureClosing(lines, at, sender) ? at : end
    // A postscript, a question, a whole sentence, a list or a filled-in field is something to read.
    if (line.length > 80 || /^p\.? ?s\b|[?？؟]$/i.test(line) || isSentence(line)) break
    if (isListItem(line) || isField(line) || isMark(line)) break
    if (line !== '') signed += 1
  }
  return end
}
