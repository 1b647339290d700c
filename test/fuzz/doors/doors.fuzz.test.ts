// Whatever is sent to a door: no 5xx, nothing logged as an error, no effect without the right, and no growth of memory.
import assert from 'node:assert/strict'
import { fuzzDoors } from './run.ts'
import { MOST_GROWN, SEED } from './limits.ts'

describe('every door', () => {
  it('takes whatever is sent to it (npm run fuzz sends more)', async function () {
    this.timeout(300_000)
    const { faults, statuses, grownBy } = await fuzzDoors({ seed: SEED, runs: 300 })
    assert.deepEqual(faults, [])
    for (const status of ['200', '202', '400', '404']) assert.ok(Number(statuses[status]) > 0, JSON.stringify(statuses))
    assert.ok(grownBy < MOST_GROWN, `${Math.round(grownBy / 1024)} KB more`)
  })
})
