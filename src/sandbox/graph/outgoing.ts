// What a client may write into a message, and how it becomes MIME.
import MailComposer from 'nodemailer/lib/mail-composer'
import { z } from 'zod'
import { textOfHtml } from './body-text.ts'
import { type MailContent } from './parse-mail.ts'

const Recipient = z.strictObject({
  emailAddress: z.strictObject({ address: z.string().min(1), name: z.string().nullish() }),
})

const Body = z.strictObject({
  contentType: z.preprocess(
    (value) => (typeof value === 'string' ? value.toLowerCase() : value),
    z.enum(['text', 'html']),
  ),
  content: z.string(),
})

export const FileAttachment = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  name: z.string(),
  contentBytes: z.base64(),
  contentType: z.string().nullish(),
  contentId: z.string().nullish(),
  isInline: z.boolean().optional(),
})

export type FileAttachment = z.infer<typeof FileAttachment>

/** The writable part of a Graph message; an unknown property is an error there too. */
export const OutgoingMessage = z.strictObject({
  subject: z.string().nullish(),
  body: Body.optional(),
  toRecipients: z.array(Recipient).optional(),
  ccRecipients: z.array(Recipient).optional(),
  bccRecipients: z.array(Recipient).optional(),
  replyTo: z.array(Recipient).optional(),
  from: Recipient.optional(),
  sender: Recipient.optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  internetMessageHeaders: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  attachments: z.array(FileAttachment).optional(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: z.string(), value: z.string() })).optional(),
})
export type OutgoingMessage = z.infer<typeof OutgoingMessage>

export interface Envelope {
  readonly from: { readonly name: string; readonly address: string }
  /** With angle brackets. */
  readonly messageId: string
  readonly date: Date
  readonly thread: Thread | null
}

/** Message-IDs that tie a mail to those before it. RFC 5322, section 3.6.4. */
export interface Thread {
  readonly inReplyTo: string
  readonly references: readonly string[]
}

/** Builds the MIME of a message. `keepBcc` for the sender's own copy; what leaves must not show them. */
export function composeMail(message: OutgoingMessage, envelope: Envelope, keepBcc: boolean): Promise<Buffer> {
  const thread = envelope.thread ?? threadOfProperties(message)
  const html = message.body?.contentType === 'html' ? message.body.content : null
  const mail = new MailComposer({
    from: envelope.from,
    to: addresses(message.toRecipients),
    cc: addresses(message.ccRecipients),
    bcc: addresses(message.bccRecipients),
    replyTo: addresses(message.replyTo),
    subject: message.subject ?? '',
    messageId: envelope.messageId,
    date: envelope.date,
    priority: message.importance ?? 'normal',
    headers: (message.internetMessageHeaders ?? []).map(({ name, value }) => ({ key: name, value })),
    // Exchange sends text beside what is HTML.
    ...(html === null ? { text: message.body?.content ?? '' } : { html, text: textOfHtml(html) }),
    ...(thread === null ? {} : { inReplyTo: thread.inReplyTo, references: [...thread.references] }),
    attachments: (message.attachments ?? []).map((file) => ({
      filename: file.name,
      content: Buffer.from(file.contentBytes, 'base64'),
      ...(file.contentType == null ? {} : { contentType: file.contentType }),
      ...(file.contentId == null ? {} : { cid: file.contentId }),
      contentDisposition: file.isInline === true ? 'inline' : 'attachment',
    })),
    // What a client writes must never make the composer read files or addresses of its own accord.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  mail.keepBcc = keepBcc
  return mail.build()
}

/** In-Reply-To and References as a client may set them: as the properties that they are kept in. */
function threadOfProperties({ singleValueExtendedProperties = [] }: OutgoingMessage): Thread | null {
  const valueOf = (id: string) => singleValueExtendedProperties.find((one) => one.id.toLowerCase() === id)?.value
  const inReplyTo = valueOf('string 0x1042')
  if (inReplyTo === undefined) return null
  return { inReplyTo, references: (valueOf('string 0x1039') ?? '').split(/\s+/).filter((id) => id !== '') }
}

/** The thread of an answer to a mail; one without Message-ID cannot be answered in a thread. */
export function threadAnswering(parent: MailContent): Thread | null {
  if (parent.messageId === null) return null
  return { inReplyTo: parent.messageId, references: [...references(parent), parent.messageId] }
}

/** The thread that a mail itself is in. */
export function threadOf(content: MailContent): Thread | null {
  const inReplyTo = content.parents[0]
  return inReplyTo === undefined ? null : { inReplyTo, references: references(content) }
}

function references(content: MailContent): string[] {
  const line = content.headers.find(({ name }) => name.toLowerCase() === 'references')?.value ?? ''
  return [...(line.match(/<[^<>\s]+>/g) ?? [])]
}

function addresses(list: OutgoingMessage['toRecipients']): { name: string; address: string }[] {
  return (list ?? []).map(({ emailAddress }) => ({ name: emailAddress.name ?? '', address: emailAddress.address }))
}
