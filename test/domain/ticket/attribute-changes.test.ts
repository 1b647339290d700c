import assert from 'node:assert/strict'
import {
  becomeOverdue,
  changeFollowers,
  changeRequester,
  isOverdue,
  setDue,
} from '../../../src/domain/ticket/attribute-changes.ts'
import { beganBy } from '../../../src/domain/ticket/began.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { startEntry } from '../../../src/app/tickets/kin/merge-ticket.ts'
import { startView } from '../../../src/app/views/conversation-view.ts'
import { tellAnswered, tellAssigned } from '../../../src/domain/ticket/telling.ts'
import { addOutgoing } from '../../../src/domain/ticket/outbox.ts'
import { inWords } from '../../../src/texts/say.ts'
import { aTicket, countingIds, NOON } from '../../support/builders.ts'

const BEA = { personId: 'bea', name: 'Bea' }
const ADA = { personId: 'ada', name: 'Ada' }
const POSTED = { serviceUrl: 'https://smba.example/', tenantId: 't', conversationId: 'a:1', activityId: '1' }
const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000)

describe('telling an assignee', () => {
  it('happens when somebody else assigned it, never for their own doing', () => {
    assert.deepEqual(tellAssigned(BEA, ADA, NOON).outgoing, [
      { kind: 'tell', personId: 'bea', why: 'assigned', by: 'Ada' },
    ])
    assert.deepEqual(tellAssigned(BEA, BEA, NOON), { fields: { told: null }, outgoing: [] })
  })

  it('of replies is one piece of news until they look, or for ten minutes', () => {
    const told = { personId: 'bea', at: NOON }
    const count = (ticket: Parameters<typeof tellAnswered>[0], at: Date) =>
      tellAnswered(ticket, 'Carl', at).outgoing.length
    assert.equal(count({ assignee: null, told: null }, NOON), 0)
    assert.equal(count({ assignee: BEA, told: null }, NOON), 1)
    assert.equal(count({ assignee: BEA, told }, later(9)), 0)
    assert.equal(count({ assignee: BEA, told }, later(10)), 1)
    assert.equal(count({ assignee: ADA, told }, later(1)), 1, 'somebody else was told')
    assert.equal(count({ assignee: BEA, told }, later(-1)), 1, 'the clock went back')
  })

  it('waits once for each person', () => {
    const tell = { kind: 'tell', personId: 'bea', why: 'assigned', by: 'Ada' } as const
    const outbox = addOutgoing([], [tell], NOON, countingIds())
    const more = [
      { ...tell, why: 'answered' as const },
      { ...tell, personId: 'ada' },
    ]
    assert.deepEqual(
      addOutgoing(outbox, more, NOON, countingIds()).map((item) => item.kind === 'tell' && [item.personId, item.why]),
      [
        ['bea', 'assigned'],
        ['ada', 'assigned'],
      ],
    )
  })
})

describe('a ticket’s due time', () => {
  it('is noticed once when it is over', () => {
    const due = aTicket({ assignee: BEA, ...setDue(aTicket(), later(5), BEA, NOON).fields })
    assert.equal(becomeOverdue(due, later(4)), null)
    assert.equal(isOverdue(due), false)
    const change = becomeOverdue(due, later(5))
    assert.ok(change)
    assert.deepEqual(
      change.outgoing.map(({ kind }) => kind),
      ['card', 'tell'],
    )
    const after = { ...due, ...change.fields }
    assert.equal(isOverdue(after), true)
    assert.equal(becomeOverdue(after, later(6)), null)
    assert.equal(isOverdue({ ...after, status: 'resolved' }), false)
  })

  it('of a resolved ticket is no news', () => {
    const due = aTicket({ status: 'resolved', dueAt: NOON, dueWatchAt: NOON })
    assert.equal(becomeOverdue(due, later(1)), null)
  })
})

describe('a ticket’s requester', () => {
  const carla = { personId: null, name: 'Carla', address: 'carla@x.example', isKnownInTeams: false }

  it('is another one than who wrote first, which stays known however often it changes', () => {
    const ticket = aTicket()
    const after = (one: Ticket, address: string) => ({
      ...one,
      ...changeRequester(one, { ...carla, address }, [], BEA, NOON).fields,
    })
    assert.equal(beganBy(ticket), ticket.requester)
    const twice = after(after(ticket, 'carla@x.example'), 'dana@x.example')
    assert.deepEqual([twice.requester.address, beganBy(twice)], ['dana@x.example', ticket.requester])
    assert.deepEqual(startEntry(twice).by, ticket.requester)
    assert.equal(startView(twice).who, ticket.requester.name)
  })

  it('has not rated what the former one rated', () => {
    const rating = { stars: 1, word: 'Bob was rude', at: NOON, firstAt: NOON }
    assert.equal(changeRequester(aTicket({ rating }), carla, [], BEA, NOON).fields.rating, null)
  })

  it('is not written to in the language of the former one', () => {
    assert.equal(changeRequester(aTicket({ language: 'de' }), carla, [], BEA, NOON).fields.language, null)
  })

  it('changes with the question closed for the former one, and asked of the next', () => {
    const ticket = aTicket({ question: POSTED })
    const change = changeRequester(ticket, carla, [], BEA, NOON)
    assert.deepEqual(change.fields.requester, { personId: null, name: 'Carla', address: 'carla@x.example' })
    assert.equal(change.fields.question, null)
    assert.deepEqual(change.outgoing, [{ kind: 'card' }, { kind: 'question-over', posted: POSTED }])
    const known = changeRequester(ticket, { ...carla, isKnownInTeams: true }, [], BEA, NOON)
    assert.equal(known.outgoing.at(-1)?.kind, 'question')
    const sorted = changeRequester({ ...ticket, questionOver: true }, { ...carla, isKnownInTeams: true }, [], BEA, NOON)
    assert.equal(sorted.outgoing.at(-1)?.kind, 'question-over')
  })
})

describe('a ticket’s followers', () => {
  it('are said by name, as far as one sentence holds them', () => {
    const jo = { name: 'Jo', address: 'jo@x.example' }
    const lee = { name: '', address: 'lee@x.example' }
    const what = (before: readonly (typeof jo)[], after: readonly (typeof jo)[]) =>
      inWords(changeFollowers(aTicket({ followers: before }), after, BEA, NOON).fields.lastEvent?.what ?? '')
    assert.equal(what([], [jo]), 'added Jo as follower')
    assert.equal(what([jo], []), 'removed Jo as follower')
    assert.equal(what([], [jo, lee]), 'added 2 people as followers')
    assert.equal(what([jo], [lee]), 'added lee@x.example and removed Jo as followers')
  })
})
