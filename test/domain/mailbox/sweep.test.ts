import assert from 'node:assert/strict'
import { isSweepDue } from '../../../src/app/intake/sweep-inbox.ts'
import { MOST_MISSING, newSweep, nextDue } from '../../../src/domain/mailbox/sweep.ts'
import { NOON } from '../../support/builders.ts'

const MINUTE_MS = 60_000
const at = (minutes: number): Date => new Date(NOON.getTime() + minutes * MINUTE_MS)

describe('when a sweep has something to do', () => {
  const sweep = { ...newSweep('support', 'support@northwind.example', NOON), dueAt: at(15) }

  it('is its next page, or the second look that is due first', () => {
    assert.deepEqual(nextDue(sweep), at(15))
    const missing = [
      { mailId: 'late', lookAt: at(10) },
      { mailId: 'soon', lookAt: at(4) },
    ]
    assert.deepEqual(nextDue({ ...sweep, missing }), at(4))
  })

  it('is no page while it keeps as many as it may', () => {
    const missing = Array.from({ length: MOST_MISSING }, (_, index) => ({ mailId: `mail-${index}`, lookAt: at(30) }))
    assert.deepEqual(nextDue({ ...sweep, missing }), at(30))
  })

  it('is asked of the sweep where the mailbox does not know, and where a clock that went back made it wait for hours', () => {
    assert.equal(isSweepDue({}, NOON), true)
    assert.equal(isSweepDue({ sweepAt: null }, NOON), true)
    assert.equal(isSweepDue({ sweepAt: at(14) }, NOON), false)
    assert.equal(isSweepDue({ sweepAt: at(0) }, NOON), true)
    assert.equal(isSweepDue({ sweepAt: at(60) }, NOON), true)
  })
})
