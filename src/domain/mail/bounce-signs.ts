// Whether a mail reports that another one did not arrive: what mail servers and gateways say, and what they attach.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { headerValue, type Mail } from './mail.ts'
import {
  autoReplyHeader,
  autoSubmitted,
  hasNullReturnPath,
  isMailSystemName,
  localPart,
  precedenceOf,
  subjectOpening,
} from './mail-signs.ts'

/** Reports say it at their beginning; what they quote comes after. */
const MAX_READ = 20_000

/** How mail servers begin, whatever their subject: qmail, Exim, Postfix, sendmail, Exchange, Gmail, Domino, GroupWise, and gateways. */
const OPENINGS =
  /this is the qmail-send program|this message was created automatically by (?:the )?mail delivery|this is the mail system at|i(?:'|’)m sorry to have to inform you that your message|the following (?:address(?:es)?|recipients?|message to .{1,320}) (?:had permanent|failed|was undeliverable|were not reached|could not)|(?:could|can)(?:n(?:'|’)t| ?not) be delivered|unable to deliver (?:your|the|to)|(?:error|problem) (?:sending|delivering) your|returned to sender|rejected by the recipient|delivery (?:has failed|to the following recipients? (?:failed|has been delayed))|wasn(?:'|’)t delivered to|was not delivered to|undeliverable (?:mail|message|to)|your message did not reach|the message (?:that )?you sent (?:to .{1,320} )?(?:could not|was not|has bounced)|konnte nicht (?:an .{1,320} )?zugestellt werden|fehler bei der nachrichtenzustellung|n(?:'|’)a pas pu être (?:remis|distribué|délivré)|échec de la remise|no se (?:pudo|ha podido) entregar|non è stato (?:possibile recapitare|recapitato|consegnato)|não (?:pôde|foi possível) (?:ser )?entreg|kon niet worden (?:bezorgd|afgeleverd)|kunne ikke leveres|kunde inte levereras|nie (?:może|mogła|można) .{0,40}dostarcz|не (?:может быть|удалось|было) доставлен|(?:配信|送信|配送|配達|お届け)(?:する(?:こと)?が?)?(?:できません|できなかった|不能)|届けることができません|無法(?:傳遞|送達)|无法(?:投递|送达|传递)/iu

/** What a server answered, or the code of a report: `550 5.1.1`, `#5.1.1`, `Status: 5.0.0`, `554 delivery error`. */
const ANSWER = /(?:^|[\s#(<'"])(?:[45]\.\d{1,3}\.\d{1,3}(?![.\d])|[45]\d\d[ -](?:#?[45]\.\d|[a-z]))/imu

type Found = readonly [sort: 'bounce' | 'notification', evidence: KeyedPhrase, read?: true] | null

/**
 * RFC 3464 is the least of it: many say it by their sender, an empty return path, a subject or their first words alone. Who wrote must be a mail
 * system, and what it wrote a report: of a person who forwards one, or asks about one, neither header is true. `read`: it is likely,
 * and no more: where it belongs to no ticket, somebody must look.
 */
export function bounceSigns(mail: Mail): Found {
  const sender = localPart(mail)
  const subject = subjectOpening(mail, 'bounce')
  const text = mail.text.slice(0, MAX_READ)
  const opening = subject ?? ''
  const alone = phrase('log.evidence.subjectAlone', { subject: opening })
  if (isMailSystemName(sender)) {
    const isReport = sender.startsWith('mail') || subject !== undefined || isReturning(mail) || OPENINGS.test(text)
    return [isReport ? 'bounce' : 'notification', phrase('log.evidence.sender', { sender: sender.slice(0, 64) })]
  }
  const isNull = hasNullReturnPath(mail)
  const isMachine = isNull || autoSubmitted(mail) !== null || !['', 'list'].includes(precedenceOf(mail))
  if (headerValue(mail, 'X-Failed-Recipients') !== null && (subject !== undefined || isMachine)) {
    return ['bounce', phrase('log.evidence.header', { header: 'X-Failed-Recipients' })]
  }
  if (subjectOpening(mail, 'auto-reply') !== undefined || subjectOpening(mail, 'absence') !== undefined) return null
  if (isNull && subject !== undefined)
    return ['bounce', phrase('log.evidence.headerAndSubject', { header: 'Return-Path: <>', subject: opening })]
  const isPostmaster = /^(?:e?mail[-_.])?post[-_.]?masters?(?:$|[-_.+])/.test(sender)
  if (subject !== undefined && sender === '') return ['bounce', alone]
  if (subject !== undefined && isPostmaster)
    return ['bounce', phrase('log.evidence.senderAndSubject', { sender: sender.slice(0, 64), subject: opening })]
  const [isCoded, isWorded] = [ANSWER.test(text), OPENINGS.test(text.slice(0, 4_000))]
  const says = isReturning(mail) || (isCoded && isWorded)
  const isSystem = isNull || sender === '' || isPostmaster
  const returned = phrase(isNull ? 'log.evidence.returned' : 'log.evidence.returnedBy')
  if (isSystem && says) return ['bounce', returned]
  // A parcel that was not delivered is reported by a machine, too: only a server's answer tells them apart.
  if (subject !== undefined && isMachine && says) {
    return ['bounce', phrase('log.evidence.subjectByMachine', { subject: opening })]
  }
  const isAnswered = autoReplyHeader(mail) !== null || autoSubmitted(mail) === 'auto-replied'
  if (!isSystem || isAnswered) return null
  const isLikely = isWorded || (isNull && (isCoded || mail.attachments.some(isAttachedMail)))
  return isLikely ? ['bounce', returned, true] : null
}

/** A part that only reports have: RFC 3464 and 6522, also where a gateway took their own type away. */
function isReturning({ attachments }: Pick<Mail, 'attachments'>): boolean {
  return attachments.some(({ contentType }) => RETURNING.test(contentType.slice(0, 200)))
}

const RETURNING = /^\s{0,9}(?:message\/(?:global-)?delivery-status|text\/rfc822-headers|message\/global-headers)\b/iu

export function isAttachedMail({ contentType, kind }: Mail['attachments'][number]): boolean {
  return kind === 'mail' || /^\s{0,9}message\/(?:rfc822|global)\b/iu.test(contentType.slice(0, 200))
}

/** Parts that say which mail came back, the likeliest first. */
export function returningParts({ attachments }: Pick<Mail, 'attachments'>): readonly Mail['attachments'][number][] {
  return [
    ...attachments.filter(({ contentType }) => RETURNING.test(contentType.slice(0, 200))),
    ...attachments.filter(isAttachedMail),
  ]
}
