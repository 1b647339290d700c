// What agents say about a ticket beside its conversation: when it is due, whom it is for, who gets the replies as copies.
import { phrase, type KeyedPhrase, type Phrase } from '../../texts/say.ts'
import type { MailAddress } from '../mail/mail.ts'
import { beganBy } from './began.ts'
import type { Outgoing } from './outbox.ts'
import { tellOverdue } from './telling.ts'
import { redraw, type Doer } from './ticket-changes.ts'
import { doneBy } from './ticket-events.ts'
import { isOpen, type Requester, type Ticket, type TicketChange } from './ticket.ts'

export const MOST_FOLLOWERS = 20

/** Due then, or at no time in particular. */
export function setDue(ticket: Ticket, dueAt: Date | null, by: Doer, now: Date): TicketChange {
  const what = phrase(dueAt === null ? 'events.dueRemoved' : 'events.dueSet')
  return {
    fields: { dueAt, dueWatchAt: dueAt, lastEvent: doneBy(by, what, now) },
    outgoing: redraw(ticket),
  }
}

/** Its due time is over: the card says so, and the assignee is told. `null` where that is no news. */
export function becomeOverdue(ticket: Ticket, now: Date): TicketChange | null {
  if (ticket.dueWatchAt === null || ticket.dueWatchAt > now || !isOpen(ticket.status)) return null
  const telling = tellOverdue(ticket, now)
  return {
    fields: {
      dueWatchAt: null,
      lastEvent: { at: now, by: null, what: phrase('events.overdue') },
      ...telling.fields,
    },
    outgoing: [...redraw(ticket), ...telling.outgoing],
    news: true,
  }
}

export function isOverdue({ dueAt, dueWatchAt, status }: Pick<Ticket, 'dueAt' | 'dueWatchAt' | 'status'>): boolean {
  return dueAt !== null && dueWatchAt === null && isOpen(status)
}

/**
 * The ticket is somebody else's from now on: whoever it was loses the question in their chat, the new one is asked if there is
 * something to choose and the bot knows them. Organisation, category and all else stay.
 */
export function changeRequester(
  ticket: Ticket,
  to: Requester & { readonly isKnownInTeams: boolean },
  followers: readonly MailAddress[],
  by: Doer,
  now: Date,
): TicketChange {
  const { isKnownInTeams, ...requester } = to
  const over: readonly Outgoing[] = ticket.question === null ? [] : [{ kind: 'question-over', posted: ticket.question }]
  const asks = isKnownInTeams && isOpen(ticket.status) && !ticket.questionOver
  return {
    fields: {
      requester,
      firstRequester: beganBy(ticket),
      requesterGiven: true,
      followers,
      question: null,
      // It was the other one's word, and language.
      rating: null,
      language: null,
      // Whoever it was loses the page, too, also should they be named again.
      linkEpoch: ticket.linkEpoch + 1,
      lastEvent: doneBy(by, phrase('events.requester', { name: requester.name }), now),
    },
    outgoing: [...redraw(ticket), ...over, ...(asks ? [{ kind: 'question' } as const] : [])],
  }
}

export function changeFollowers(ticket: Ticket, followers: readonly MailAddress[], by: Doer, now: Date): TicketChange {
  return {
    fields: { followers, lastEvent: doneBy(by, followersEvent(ticket.followers, followers), now) },
    outgoing: redraw(ticket),
  }
}

/** Says whom it is about, as far as one sentence holds it. */
function followersEvent(before: readonly MailAddress[], after: readonly MailAddress[]): KeyedPhrase {
  const added = without(after, before)
  const removed = without(before, after)
  if (added.length > 0 && removed.length > 0) {
    return phrase('events.followersChanged', { added: counted(added), removed: counted(removed) })
  }
  const [first, ...more] = added.length > 0 ? added : removed
  const count = more.length + 1
  const name = first ? first.name || first.address : ''
  if (added.length > 0) {
    return count === 1 ? phrase('events.followerAdded', { name }) : phrase('events.followersAdded', { count })
  }
  return count === 1 ? phrase('events.followerRemoved', { name }) : phrase('events.followersRemoved', { count })
}

function counted(people: readonly MailAddress[]): Phrase {
  const [first, ...more] = people
  return first && more.length === 0 ? first.name || first.address : phrase('events.people', { count: people.length })
}

function without(all: readonly MailAddress[], known: readonly MailAddress[]): readonly MailAddress[] {
  return all.filter(({ address }) => !known.some((one) => one.address === address))
}
