// What a card says of something that could not leave: every kind of it has its words, or this does not compile.
import { MAIL_NAMES } from '../delivery/deliver-mail.ts'
import type { Outgoing } from '../../domain/ticket/outbox.ts'

/** Without a final stop; the reason follows. */
export function undeliveredText(item: Outgoing): string {
  switch (item.kind) {
    case 'card':
      return 'This card could not be posted in its channel'
    case 'pointer':
      return 'The card in its former channel could not be replaced'
    case 'thread-reply':
      return 'A message could not be posted in this card’s thread'
    case 'more-replies':
      return 'Messages could not be posted in this card’s thread'
    case 'tell':
      return 'The assignee could not be notified'
    case 'question':
      return 'The question to the requester could not be sent'
    case 'question-over':
      return 'The question to the former requester could not be closed'
    case 'news':
      return 'The customer could not be told in Teams'
    case 'mail':
      return `Frontdesk could not send the ${MAIL_NAMES[item.answer]}`
    case 'reply':
      return 'A reply could not be sent'
    case 'drop-reply':
      return 'The draft of a discarded reply could not be deleted'
    case 'entry':
      return item.entry.kind === 'note'
        ? 'A note could not be added to the conversation'
        : 'Something that was done could not be added to the conversation'
    case 'kin':
      return KIN_WORDS[item.step.do]
    case 'alarm':
      return 'An alarm could not be posted'
  }
}

const KIN_WORDS: Readonly<Record<Extract<Outgoing, { readonly kind: 'kin' }>['step']['do'], string>> = {
  merge: 'The merge of another ticket into this one could not be finished',
  unmerge: 'The undoing of the merge could not be finished in the other ticket',
  relate: 'The link could not be shown in the other ticket',
  split: 'The email that this ticket was split off from could not be moved here',
}
