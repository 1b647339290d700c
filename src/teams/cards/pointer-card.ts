// What is left of a ticket's card after the ticket moved to another channel.
import type { PointerView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { APART, aroundApart, oneLine, plainTitle } from './card-text.ts'
import { noSubject } from './ticket-words.ts'

export function pointerCardData(view: PointerView) {
  const { number } = view
  const [beforeChannel, afterChannel] = aroundApart(say('cards.pointer.moved', { channel: APART }))
  return {
    fallback: plainTitle(say('cards.pointer.fallback', { number, channel: view.channelName }), 100),
    number,
    subject: oneLine(view.subject, 160) || noSubject(),
    beforeChannel,
    afterChannel,
    channelName: oneLine(view.channelName, 60),
  }
}
