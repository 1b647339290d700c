// A ticket that somebody shares in a chat, and its row in the list it is picked from.
import type { SharedTicketView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { button } from './button.ts'
import { oneLine, plainTitle } from './card-text.ts'
import { isRightToLeft } from './text-direction.ts'
import { noSubject, STATUS_STRIPS, statusLabel, statusWord } from './ticket-words.ts'

export function sharedTicketCardData(view: SharedTicketView) {
  const { ticketId, number, subject, status, aside, assignee } = view
  return {
    fallback: plainTitle(`#${number} ${subject}`, 100),
    number,
    subject: oneLine(subject, 250) || noSubject(),
    subjectRtl: isRightToLeft(subject),
    status: statusLabel(status, 'agent', aside),
    statusStrip: STATUS_STRIPS[status],
    assignee: oneLine(assignee ?? '', 60) || say('cards.shared.nobody'),
    buttons: [button(say('cards.button.open'), 'ticket.open', { ticketId })],
  }
}

/** Only whoever searches sees it. */
export function sharedTicketRow({ number, subject, status, aside, assignee }: SharedTicketView, requester: string) {
  const whose = assignee === null ? say('cards.shared.unassigned') : say('cards.shared.assigned', { name: assignee })
  const details = [statusWord(status, aside), requester, whose]
  return {
    title: plainTitle(`#${number} ${subject || noSubject()}`, 120),
    text: plainTitle(details.filter((part) => part !== '').join(' · '), 160),
  }
}
