// What ticket and follow-up cards show of a mail: its text, the folded part, the attachments.
import type { AttachmentView } from '../../app/views/card-view.ts'
import { mailText, oneLine, sizeText } from './card-text.ts'

const TEXT_LENGTH = 1500
const TEXT_LINES = 40
const FOLDED_LENGTH = 600
const FOLDED_LINES = 15
const ATTACHMENTS_SHOWN = 10

export interface MailParts {
  readonly text: string
  readonly hasFolded: boolean
  readonly foldedText: string
  readonly hasAttachments: boolean
  readonly attachmentsLabel: string
  readonly attachments: string
}

interface Mail {
  readonly text: string
  readonly foldedText: string
  readonly attachments: readonly AttachmentView[]
}

export function mailParts(mail: Mail, textLength = TEXT_LENGTH): MailParts {
  const foldedText = mailText(mail.foldedText, FOLDED_LENGTH, FOLDED_LINES)
  const count = mail.attachments.length
  return {
    text: mailText(mail.text, textLength, TEXT_LINES) || 'This mail has no text.',
    hasFolded: foldedText !== '',
    foldedText,
    hasAttachments: count > 0,
    attachmentsLabel: count === 1 ? 'Attachment' : `${count} attachments`,
    attachments: attachmentsText(mail.attachments),
  }
}

function attachmentsText(attachments: readonly AttachmentView[]): string {
  const shown = attachments
    .slice(0, ATTACHMENTS_SHOWN)
    .map(({ name, size }) => `${oneLine(name, 60) || 'Without a name'} (${sizeText(size)})`)
  const more = attachments.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}
