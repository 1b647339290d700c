// From raw MIME to what Exchange would know of a mail. Nothing a sender writes makes it fail.
import { type AddressObject, type Attachment, type EmailAddress, type HeaderValue, simpleParser } from 'mailparser'
import { htmlOfText, textOfHtml } from './body-text.ts'

export interface MailPerson {
  readonly name: string
  readonly address: string
}

export interface AttachmentContent {
  readonly name: string
  readonly contentType: string
  readonly inline: boolean
  /** Without angle brackets. */
  readonly contentId: string | null
  readonly content: Buffer
}

export interface MailContent {
  /** With angle brackets; `null` when the mail has none. */
  readonly messageId: string | null
  /** `null` without a Subject header, which is not the same as an empty one. */
  readonly subject: string | null
  readonly from: MailPerson | null
  readonly sender: MailPerson | null
  readonly to: readonly MailPerson[]
  readonly cc: readonly MailPerson[]
  readonly bcc: readonly MailPerson[]
  readonly replyTo: readonly MailPerson[]
  readonly sentAt: Date | null
  readonly importance: 'low' | 'normal' | 'high'
  /** Unfolded, but encoded words are left as the sender wrote them, as Exchange does. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** Message-IDs of In-Reply-To and References, the nearest parent first. */
  readonly parents: readonly string[]
  readonly text: string
  /** `null` for a mail that is only text. */
  readonly html: string | null
  /** The text set as HTML, for readers who ask for HTML. */
  readonly textAsHtml: string
  readonly attachments: readonly AttachmentContent[]
}

/** The parser's own ways between HTML and text take minutes and gigabytes for hostile mails. */
const OPTIONS = { keepCidLinks: true, keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true }

/** Parses a whole mail. What cannot be read as MIME comes back as a mail whose text is the raw bytes. */
export async function parseMail(raw: Buffer): Promise<MailContent> {
  const mail = await simpleParser(raw, OPTIONS).catch(() => null)
  if (mail === null) return unreadable(raw)
  const from = people(mail.headers.get('from'))[0] ?? null
  const priority = mail.headers.get('priority')
  const html = typeof mail.html === 'string' ? mail.html : null
  const written = mail.text ?? ''
  const text = written === '' && html !== null ? textOfHtml(html) : written
  const headers = mail.headerLines.flatMap(({ line }) => headerOf(line))
  return {
    messageId: firstMessageId(headers, 'message-id'),
    subject: mail.subject ?? (headers.some(({ name }) => name.toLowerCase() === 'subject') ? '' : null),
    from,
    sender: people(mail.headers.get('sender'))[0] ?? from,
    to: people(mail.headers.get('to')),
    cc: people(mail.headers.get('cc')),
    bcc: people(mail.headers.get('bcc')),
    replyTo: people(mail.headers.get('reply-to')),
    sentAt: plausible(mail.date),
    importance: priority === 'high' || priority === 'low' ? priority : 'normal',
    headers,
    parents: [...messageIds(headers, 'in-reply-to'), ...messageIds(headers, 'references').reverse()],
    text,
    html,
    textAsHtml: html === null ? htmlOfText(text) : '',
    attachments: await Promise.all(mail.attachments.map(attachmentOf)),
  }
}

function unreadable(raw: Buffer): MailContent {
  return {
    ...{ messageId: null, subject: null, from: null, sender: null, sentAt: null, html: null },
    ...{ to: [], cc: [], bcc: [], replyTo: [], headers: [], parents: [], attachments: [] },
    importance: 'normal',
    text: raw.toString('latin1'),
    textAsHtml: '',
  }
}

function headerOf(line: string): { name: string; value: string }[] {
  const colon = line.indexOf(':')
  if (colon < 1) return []
  const value = line.slice(colon + 1).replace(/\r?\n(?=[ \t])/g, '')
  return [{ name: line.slice(0, colon).trim(), value: value.trim() }]
}

function messageIds(headers: MailContent['headers'], wanted: string): string[] {
  return headers
    .filter(({ name }) => name.toLowerCase() === wanted)
    .flatMap(({ value }) => value.match(/<[^<>\s]+>/g) ?? [])
}

function firstMessageId(headers: MailContent['headers'], wanted: string): string | null {
  const exact = messageIds(headers, wanted)[0]
  if (exact !== undefined) return exact
  // Some senders forget the brackets; Exchange hands on what is there.
  const loose = headers.find(({ name }) => name.toLowerCase() === wanted)?.value
  return loose === undefined || loose === '' ? null : loose
}

function people(value: HeaderValue | undefined): MailPerson[] {
  const lists = Array.isArray(value) ? value : [value]
  return lists.filter(isAddressObject).flatMap((list) => list.value.flatMap(personsOf))
}

function personsOf(entry: EmailAddress): MailPerson[] {
  if (entry.group !== undefined) return entry.group.flatMap(personsOf)
  const address = entry.address ?? ''
  return address === '' && entry.name === '' ? [] : [{ name: entry.name === '' ? address : entry.name, address }]
}

function isAddressObject(value: unknown): value is AddressObject {
  return typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value)
}

/** A Date header may say anything; Exchange shows only what fits its calendar. */
function plausible(date: Date | undefined): Date | null {
  if (date === undefined || Number.isNaN(date.getTime())) return null
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? date : null
}

async function attachmentOf(part: Attachment, index: number): Promise<AttachmentContent> {
  // Declared to be a string, but no string where the header makes no sense.
  const declared: unknown = part.contentType
  const contentType = typeof declared === 'string' ? declared : 'application/octet-stream'
  const subtype = contentType.split('/')[1] ?? ''
  const extension = /^[a-z0-9]{2,4}$/.test(subtype) ? subtype : 'dat'
  return {
    name: (await attachedSubject(part)) ?? part.filename ?? `ATT${String(index + 1).padStart(5, '0')}.${extension}`,
    contentType,
    // The declared type says `boolean`, the parser leaves it out for parts that are not related.
    inline: Boolean(part.related) || (part.contentDisposition === 'inline' && part.cid !== undefined),
    contentId: part.cid ?? null,
    content: part.content,
  }
}

/** Exchange calls an attached mail by its subject, whatever its file was called. */
async function attachedSubject({ contentType, content }: Attachment): Promise<string | null> {
  if (contentType !== 'message/rfc822') return null
  const attached = await simpleParser(content, { skipHtmlToText: true, skipTextToHtml: true }).catch(() => null)
  return attached?.subject ?? null
}
