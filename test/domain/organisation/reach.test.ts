import assert from 'node:assert/strict'
import { feelsFixing, isNobody, reachOf, takersOf, type Follower } from '../../../src/domain/organisation/reach.ts'
import type { StoredLevel } from '../../../src/domain/organisation/inheritance.ts'

interface Settings {
  readonly greeting: string | null
}

const NOTHING: Settings = { greeting: null }
const ORDER = ['customer', 'partner', 'root']
const FOLLOWERS: readonly Follower[] = [
  { isMailbox: false, order: ORDER.slice(1) },
  { isMailbox: false, order: ORDER },
  { isMailbox: true, order: ['mailbox', ...ORDER] },
]

const set = (_id: string, greeting: string | null, isFixed = false): StoredLevel<Settings> => ({
  ...{ _id, settings: { greeting } },
  ...(isFixed ? { fixed: ['greeting'] as const } : {}),
})
const fixing = (value: string, ...stored: readonly StoredLevel<Settings>[]) =>
  reachOf(FOLLOWERS, feelsFixing(stored, { ownerId: 'root', field: 'greeting', value, nothing: NOTHING }))
const takers = (...stored: readonly StoredLevel<Settings>[]) =>
  takersOf(FOLLOWERS, stored, { ownerId: 'root', field: 'greeting', nothing: NOTHING })

describe('who feels that a value is fixed', () => {
  it('is nobody where nobody has anything else', () => {
    assert.ok(isNobody(fixing('Hello')))
    assert.ok(isNobody(fixing('Hello', set('root', 'Old'), set('partner', 'Hello'))))
  })

  it('is whoever has something else, with all who take it from them', () => {
    assert.deepEqual(fixing('Hello', set('partner', 'Ours')), { organisations: 2, mailboxes: 1 })
    assert.deepEqual(fixing('Hello', set('customer', 'Ours')), { organisations: 1, mailboxes: 1 })
    assert.deepEqual(fixing('Hello', set('mailbox', 'Ours')), { organisations: 0, mailboxes: 1 })
    assert.deepEqual(fixing('Hello', set('partner', 'Ours'), set('customer', 'Hello')), {
      organisations: 1,
      mailboxes: 0,
    })
  })

  it('is the same whether it is fixed now or not: freeing it gives back what fixing took', () => {
    const below = [set('partner', 'Ours', true), set('mailbox', 'Mine')]
    assert.deepEqual(
      fixing('Hello', set('root', 'Hello', true), ...below),
      fixing('Hello', set('root', 'Hello'), ...below),
    )
  })
})

describe('who takes a value', () => {
  it('is whoever has none in between, or all below where it is fixed', () => {
    assert.deepEqual(takers(), { organisations: 2, mailboxes: 1 })
    assert.deepEqual(takers(set('customer', 'Ours')), { organisations: 1, mailboxes: 0 })
    assert.deepEqual(takers(set('customer', 'Ours'), set('root', 'Hello', true)), { organisations: 2, mailboxes: 1 })
  })
})
