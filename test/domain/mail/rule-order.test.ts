import assert from 'node:assert/strict'
import type { MailRule, StoredMailRules } from '../../../src/domain/mail/mail-rules.ts'
import { RULE_TURNS, rulesInOrder, triedOf } from '../../../src/domain/mail/rule-order.ts'

const OWNERS = ['mailbox', 'customer', 'partner', 'root']

function aRule(id: string, fixed: boolean): MailRule {
  return {
    ...{ id, name: id, active: true, field: 'subject', headerName: '', pattern: id, outcome: { kind: 'ignore' } },
    ...(fixed ? { fixed } : {}),
    revision: 1,
  }
}

/** Two rules of each of four owners; the bits of `seed` say who fixes which, whose run before, and who switches off what. */
function policy(seed: number): readonly StoredMailRules[] {
  const bit = (index: number): boolean => ((seed >> index) & 1) === 1
  return OWNERS.map((_id, index) => ({
    ...{ _id, revision: 1, runs: RULE_TURNS[bit(index) ? 0 : 1] },
    rules: [aRule(`${_id}1`, bit(4 + index)), aRule(`${_id}2`, bit(8 + index))],
    off: OWNERS.slice(index + 1).flatMap((above, nth) =>
      bit(12 + ((index + nth) % 4)) ? [`${above}1`, `${above}2`] : [],
    ),
  }))
}

const POLICIES = Array.from({ length: 1 << 16 }, (_, seed) => seed)
  .filter((seed) => seed % 7 === 0)
  .map(policy)

describe('rulesInOrder', () => {
  it('has own rules first, then those above from the nearest up, where nobody says anything', () => {
    const ids = rulesInOrder(policy(0)).map(({ rule }) => rule.id)
    assert.deepEqual(
      ids,
      OWNERS.flatMap((owner) => [`${owner}1`, `${owner}2`]),
    )
  })

  it('has the rules of an organisation that wants them before, before all below it, and those of the top one first', () => {
    const runs = 'before' as const
    const [mailbox, customer, partner, root] = policy(0)
    assert.ok(mailbox && customer && partner && root)
    const ids = rulesInOrder([mailbox, customer, { ...partner, runs }, { ...root, runs }]).map(({ rule }) => rule.id)
    assert.deepEqual(ids, ['root1', 'root2', 'partner1', 'partner2', 'mailbox1', 'mailbox2', 'customer1', 'customer2'])
  })

  it('has every rule exactly once, and keeps the order of an owner among the fixed and among the others', () => {
    for (const stored of POLICIES) {
      const all = rulesInOrder(stored)
      assert.equal(new Set(all.map(({ rule }) => rule.id)).size, 8)
      assert.equal(all.length, 8)
      for (const { _id, rules, runs } of stored) {
        const own = all.filter(({ ownerId }) => ownerId === _id).map(({ rule }) => rule)
        const wanted =
          runs === 'before' ? rules : rules.toSorted((a, b) => Number(b.fixed ?? false) - Number(a.fixed ?? false))
        assert.deepEqual(own, wanted)
      }
    }
  })

  it('tries a fixed rule whatever those below do, and before everything of theirs', () => {
    for (const stored of POLICIES) {
      const tried = rulesInOrder(stored)
      for (const [place, { rule, ownerId, offBy }] of tried.entries()) {
        if (!rule.fixed) continue
        assert.equal(offBy, null)
        const before = tried.slice(0, place).map((one) => OWNERS.indexOf(one.ownerId))
        assert.ok(before.every((owner) => owner >= OWNERS.indexOf(ownerId)))
      }
    }
  })

  it('lets nobody switch off a rule of their own or of those below them', () => {
    for (const stored of POLICIES) {
      for (const { ownerId, offBy } of rulesInOrder(stored)) {
        if (offBy !== null) assert.ok(OWNERS.indexOf(offBy) < OWNERS.indexOf(ownerId))
      }
    }
  })

  it('leaves out of what is tried just what somebody below switched off, and names the nearest who did', () => {
    const [mailbox, customer, partner, root] = policy(0)
    assert.ok(mailbox && customer && partner && root)
    const off = ['root1']
    const order = rulesInOrder([mailbox, { ...customer, off }, { ...partner, off }, root])
    assert.equal(order.find(({ rule }) => rule.id === 'root1')?.offBy, 'customer')
    assert.equal(triedOf(order).length, 7)
  })
})
