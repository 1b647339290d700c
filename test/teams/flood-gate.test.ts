import assert from 'node:assert/strict'
import type { Passage } from '../../src/lib/buckets.ts'
import { createFloodGate } from '../../src/teams/flood-gate.ts'
import { NOON } from '../support/builders.ts'

describe('the flood gate', () => {
  let now: number
  beforeEach(() => (now = NOON.getTime()))
  const clock = (): Date => new Date(now)
  const ann = { tenantId: 'contoso', personId: 'ann' }

  function ask(gate: ReturnType<typeof createFloodGate>, times: number, from = ann): readonly Passage[] {
    return Array.from({ length: times }, () => gate.ask(from))
  }

  it('lets everything through that a person can type and click in a day', () => {
    const gate = createFloodGate(clock)
    for (let second = 0; second < 8 * 3600; second += 1) {
      assert.deepEqual(ask(gate, 3), ['pass', 'pass', 'pass'])
      now += 1000
    }
  })

  it('says once that it is too much, then drops the rest until it ebbs', () => {
    const gate = createFloodGate(clock, { burst: 10, perSecond: 1 })
    assert.deepEqual(new Set(ask(gate, 10)), new Set(['pass']))
    assert.deepEqual(ask(gate, 3), ['tell', 'drop', 'drop'])
    now += 4_000
    assert.deepEqual(ask(gate, 2), ['drop', 'drop'])
    now += 1_000
    assert.deepEqual(ask(gate, 7), ['pass', 'pass', 'pass', 'pass', 'pass', 'tell', 'drop'])
  })

  it('costs nobody else anything, and adds up what one tenant asks', () => {
    const gate = createFloodGate(clock, { burst: 2, perSecond: 1 }, { burst: 4, perSecond: 1 })
    assert.deepEqual(ask(gate, 3), ['pass', 'pass', 'tell'])
    assert.deepEqual(ask(gate, 2, { ...ann, personId: 'bob' }), ['pass', 'pass'])
    assert.deepEqual(ask(gate, 1, { ...ann, personId: 'cleo' }), ['tell'])
    assert.deepEqual(ask(gate, 1, { tenantId: 'fabrikam', personId: 'ann' }), ['pass'])
  })

  it('gives nothing, and takes nothing, when the clock is set back', () => {
    const gate = createFloodGate(clock, { burst: 2, perSecond: 1 })
    ask(gate, 2)
    now -= 3_600_000
    assert.deepEqual(ask(gate, 2), ['tell', 'drop'])
    now += 1_000
    assert.deepEqual(ask(gate, 1), ['pass'])
  })

  it('remembers only so many, those of late', () => {
    const gate = createFloodGate(clock, { burst: 1, perSecond: 0.001 }, { burst: 1e9, perSecond: 1 })
    for (let person = 0; person < 50_000; person += 1)
      assert.equal(gate.ask({ ...ann, personId: `p${person}` }), 'pass')
    assert.equal(gate.ask({ ...ann, personId: 'p49999' }), 'tell')
    assert.equal(gate.ask({ ...ann, personId: 'p0' }), 'pass')
  })
})
