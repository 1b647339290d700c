// A ticket that somebody shares in a chat, and its row in the list it is picked from.
import type { SharedTicketView } from '../../app/views/card-view.ts'
import { button } from './button.ts'
import { oneLine, plainTitle } from './card-text.ts'
import { isRightToLeft } from './text-direction.ts'
import { NO_SUBJECT, STATUS_STRIPS, statusLabel, statusWord } from './ticket-words.ts'

export function sharedTicketCardData(view: SharedTicketView) {
  const { ticketId, number, subject, status, aside, assignee } = view
  return {
    fallback: plainTitle(`#${number} ${subject}`, 100),
    number,
    subject: oneLine(subject, 250) || NO_SUBJECT,
    subjectRtl: isRightToLeft(subject),
    status: statusLabel(status, 'agent', aside),
    statusStrip: STATUS_STRIPS[status],
    assignee: oneLine(assignee ?? '', 60) || 'No one yet',
    buttons: [button('Open', 'ticket.open', { ticketId })],
  }
}

/** Only whoever searches sees it. */
export function sharedTicketRow({ number, subject, status, aside, assignee }: SharedTicketView, requester: string) {
  const details = [statusWord(status, aside), requester, assignee === null ? 'unassigned' : `assigned to ${assignee}`]
  return {
    title: plainTitle(`#${number} ${subject || NO_SUBJECT}`, 120),
    text: plainTitle(details.filter((part) => part !== '').join(' · '), 160),
  }
}
