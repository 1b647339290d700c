import assert from 'node:assert/strict'
import {
  addMessage,
  closeByCustomer,
  customerMoves,
  isStillTheirs,
  messageEntry,
  messageId,
  rate,
  reopenByCustomer,
} from '../../../src/domain/ticket/customer-changes.ts'
import { RATING_CHANGE_MS } from '../../../src/domain/ticket/rating.ts'
import { applyChange } from '../../../src/domain/ticket/ticket-changes.ts'
import type { Ticket, TicketChange } from '../../../src/domain/ticket/ticket.ts'
import { entryText } from '../../../src/domain/ticket/entry.ts'
import { inWords, phrase } from '../../../src/texts/say.ts'
import { aTicket, countingIds, NOON } from '../../support/builders.ts'

const ANN = { personId: 'ann', name: 'Ann Lee', address: 'ann@contoso.example' }
const HOLDER = { ...ANN, personId: null }
const DAY = 86_400_000
const later = (ms: number): Date => new Date(NOON.getTime() + ms)
const kinds = ({ outgoing }: TicketChange): string[] => outgoing.map(({ kind }) => kind)
const after = (ticket: Ticket, change: TicketChange | null): Ticket =>
  change ? applyChange(ticket, change, NOON, countingIds()) : ticket
const resolved = aTicket({ status: 'resolved', resolvedAt: NOON, assignee: { personId: 'bea', name: 'Bea' } })
const merged = {
  ...{ mergeId: 'm', ticketId: 'other', number: 13, at: NOON, by: { personId: 'bea', name: 'Bea' } },
  former: { status: 'open', resolvedAt: null } as const,
}

describe('a customer’s ticket', () => {
  it('is theirs as long as its requester is whom it was checked for', () => {
    const ticket = aTicket()
    assert.ok(isStillTheirs(ticket, ANN))
    assert.ok(isStillTheirs(ticket, HOLDER))
    assert.ok(!isStillTheirs(ticket, { ...ANN, personId: 'bob' }), 'bound to another person')
    const given = aTicket({ requester: { personId: null, name: 'Bob', address: 'bob@contoso.example' } })
    assert.ok(!isStillTheirs(given, ANN))
    assert.ok(!isStillTheirs(given, HOLDER))
  })

  it('offers what applies to it as it stands', () => {
    const moves = (overrides: Partial<Ticket>, at = NOON) =>
      Object.entries(customerMoves(aTicket(overrides), 14 * DAY, at)).flatMap(([name, may]) => (may ? [name] : []))
    assert.deepEqual(moves({}), ['answer', 'close', 'sort'])
    assert.deepEqual(moves({ questionOver: true }), ['answer', 'close'])
    assert.deepEqual(moves({ status: 'resolved', resolvedAt: NOON }), ['answer', 'close', 'reopen', 'rate'])
    assert.deepEqual(moves({ status: 'closed', resolvedAt: NOON }), ['answer', 'reopen', 'rate'])
    assert.deepEqual(moves({ status: 'closed', resolvedAt: NOON }, later(15 * DAY)), ['answer', 'rate'])
    assert.deepEqual(moves({ status: 'closed', resolvedAt: NOON, notRequest: true }), [])
    assert.deepEqual(moves({ status: 'closed', resolvedAt: NOON, mergedInto: merged }), [])
    const rating = { stars: 5, word: '', at: NOON, firstAt: NOON }
    const ended = { status: 'closed', resolvedAt: NOON, rating } as const
    assert.ok(moves(ended, later(RATING_CHANGE_MS)).includes('rate'))
    assert.ok(!moves(ended, later(RATING_CHANGE_MS + 1)).includes('rate'))
  })
})

describe('a customer’s message', () => {
  const entry = (by = ANN as typeof ANN | typeof HOLDER) =>
    messageEntry('ticket', messageId('ticket', 'key'), 'Still broken', by, NOON)

  it('is public, by the person or by the address of the link, and stands in the outbox from the same write on', () => {
    assert.deepEqual([entry().audience, entry().kind, entry().by], ['public', 'message', { ...ANN, address: '' }])
    assert.deepEqual(entry(HOLDER).by, HOLDER)
    const change = addMessage(aTicket({ status: 'waiting' }), entry(), NOON)
    assert.ok(change)
    assert.deepEqual(kinds(change), ['entry', 'card'])
    const next = after(aTicket({ status: 'waiting' }), change)
    assert.deepEqual([next.status, next.lastMessage?.entryId], ['open', 'message/ticket/key'])
    assert.deepEqual(
      [next.lastEvent.by, inWords(next.lastEvent.what), next.lastEvent.personId],
      ['Ann Lee', 'replied', 'ann'],
    )
    assert.ok(next.words.includes('broken'), 'it is found by its words')
  })

  it('opens what is over, says so in the timeline, and tells the assignee', () => {
    const change = addMessage(resolved, entry(), NOON)
    assert.ok(change)
    assert.deepEqual(kinds(change), ['entry', 'tell', 'card', 'entry'])
    const next = after(resolved, change)
    assert.deepEqual([next.status, next.resolvedAt], ['open', null])
    const texts = next.outbox.flatMap((item) =>
      item.kind === 'entry' ? [[item.entry.kind, entryText(item.entry)]] : [],
    )
    assert.deepEqual(texts, [
      ['message', 'Still broken'],
      ['event', 'replied, which reopened it'],
    ])
  })

  it('that is quiet changes no status', () => {
    assert.equal(after(resolved, addMessage(resolved, entry(), NOON, true)).status, 'resolved')
  })

  it('is counted in once', () => {
    const once = after(resolved, addMessage(resolved, entry(), NOON))
    assert.equal(addMessage(once, entry(), NOON), null)
  })
})

describe('what a customer does', () => {
  it('closes it with their name, and tells the assignee, unless it was resolved anyway', () => {
    const open = aTicket({ status: 'open', assignee: { personId: 'bea', name: 'Bea' } })
    const change = closeByCustomer(open, HOLDER, NOON)
    const next = after(open, change)
    assert.deepEqual([next.status, next.resolvedAt], ['closed', NOON])
    assert.deepEqual(next.lastEvent, { at: NOON, by: 'Ann Lee', what: phrase('events.status', { status: 'closed' }) })
    assert.deepEqual(
      change.outgoing.find(({ kind }) => kind === 'tell'),
      { kind: 'tell', personId: 'bea', why: 'closed', by: 'Ann Lee' },
    )
    assert.ok(!kinds(closeByCustomer(resolved, ANN, NOON)).includes('tell'))
    assert.ok(!kinds(change).includes('mail'), 'no closing email to who closed it')
  })

  it('reopens it with their name, and tells the assignee', () => {
    const change = reopenByCustomer(resolved, ANN, NOON)
    const next = after(resolved, change)
    assert.deepEqual([next.status, next.resolvedAt, inWords(next.lastEvent.what)], ['open', null, 'reopened it'])
    assert.ok(kinds(change).includes('tell'))
  })

  it('rates it, and the week counts from the first time', () => {
    const first = after(resolved, rate(resolved, { stars: 4, word: 'Quick' }, ANN, NOON))
    assert.deepEqual(first.rating, { stars: 4, word: 'Quick', at: NOON, firstAt: NOON })
    assert.equal(inWords(first.lastEvent.what), 'rated it 4 of 5')
    const [event] = first.outbox.flatMap((item) => (item.kind === 'entry' ? [item.entry] : []))
    assert.deepEqual([event && entryText(event), event?.audience], ['rated it 4 of 5: “Quick”', 'internal'])
    assert.equal(rate(first, { stars: 4, word: 'Quick' }, ANN, later(DAY)), null)
    const second = after(first, rate(first, { stars: 1, word: '' }, ANN, later(DAY)))
    assert.deepEqual(second.rating, { stars: 1, word: '', at: later(DAY), firstAt: NOON })
  })
})
