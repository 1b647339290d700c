// The delivery worker's small rules; its stories are in test/journeys.
import assert from 'node:assert/strict'
import { afterFailure, refusalPhrase } from '../../../src/app/delivery/after-failure.ts'
import { releaseDeliveries } from '../../../src/app/delivery/deliver.ts'
import { NotFoundError, OutsideError } from '../../../src/domain/errors.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { inWords } from '../../../src/texts/say.ts'
import { anOutboxItem, aTicket, NOON } from '../../support/builders.ts'
import { openTestStore } from '../../support/stores.ts'

function refusal(
  code: string,
  retryable: boolean,
  more: { readonly retryAfterMs?: number; readonly final?: boolean } = {},
): OutsideError {
  return new OutsideError({ code, message: code, forPerson: `Because of ${code}.`, retryable, ...more })
}

describe('an item that could not be delivered', () => {
  const after = (ms: number) => new Date(NOON.getTime() + ms)

  it('waits longer after each try, and at least as long as it was asked to', () => {
    assert.deepEqual(afterFailure(anOutboxItem(), refusal('x', true), NOON).nextAt, after(1000))
    assert.deepEqual(afterFailure(anOutboxItem({ attempts: 3 }), refusal('x', true), NOON).nextAt, after(8000))
    assert.deepEqual(
      afterFailure(anOutboxItem(), refusal('429', true, { retryAfterMs: 90_000 }), NOON).nextAt,
      after(90_000),
    )
  })

  it('is not blamed for our own limit', () => {
    const item = afterFailure(
      anOutboxItem({ attempts: 11 }),
      refusal('too-many-messages', true, { retryAfterMs: 700 }),
      NOON,
    )
    assert.deepEqual([item.attempts, item.nextAt, item.parked], [11, after(700), null])
  })

  it('is parked with its reason when it is itself refused, when we refuse it, or when an unknown fault lasts a day', () => {
    const parked = { code: 'x', text: 'Because of x.', at: NOON }
    assert.deepEqual(afterFailure(anOutboxItem(), refusal('x', false, { final: true }), NOON).parked, parked)
    const ours = new NotFoundError({ message: 'x', forPerson: 'Because of x.' })
    assert.deepEqual(afterFailure(anOutboxItem(), ours, NOON).parked, { ...parked, code: 'not-found' })
    assert.equal(
      afterFailure(anOutboxItem({ attempts: 1000 }), refusal('x', true), NOON).parked,
      null,
      'an outage ends',
    )
    assert.equal(afterFailure(anOutboxItem({ attempts: 148 }), new Error('?'), NOON).parked, null)
    assert.equal(afterFailure(anOutboxItem({ attempts: 149 }), new Error('?'), NOON).parked?.code, 'unexpected')
  })

  it('is tried ten times over a day when it is refused, soon at first, and then parked with what is known', () => {
    let item = anOutboxItem()
    let now = NOON
    const tries: number[] = []
    while (item.parked === null) {
      item = afterFailure(item, refusal('BadArgument', false), now)
      tries.push((now.getTime() - NOON.getTime()) / 60_000)
      now = item.nextAt
    }
    assert.deepEqual(tries.length, 10)
    assert.ok((tries[1] ?? 60) < 1, 'the second try comes soon')
    assert.ok((tries[9] ?? 0) > 22 * 60, 'the last comes about a day later')
    assert.equal(item.parked.code, 'BadArgument')
    assert.equal(
      inWords(item.parked.text),
      'Teams refused this 10 times since 2026-03-02 12:00 UTC: Because of BadArgument.',
    )
  })

  it('says once who refused it, and counts on over a fault in between', () => {
    const once = afterFailure(anOutboxItem(), refusal('x', false), NOON)
    const between = afterFailure(once, refusal('502', true), NOON)
    assert.deepEqual(between.refused, once.refused)
    assert.equal(afterFailure(between, refusal('x', false), after(1)).refused?.times, 2)
    assert.match(
      inWords(refusalPhrase({ kind: 'mail' }, once.refused ?? assert.fail())),
      /^Microsoft refused this once since/u,
    )
  })
})

describe('a worker that ends', () => {
  it('lets go of what it had not delivered, and of nothing that others hold', async () => {
    const store = await openTestStore()
    const documents = await openDocuments(store.store)
    const until = new Date(NOON.getTime() + 60_000)
    const held = (_id: string, number: number, owner: string) =>
      aTicket({
        _id,
        number,
        originKey: _id,
        outbox: [anOutboxItem()],
        deliverAt: NOON,
        deliveryLease: { owner, until },
      })
    await documents.tickets.insertNew([held('mine', 1, 'me'), held('also-mine', 2, 'me'), held('theirs', 3, 'they')])
    await releaseDeliveries({ documents, workerId: 'me' })
    const leases = await documents.tickets.find({}, { sort: { number: 1 } })
    assert.deepEqual(
      leases.map(({ deliveryLease }) => deliveryLease?.owner ?? null),
      [null, null, 'they'],
    )
    await store.dispose()
  })
})
