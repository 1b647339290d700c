// Whether an automatic mail may go back to a mail's sender. In doubt it may not: one too many makes a loop.
import { isCopyFromOwnDomain, isOwnAddress } from '../mailbox/own-addresses.ts'
import { headerValue, type Mail } from './mail.ts'
import {
  autoReplyHeader,
  autoSubmitted,
  hasNullReturnPath,
  isMachineName,
  isMailSystemName,
  isNoReplyName,
  localPart,
  precedenceOf,
  subjectOpening,
  suppressed,
} from './mail-signs.ts'
import { senderVerdict } from './sender-verdict.ts'

/** `own`: the mailbox's addresses, that it is connected by first. */
export function mayAnswer(mail: Mail, own: readonly string[]): boolean {
  const sender = localPart(mail)
  return (
    sender !== '' &&
    !isOwnAddress(mail.from?.address ?? '', own) &&
    !isCopyFromOwnDomain(mail, own) &&
    !isNoReplyName(sender) &&
    !isMailSystemName(sender) &&
    !isMachineName(sender) &&
    autoSubmitted(mail) === null &&
    autoReplyHeader(mail) === null &&
    precedenceOf(mail) === '' &&
    !suppressed(mail).some((token) => token === 'all' || token === 'autoreply') &&
    !mail.headers.some(({ name }) => MANY_OR_MACHINE.test(name)) &&
    !PROGRAMS.test((headerValue(mail, 'X-Mailer') ?? headerValue(mail, 'User-Agent') ?? '').slice(0, 200)) &&
    !/^\s*auto-?(?:reply|respond)/i.test(headerValue(mail, 'Delivered-To') ?? '') &&
    mail.meeting?.kind !== 'answer' &&
    !hasNullReturnPath(mail) &&
    !subjectOpening(mail, 'auto-reply') &&
    !subjectOpening(mail, 'absence') &&
    !subjectOpening(mail, 'bounce') &&
    senderVerdict(mail, own[0] ?? '').kind === 'believed'
  )
}

/** Headers of lists, bulk mail, loops and reports, with and without `X-`. RFC 2369 and 2919, and what list programs add of their own. */
const MANY_OR_MACHINE =
  /^(?:(?:x-)?list-[a-z-]{1,40}|(?:x-)?mailing-list|(?:x-)?feedback-id|x-loop|x-beenthere|x-mailman-.{1,40}|x-(?:ml|listserver|majordomo|campaign)(?:-.{1,40})?|x-campaignid|x-csa-complaints|x-failed-recipients|x-mail(?:er)?-daemon|x-(?:auto-?)?generated(?:-by)?|x-auto-?generated.{0,40})$/i

const PROGRAMS = /auto-?(?:reply|respon)|vacation|list ?serv|majordomo|mailman|newsletter|bulk|mass ?mail|notifier/i
