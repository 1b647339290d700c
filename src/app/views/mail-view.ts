// What a card shows of the mail that a ticket or an entry came from.
import type { MailContent } from '../../domain/ticket/ticket.ts'
import type { MailView } from './card-view.ts'

export function mailView(content: MailContent): MailView {
  return {
    text: content.text,
    foldedText: content.foldedText,
    unkept: content.unkept,
    attachments: content.attachments.map(({ name, size, kind }) => ({ name, size, kind })),
    meeting: content.meeting,
    webLink: content.webLink,
  }
}
