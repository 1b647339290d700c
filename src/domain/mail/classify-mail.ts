// Whether a person wrote a mail, and whether an automatic mail may ever go back to its sender.
import { headerValue, type Mail } from './mail.ts'
import { mailReferences } from './thread-mail.ts'

/** Frontdesk puts this header on every mail that it sends by itself. Graph allows only names that start with `x-`. */
export const LOOP_HEADER = 'x-frontdesk-automatic'

export type AutomaticSort =
  /** Out of office, "we have received your mail". */
  | 'auto-reply'
  /** A mail of ours could not be delivered, or not yet. */
  | 'bounce'
  /** Read receipts, notices of delivery, abuse reports. */
  | 'report'
  /** Newsletters and other bulk mail. */
  | 'list'
  /** Our own mail came back. */
  | 'loop'
  /** A service tells what happened in it. */
  | 'notification'

/**
 * A mail is `automatic`, and makes no ticket, only where a machine answers one, reports on one, or writes to many at once.
 * Whatever may hold a person's words or need a person's work is `normal`: mail through a mailing list or a Google group that
 * people write to, web forms sent by a no-reply address, alarms of monitoring. Of those, `mayAnswer` is false wherever a
 * header or the sender asks for no automatic mail, or an answer could reach a machine or a list. In doubt, that is the rule
 * of thumb: one ticket too many costs a click, one too few costs a customer, and one automatic answer too many makes a loop.
 */
export type Verdict =
  | { readonly kind: 'normal'; readonly mayAnswer: boolean }
  | {
      readonly kind: 'automatic'
      readonly mayAnswer: false
      readonly sort: AutomaticSort
      /** The header or rule that decided, for people: `header Auto-Submitted: auto-replied`. */
      readonly evidence: string
    }

export interface ClassifyOptions {
  /** Addresses of the mailbox itself. */
  readonly ownAddresses: readonly string[]
}

export function classifyMail(mail: Mail, { ownAddresses }: ClassifyOptions): Verdict {
  const own = ownAddresses.map((address) => address.toLowerCase())
  const found = loop(mail, own) ?? report(mail) ?? autoReply(mail) ?? bulk(mail)
  if (found) return { kind: 'automatic', mayAnswer: false, sort: found[0], evidence: found[1] }
  return { kind: 'normal', mayAnswer: mayAnswer(mail, own) }
}

type Finding = readonly [sort: AutomaticSort, evidence: string] | null

const NO_REPLY =
  /^(?:no|do-?not|don-?t|never|ne-?pas|nicht|non)[-_.]?(?:reply|responder?|repondre|antworten|rispondere)/
/** The last is the sender of Exchange's own notices; its digits are the same in every organisation. */
const MAIL_SYSTEM = /^(?:mailer-daemon|mail-daemon|mailerdaemon|microsoftexchange329e71ec88ae4615bbc36ab6ce41109e)$/
const BOUNCE_SUBJECT =
  /^(?:undeliver(?:able|ed)|delivery (?:status notification|has failed|failure|delayed)|mail delivery (?:failed|failure|system)|mail system error|returned mail|failure notice|warning: could not send|message not delivered|unzustellbar|nicht zustellbar|zustellung fehlgeschlagen|non remis|échec de (?:la )?remise|no se puede entregar|no entregado|non recapitabile|mancato recapito|onbestelbaar|não entregue|não é possível entregar|kan ikke leveres|ikke leverbar|olevererbart|går inte att leverera|toimittaminen epäonnistui|niedostarczaln|nie można dostarczyć|nedoručitelné|kézbesíthetetlen|teslim edilemedi|не доставлено|недоставленное|无法送达|未送达|配信不能|배달 불가)/iu
/** Exchange's own prefixes, and others that nobody writes by hand. */
const AUTO_REPLY_SUBJECT =
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|automatische antwort|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|resposta automática|autosvar|automatisk svar|automatiskt svar|automaattinen vastaus|automatyczna odpowiedź|automatická odpověď|automatická odpoveď|automatikus válasz|răspuns automat|αυτόματη απάντηση|автоматический ответ|автоматична відповідь|otomatik yanıt|自动答复|自動回覆|自動応答|자동 회신)\s?[:：]/iu
/** Subjects of a machine only where something else speaks for it too: people ask about their out-of-office notes. */
const ABSENCE_SUBJECT =
  /^(?:out of (?:the )?office|ooo\b|on (?:vacation|holiday|leave)|abwesen|(?:je suis )?absent|absence|message d.absence|fuera de (?:la )?oficina|ausencia|ausente|fuori (?:sede|ufficio)|assenza|afwezig|fora do escritório|ausência|fraværende|fravær|frånvaro|poissa|nieobecn|mimo kancelář|v neprítomnosti|távollét|házon kívül|absență|вне офиса|отсутств|εκτός γραφείου|ofis dışında|不在|外出|부재중)/iu

function loop(mail: Mail, own: readonly string[]): Finding {
  if (headerValue(mail, LOOP_HEADER) !== null)
    return ['loop', `header ${LOOP_HEADER}, which Frontdesk puts on its own mails`]
  const from = mail.from?.address.toLowerCase() ?? ''
  // A web form may send in the mailbox's own name; then the customer is the one to reply to.
  const forSomebody = mail.replyTo.some(({ address }) => !own.includes(address.toLowerCase()))
  return own.includes(from) && !forSomebody ? ['loop', 'sent from this mailbox’s own address'] : null
}

/** Bounces, receipts and other reports. RFC 3462 and 6522 (multipart/report), 3464, 8098, 5965. */
function report(mail: Mail): Finding {
  const contentType = (headerValue(mail, 'Content-Type') ?? '').slice(0, 2_000).toLowerCase()
  if (contentType.trimStart().startsWith('multipart/report')) {
    const type = /report-type\s{0,9}=\s{0,9}"?([\w.-]{1,50})/.exec(contentType)?.[1] ?? 'unknown'
    const good = /^(?:delivered|relayed|expanded)\s?:/i.test(mail.subject)
    const sort = (type === 'delivery-status' && !good) || type === 'unknown' ? 'bounce' : 'report'
    return [sort, `header Content-Type: multipart/report (${type})`]
  }
  if (headerValue(mail, 'X-Failed-Recipients') !== null) return ['bounce', 'header X-Failed-Recipients']
  if (headerValue(mail, 'X-MS-Exchange-Message-Is-Ndr') !== null)
    return ['bounce', 'header X-MS-Exchange-Message-Is-Ndr']
  const sender = localPart(mail)
  const bounced = opening(mail, BOUNCE_SUBJECT)
  if (MAIL_SYSTEM.test(sender)) {
    return [sender.startsWith('mail') || bounced ? 'bounce' : 'notification', `sender ${sender}`]
  }
  if (!bounced) return null
  if (hasNullReturnPath(mail)) return ['bounce', `header Return-Path: <>, subject '${bounced}'`]
  return sender === 'postmaster' || sender === ''
    ? ['bounce', `sender ${sender || 'missing'}, subject '${bounced}'`]
    : null
}

/** RFC 3834, and what programs did before it and still do. */
function autoReply(mail: Mail): Finding {
  const submitted = autoSubmitted(mail)
  const answers = mailReferences(mail).length > 0
  // Many responders call their answers "generated"; a mail that no other caused is an alarm or a form, and stays.
  if (submitted === 'auto-replied' || (submitted === 'auto-generated' && answers)) {
    return ['auto-reply', `header Auto-Submitted: ${submitted}`]
  }
  if (submitted === 'auto-notified') return ['notification', `header Auto-Submitted: ${submitted}`]
  for (const name of ['X-Autoreply', 'X-Autorespond', 'X-Autoresponder']) {
    const value = headerValue(mail, name)
    if (value !== null && value.trim().toLowerCase() !== 'no') return ['auto-reply', `header ${name}`]
  }
  const precedence = precedenceOf(mail)
  if (precedence === 'auto_reply') return ['auto-reply', 'header Precedence: auto_reply']
  const replied = opening(mail, AUTO_REPLY_SUBJECT)
  if (replied) return ['auto-reply', `subject '${replied}'`]
  const isSupported = submitted !== null || answers || hasNullReturnPath(mail) || suppressed(mail).length > 0
  const absent = opening(mail, ABSENCE_SUBJECT)
  return absent && isSupported ? ['auto-reply', `subject '${absent}'`] : null
}

/** RFC 2369 (List-*), 2919 (List-Id), 8058 (one-click unsubscribing, which only bulk mail has). */
function bulk(mail: Mail): Finding {
  const post = headerValue(mail, 'List-Post')
  const peopleWrite = post !== null && post.trim().toLowerCase() !== 'no'
  if (peopleWrite || mailReferences(mail).length > 0) return null
  const precedence = precedenceOf(mail)
  if ((precedence === 'bulk' || precedence === 'junk') && headerValue(mail, 'List-Id') === null) {
    return ['list', `header Precedence: ${precedence}`]
  }
  if (headerValue(mail, 'List-Unsubscribe-Post') !== null) return ['list', 'header List-Unsubscribe-Post']
  if (headerValue(mail, 'List-Unsubscribe') !== null && NO_REPLY.test(localPart(mail))) {
    return ['notification', 'header List-Unsubscribe, no-reply sender']
  }
  return null
}

function mayAnswer(mail: Mail, own: readonly string[]): boolean {
  const sender = localPart(mail)
  const submitted = autoSubmitted(mail)
  return (
    sender !== '' &&
    !own.includes(mail.from?.address.toLowerCase() ?? '') &&
    !NO_REPLY.test(sender) &&
    !/^(?:postmaster|bounces?|listserv|majordomo|[\w.]{1,60}-(?:bounces|request|owner)|owner-.{1,60})$/.test(sender) &&
    submitted === null &&
    !suppressed(mail).some((token) => token === 'all' || token === 'autoreply') &&
    !['list', 'bulk', 'junk'].includes(precedenceOf(mail)) &&
    !mail.headers.some(({ name }) => /^(?:list-[a-z-]{1,40}|feedback-id|x-loop)$/i.test(name)) &&
    !hasNullReturnPath(mail) &&
    !opening(mail, ABSENCE_SUBJECT) &&
    !opening(mail, BOUNCE_SUBJECT)
  )
}

/** The keyword alone, lower case; `null` where the header is absent or `no`. RFC 3834, section 5. */
function autoSubmitted(mail: Mail): string | null {
  const keyword =
    (headerValue(mail, 'Auto-Submitted') ?? '')
      .trim()
      .toLowerCase()
      .split(/[\s;(]/, 1)[0] ?? ''
  return keyword === '' || keyword === 'no' ? null : keyword.slice(0, 40)
}

/** What the sender asks not to get. Exchange puts it on people's mails too, so it says nothing about who wrote. MS-OXCMAIL, section 2.1.3.2.20. */
function suppressed(mail: Mail): readonly string[] {
  const tokens = (headerValue(mail, 'X-Auto-Response-Suppress') ?? '').toLowerCase().split(/[\s,;]+/)
  return tokens.filter((token) => token !== '' && token !== 'none')
}

function precedenceOf(mail: Mail): string {
  return (headerValue(mail, 'Precedence') ?? '').trim().toLowerCase()
}

function hasNullReturnPath(mail: Mail): boolean {
  return headerValue(mail, 'Return-Path')?.trim() === '<>'
}

function localPart(mail: Mail): string {
  return (mail.from?.address ?? '').toLowerCase().split('@', 1)[0] ?? ''
}

/** The words of the subject's beginning that the pattern knows: never more of a subject than we wrote ourselves. */
function opening(mail: Mail, pattern: RegExp): string | undefined {
  return pattern.exec(mail.subject.slice(0, 200).trimStart())?.[0]
}

/** Message-IDs of the mails that a bounce is about, with angle brackets: those in the report's text first, then those it answers. */
export function bouncedMessageIds(mail: Pick<Mail, 'headers' | 'messageId' | 'text'>): readonly string[] {
  const inText = mail.text.matchAll(/^[>\t ]{0,20}(?:Original-)?Message-ID:\s{0,5}(<[^<>\s]{1,500}>)/gim)
  const ids = [...inText].slice(0, 20).map(([, id]) => id ?? '')
  return [...new Set([...ids, ...mailReferences(mail)])].filter((id) => id !== mail.messageId)
}
