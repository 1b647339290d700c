// From what is stored to the JSON of Graph v1.0 (resources message, mailFolder, attachment, user).
import { attachmentId } from './ids.ts'
import { type Preferences } from './http.ts'
import { type Folder, type Mailbox, type StoredMessage } from './mailbox.ts'
import { type AttachmentContent, type MailPerson } from './parse-mail.ts'
import { uniqueHtml, uniqueText } from './unique-body.ts'

export type Json = Record<string, unknown>

interface Place {
  readonly mailbox: Mailbox
  readonly prefer: Preferences
}

type Reader = (message: StoredMessage, place: Place) => unknown

/** Every property of a message, as a function, so that `$select` makes only what was asked for. */
const MESSAGE: Record<string, Reader> = {
  createdDateTime: (message) => seconds(message.receivedAt),
  lastModifiedDateTime: (message) => seconds(message.modifiedAt),
  changeKey: changeKeyOf,
  categories: (message) => message.categories,
  receivedDateTime: (message) => seconds(message.receivedAt),
  sentDateTime: (message) => seconds(message.sentAt ?? message.content.sentAt ?? message.receivedAt),
  hasAttachments: ({ content }) => content.attachments.some(({ inline }) => !inline),
  internetMessageId: ({ content }) => content.messageId,
  internetMessageHeaders: ({ content }) => content.headers,
  subject: ({ content }) => content.subject,
  bodyPreview: ({ content }) => previewOf(content.text),
  importance: ({ content }) => content.importance,
  parentFolderId: (message, { mailbox }) => mailbox.folder(message.folder)?.id ?? null,
  conversationId: (message) => message.conversationId,
  conversationIndex: (message) => Buffer.from(`\x01\x01${message.conversationId.slice(10, 30)}`).toString('base64'),
  isDeliveryReceiptRequested: () => false,
  isReadReceiptRequested: () => false,
  isRead: (message) => message.isRead,
  isDraft: (message) => message.isDraft,
  webLink: (message) =>
    `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(message.movingId)}&exvsurl=1&viewmodel=ReadMessageItem`,
  inferenceClassification: () => 'focused',
  body: ({ content }, { prefer }) => {
    return bodyOf(prefer, content.text, content.html ?? plainAsHtml(content.textAsHtml))
  },
  uniqueBody: ({ content }, { prefer }) => {
    const html = content.html ?? plainAsHtml(content.textAsHtml)
    return bodyOf(prefer, uniqueText(content.text), uniqueHtml(html))
  },
  sender: ({ content }) => recipientOf(content.sender),
  from: ({ content }) => recipientOf(content.from),
  toRecipients: ({ content }) => content.to.map(recipientOf),
  ccRecipients: ({ content }) => content.cc.map(recipientOf),
  bccRecipients: ({ content }) => content.bcc.map(recipientOf),
  replyTo: ({ content }) => content.replyTo.map(recipientOf),
  flag: () => ({ flagStatus: 'notFlagged' }),
}

export const MESSAGE_PROPERTIES: ReadonlySet<string> = new Set(['id', ...Object.keys(MESSAGE)])

// These two come only to those who select them.
const DEFAULT_PROPERTIES = Object.keys(MESSAGE).filter(
  (name) => name !== 'internetMessageHeaders' && name !== 'uniqueBody',
)

export function messageId(message: StoredMessage, prefer: Preferences): string {
  return prefer.immutableIds ? message.immutableId : message.movingId
}

export function messageShape(message: StoredMessage, place: Place, selected: ReadonlySet<string> | null): Json {
  const shape: Json = { '@odata.etag': `W/"${changeKeyOf(message)}"`, id: messageId(message, place.prefer) }
  for (const name of selected ?? DEFAULT_PROPERTIES) {
    const read = MESSAGE[name]
    if (read !== undefined) shape[name] = read(message, place)
  }
  return shape
}

export function folderShape(folder: Folder, mailbox: Mailbox): Json {
  const messages = mailbox.inFolder(folder)
  return {
    id: folder.id,
    displayName: folder.displayName,
    parentFolderId: mailbox.folder(folder.parent ?? '')?.id ?? `${folder.id.slice(0, 12)}root`,
    childFolderCount: mailbox.foldersIn(folder.key).length,
    unreadItemCount: messages.filter(({ isRead }) => !isRead).length,
    totalItemCount: messages.length,
    isHidden: false,
  }
}

export const ATTACHMENT_PROPERTIES: ReadonlySet<string> = new Set([
  ...['id', 'name', 'contentType', 'size', 'isInline', 'lastModifiedDateTime'],
  // Those of the derived type only with the cast; without it Graph says that it knows no such property.
  ...['contentId', 'contentBytes', 'contentLocation'].map((name) => `microsoft.graph.fileAttachment/${name}`),
])

/** `index` counts within the message. An attached mail is an itemAttachment: its bytes come only from `/$value`. */
export function attachmentShape(
  message: StoredMessage,
  index: number,
  file: AttachmentContent,
  prefer: Preferences,
  selected: ReadonlySet<string> | null,
): Json {
  const isItem = isAttachedMail(file)
  const wants = (name: string, cast = '') => selected === null || selected.has(cast + name)
  const common: Json = {
    name: file.name,
    contentType: isItem ? null : file.contentType,
    size: file.content.length,
    isInline: file.inline,
    lastModifiedDateTime: seconds(message.receivedAt),
  }
  const ofFile = {
    contentId: () => file.contentId,
    contentLocation: () => null,
    contentBytes: () => file.content.toString('base64'),
  }
  const shape: Json = {
    '@odata.type': isItem ? '#microsoft.graph.itemAttachment' : '#microsoft.graph.fileAttachment',
    id: attachmentId(messageId(message, prefer), index),
  }
  for (const [name, value] of Object.entries(common)) if (wants(name)) shape[name] = value
  if (isItem) return shape
  for (const [name, value] of Object.entries(ofFile)) {
    if (wants(name, 'microsoft.graph.fileAttachment/')) shape[name] = value()
  }
  return shape
}

export function isAttachedMail(file: AttachmentContent): boolean {
  return file.contentType === 'message/rfc822'
}

export function userShape(mailbox: Mailbox): Json {
  const { aliases = [], displayName, primaryAddress = mailbox.address, withoutMailbox } = mailbox.options
  return {
    ...{ businessPhones: [], givenName: null, jobTitle: null, mobilePhone: null, officeLocation: null, surname: null },
    id: mailbox.userId,
    displayName: displayName ?? mailbox.address,
    mail: withoutMailbox === true ? null : primaryAddress,
    preferredLanguage: null,
    userPrincipalName: mailbox.address,
    proxyAddresses: [`SMTP:${primaryAddress}`, ...aliases.map((alias) => `smtp:${alias}`)],
  }
}

function changeKeyOf(message: StoredMessage): string {
  return Buffer.from(`CQAAABYAAAC${message.seq}.${message.version}`).toString('base64')
}

function bodyOf(prefer: Preferences, text: string, html: string): Json {
  return prefer.bodyType === 'text'
    ? { contentType: 'text', content: text.replace(/\r?\n/g, '\r\n') }
    : { contentType: 'html', content: html }
}

function plainAsHtml(inner: string): string {
  return `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\r\n<div class="PlainText">${inner}</div></body></html>`
}

function recipientOf(person: MailPerson | null): Json | null {
  return person === null ? null : { emailAddress: { name: person.name, address: person.address } }
}

function previewOf(text: string): string {
  return text.slice(0, 255).replace(/\r?\n/g, '\r\n').trim()
}

/** Graph shows whole seconds, cut rather than rounded. */
function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
