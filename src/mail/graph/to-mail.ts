// From Graph's JSON to the mail of the domain. Whatever is missing or odd in a mail gets a harmless value.
import type { Mail, MailAddress, MailAttachment, MailHead, Meeting } from '../../domain/mail/mail.ts'
import { boundedText, textFromHtml } from '../html-to-text.ts'
import type { AttachmentJson, HeadJson, MessageJson, Recipient } from './graph-json.ts'
import { headerText } from './header-value.ts'
import { meetingOfType } from './meeting.ts'
import { namePictures, namePicturesInText } from './pictures.ts'

/** Longer links are none that Outlook makes. */
const MAX_LINK = 600

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

/**
 * The attachments come apart, since a message holds them only with all their bytes; `meeting` is what an invitation among
 * them says.
 */
export function toMail(
  json: MessageJson,
  attachments: readonly AttachmentJson[],
  now: Date,
  meeting: Meeting | null = null,
): Mail {
  const { text, marks } = bodyText(json.body, attachments)
  return {
    ...toMailHead(json, now),
    conversationId: json.conversationId ?? null,
    ...(json.importance == null || json.importance === 'normal' ? {} : { importance: json.importance }),
    replyTo: toAddresses(json.replyTo),
    to: toAddresses(json.toRecipients),
    cc: toAddresses(json.ccRecipients),
    text,
    headers: (json.internetMessageHeaders ?? [])
      .slice(0, MAX_HEADERS)
      .flatMap(({ name, value }) =>
        name == null || name === '' ? [] : [{ name, value: headerText((value ?? '').slice(-MAX_HEADER)) }],
      ),
    attachments: attachments.map((one) => toAttachment(one, marks)),
    meeting: meeting ?? meetingOfType(json['@odata.type'] ?? ''),
    webLink: toLink(json.webLink),
  }
}

/** Exchange says the year 1 where it knows no time, and no mail is from before there was mail. */
const FIRST_MAIL = Date.UTC(1971, 0)

/** `null` when Graph gave none, or none that can be. */
export function receivedAt({ receivedDateTime }: Pick<HeadJson, 'receivedDateTime'>): Date | null {
  const time = new Date(receivedDateTime ?? Number.NaN)
  return time.getTime() >= FIRST_MAIL ? time : null
}

/**
 * `hasAttachments` is false when all of them are called inline, and Apple Mail calls its PDFs that: only a mail that says it is
 * nothing but text has none. RFC 2045, section 5.
 */
export function mayHaveAttachments(json: MessageJson): boolean {
  if (json.hasAttachments === true || json.body?.content?.includes('cid:') === true) return true
  const type = json.internetMessageHeaders?.find(({ name }) => name?.toLowerCase() === 'content-type')?.value
  return !/^\s{0,9}text\/(?:plain|html)\b/i.test(type ?? '')
}

/** No address and no Message-ID is as long; what is, is nobody's and names nothing. RFC 5321 and 5322. */
const MAX_NAME = 2_000

/** With angle brackets, whatever came; `null` when nothing did. */
export function toMessageId(text: string | null | undefined): string | null {
  const whole = text ?? ''
  const inner = (/<([^<>]+)>/.exec(whole)?.[1] ?? whole.replace(/[<>]/g, '')).trim()
  return inner === '' ? null : `<${inner.slice(0, MAX_NAME)}>`
}

function toAddress(recipient: Recipient): MailAddress | null {
  const address = recipient?.emailAddress?.address?.trim().slice(0, MAX_NAME).toLowerCase() ?? ''
  return address === '' ? null : { name: recipient?.emailAddress?.name?.trim().slice(0, MAX_NAME) ?? '', address }
}

function toAddresses(recipients: readonly Recipient[] | null | undefined): readonly MailAddress[] {
  return (recipients ?? []).flatMap((recipient) => toAddress(recipient) ?? [])
}

/** The body as plain text, its pictures named in their places. */
export function bodyText(body: MessageJson['body'], attachments: readonly AttachmentJson[]) {
  const content = body?.content ?? ''
  if (body?.contentType?.toLowerCase() === 'text') {
    return namePicturesInText(boundedText(content).replace(/\r\n?/g, '\n'), attachments)
  }
  const { text: html, marks } = namePictures(content, attachments)
  // A mail of text that its server made HTML of.
  const inText = namePicturesInText(html === '' ? '' : textFromHtml(html), attachments)
  return { text: inText.text, marks: new Map([...inText.marks, ...marks]) }
}

function toLink(link: string | null | undefined): string | null {
  if (link == null || link.length > MAX_LINK || !URL.canParse(link)) return null
  const { protocol, href } = new URL(link)
  return protocol === 'https:' ? href : null
}

function toAttachment(json: AttachmentJson, marks: ReadonlyMap<string, string | null>): MailAttachment {
  const kind = KINDS[json['@odata.type'] ?? ''] ?? 'file'
  // An attached mail has no type in Graph; its bytes come as the mail they are.
  const usual = kind === 'mail' ? 'message/rfc822' : 'application/octet-stream'
  return {
    id: json.id,
    name: json.name ?? '',
    size: json.size ?? 0,
    contentType: json.contentType == null || json.contentType === '' ? usual : json.contentType,
    kind,
    // What the sender's program says of it (`isInline`) is wrong both ways; what the text shows is not.
    inline: marks.has(json.id),
    mark: marks.get(json.id) ?? null,
  }
}

const KINDS: Readonly<Record<string, MailAttachment['kind']>> = {
  '#microsoft.graph.itemAttachment': 'mail',
  '#microsoft.graph.referenceAttachment': 'link',
}
