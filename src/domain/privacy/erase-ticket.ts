// Taking one person out of a ticket and its entries: what they said goes, who they were is replaced, numbers and times stay.
import { phrase } from '../../texts/say.ts'
import { withOutbox } from '../ticket/lanes.ts'
import { addToOutbox } from '../ticket/copies.ts'
import type { Outgoing, OutboxItem, Reply } from '../ticket/outbox.ts'
import { placeInLists } from '../ticket/queue.ts'
import { NO_CONTENT } from '../ticket/removed.ts'
import { redraw } from '../ticket/ticket-changes.ts'
import { eventEntry } from '../ticket/ticket-events.ts'
import { isOpen, type Entry, type LastEvent, type Ticket } from '../ticket/ticket.ts'
import { foldWords, ticketWords, withMailWords } from '../ticket/words.ts'
import { withoutWord } from '../ticket/rating.ts'
import { ERASED_NAME, type Eraser } from './traces.ts'

/** What a ticket is to the person: `own`, they are its requester; `asked`, it began with their mail and is somebody else's by now. */
export type Relation = 'own' | 'asked' | 'other'

/** What this erasure emptied before stays what it was. */
export function relationOf(ticket: Ticket, eraser: Eraser, erasureId: string): Relation {
  const { requester, removed } = ticket
  if (removed?.why === 'erased' && removed.erasureId === erasureId) return 'own'
  if (eraser.isPerson(requester.personId) || eraser.isAddress(requester.address)) return 'own'
  return hasAsked(ticket, eraser) ? 'asked' : 'other'
}

/** Whether it began with their words: who asked in Teams may have no address. */
export function hasAsked({ askedBy, firstRequester }: Ticket, eraser: Eraser): boolean {
  return eraser.isAddress(askedBy) || (firstRequester !== null && isPerson(firstRequester, eraser))
}

/** The names that the person goes by in the ticket and these entries, as far as they are told with an address or an id. */
export function namesIn(ticket: Ticket, entries: readonly Entry[], eraser: Eraser): readonly string[] {
  const { requester, followers, to } = ticket
  const byAddress = [...followers, ...to, ...entries.flatMap((entry) => entry.to)]
  const byEither = [requester, ...entries.map(({ by }) => by)]
  return [
    ...byAddress.filter(({ address }) => eraser.isAddress(address)),
    ...byEither.filter((one) => eraser.isAddress(one.address) || eraser.isPerson(one.personId)),
  ].map(({ name }) => name)
}

/** Whether the entry is what the person wrote as a customer: notes and replies are the work of those who serve. */
export function isWrittenBy({ by, kind }: Entry, eraser: Eraser): boolean {
  if (kind === 'event' || kind === 'note' || kind === 'reply') return false
  return eraser.isAddress(by.address) || eraser.isPerson(by.personId)
}

/** How the entries of one ticket are treated. */
export interface EntryErasure {
  readonly erasureId: string
  readonly relation: Relation
  /** The person wrote something of this ticket, which others quote. */
  readonly wrote: boolean
  readonly eraser: Eraser
}

/** The entry without the person; the same object where nothing of it is theirs. A ticket of their own keeps nothing that was said. */
export function eraseEntry(entry: Entry, { erasureId, relation, wrote, eraser }: EntryErasure): Entry {
  const goes = entry.kind !== 'event' && (relation === 'own' || isWrittenBy(entry, eraser))
  if (!goes) {
    const to = withoutPerson(entry.to, eraser)
    const rest = withoutTheirWord(entry, relation, eraser)
    const kept = to.length === entry.to.length ? rest : { ...rest, to }
    return eraser.scrub(wrote && kept.foldedText !== '' ? { ...kept, foldedText: '' } : kept)
  }
  if (entry.removed && eraser.scrub(entry) === entry) return entry
  const { by } = eraser.scrub(entry)
  return {
    ...eraser.scrub({ ...withoutReport(entry), ...NO_CONTENT }),
    to: withoutPerson(entry.to, eraser),
    ...{ by: isPerson(entry.by, eraser) ? { personId: null, name: ERASED_NAME, address: '' } : by },
    ...{ subject: null, warning: null, hasFiles: false, undelivered: null, untold: false, removed: erasureId },
  }
}

/** What a machine wrote of the person, or in their place. */
function withoutReport({ reported: _reported, automatic: _automatic, ...entry }: Entry): Entry {
  return entry
}

/** What was done stays; what a customer said with their rating does not. */
function withoutTheirWord(entry: Entry, relation: Relation, eraser: Eraser): Entry {
  if (entry.kind !== 'event' || !(relation === 'own' || isPerson(entry.by, eraser))) return entry
  return withoutWord(entry)
}

interface TicketErasure extends EntryErasure {
  /** What the emails of others said that came after the first, the oldest first. */
  readonly texts: readonly string[]
}

/**
 * The ticket without the person, with what has to leave because of that; `null` where nothing of it is theirs. One of their own is closed,
 * and nothing is sent to them any more.
 */
export function eraseTicket(ticket: Ticket, how: TicketErasure, now: Date, newId: () => string): Ticket | null {
  const { relation, eraser, erasureId } = how
  const without = relation === 'own' ? ownTicket(ticket, erasureId, now) : otherTicket(ticket, relation, eraser)
  const left = ticket.outbox.flatMap((item) => itemWithout(item, how))
  const next = { ...eraser.scrub({ ...without, outbox: [] }), outbox: left }
  const words = wordsOf(next, ticket, how)
  // Both have their fields in one order.
  if (JSON.stringify({ ...next, words }) === JSON.stringify(ticket)) return null
  const stopped = ticket.outbox.filter(isReply).length - left.filter(isReply).length
  const lastEvent = eventOf(ticket, next, relation, stopped, now)
  const outbox = addToOutbox(next, leaving(ticket, next, relation, lastEvent), now, newId)
  return {
    ...next,
    ...(lastEvent === null ? {} : { lastEvent }),
    ...withOutbox(next, outbox),
    ...placeInLists({ ...next, updatedAt: now }),
    words,
    updatedAt: now,
    version: ticket.version + 1,
    // Whatever form stands open is about what is gone.
    actedVersion: ticket.version + 1,
    revision: ticket.revision + 1,
  }
}

function ownTicket(ticket: Ticket, erasureId: string, now: Date): Ticket {
  const isDone = ticket.removed?.why === 'erased' && ticket.removed.erasureId === erasureId
  return {
    ...ticket,
    ...NO_CONTENT,
    ...(isDone ? {} : { removed: { at: now, why: 'erased' as const, erasureId } }),
    ...(isDone || !isOpen(ticket.status) ? {} : { status: 'closed' as const, resolvedAt: now }),
    ...{ subject: '', requester: { personId: null, name: ERASED_NAME, address: '' }, askedBy: '', followers: [] },
    ...{ lastReply: null, lastMessage: null, deliveryNote: null, question: null, questionOver: true },
    rating: ticket.rating && { ...ticket.rating, word: '' },
    ...{ warning: null, dueWatchAt: null, told: null, looksLike: null },
  }
}

function otherTicket(ticket: Ticket, relation: Relation, eraser: Eraser): Ticket {
  const { assignee, lastReply, lastEvent, told } = ticket
  return {
    ...ticket,
    to: withoutPerson(ticket.to, eraser),
    followers: withoutPerson(ticket.followers, eraser),
    ...(relation === 'asked' ? { ...NO_CONTENT, subject: '', askedBy: '', warning: null } : {}),
    ...(lastReply ? { lastReply: { ...lastReply, to: lastReply.to.filter((to) => !eraser.isAddress(to)) } } : {}),
    ...(eraser.isPerson(lastEvent.personId ?? null) ? { lastEvent: { ...lastEvent, by: ERASED_NAME } } : {}),
    ...(eraser.isPerson(assignee?.personId ?? null) && isOpen(ticket.status) ? { assignee: null } : {}),
    ...(eraser.isPerson(told?.personId ?? null) ? { told: null } : {}),
  }
}

/** What still waits to leave: nothing to the person, nothing of theirs. */
export function itemWithout(item: OutboxItem, how: EntryErasure): readonly OutboxItem[] {
  const { relation, eraser } = how
  const isOwn = relation === 'own'
  switch (item.kind) {
    case 'mail':
    case 'question':
    case 'thread-reply':
    case 'more-replies':
      return isOwn ? [] : [item]
    case 'tell':
      return isOwn || eraser.isPerson(item.personId) ? [] : [eraser.scrub(item)]
    case 'reply': {
      const to = withoutPerson(item.reply.to, eraser)
      const { toPerson } = item.reply
      const isNobodys = toPerson ? eraser.isPerson(toPerson.personId) : to.length === 0
      if (isOwn || isNobodys) return item.draft === null ? [] : [dropped(item, item.draft, eraser)]
      const cc = withoutPerson(item.reply.cc, eraser)
      const isSame = to.length === item.reply.to.length && cc.length === item.reply.cc.length
      return [eraser.scrub(isSame ? item : { ...item, reply: { ...item.reply, to, cc } })]
    }
    case 'drop-reply':
      return [isOwn ? { ...item, reply: nothingSaid(item.reply, eraser) } : eraser.scrub(item)]
    case 'entry': {
      const entry = eraseEntry(item.entry, how)
      return [entry === item.entry ? item : { ...item, entry }]
    }
    default:
      return [eraser.scrub(item)]
  }
}

type ReplyItem = Extract<OutboxItem, { readonly kind: 'reply' }>

function isReply(item: OutboxItem): item is ReplyItem {
  return item.kind === 'reply'
}

/** Its draft lies in the mailbox, and has to go from there. */
function dropped({ reply, id, nextAt }: ReplyItem, draft: NonNullable<ReplyItem['draft']>, eraser: Eraser): OutboxItem {
  return { kind: 'drop-reply', reply: nothingSaid(reply, eraser), draft, id, nextAt, attempts: 0, parked: null }
}

function nothingSaid({ files: _, ...reply }: Reply, eraser: Eraser): Reply {
  if (reply.text === '' && reply.to.length === 0 && reply.cc.length === 0) return reply
  return eraser.scrub({ ...reply, to: [], cc: [], text: '' })
}

/** What the card and the timeline say of it; `null` where it is no news. */
function eventOf(before: Ticket, next: Ticket, relation: Relation, stopped: number, now: Date): LastEvent | null {
  if (before.removed === next.removed && stopped === 0) return null
  const did = phrase(relation === 'own' ? 'events.requesterErased' : 'events.personErased')
  return { at: now, by: null, what: stopped === 0 ? did : phrase('events.erasedAndStopped', { did, count: stopped }) }
}

function leaving(before: Ticket, next: Ticket, relation: Relation, event: LastEvent | null): readonly Outgoing[] {
  return [
    ...redraw(next),
    ...(relation === 'own' && before.question !== null
      ? [{ kind: 'question-over', posted: before.question } as const]
      : []),
    ...(event === null ? [] : [{ kind: 'entry', entry: eventEntry(before, event) } as const]),
  ]
}

/** Those of what is left. Where the person wrote, nobody can tell whose the later ones were: they are read anew. */
function wordsOf(next: Ticket, before: Ticket, { relation, wrote, texts, eraser }: TicketErasure): readonly string[] {
  const opening = ticketWords(next)
  if (relation === 'own') return opening
  if (wrote) {
    return texts.reduce((words, text) => withMailWords({ ...next, words }, eraser.scrub({ text }).text), opening)
  }
  const former = new Set(ticketWords(before))
  const theirs = new Set(eraser.texts.flatMap((text) => foldWords(text)))
  const later = before.words.filter((word) => !former.has(word) && !theirs.has(word))
  return [...new Set([...opening, ...later])]
}

function withoutPerson<P extends { readonly address: string }>(people: readonly P[], eraser: Eraser): readonly P[] {
  return people.filter(({ address }) => !eraser.isAddress(address))
}

function isPerson(by: Entry['by'], eraser: Eraser): boolean {
  const isNamed = by.personId === null && by.address === '' && eraser.isName(by.name)
  return isNamed || eraser.isPerson(by.personId) || eraser.isAddress(by.address)
}
