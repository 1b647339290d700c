// The tree of organisations.
import assert from 'node:assert/strict'
import { isWithin, kindBelow, nearestFirst } from '../../../src/domain/organisation/organisation.ts'
import { aTree } from '../../support/builders.ts'

describe('organisation tree', () => {
  const tree = aTree()

  it('lets partners stand below distributors, customers below partners, nobody below customers', () => {
    assert.deepEqual(
      [kindBelow('distributor'), kindBelow('partner'), kindBelow('customer')],
      ['partner', 'customer', null],
    )
  })

  it('counts an organisation and everything below it as within it, and nothing beside or above', () => {
    assert.equal(isWithin(tree.customer, 'customer'), true)
    assert.equal(isWithin(tree.customer, 'partner'), true)
    assert.equal(isWithin(tree.customer, 'root'), true)
    assert.equal(isWithin(tree.customer, 'neighbour'), false)
    assert.equal(isWithin(tree.partner, 'customer'), false)
  })

  it('looks settings up from the organisation itself to the root', () => {
    assert.deepEqual(nearestFirst(tree.customer), ['customer', 'partner', 'root'])
  })
})
