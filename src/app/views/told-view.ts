// What an assignee is told of their ticket, in words.
import type { OutboxItem, TellWhy } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { NoticeView } from './card-view.ts'
import { shownSubject, subjectText } from './removed-view.ts'

type Telling = Pick<Extract<OutboxItem, { readonly kind: 'tell' }>, 'why' | 'by'>
type Told = Pick<Ticket, 'number' | 'subject' | 'requester'>
type PassedOn = Pick<Ticket, 'number' | 'subject' | 'removed'>

/** After somebody's name, under the ticket's card, which says the rest. */
export function mentionText({ number }: Told, { why, by }: Telling): string {
  if (why === 'answered' && by === null) return say('news.mention.unverified', { number })
  return say(MENTIONS[why], { by: by ?? say('news.someone'), number })
}

const MENTIONS: Readonly<Record<TellWhy, TextKey>> = {
  assigned: 'news.mention.assigned',
  answered: 'news.mention.answered',
  closed: 'news.mention.closed',
  reopened: 'news.mention.reopened',
  overdue: 'news.mention.overdue',
}

/** In their own chat, where nothing else says what it is about. */
export function toldView({ number, subject, requester }: Told, { why, by }: Telling): NoticeView {
  const who = by ?? say(why === 'assigned' ? 'news.someone' : 'news.theCustomer')
  return {
    card: 'notice',
    tone: why === 'overdue' ? 'warning' : 'info',
    title:
      why === 'answered' && by === null
        ? say('news.told.unverified', { number })
        : say(TITLES[why], { by: who, number }),
    text: subjectText(subject),
    facts: [{ title: say('news.requester'), value: requester.name }],
    commands: [{ title: say('news.showTicket'), command: `ticket ${number}` }],
  }
}

const TITLES: Readonly<Record<TellWhy, TextKey>> = {
  assigned: 'news.told.assigned',
  answered: 'news.told.answered',
  closed: 'news.told.closed',
  reopened: 'news.told.reopened',
  overdue: 'news.told.overdue',
}

/** What stands in the chat of a former requester in place of the question. */
export function passedOnView(ticket: PassedOn): NoticeView {
  return {
    card: 'notice',
    tone: 'info',
    title: `#${ticket.number} ${shownSubject(ticket)}`,
    text: say(ticket.removed === null ? 'news.passedOn' : 'news.textRemoved'),
    facts: [],
    commands: [],
  }
}
