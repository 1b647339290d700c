// What a mail's headers, subject and sender say about who or what wrote it.
import { BOUNCE_SUBJECT } from './bounce-subjects.ts'
import { headerValue, type Mail } from './mail.ts'

/** Exchange's own prefixes, and others that nobody writes by hand. */
const AUTO_REPLY_SUBJECT =
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|automatische antwort|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|resposta automática|autosvar|automatisk svar|automatiskt svar|automaattinen vastaus|automatyczna odpowiedź|automatická odpověď|automatická odpoveď|automatikus válasz|răspuns automat|αυτόματη απάντηση|автоматический ответ|автоматична відповідь|otomatik yanıt|автоответ|自动答复|自动回复|自動回覆|自動応答|自動返信|자동 회신)\s?[:：]/iu
const ABSENCE_SUBJECT =
  /^(?:out of (?:the )?office|ooo\b|on (?:vacation|holiday|leave)|abwesen|(?:je suis )?absent|absence|message d.absence|fuera de (?:la )?oficina|ausencia|ausente|fuori (?:sede|ufficio)|assenza|afwezig|fora do escritório|ausência|fraværende|fravær|frånvaro|poissa|nieobecn|mimo kancelář|v neprítomnosti|távollét|házon kívül|absență|вне офиса|отсутств|εκτός γραφείου|ofis dışında|不在|外出|부재중)/iu

const SUBJECTS = { bounce: BOUNCE_SUBJECT, 'auto-reply': AUTO_REPLY_SUBJECT, absence: ABSENCE_SUBJECT } as const

/** Nothing but the absence, or the absence and our subject: `Out of office`, `Abwesenheitsnotiz: Re: Printer`. */
const ABSENCE_ALONE = /^[\p{L}-]{0,20}\s?(?:$|(?:\p{L}{1,12}\s?){0,3}[:：])/u

/** The words of the subject's beginning that such mails begin with: never more of a subject than we wrote ourselves. */
export function subjectOpening(mail: Pick<Mail, 'subject'>, kind: keyof typeof SUBJECTS): string | undefined {
  return SUBJECTS[kind].exec(subjectStart(mail))?.[0]
}

/** Without what gateways write in front: `[Postmaster]`, `***SPAM***`. */
function subjectStart({ subject }: Pick<Mail, 'subject'>): string {
  return subject
    .slice(0, 200)
    .trimStart()
    .replace(/^(?:\[[^\][#]{1,30}\]\s{0,3}|\*{1,5}[^*]{1,20}\*{1,5}\s{0,3}){1,2}/u, '')
}

/** Whether the subject says no more than that: one that goes on is a sentence of somebody who took up an old thread. */
export function tellsOfAbsenceAlone({ subject }: Pick<Mail, 'subject'>): boolean {
  const start = subjectStart({ subject })
  const opening = ABSENCE_SUBJECT.exec(start)?.[0]
  return opening !== undefined && ABSENCE_ALONE.test(start.slice(opening.length).trimEnd())
}

/** The keyword alone, lower case; `null` where the header is absent or `no`. RFC 3834, section 5. Some write it with an `X-`. */
export function autoSubmitted(mail: Mail): string | null {
  for (const name of ['Auto-Submitted', 'X-Auto-Submitted']) {
    const [keyword = ''] = (headerValue(mail, name) ?? '')
      .trim()
      .toLowerCase()
      .split(/[\s;(]/, 1)
    if (keyword !== '' && keyword !== 'no' && keyword !== 'false') return keyword.slice(0, 40)
  }
  return null
}

const AUTO_REPLY_HEADER =
  /^x-?(?:[a-z]{1,20}-?)?auto(?:matic)?[-_]?(?:reply|replied|respond|responder|responded|answer)/i

/** A header by which responders said so before RFC 3834, in one of its spellings: its name, or `null`. */
export function autoReplyHeader(mail: Mail): string | null {
  const found = mail.headers.find(
    ({ name, value }) => AUTO_REPLY_HEADER.test(name) && !/^\s*(?:no|false|0)\b/i.test(value),
  )
  return found?.name.slice(0, 60) ?? null
}

/** What the sender asks not to get. Exchange puts it on people's mails too, so it says nothing about who wrote. MS-OXCMAIL, section 2.1.3.2.20. */
export function suppressed(mail: Mail): readonly string[] {
  const tokens = (headerValue(mail, 'X-Auto-Response-Suppress') ?? '').toLowerCase().split(/[\s,;]+/)
  return tokens.filter((token) => token !== '' && token !== 'none')
}

/** `list`, `bulk`, `junk` or `auto_reply`; empty for all others. */
export function precedenceOf(mail: Mail): string {
  for (const name of ['Precedence', 'X-Precedence']) {
    const word = (headerValue(mail, name) ?? '')
      .trim()
      .toLowerCase()
      .replace(/^auto-?reply/, 'auto_reply')
    const known = /^(?:list|bulk|junk|auto_reply)\b/.exec(word)?.[0]
    if (known !== undefined) return known
  }
  return ''
}

/** The sender of bounces and of what must not be answered, RFC 5321, section 4.5.5; some servers write the daemon's name there. */
export function hasNullReturnPath(mail: Mail): boolean {
  const path = headerValue(mail, 'Return-Path')?.slice(0, 500).replace(/\s/g, '').toLowerCase()
  return path === '<>' || /^<?mailer-daemon(?:@|>|$)/.test(path ?? '')
}

export function localPart(mail: Pick<Mail, 'from'>): string {
  return (mail.from?.address ?? '').toLowerCase().split('@', 1)[0] ?? ''
}

const NO_REPLY =
  /^(?:please|bitte|mercide|porfavor|porfavour|perfavore|favor|proszę|prosze)?(?:(?:no|donot|dont|never|cannot)(?:reply|repl(?:ies|y)|respond|response|answer)|noresponde|norespond|naoresponde|noanswer|unmonitored|nomonitor|norespuesta|nepasrepondre|nerepondezpas|sansreponse|nicht(?:antworten|beantworten)|keineantwort|nonrispondere|naorespond|nietbeantwoorden|nietreageren|geenantwoord|svarainte|svarej|svarikke|ingensvar|ikkesvar|alavastaa|eivastata|eivastausta|besvaraej|besvaraikke|besvarikke|nieodpowiada|neodpovida|neodpovedat|neodpovedaj|neodgovara|nuraspunde|yanitlama|cevaplama|neotvecha|otvetnenuzhen|mienapantisin|nevalaszol)/

/** Whether the name in front of the @ says that nobody reads there, in whatever spelling: `no.reply`, `alerts-noreply`, `ne_pas_repondre`. */
export function isNoReplyName(name: string): boolean {
  const words = name.slice(0, 64).split(/[-_.+=]+/)
  return words.some((_, at) => NO_REPLY.test(words.slice(at).join('')))
}

/** Mail systems, in whatever spelling. Whole names, and names with something behind a separator (`postmaster+1`). */
const MAIL_SYSTEM =
  /^(?:(?:e?mail|mailer|mailing)[-_.]?d(?:ae|ea|e)mons?|mail[-_.]?delivery(?:[-_.]?(?:system|subsystem))?|microsoftexchange329e71ec88ae4615bbc36ab6ce41109e)(?:$|[-_.+=])/

/** The sender of bounces. The digits are those of Exchange's own notices in every organisation. */
export function isMailSystemName(name: string): boolean {
  return MAIL_SYSTEM.test(name)
}

const MACHINE =
  /^(?:post[-_.]?masters?|bounces?|bounced|returns?|daemon|root|cron|nobody|dev[-_.]?null|auto[-_.]?(?:reply|replies|responder|response|mailer|confirm)|autoreply|notif(?:y|ier|ications?)|alerts?|mailer|robot|listserv|list[-_.]?serv|majordomo|mailman|owner(?=[-_])|prvs|srs[01])(?:$|[-_.+=])/

/** Whether a machine or a list stands behind the name in front of the @. */
export function isMachineName(name: string): boolean {
  return (
    MACHINE.test(name) || /(?:[-_.+]bounces?|[-_](?:request|owner|errors?|return|confirm|daemon))(?:$|[+=])/.test(name)
  )
}
