// What can happen to a ticket: each change as a pure function, and how a change becomes the next version of the document.
import { phrase, say, type KeyedPhrase } from '../../texts/say.ts'
import type { SupportChannel } from '../channel.ts'
import { newsTaken } from './customer-news.ts'
import { addToOutbox, copiesThere, placed, type CopyRoutes } from './copies.ts'
import type { Outgoing } from './outbox.ts'
import { withOutbox } from './lanes.ts'
import { doneBy, outgoingOf, type Actor, type Doer } from './ticket-events.ts'
import { automaticValues, undeliveredValues } from './report-words.ts'
import { placeInLists } from './queue.ts'
import { withMailWords, withOpeningWords } from './words.ts'
import { tellAnswered, tellAssigned } from './telling.ts'
import { isOpen, type Entry, type Priority, type Status, type Ticket, type TicketChange } from './ticket.ts'

export type { Actor, Doer } from './ticket-events.ts'

/** The document after the change, which the timeline tells of (`TicketChange.event`). `version` counts what people see, `revision` every write. */
export function applyChange(ticket: Ticket, change: TicketChange, now: Date, newId: () => string): Ticket {
  const next = { ...ticket, ...change.fields, updatedAt: now }
  const outbox = addToOutbox(next, outgoingOf(ticket, change, now), now, newId)
  const { subject, requester } = change.fields
  return {
    ...next,
    ...withOutbox(next, outbox),
    ...placeInLists(next),
    words: subject === undefined && requester === undefined ? next.words : withOpeningWords(ticket, next),
    version: ticket.version + 1,
    actedVersion: change.news ? ticket.actedVersion : ticket.version + 1,
    revision: ticket.revision + 1,
  }
}

/** The person works on it from now on; a new ticket is opened by that. */
export function take(ticket: Ticket, by: Doer, now: Date): TicketChange {
  const { assignee } = ticket
  const isOthers = assignee !== null && assignee.personId !== by.personId
  const what = isOthers ? phrase('events.tookOver', { name: assignee.name }) : phrase('events.took')
  return {
    fields: {
      assignee: { personId: by.personId, name: by.name },
      status: ticket.status === 'new' ? 'open' : ticket.status,
      lastEvent: doneBy(by, what, now),
      told: null,
    },
    outgoing: [...redraw(ticket), ...newsTaken(ticket, by)],
  }
}

export function changeStatus(ticket: Ticket, status: Status, by: Actor, now: Date): TicketChange {
  return {
    fields: {
      status,
      resolvedAt: isOpen(status) ? null : (ticket.resolvedAt ?? now),
      notRequest: isOpen(status) ? false : ticket.notRequest,
      lastEvent: doneBy(by, statusEvent(ticket.status, status), now),
    },
    outgoing: [...redraw(ticket), ...redrawQuestion(ticket), ...(status === 'resolved' ? sayResolved(ticket) : [])],
  }
}

function statusEvent(from: Status, to: Status): KeyedPhrase {
  return to === 'open' && !isOpen(from) ? phrase('events.reopened') : phrase('events.status', { status: to })
}

export interface Categorisation {
  readonly categoryId: string | null
  readonly serviceTypeId: string | null
  /** What tickets like this one start with; it never overrides a priority that somebody or something set. */
  readonly priority: Priority | null
  /** How the card says it, such as `Hardware, Repair`. */
  readonly label: string
  /** Where tickets like this one belong; the card moves there when it stands elsewhere. `null` leaves it. */
  readonly channelId: string | null
  /** Where it is shown besides; what is there stays, when left out. */
  readonly routes?: CopyRoutes
  /** An agent chose it: the requester is not asked for the rest. */
  readonly questionOver?: boolean
}

/** Category and service type are chosen; the ticket may move to another channel by that. */
export function categorise(ticket: Ticket, chosen: Categorisation, by: Actor, now: Date): TicketChange {
  const channelId = chosen.channelId ?? ticket.channelId
  const moves = channelId !== ticket.channelId
  const priority = ticket.priority === 'normal' ? (chosen.priority ?? 'normal') : ticket.priority
  const cards = placed(ticket, channelId, copiesThere({ ...ticket, priority }, channelId, chosen.routes))
  const what = categoryEvent(ticket, chosen)
  const lastEvent = doneBy(by, what, now)
  return {
    fields: {
      categoryId: chosen.categoryId,
      serviceTypeId: chosen.serviceTypeId,
      questionOver: chosen.questionOver ?? false,
      priority,
      lastEvent,
      ...cards.fields,
    },
    outgoing: [
      ...cards.outgoing,
      { kind: 'card' },
      ...(moves ? answersThatFollow(ticket) : []),
      ...redrawQuestion(ticket),
    ],
    ...(moves ? { event: { ...lastEvent, what: phrase('events.categoryMoved', { what }) } } : {}),
  }
}

/** What was cleared is said as such. */
function categoryEvent(ticket: Ticket, { categoryId, serviceTypeId, label }: Categorisation): KeyedPhrase {
  const category = ticket.categoryId !== null && categoryId === null
  const serviceType = ticket.serviceTypeId !== null && serviceTypeId === null
  if (!category && !serviceType) return phrase('events.categorised', { label })
  const what = category && serviceType ? 'both' : category ? 'category' : 'serviceType'
  const isSet = (categoryId ?? serviceTypeId) !== null
  return isSet ? phrase('events.clearedTo', { what, label }) : phrase('events.cleared', { what })
}

/** The ticket's card goes to another channel, by Frontdesk's own doing. */
export function moveToChannel(ticket: Ticket, channel: Pick<SupportChannel, '_id' | 'name'>): TicketChange {
  return {
    ...movedTo(ticket, channel._id),
    event: { by: null, what: phrase('events.moved', { channel: channel.name }) },
  }
}

function movedTo(ticket: Ticket, channelId: string): Pick<TicketChange, 'fields' | 'outgoing'> {
  const { fields, outgoing } = placed(ticket, channelId, copiesThere(ticket, channelId, undefined))
  return { fields, outgoing: [...outgoing, { kind: 'card' }, ...answersThatFollow(ticket)] }
}

/** The ticket stands in no channel any more; it is shown again once one serves its organisation. */
export function leaveChannel(ticket: Ticket): TicketChange {
  return {
    ...placed(ticket, null, []),
    event: { by: null, what: phrase('events.leftChannel') },
  }
}

/** It is shown in these other channels no more; `null` where it is in none of them. Nobody who works on it has to know. */
export function leaveCopies(ticket: Ticket, isLeft: (channelId: string) => boolean): TicketChange | null {
  const stay = ticket.copies.filter(({ channelId }) => !isLeft(channelId))
  if (stay.length === ticket.copies.length) return null
  const { fields, outgoing } = placed(ticket, ticket.channelId, stay)
  return { fields, outgoing: [...outgoing, ...redraw(ticket)], event: null, news: true }
}

/** Nobody in particular works on it from now on. */
export function release(ticket: Ticket, by: Doer, now: Date): TicketChange {
  return {
    fields: { assignee: null, lastEvent: doneBy(by, phrase('events.released'), now) },
    outgoing: redraw(ticket),
  }
}

/** Somebody else works on it from now on, and is told so. */
export function assign(ticket: Ticket, to: Doer, by: Doer, now: Date): TicketChange {
  const telling = tellAssigned(to, by, now)
  return {
    fields: {
      assignee: { personId: to.personId, name: to.name },
      status: ticket.status === 'new' ? 'open' : ticket.status,
      lastEvent: doneBy(by, phrase('events.assigned', { name: to.name }), now),
      ...telling.fields,
    },
    outgoing: [...redraw(ticket), ...telling.outgoing, ...newsTaken(ticket, to)],
  }
}

/** `routes`: other channels show it, or no longer do, by that. */
export function prioritise(ticket: Ticket, priority: Priority, by: Doer, now: Date, routes?: CopyRoutes): TicketChange {
  const { channelId } = ticket
  const cards = placed(ticket, channelId, copiesThere({ ...ticket, priority }, channelId, routes))
  return {
    fields: { priority, lastEvent: doneBy(by, phrase('events.priority', { priority }), now), ...cards.fields },
    outgoing: [...cards.outgoing, ...redraw(ticket)],
  }
}

/**
 * A mail, or a message of the customer, joined the ticket. A waiting ticket is open again by that, a resolved one too (whether it is still early enough
 * for that was decided before); a `quiet` one changes no status. Answers `null` when the entry is counted in already.
 */
export function addFollowUp(
  ticket: Ticket,
  entry: Entry,
  messageIds: readonly string[],
  now: Date,
  quiet = false,
): TicketChange | null {
  if (ticket.entryIds.includes(entry._id)) return null
  const isWords = isFromCustomer(entry)
  const fromRequester = isWords && !quiet
  const status: Status = fromRequester && ticket.status !== 'new' ? 'open' : ticket.status
  const sender = entry.by.name || entry.by.address || say('events.unknownSender')
  const reopened = fromRequester && !isOpen(ticket.status)
  const isNews = isWords && (!quiet || entry.warning !== null)
  const telling = isNews ? tellAnswered(ticket, entry.warning === null ? sender : null, now) : undefined
  return {
    fields: {
      status,
      resolvedAt: isOpen(status) ? null : ticket.resolvedAt,
      notRequest: isOpen(status) ? false : ticket.notRequest,
      entryIds: [...ticket.entryIds, entry._id],
      messageIds: boundedIds([...ticket.messageIds, ...messageIds]),
      ...(isWords ? { words: withMailWords(ticket, entry.text) } : {}),
      lastMessage: lastMessage(ticket, entry, quiet),
      lastEvent: {
        at: now,
        by: entry.warning === null ? sender : null,
        what: followUpEvent(entry, reopened),
      },
      ...telling?.fields,
    },
    outgoing: [
      { kind: 'card' },
      entry.untold ? { kind: 'more-replies', told: null } : { kind: 'thread-reply', entryId: entry._id },
      ...(reopened ? redrawQuestion(ticket) : []),
      ...(telling?.outgoing ?? []),
    ],
    news: true,
    // The entry says the rest.
    ...(reopened ? {} : { event: null }),
  }
}

function followUpEvent({ kind, warning, reported, automatic }: Entry, reopened: boolean): KeyedPhrase {
  if (warning !== null && kind === 'mail') return phrase('events.mailUnverified')
  if (reported) return phrase('events.mailReported', undeliveredValues(reported))
  if (kind === 'bounce') return phrase('events.mailUndelivered')
  if (automatic) return phrase('events.automaticReply', automaticValues(automatic))
  return reopened ? phrase('events.repliedReopened') : phrase('events.replied')
}

/** Words from outside, wherever they were written. */
function isFromCustomer({ kind }: Pick<Entry, 'kind'>): boolean {
  return kind === 'mail' || kind === 'message'
}

/** What is quiet says nothing new, unless it is so because of its sender: then the card shows it with the warning. */
function lastMessage({ lastMessage: last }: Ticket, entry: Entry, quiet: boolean): Ticket['lastMessage'] {
  const isSaid = isFromCustomer(entry) && (!quiet || entry.warning !== null)
  // One may be worked late.
  return isSaid && (last === null || entry.at >= last.at) ? { entryId: entry._id, at: entry.at } : last
}

/** How many replies wait in the outbox each by itself. */
const REPLIES_IN_OUTBOX = 10

/** Whether the next entry's reply must wait outside of the outbox: it is full, or others wait outside before it. */
export function isOutboxFull({ outbox }: Pick<Ticket, 'outbox'>): boolean {
  return (
    outbox.some(({ kind }) => kind === 'more-replies') ||
    outbox.filter(({ kind }) => kind === 'thread-reply').length >= REPLIES_IN_OUTBOX
  )
}

/** How many Message-IDs a ticket holds. */
const MESSAGE_IDS = 10

/** Each once; of many, the first and the last ones. */
export function boundedIds(messageIds: readonly string[]): readonly string[] {
  const ids = [...new Set(messageIds)]
  return ids.length <= MESSAGE_IDS ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MESSAGE_IDS)]
}

export function redraw(ticket: Ticket): readonly Outgoing[] {
  return ticket.channelId === null ? [] : [{ kind: 'card' }]
}

/** For news, which can wait for open forms. */
export function redrawInTime(ticket: Pick<Ticket, 'channelId'>): readonly Outgoing[] {
  return ticket.channelId === null ? [] : [{ kind: 'card', waits: true }]
}

export function redrawQuestion(ticket: Ticket): readonly Outgoing[] {
  return ticket.question === null ? [] : [{ kind: 'question' }]
}

/** How many of the last answers follow a card into the thread of another channel. */
const ANSWERS_THAT_FOLLOW = 5

function answersThatFollow(ticket: Ticket): readonly Outgoing[] {
  // Where answers wait to be said one after the other, the last ones are among them.
  const isSaid = !ticket.outbox.some(({ kind }) => kind === 'more-replies')
  const answers = isSaid ? ticket.entryIds.slice(-ANSWERS_THAT_FOLLOW) : []
  return answers.map((entryId) => ({ kind: 'thread-reply', entryId }))
}

/** Whether a closing mail is wanted is looked up when it would leave. */
function sayResolved(ticket: Ticket): readonly Outgoing[] {
  return ticket.mailboxId === null ? [] : [{ kind: 'mail', answer: 'closing', draft: null }]
}
