import assert from 'node:assert/strict'
import { OutsideError } from '../../../src/domain/errors.ts'
import { createPageSize } from '../../../src/mail/graph/page-size.ts'
import { deliverMany, drain, LONG_AGO } from '../../contracts/mailbox-provider.ts'
import { startGraphRig, type GraphRig } from './graph-rig.ts'

const DELTA = /\/delta/

describe('the size of a page', () => {
  it('halves down to one, and doubles again after some pages that came', () => {
    const size = createPageSize(100)
    const sizes = [size.now()]
    while (size.shrink()) sizes.push(size.now())
    assert.deepEqual(sizes, [100, 50, 25, 12, 6, 3, 1])
    for (let pages = 0; pages < 16; pages += 1) size.worked()
    assert.equal(size.now(), 4)
    for (let pages = 0; pages < 80; pages += 1) size.worked()
    assert.equal(size.now(), 100)
  })
})

describe('a page that Graph cannot build', () => {
  let rig: GraphRig
  beforeEach(async () => (rig = await startGraphRig({ pageSize: 100, timeoutMs: 1000 })))
  afterEach(() => rig.stop())

  /** As the polls do it: what failed is asked again. */
  async function drainInSpite(cursor: string | null) {
    for (let polls = 1; ; polls += 1) {
      try {
        return { ...(await drain(rig.client, cursor)), polls }
      } catch (error) {
        assert.ok(error instanceof OutsideError && error.retryable && polls < 9, String(error))
      }
    }
  }

  for (const answer of [{ status: 504 }, { status: 500 }, { status: 502, html: '<h1>Bad gateway</h1>' }] as const) {
    it(`is asked for smaller, down to what comes: ${answer.status}`, async () => {
      const ids = await deliverMany(rig, 30)
      const cannot = rig.graph.faults.add({ match: { path: DELTA, pageOver: 3 }, times: Infinity, answer })
      const { mails, polls } = await drainInSpite(null)
      assert.deepEqual(mails.map(({ id }) => id).toSorted(), ids.toSorted())
      assert.ok(polls <= 3, `${polls} polls`)
      assert.ok(cannot.hits() < 40, `${cannot.hits()} requests in vain`)
    })
  }

  it('is asked for smaller where its answer never comes, one step at a time', async () => {
    const ids = await deliverMany(rig, 5)
    const hanging = rig.graph.faults.add({ match: { path: DELTA, pageOver: 12 }, times: Infinity, answer: 'hang' })
    await assert.rejects(rig.client.changes(null, LONG_AGO), { code: 'timeout' })
    assert.equal(hanging.hits(), 2)
    const { mails } = await drainInSpite(null)
    assert.deepEqual(mails.map(({ id }) => id).toSorted(), ids.toSorted())
    assert.equal(hanging.hits(), 3)
  })

  it('is remembered by its mailbox alone, whatever its secret is', async () => {
    const cannot = rig.graph.faults.add({
      match: { path: DELTA, pageOver: 50 },
      times: Infinity,
      answer: { status: 504 },
    })
    await drainInSpite(null)
    const hits = cannot.hits()
    await drain(rig.provider.open({ ...rig.access, address: rig.access.address.toUpperCase() }), null)
    assert.equal(cannot.hits(), hits)
    await assert.rejects(
      rig.provider.open({ ...rig.access, address: 'hidden@contoso.example' }).changes(null, LONG_AGO),
    )
    assert.ok(cannot.hits() > hits)
  })

  it('is not asked for smaller where the mailbox asks to wait, nor where the network is broken', async () => {
    for (const answer of [
      { status: 503, retryAfterSeconds: 1 },
      { status: 429, retryAfterSeconds: 1 },
      'reset',
    ] as const) {
      const fault = rig.graph.faults.add({ match: { path: DELTA }, times: Infinity, answer })
      await assert.rejects(rig.client.changes(null, LONG_AGO), { retryable: true })
      assert.equal(fault.hits(), 3, JSON.stringify(answer))
      fault.remove()
      const small = rig.graph.faults.add({ match: { path: DELTA, pageOver: 99 }, answer: { slowMs: 0 } })
      await rig.client.changes(null, LONG_AGO)
      assert.equal(small.hits(), 1, 'a page of the usual size')
    }
  })
})
