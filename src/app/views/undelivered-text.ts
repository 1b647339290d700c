// What a card says of something that could not leave: every kind of it has its words, or this does not compile.
import type { Outgoing } from '../../domain/ticket/outbox.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'

/** Without a final stop; the reason follows. */
export function undeliveredText(item: Outgoing): string {
  switch (item.kind) {
    case 'card':
      return say('delivery.left.card')
    case 'copy':
      return say('delivery.left.copy')
    case 'pointer':
      return say('delivery.left.pointer')
    case 'thread-reply':
      return say('delivery.left.threadReply')
    case 'more-replies':
      return say('delivery.left.moreReplies')
    case 'tell':
      return say('delivery.left.tell')
    case 'question':
      return say('delivery.left.question')
    case 'question-over':
      return say('delivery.left.questionOver')
    case 'news':
      return say('delivery.left.news')
    case 'mail':
      return say('delivery.left.mail', { answer: item.answer })
    case 'reply':
      return say('delivery.left.reply')
    case 'drop-reply':
      return say('delivery.left.dropReply')
    case 'entry':
      return say(item.entry.kind === 'note' ? 'delivery.left.note' : 'delivery.left.event')
    case 'kin':
      return say(KIN_TEXTS[item.step.do])
    case 'alarm':
      return say('delivery.left.alarm')
    case 'connect':
      return say('delivery.left.connect')
  }
}

const KIN_TEXTS: Readonly<Record<Extract<Outgoing, { readonly kind: 'kin' }>['step']['do'], TextKey>> = {
  merge: 'delivery.left.merge',
  unmerge: 'delivery.left.unmerge',
  relate: 'delivery.left.relate',
  split: 'delivery.left.split',
}
