// By which ways a ticket's outbox leaves.
import assert from 'node:assert/strict'
import { laneOf, waitingLanes } from '../../../src/domain/ticket/lanes.ts'
import { anOutboxItem, aTicket, NOON } from '../../support/builders.ts'

const card = { serviceUrl: 's', tenantId: 't', conversationId: '19:c@thread.tacv2;messageid=1', activityId: '1' }
const later = new Date(NOON.getTime() + 60_000)

describe('the lanes of a ticket', () => {
  it('part new cards from what is sent below them, and channels, people and mailboxes from one another', () => {
    const fresh = aTicket()
    assert.equal(laneOf(fresh, { kind: 'card' }), 'create/channel')
    assert.equal(laneOf(aTicket({ card }), { kind: 'card' }), 'send/channel')
    assert.equal(laneOf(aTicket({ card }), { kind: 'thread-reply', entryId: 'e' }), 'send/channel')
    assert.equal(laneOf(fresh, { kind: 'question' }), 'person/ann')
    assert.equal(laneOf(fresh, { kind: 'mail', answer: 'closing', draft: null }), 'mail/mailbox')
    assert.equal(laneOf(fresh, { kind: 'pointer', posted: card }), 'send/19:c@thread.tacv2')
  })

  it('have replies wait with the card that they follow', () => {
    assert.equal(laneOf(aTicket(), { kind: 'thread-reply', entryId: 'e' }), 'create/channel')
    assert.equal(laneOf(aTicket(), { kind: 'more-replies', told: null }), 'create/channel')
  })

  it('are each due with the first item that waits for it, and without those that are parked', () => {
    const parked = { code: 'x', text: 'x', at: NOON }
    const outbox = [
      anOutboxItem({ id: '1', nextAt: later }),
      anOutboxItem({ id: '2', kind: 'thread-reply', entryId: 'e', nextAt: NOON }),
      anOutboxItem({ id: '3', kind: 'question', nextAt: later }),
      anOutboxItem({ id: '4', kind: 'mail', answer: 'closing', draft: null, parked }),
    ]
    assert.deepEqual(waitingLanes(aTicket({ outbox })), [
      { lane: 'create/channel', at: NOON },
      { lane: 'person/ann', at: later },
    ])
  })
})
