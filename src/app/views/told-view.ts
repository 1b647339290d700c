// What an assignee is told of their ticket, in words.
import type { OutboxItem, TellWhy } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { NoticeView } from './card-view.ts'
import { shownSubject } from './removed-view.ts'

type Telling = Pick<Extract<OutboxItem, { readonly kind: 'tell' }>, 'why' | 'by'>
type Told = Pick<Ticket, 'number' | 'subject' | 'requester'>
type PassedOn = Pick<Ticket, 'number' | 'subject' | 'removed'>

/** After somebody's name, under the ticket's card, which says the rest. */
export function mentionText({ number }: Told, { why, by }: Telling): string {
  const who = by ?? 'Someone'
  const text: Readonly<Record<TellWhy, string>> = {
    assigned: `${who} assigned #${number} to you.`,
    answered:
      by === null
        ? `An email whose sender could not be verified was added to your ticket #${number}.`
        : `${by} replied to your ticket #${number}.`,
    closed: `${who} closed your ticket #${number}.`,
    reopened: `${who} reopened your ticket #${number}.`,
    overdue: `Your ticket #${number} is overdue.`,
  }
  return text[why]
}

/** In their own chat, where nothing else says what it is about. */
export function toldView({ number, subject, requester }: Told, { why, by }: Telling): NoticeView {
  const title: Readonly<Record<TellWhy, string>> = {
    assigned: `${by ?? 'Someone'} assigned #${number} to you`,
    answered:
      by === null ? `An email from an unverified sender was added to #${number}` : `${by} replied to #${number}`,
    closed: `${by ?? 'The customer'} closed #${number}`,
    reopened: `${by ?? 'The customer'} reopened #${number}`,
    overdue: `#${number} is overdue`,
  }
  return {
    card: 'notice',
    tone: why === 'overdue' ? 'warning' : 'info',
    title: title[why],
    text: subject,
    facts: [{ title: 'Requester', value: requester.name }],
    commands: [{ title: 'Show ticket', command: `ticket ${number}` }],
  }
}

/** What stands in the chat of a former requester in place of the question. */
export function passedOnView(ticket: PassedOn): NoticeView {
  return {
    card: 'notice',
    tone: 'info',
    title: `#${ticket.number} ${shownSubject(ticket)}`,
    text:
      ticket.removed === null
        ? 'This request is now handled for someone else, so there is nothing left for you to choose.'
        : 'What was said here was removed, so there is nothing left for you to choose.',
    facts: [],
    commands: [],
  }
}
