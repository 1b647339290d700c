// What a card shows of the mail that a ticket or an entry came from.
import type { Entry, MailContent, Ticket } from '../../domain/ticket/ticket.ts'
import { inWords } from '../../texts/say.ts'
import type { MailView } from './card-view.ts'
import { shownText } from './removed-view.ts'

/** Of a ticket or an entry: where it was removed, it says so. */
export function mailView(content: MailContent & { readonly removed?: Entry['removed'] | Ticket['removed'] }): MailView {
  return {
    text: shownText(content),
    foldedText: content.foldedText,
    unkept: content.unkept,
    attachments: content.attachments.map(({ name, size, kind }) => ({ name, size, kind })),
    ...(content.important === true ? { important: true } : {}),
    meeting: content.meeting && { ...content.meeting, when: content.meeting.when && inWords(content.meeting.when) },
    webLink: content.webLink,
  }
}
