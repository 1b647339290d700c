// News of a customer's own ticket in their chat, with what they can do about it.
import type { NewsView } from '../../app/views/news-view.ts'
import { say } from '../../texts/say.ts'
import { button, type Button } from './button.ts'
import { block, oneLine, plainTitle } from './card-text.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { fitText } from './fold-text.ts'
import { expandCard } from './templates.ts'
import { isRightToLeft } from './text-direction.ts'
import { noSubject } from './ticket-words.ts'

/** More than an agent can write. */
const MAX_TEXT = 10_000

export function newsCardData(view: NewsView) {
  const data = {
    fallback: plainTitle(`#${view.number}: ${view.lead}`, 100),
    number: view.number,
    subject: oneLine(view.subject, 180, 20) || noSubject(),
    subjectRtl: isRightToLeft(view.subject),
    lead: oneLine(view.lead, 300),
    hasText: view.text !== '',
    text: '',
    textRtl: isRightToLeft(view.text),
    buttons: buttonsOf(view),
  }
  const room = CARD_LIMIT - jsonSize(expandCard('news', data))
  return { ...data, text: fitText(block(view.text, MAX_TEXT, 1000), room) }
}

function buttonsOf({ ticketId, number, next }: NewsView): readonly Button[] {
  const form = (title: string, name: 'reply' | 'rate', isNext = false) =>
    button(title, 'mine.form', { ticketId, form: name }, isNext ? 'positive' : 'default')
  return [
    ...(next === 'show' ? [] : [form(say('cards.button.reply'), 'reply', next === 'reply')]),
    ...(next === 'rate' ? [form(say('cards.button.rate'), 'rate', true)] : []),
    button(
      say('cards.button.show', { number }),
      'mine.show',
      { ticketId, page: '' },
      next === 'show' ? 'positive' : 'default',
    ),
    button(say('cards.button.myTickets'), 'mine.list', { ended: false, page: 1 }),
  ]
}
