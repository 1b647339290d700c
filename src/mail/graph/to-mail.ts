// From Graph's JSON to the mail of the domain. Whatever is missing or odd in a mail gets a harmless value.
import type { Mail, MailAddress, MailAttachment, MailHead } from '../../domain/mail/mail.ts'
import { boundedText, textFromHtml } from '../html-to-text.ts'
import type { AttachmentJson, HeadJson, MessageJson, Recipient } from './graph-json.ts'
import { headerText } from './header-value.ts'

/** Exchange lets a mail have no more; of a longer value its end counts, as the nearest ancestors stand there. */
const MAX_HEADERS = 2_000
const MAX_HEADER = 64_000

/** `now` stands in for a time of receipt that is missing or no date. */
export function toMailHead(json: HeadJson, now: Date): MailHead {
  return {
    id: json.id,
    messageId: toMessageId(json.internetMessageId),
    from: toAddress(json.from),
    subject: json.subject ?? '',
    receivedAt: receivedAt(json) ?? now,
  }
}

/** The attachments come apart, since a message holds them only with all their bytes. */
export function toMail(json: MessageJson, attachments: readonly AttachmentJson[], now: Date): Mail {
  return {
    ...toMailHead(json, now),
    conversationId: json.conversationId ?? null,
    replyTo: toAddresses(json.replyTo),
    to: toAddresses(json.toRecipients),
    cc: toAddresses(json.ccRecipients),
    text: toText(json.body),
    headers: (json.internetMessageHeaders ?? [])
      .slice(0, MAX_HEADERS)
      .flatMap(({ name, value }) =>
        name == null || name === '' ? [] : [{ name, value: headerText((value ?? '').slice(-MAX_HEADER)) }],
      ),
    attachments: attachments.map(toAttachment),
  }
}

/** `null` when Graph gave none, or none that is a date. */
export function receivedAt({ receivedDateTime }: Pick<HeadJson, 'receivedDateTime'>): Date | null {
  const time = new Date(receivedDateTime ?? Number.NaN)
  return Number.isNaN(time.getTime()) ? null : time
}

/** `hasAttachments` is false when all of them are pictures in the text. */
export function mayHaveAttachments(json: MessageJson): boolean {
  return json.hasAttachments === true || json.body?.content?.includes('cid:') === true
}

/** With angle brackets, whatever came; `null` when nothing did. */
export function toMessageId(text: string | null | undefined): string | null {
  const whole = text ?? ''
  const inner = (/<([^<>]+)>/.exec(whole)?.[1] ?? whole.replace(/[<>]/g, '')).trim()
  return inner === '' ? null : `<${inner}>`
}

function toAddress(recipient: Recipient): MailAddress | null {
  const address = recipient?.emailAddress?.address?.trim().toLowerCase() ?? ''
  return address === '' ? null : { name: recipient?.emailAddress?.name?.trim() ?? '', address }
}

function toAddresses(recipients: readonly Recipient[] | null | undefined): readonly MailAddress[] {
  return (recipients ?? []).flatMap((recipient) => toAddress(recipient) ?? [])
}

function toText(body: MessageJson['body']): string {
  const content = body?.content ?? ''
  if (content === '') return ''
  return body?.contentType?.toLowerCase() === 'text' ? boundedText(content) : textFromHtml(content)
}

function toAttachment(json: AttachmentJson): MailAttachment {
  // An attached mail has no type in Graph; its bytes come as the mail they are.
  const usual =
    json['@odata.type'] === '#microsoft.graph.itemAttachment' ? 'message/rfc822' : 'application/octet-stream'
  return {
    id: json.id,
    name: json.name ?? '',
    size: json.size ?? 0,
    contentType: json.contentType == null || json.contentType === '' ? usual : json.contentType,
    inline: json.isInline ?? false,
  }
}
