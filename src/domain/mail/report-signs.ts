// Receipts and reports: that a mail arrived or was read, how a domain's mail fares, who complained, who comes to a meeting.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { isAttachedMail } from './bounce-signs.ts'
import { cleanText } from './clean-text.ts'
import { headerValue, type Mail } from './mail.ts'
import { autoSubmitted, hasNullReturnPath, localPart } from './mail-signs.ts'

type Found = KeyedPhrase | null

/** What Outlook and others put before our subject once it was read, or deleted unread. */
const RECEIPT =
  /^(?:(?:not )?read|read receipt|return receipt|gelesen|ungelesen|nicht gelesen|lesebestätigung|lu|non lu|accusé de lecture|leído|no leído|confirmación de lectura|letto|non letto|conferma di lettura|lido|não lido|gelezen|niet gelezen|läst|oläst|lest|ulest|læst|ulæst|luettu|przeczytan[eoay]|nieprzeczytan[eoay]|přečteno|прочтено|прочитано|不読|開封済み|開封確認|既読|已读|已讀|읽음)(?: \((?:displayed|gelesen)\))?\s?(?:[:：-]|$)/iu

/** RFC 7489, section 7.2.1.1: `Report Domain: x Submitter: y Report-ID: z`; and its file `submitter!domain!from!to.xml.gz`. RFC 8460. */
const DOMAIN_REPORT = /^(?:re: )?(?:\[[^\][]{1,40}\] ?)?report domain: ?\S{1,253}/iu
const REPORT_FILE =
  /^[\w.-]{1,253}![\w.-]{1,253}!\d{9,11}!\d{9,11}(?:![\w-]{1,60})?\.(?:xml|json|zip|xml\.gz|json\.gz|gz)$/iu
const REPORT_TYPE = /^\s{0,9}(?:application\/tlsrpt\+|message\/(?:feedback-report|disposition-notification))/iu

/** Of a complaint without RFC 5965: the address of whoever sent the mail that is attached. */
const COMPLAINT = /^complaint about message from (?:\d{1,3}\.){3}\d{1,3}\s?$/iu

/** What needs no ticket: only where it is surely a machine's. */
export function reportSign(mail: Mail): Found {
  const subject = mail.subject.slice(0, 400).trimStart()
  const isMachine = hasNullReturnPath(mail) || autoSubmitted(mail) !== null
  const receipt = RECEIPT.exec(subject)?.[0]
  if (receipt !== undefined && isMachine) return phrase('log.evidence.subject', { subject: receipt.trim() })
  if (headerValue(mail, 'TLS-Report-Domain') !== null)
    return phrase('log.evidence.header', { header: 'TLS-Report-Domain' })
  const part = mail.attachments.find(({ contentType }) => REPORT_TYPE.test(contentType.slice(0, 100)))
  if (part !== undefined) return phrase('log.evidence.part', { type: part.contentType.slice(0, 60) })
  const complaint = COMPLAINT.exec(subject.trimEnd())?.[0]
  if (complaint !== undefined && mail.attachments.some(isAttachedMail)) {
    return phrase('log.evidence.subject', { subject: complaint })
  }
  const report = DOMAIN_REPORT.test(subject) ? 'Report Domain' : undefined
  const isFiled = mail.attachments.some(({ name }) => REPORT_FILE.test(name.slice(0, 700)))
  return isFiled || (report !== undefined && /submitter:/iu.test(subject)) ? phrase('log.evidence.domainReport') : null
}

/** What calendars write in place of the person who answered. */
const CALENDAR_WORDS =
  /^.{0,120}\b(?:has (?:tentatively )?(?:accepted|declined|replied)|hat .{0,80}(?:angenommen|abgelehnt|zugesagt|abgesagt)|a (?:accepté|refusé|décliné)|ha (?:aceptado|rechazado|accettato|rifiutato)|heeft .{0,80}(?:geaccepteerd|geweigerd|afgewezen))\b/iu

/** An answer to an invitation of ours that says no more than that somebody comes or does not. */
export function meetingAnswer(mail: Mail): Found {
  if (mail.meeting?.kind !== 'answer') return null
  const words = cleanText(mail.text.slice(0, 5_000))
  const [first = ''] = words.split('\n', 1)
  const isCalendars =
    words === '' ||
    autoSubmitted(mail) !== null ||
    /^calendar(?:-notification)?$/u.test(localPart({ from: mail.from })) ||
    CALENDAR_WORDS.test(first)
  return isCalendars ? phrase('log.evidence.meeting') : null
}
