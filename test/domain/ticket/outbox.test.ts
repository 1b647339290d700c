// What has to leave, and when.
import assert from 'node:assert/strict'
import { addOutgoing, nextDelivery } from '../../../src/domain/ticket/outbox.ts'
import { anOutboxItem, countingIds, NOON } from '../../support/builders.ts'

describe('outbox', () => {
  const later = new Date(NOON.getTime() + 60_000)
  const posted = { serviceUrl: 's', tenantId: 't', conversationId: 'c', activityId: 'a' }

  it('makes one redraw of ten changes', () => {
    const newId = countingIds()
    let outbox = addOutgoing([], [{ kind: 'card' }], NOON, newId)
    for (let change = 0; change < 9; change += 1) outbox = addOutgoing(outbox, [{ kind: 'card' }], NOON, newId)
    assert.equal(outbox.length, 1)
  })

  it('gives a waiting item a new id when it is asked for again, so that a delivery under way does not count for it', () => {
    const waiting = anOutboxItem({ id: 'first', attempts: 3, nextAt: later })
    const [item] = addOutgoing([waiting], [{ kind: 'card' }], NOON, () => 'second')
    assert.deepEqual(item, { ...waiting, id: 'second' })
  })

  it('starts anew what had been parked', () => {
    const parked = anOutboxItem({ attempts: 12, parked: { code: 'x', text: 'y', at: NOON } })
    const [item] = addOutgoing([parked], [{ kind: 'card' }], later, () => 'new')
    assert.deepEqual(item, anOutboxItem({ id: 'new', nextAt: later }))
  })

  it('keeps thread replies of different entries and pointers of different messages apart', () => {
    const outbox = addOutgoing(
      [],
      [
        { kind: 'thread-reply', entryId: 'a' },
        { kind: 'thread-reply', entryId: 'b' },
        { kind: 'pointer', posted },
        { kind: 'pointer', posted: { ...posted, activityId: 'b' } },
        { kind: 'pointer', posted },
      ],
      NOON,
      countingIds(),
    )
    assert.equal(outbox.length, 4)
  })

  it('is due at the earliest item that is not parked', () => {
    const parked = anOutboxItem({ parked: { code: 'x', text: 'y', at: NOON } })
    assert.equal(nextDelivery([]), null)
    assert.equal(nextDelivery([parked]), null)
    assert.deepEqual(nextDelivery([parked, anOutboxItem({ nextAt: later })]), later)
  })
})
