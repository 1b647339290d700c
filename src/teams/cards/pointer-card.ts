// What is left of a ticket's card after the ticket moved to another channel.
import type { PointerView } from '../../app/views/card-view.ts'
import { oneLine, plainTitle } from './card-text.ts'
import { NO_SUBJECT } from './ticket-words.ts'

export function pointerCardData(view: PointerView) {
  return {
    fallback: plainTitle(`#${view.number} is now in ${view.channelName}`, 100),
    number: view.number,
    subject: oneLine(view.subject, 160) || NO_SUBJECT,
    channelName: oneLine(view.channelName, 60),
  }
}
