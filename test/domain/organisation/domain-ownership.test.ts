// Whose a mail domain is.
import assert from 'node:assert/strict'
import { holderOf, inTheWay } from '../../../src/domain/organisation/domain-ownership.ts'
import { aTree } from '../../support/builders.ts'

describe('a mail domain', () => {
  const tree = { ...aTree(), partner: { ...aTree().partner, domains: ['fabrikam.example'] } }
  const all = Object.values(tree)

  it('belongs to who has it, with everything below it in DNS', () => {
    const holder = (domain: string | null) => holderOf(domain, all)?._id
    assert.equal(holder('contoso.example'), 'customer')
    assert.equal(holder('a.b.contoso.example'), 'customer')
    assert.equal(holder('notcontoso.example'), undefined)
    assert.equal(holder('example'), undefined)
    assert.equal(holder(null), undefined)
    assert.equal(holder(`${'a.'.repeat(1000)}contoso.example`), undefined, 'DNS has no such name')
  })

  for (const [domain, taker, inWay] of [
    ['new.example', 'neighbour', undefined],
    ['contoso.example', 'neighbour', 'customer'],
    ['contoso.example', 'root', 'customer'],
    ['x.contoso.example', 'neighbour', 'customer'],
    ['x.contoso.example', 'partner', 'customer'],
    ['x.contoso.example', 'customer', undefined],
    ['x.fabrikam.example', 'customer', undefined],
    ['x.fabrikam.example', 'otherPartner', 'partner'],
    ['fabrikam.example', 'customer', 'partner'],
    ['notcontoso.example', 'neighbour', undefined],
  ] as const) {
    it(`${domain} ${inWay === undefined ? 'is free for' : `of ${inWay} is in the way of`} ${taker}`, () => {
      assert.equal(inTheWay(domain, tree[taker], all)?._id, inWay)
    })
  }

  it('cannot be taken from above what somebody else has below it', () => {
    const others = all.map((one) => (one._id === 'neighbour' ? { ...one, domains: ['dept.bank.example'] } : one))
    assert.equal(inTheWay('bank.example', tree.customer, others)?._id, 'neighbour')
    assert.equal(inTheWay('bank.example', tree.partner, others)?._id, undefined)
  })
})
