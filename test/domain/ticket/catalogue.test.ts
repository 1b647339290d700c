// Categories, service types, and the small rules around them.
import assert from 'node:assert/strict'
import { inPickerOrder, isOffered, nameKey, serviceTypesFor } from '../../../src/domain/ticket/catalogue.ts'
import { retryAt } from '../../../src/domain/mailbox/ledger.ts'
import { pollDelayMs } from '../../../src/domain/mailbox/mailbox.ts'
import { aCategory, aServiceType, NOON } from '../../support/builders.ts'

describe('catalogue', () => {
  it('gives names that read the same the same key: case, spaces, width, Unicode form', () => {
    assert.equal(nameKey('  Hardware   Repair '), nameKey('hardware repair'))
    assert.equal(nameKey('Caf\u0065\u0301'), nameKey('CAF\u00c9'))
    assert.equal(nameKey('ＡＢＣ'), nameKey('abc'))
    assert.notEqual(nameKey('Hardware'), nameKey('Hardwares'))
  })

  it('orders pickers by position, then by name', () => {
    const items = [
      aCategory({ _id: 'c', name: 'Zebra', order: 1 }),
      aCategory({ _id: 'a', name: 'Bee', nameKey: 'bee', order: 2 }),
      aCategory({ _id: 'b', name: 'Ant', nameKey: 'ant', order: 2 }),
    ]
    assert.deepEqual(
      inPickerOrder(items).map((item) => item._id),
      ['c', 'b', 'a'],
    )
  })

  it('offers a service type only with its categories, when it has any', () => {
    const everywhere = aServiceType({ _id: 'everywhere' })
    const limited = aServiceType({ _id: 'limited', categoryIds: ['hardware'] })
    const offered = (categoryId: string | null) =>
      serviceTypesFor([everywhere, limited], categoryId).map((type) => type._id)
    assert.deepEqual(offered('hardware'), ['everywhere', 'limited'])
    assert.deepEqual(offered('software'), ['everywhere'])
    assert.deepEqual(offered(null), ['everywhere', 'limited'])
  })
})

describe('isOffered', () => {
  const path = ['root', 'partner', 'customer']
  const hidden = aCategory({ organisationId: 'root', hiddenIn: ['partner'] })

  it('leaves out a default that somebody on the way down has hidden, and nothing for those beside', () => {
    assert.equal(isOffered(hidden, path), false)
    assert.equal(isOffered(hidden, ['root', 'neighbour']), true)
  })

  it('offers what is fixed to all below its owner, who hides or not; not once it is retired', () => {
    assert.equal(isOffered({ ...hidden, fixed: true }, path), true)
    assert.equal(isOffered({ ...hidden, fixed: true, active: false }, path), false)
    assert.equal(isOffered({ ...hidden, fixed: true, organisationId: 'neighbour' }, path), false)
  })
})

describe('waiting times', () => {
  it('grow with each failed try of a mail, and end', () => {
    assert.deepEqual(retryAt(1, NOON), new Date(NOON.getTime() + 10_000))
    assert.deepEqual(retryAt(5, NOON), new Date(NOON.getTime() + 7_200_000))
    assert.deepEqual(retryAt(8, NOON), new Date(NOON.getTime() + 8 * 3_600_000))
    assert.equal(retryAt(9, NOON), null)
  })

  it('double with each failed poll up to a quarter of an hour', () => {
    assert.equal(pollDelayMs(0, 30_000), 30_000)
    assert.equal(pollDelayMs(1, 30_000), 60_000)
    assert.equal(pollDelayMs(50, 30_000), 15 * 60_000)
    assert.equal(pollDelayMs(50, 3_600_000), 3_600_000)
  })
})
