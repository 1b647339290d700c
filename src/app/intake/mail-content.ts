// What a ticket or an entry keeps of a mail: its words, what is folded away of them, and what came with it.
import { attachmentKind } from '../../domain/mail/attachment-kind.ts'
import { cleanSubject, cleanText, subjectPrefix, truncate } from '../../domain/mail/clean-text.ts'
import { importanceOf } from '../../domain/mail/importance.ts'
import { domainOf, type Mail, type MailAddress } from '../../domain/mail/mail.ts'
import { MAX_ADDRESS } from '../../domain/mailbox/mailbox-input.ts'
import { splitReply } from '../../domain/mail/quoted-text.ts'
import type { MailContext } from '../../domain/mail/signature.ts'
import { mailReferences } from '../../domain/mail/thread-mail.ts'
import type { MailContent, TicketAttachment } from '../../domain/ticket/ticket.ts'

/** Longest text of a ticket or entry that is kept, in characters; the whole mail stays in the mailbox. */
const MAX_TEXT = 20_000
/** Of longer mails only the start is looked at. */
const MAX_READ = 200_000
export const MAX_SUBJECT = 250

export function mailContent(mail: Mail): MailContent {
  const whole = cleanText(mail.text)
  const read = truncate(whole, MAX_READ)
  const { fresh: written, quoted, signature } = splitReply(read, contextOf(mail))
  // Some people write all of their mail there.
  const subject = cleanSubject(mail.subject)
  const fresh = [...(subject.length > MAX_SUBJECT ? [subject] : []), written].join('\n\n').trimEnd()
  const folded = [signature, quoted].filter((part) => part !== '').join('\n\n')
  return {
    text: truncate(fresh, MAX_TEXT),
    foldedText: truncate(folded, MAX_TEXT),
    unkept:
      whole.length - read.length + [fresh, folded].reduce((sum, part) => sum + Math.max(0, part.length - MAX_TEXT), 0),
    attachments: attachmentsOf(mail, { fresh, folded }),
    ...(importanceOf(mail) === 'high' ? { important: true } : {}),
    meeting: mail.meeting,
    webLink: mail.webLink,
    to: recipientsOf(mail),
  }
}

/** Of a mail to more than these, nobody answers to all. */
const MAX_RECIPIENTS = 50

/** Each once; what is no address is nobody's. */
function recipientsOf({ to, cc }: Mail): readonly MailAddress[] {
  const all = [...to, ...cc].filter(({ address }) => address.length <= MAX_ADDRESS && domainOf(address) !== null)
  const first = new Map(all.map((one) => [one.address, one] as const).toReversed())
  return [...first.values()]
    .toReversed()
    .slice(0, MAX_RECIPIENTS)
    .map(({ name, address }) => ({ name: truncate(cleanText(name).replace(/\s+/gu, ' '), 100), address }))
}

/** Who refers to nothing quotes nothing that was read before. */
function contextOf(mail: Mail): MailContext {
  const prefix = subjectPrefix(mail.subject)
  const answers = prefix === 'reply' || mailReferences(mail).length > 0
  return {
    kind: prefix === 'forward' ? 'forward' : answers ? 'answer' : 'new',
    sender: [mail.from?.name ?? '', mail.from?.address ?? ''].join(' ').trim(),
  }
}

/**
 * All that somebody meant to send. Left out are pictures too small to mean anything, those of the folded text, which names them where they
 * stand, and the second copy of an invitation.
 */
function attachmentsOf(
  mail: Mail,
  { fresh, folded }: { readonly fresh: string; readonly folded: string },
): readonly TicketAttachment[] {
  const isFolded = (mark: string) => folded.includes(mark) && !fresh.includes(mark)
  const wanted = mail.attachments
    .filter(({ inline, mark }) => !inline || (mark !== null && !isFolded(cleanText(mark))))
    .map((attachment) => ({ ...attachment, kind: attachmentKind(attachment) }))
  const isBarePart = ({ kind, name }: (typeof wanted)[number]) =>
    kind === 'invitation' && /^(?:ATT\d{3,9}\.\w{1,5})?$/i.test(name)
  const hasFile = wanted.some((one) => one.kind === 'invitation' && !isBarePart(one))
  const firstPart = wanted.find(isBarePart)
  return wanted
    .filter((one) => !isBarePart(one) || (!hasFile && one === firstPart))
    .map(({ id, name, size, contentType, kind }) => ({
      mailId: mail.id,
      attachmentId: id,
      name,
      size,
      contentType,
      kind,
    }))
}
