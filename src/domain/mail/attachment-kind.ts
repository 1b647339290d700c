// What an attachment is to somebody who looks at the ticket: a file, or something that only a mail program makes sense of.
import type { MailAttachment } from './mail.ts'

/**
 * `picture`: shown in the text of the mail. `encrypted`, `protected`: the mail itself, to be read with the rights of its recipient (S/MIME
 * or PGP; Microsoft's rights management). `winmail`: the mail's files, in a form that only Outlook knows. `signature`: proof of who sent it.
 */
export const ATTACHMENT_KINDS = [
  'file',
  'picture',
  'link',
  'mail',
  'invitation',
  'encrypted',
  'protected',
  'winmail',
  'signature',
] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

const BY_TYPE: readonly (readonly [RegExp, AttachmentKind])[] = [
  [/^(?:text\/calendar|application\/ics)\b/i, 'invitation'],
  [/^application\/(?:x-)?pkcs7-signature\b|^multipart\/signed\b|^application\/pgp-signature\b/i, 'signature'],
  [/^application\/(?:x-)?pkcs7-mime\b|^application\/pgp-encrypted\b/i, 'encrypted'],
  [/^application\/x-microsoft-rpmsg-message\b/i, 'protected'],
  [/^application\/(?:vnd\.)?ms-tnef\b/i, 'winmail'],
  [/^message\/rfc822\b/i, 'mail'],
]
const BY_NAME: readonly (readonly [RegExp, AttachmentKind])[] = [
  [/\.ics$/i, 'invitation'],
  [/^smime\.p7s$|^signature\.asc$/i, 'signature'],
  [/^smime\.p7m$|^encrypted\.asc$/i, 'encrypted'],
  [/^message(?:_v\d)?\.rpmsg$/i, 'protected'],
  [/^winmail\.dat$/i, 'winmail'],
  [/\.eml$/i, 'mail'],
]

export function attachmentKind({
  name,
  contentType,
  kind,
  inline,
}: Pick<MailAttachment, 'name' | 'contentType' | 'kind' | 'inline'>): AttachmentKind {
  if (kind !== 'file') return kind
  if (inline) return 'picture'
  const known = [
    ...BY_TYPE.filter(([type]) => type.test(contentType)),
    ...BY_NAME.filter(([ending]) => ending.test(name)),
  ]
  return known[0]?.[1] ?? 'file'
}
