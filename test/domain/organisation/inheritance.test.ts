import assert from 'node:assert/strict'
import { inForce, levelsOf, withFixed, type Level } from '../../../src/domain/organisation/inheritance.ts'

interface Settings {
  readonly greeting: string | null
}

const OWNERS = ['mailbox', 'customer', 'partner', 'root']
const WAYS = ['unset', 'unset-fixed', 'default', 'fixed'] as const
type Way = (typeof WAYS)[number]

/** Every way in which four owners, nearest first, may have set one field, or not. */
function* everyPolicy(owners: readonly string[] = OWNERS): Generator<readonly Way[]> {
  if (owners.length === 0) {
    yield []
    return
  }
  for (const rest of everyPolicy(owners.slice(1))) for (const way of WAYS) yield [way, ...rest]
}

function levels(ways: readonly Way[]): readonly Level<Settings>[] {
  return ways.map((way, index) => {
    const ownerId = OWNERS[index] ?? ''
    const settings = { greeting: way.startsWith('unset') ? null : `of ${ownerId}` }
    return { ownerId, settings, ...(way.endsWith('fixed') ? { fixed: ['greeting'] as const } : {}) }
  })
}

const resultOf = (ways: readonly Way[]) => inForce(levels(ways), 'greeting', 'built in')

describe('inForce', () => {
  it('takes the highest fixed value, else the nearest one, else the built-in one, in every tree of four owners', () => {
    for (const ways of everyPolicy()) {
      const fixed = ways.lastIndexOf('fixed')
      const nearest = ways.indexOf('default')
      const owner = OWNERS[fixed === -1 ? nearest : fixed]
      const { value, originId } = resultOf(ways)
      assert.equal(originId, owner ?? null, ways.join(' '))
      assert.equal(value, owner === undefined ? 'built in' : `of ${owner}`, ways.join(' '))
    }
  })

  it('names who fixed it exactly to those who are not asked about it', () => {
    for (const ways of everyPolicy()) {
      const fixed = ways.lastIndexOf('fixed')
      assert.equal(resultOf(ways).fixedBy, fixed > 0 ? OWNERS[fixed] : null, ways.join(' '))
    }
  })

  it('lets nobody change anything by what they set below a fixed value', () => {
    for (const ways of everyPolicy()) {
      const fixed = ways.lastIndexOf('fixed')
      if (fixed < 1) continue
      for (const below of everyPolicy(OWNERS.slice(0, fixed))) {
        assert.deepEqual(resultOf([...below, ...ways.slice(fixed)]), resultOf(ways), ways.join(' '))
      }
    }
  })

  it('gives back what was set below as soon as nothing above is fixed', () => {
    for (const ways of everyPolicy()) {
      if (ways[0] !== 'default') continue
      const unfixed = ways.map((way) => (way === 'fixed' ? 'default' : way))
      assert.deepEqual(resultOf(unfixed), { value: 'of mailbox', originId: 'mailbox', fixedBy: null })
    }
  })

  it('takes off, zero and empty for values', () => {
    for (const value of ['', 0, false]) {
      const fixed = { ownerId: 'root', settings: { it: value }, fixed: ['it'] as const }
      assert.deepEqual(inForce([{ ownerId: 'me', settings: { it: 'mine' } }, fixed], 'it', 'built in'), {
        ...{ value, originId: 'root', fixedBy: 'root' },
      })
    }
  })
})

describe('levelsOf', () => {
  it('has a level for each owner in their order, so that the first is whoever asks', () => {
    const stored = [{ _id: 'root', settings: { greeting: 'Hello' }, fixed: ['greeting'] as const }]
    const found = levelsOf<Settings>(['me', 'root'], stored, { greeting: null })
    assert.equal(inForce(found, 'greeting', '').fixedBy, 'root')
    assert.deepEqual(found, [
      { ownerId: 'me', settings: { greeting: null } },
      { ownerId: 'root', settings: { greeting: 'Hello' }, fixed: ['greeting'] },
    ])
  })
})

describe('withFixed', () => {
  it('fixes once, unfixes, and leaves the others', () => {
    assert.deepEqual(withFixed(undefined, 'a', true), ['a'])
    assert.deepEqual(withFixed(['a', 'b'], 'a', true), ['b', 'a'])
    assert.deepEqual(withFixed(['a', 'b'], 'a', false), ['b'])
    assert.deepEqual(withFixed(undefined, 'a', false), [])
  })
})
