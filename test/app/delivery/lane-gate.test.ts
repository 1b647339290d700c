// What a worker knows of ways that are closed.
import assert from 'node:assert/strict'
import { createLaneGate } from '../../../src/app/delivery/lane-gate.ts'

describe('a lane', () => {
  let now = 0
  const gate = () => createLaneGate(() => new Date(now))
  beforeEach(() => void (now = 1_000_000))

  it('lets in as many as there is room for, and no more until one is done', () => {
    const lanes = gate()
    const room = { count: 2, opensInMs: 0 }
    assert.deepEqual([lanes.enter('a', room), lanes.enter('a', room), lanes.enter('a', room)], [true, true, false])
    assert.equal(lanes.enter('b', room), true)
    assert.deepEqual(lanes.closed(), [], 'it is full, not closed')
    lanes.leave('a')
    assert.equal(lanes.enter('a', room), true)
  })

  it('is closed where there is no room, until it opens, and narrow for some time after', () => {
    const lanes = gate()
    assert.equal(lanes.isNarrow('a'), false)
    assert.equal(lanes.enter('a', { count: 0, opensInMs: 700 }), false)
    lanes.close('b', 5000)
    assert.deepEqual([lanes.closed(), lanes.opensInMs()], [['a', 'b'], 750])
    assert.equal(lanes.enter('a', null), false)
    now += 750
    assert.deepEqual([lanes.closed(), lanes.opensInMs()], [['b'], 4300])
    assert.equal(lanes.enter('a', null), true)
    assert.equal(lanes.isNarrow('a'), true)
    now += 11 * 60_000
    assert.deepEqual([lanes.closed(), lanes.opensInMs()], [[], null])
    assert.equal(lanes.isNarrow('a'), false)
  })
})
