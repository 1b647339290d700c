// An erasure whose process dies in the middle, again and again: it is taken up where it was, and nothing is left out or counted twice.
import assert from 'node:assert/strict'
import { reachOf } from '../../src/app/privacy/find-person.ts'
import { startErasure } from '../../src/app/privacy/start-erasure.ts'
import { herself, livesIn, NORA, tracesOf } from '../support/a-customer.ts'
import { dieAtEachWrite } from '../support/dying-frontdesk.ts'
import { startOutside, startTestFrontdesk, type Outside } from '../support/frontdesk.ts'
import { aroundWrites } from '../support/store-writes.ts'

const TOO_MANY = 60
/** Longer than a lease. */
const LATER_MS = 20_000

describe('an erasure whose process dies', () => {
  let outside: Outside
  beforeEach(async () => (outside = await startOutside()))
  afterEach(() => outside.stop())

  for (const when of ['before', 'after'] as const) {
    it(`is done by those after it, each of which dies ${when} a later write than the last`, async function () {
      this.timeout(300_000)
      const personId = await begun(outside)
      const deaths = await dieAtEachWrite(outside, { when, most: TOO_MANY }, LATER_MS, isDone)
      assert.ok(deaths > 8, `it died ${deaths} times only`)
      const desk = await startTestFrontdesk({ outside })
      try {
        for (const { _id } of await desk.documents.tickets.find({})) await desk.delivered(_id)
        assert.deepEqual(await tracesOf(desk.documents, [personId]), [])
        const told = await desk.documents.audit.find({ action: 'personal-data.erased' })
        assert.equal(told.length, 1)
        const counts = Object.fromEntries((told[0]?.changes ?? []).map(({ field, after }) => [field, Number(after)]))
        assert.deepEqual([counts['tickets'], counts['emailsInLog'], counts['auditEntries']], [3, 4, 1])
      } finally {
        await desk.stop()
      }
    })
  }
})

async function isDone({ erasures }: Parameters<typeof tracesOf>[0]): Promise<boolean> {
  return (await erasures.count({})) === 0
}

/** The erasure was asked for, and nothing of it is done. Answers with the person's id. */
async function begun(outside: Outside): Promise<string> {
  const desk = await startTestFrontdesk({
    outside,
    wrapStore: (store) =>
      aroundWrites(store, async ({ collection, method }, run) => {
        if (collection === 'erasures' && method === 'updateIf') throw new Error('Not yet')
        if (collection === 'people' && method === 'delete') return 0 as never
        return await run()
      }),
  })
  try {
    await livesIn(desk)
    const { _id } = await herself(desk.documents)
    const ada = await desk.documents.people.findOne({ _id: 'ada' })
    assert.ok(ada)
    const reach = await reachOf(desk.documents, ada, 'root')
    await startErasure(desk.frontdesk.deps, ada, reach, {
      address: NORA.address,
      personId: null,
      confirmed: NORA.address,
    })
    return _id
  } finally {
    await desk.stop()
  }
}
