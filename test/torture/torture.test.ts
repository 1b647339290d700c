import assert from 'node:assert/strict'
import { TEST_MONGODB_URI } from '../support/stores.ts'
import { torture } from './run.ts'
import { summaryText } from './summary.ts'

describe('a short round of torture', () => {
  it('loses and doubles nothing while Microsoft fails and processes are killed', async function () {
    this.timeout(600_000)
    const summary = await torture({
      ...{ seed: 'short', stormMs: 120_000, enough: { mails: 20, kills: 2 } },
      mongodbUri: TEST_MONGODB_URI,
    })
    assert.deepEqual(summary.differences, [], summaryText(summary))
    assert.ok(summary.kills >= 2 && summary.mails.length >= 20 && summary.faults.length > 3, summaryText(summary))
  })
})
