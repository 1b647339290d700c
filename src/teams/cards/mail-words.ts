// What is said of a mail beside its own words: what came with it, and what cannot be shown.
import type { AttachmentView, MailView } from '../../app/views/card-view.ts'
import type { AttachmentKind } from '../../domain/mail/attachment-kind.ts'
import type { Meeting } from '../../domain/mail/mail.ts'
import { oneLine, sizeText } from './card-text.ts'
import { hasRightToLeft } from './text-direction.ts'

const MEETING_WORDS: Readonly<Record<Meeting['kind'], string>> = {
  invitation: 'Meeting invitation',
  answer: 'Reply to a meeting invitation',
  cancellation: 'Meeting cancelled',
  update: 'Meeting update',
}

const SEALED: readonly (readonly [AttachmentKind, string])[] = [
  ['encrypted', 'This email is encrypted or signed (S/MIME or PGP) and cannot be shown here. Open it in Outlook.'],
  ['protected', 'This email is protected and cannot be shown here. Open it in Outlook.'],
  [
    'winmail',
    'Part of this email came in Outlook’s own format (winmail.dat) and cannot be shown here. Open it in Outlook.',
  ],
]

/** What somebody must know who reads the text; empty for most mails. */
export function mailRemark({ meeting, attachments }: Pick<MailView, 'meeting' | 'attachments'>): string {
  const sealed = SEALED.find(([kind]) => attachments.some((one) => one.kind === kind))
  if (sealed) return sealed[1]
  const invited =
    meeting ??
    (attachments.some(({ kind }) => kind === 'invitation') ? ({ kind: 'invitation', when: null } as const) : null)
  if (invited === null) return ''
  const words = MEETING_WORDS[invited.kind]
  return invited.when === null ? words : `${words}: ${oneLine(invited.when, 100)}`
}

/** Stands in place of a text. */
export function noText({ attachments }: Pick<MailView, 'attachments'>): string {
  const pictures = attachments.filter(({ kind }) => kind === 'picture').length
  const files = attachments.length - pictures
  if (files + pictures === 0) return 'This email has no text.'
  if (files === 0)
    return `This email has no text, only ${pictures === 1 ? 'a picture' : `${pictures} pictures`}. Open it in Outlook.`
  return `This email has no text, only ${attachments.length === 1 ? 'an attachment' : `${attachments.length} attachments`}.`
}

/** Of a name that runs right to left, too, the ending stands at the end. */
function fileName(name: string): string {
  const [, stem = name, ending = ''] = /^(.{1,500})(\.\w{1,5})$/u.exec(name) ?? []
  return hasRightToLeft(stem) ? oneLine(stem, 54) + oneLine(ending, 6) : oneLine(name, 60)
}

/** One attachment as a line: its name, and what is special about it. */
export function attachmentLine({ name, size, kind }: AttachmentView): string {
  const called = fileName(name)
  const bytes = size > 0 ? ` (${sizeText(size)})` : ''
  switch (kind) {
    case 'file':
      return `${called || 'Unnamed file'} (${sizeText(size)})`
    case 'picture':
      return `${called || 'Picture'}, shown in the email`
    case 'link':
      return `${called || 'Unnamed file'}, a link to a file in OneDrive or SharePoint: open the email in Outlook to follow it`
    case 'mail':
      return `${called === '' ? 'Attached email' : `“${called}”, attached email`}${bytes}`
    case 'invitation':
      return called === '' || /^ATT\d+\.\w+$/i.test(called) ? 'Meeting invitation' : `${called}, meeting invitation`
    case 'encrypted':
      return `${called || 'smime.p7m'}, encrypted or signed email: open it in Outlook`
    case 'protected':
      return `${called || 'message.rpmsg'}, protected email: open it in Outlook`
    case 'winmail':
      return `${called || 'winmail.dat'}, Outlook’s own format: open it in Outlook`
    case 'signature':
      return `${called || 'smime.p7s'}, digital signature`
  }
}
