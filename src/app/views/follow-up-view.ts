// What the reply in a card's thread shows of an entry.
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import type { FollowUpView } from './card-view.ts'

export function followUpView(ticket: Ticket, entry: Entry): FollowUpView {
  return {
    card: 'follow-up',
    number: ticket.number,
    kind: entry.kind,
    warning: entry.warning,
    by: entry.by,
    at: entry.at,
    text: entry.text,
    foldedText: entry.foldedText,
    attachments: entry.attachments.map(({ name, size }) => ({ name, size })),
  }
}
