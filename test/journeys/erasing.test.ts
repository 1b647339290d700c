// A customer with all that Frontdesk can know of somebody is erased: nothing in any collection leads to her any more.
import assert from 'node:assert/strict'
import { reachOf } from '../../src/app/privacy/find-person.ts'
import { startErasure } from '../../src/app/privacy/start-erasure.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA } from '../support/frontdesk-seed.ts'
import { livesIn, NORA, tracesOf, type Lived } from '../support/a-customer.ts'

describe('erasing a customer', () => {
  let desk: TestFrontdesk
  let lived: Lived
  before(async () => {
    desk = await startTestFrontdesk()
    lived = await livesIn(desk)
  })
  after(() => desk.stop())

  it('leaves no trace of her in any collection, and numbers, times and categories as they were', async () => {
    assert.ok((await tracesOf(desk.documents)).length > 10, 'too little to be erased')
    const ada = await desk.documents.people.findOne({ aadObjectId: ADA.aadObjectId })
    assert.ok(ada)
    const reach = await reachOf(desk.documents, ada, 'root')
    await startErasure(desk.frontdesk.deps, ada, reach, {
      address: NORA.address,
      personId: null,
      confirmed: NORA.address,
    })
    await desk.eventually(
      'the first pass',
      async () => (await desk.documents.erasures.findOne({ pass: 2 })) !== undefined,
    )
    desk.advance(61_000)
    await desk.eventually('the end', async () => (await desk.documents.erasures.count({})) === 0)
    for (const { _id } of lived.tickets) await desk.delivered(_id)
    assert.deepEqual(await tracesOf(desk.documents), [])
  })
})
