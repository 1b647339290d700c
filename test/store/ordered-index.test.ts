// What the embedded store looks at for a page of many documents.
import assert from 'node:assert/strict'
import { OrderedIndex } from '../../src/store/embedded/ordered-index.ts'

const FIELDS = { ticketId: 1, at: 1, _id: 1 } as const

describe('an index that keeps order', () => {
  it('walks from the bound, both ways, and no further than it is asked', () => {
    const documents = Array.from({ length: 10_000 }, (_, index) => ({ _id: `e${index}`, ticketId: 't', at: index }))
    const index = new OrderedIndex(FIELDS)
    index.insert(documents.toReversed())
    const first = (filter: object, order: 1 | -1): readonly unknown[] => {
      const walk = index.walk({ ticketId: 't', ...filter }, { at: order, _id: order })
      assert.ok(walk)
      const seen: unknown[] = []
      for (const document of walk) {
        seen.push(Reflect.get(document, 'at'))
        if (seen.length === 3) break
      }
      return seen
    }
    assert.deepEqual(first({}, -1), [9999, 9998, 9997])
    assert.deepEqual(first({ at: { $lte: 5000 } }, -1), [5000, 4999, 4998])
    assert.equal(first({ at: { $lt: 5000 } }, -1).at(-1), 4998)
    assert.deepEqual(first({ at: { $gte: 5000 } }, 1), [5000, 5001, 5002])
    index.remove(documents.slice(4998, 5000))
    assert.deepEqual(first({ at: { $lte: 5000 } }, -1), [5000, 4997, 4996])
  })

  it('walks through the stretch alone that the filter pins, both ways, from its bound', () => {
    const documents = Array.from({ length: 1_000 }, (_, index) => ({
      ...{ _id: `e${String(index).padStart(4, '0')}`, ticketId: 't', untold: index >= 900, at: index },
    }))
    const index = new OrderedIndex({ ticketId: 1, untold: 1, at: 1, _id: 1 })
    index.insert(documents.toReversed())
    const all = (filter: object, order: 1 | -1): readonly unknown[] => {
      const walk = index.walk({ ticketId: 't', ...filter }, { at: order, _id: order }) ?? []
      return Array.from(walk, (one): unknown => Reflect.get(one, 'at'))
    }
    const [first, ...others] = all({ untold: true }, 1)
    assert.deepEqual([first, others.length], [900, 99])
    assert.deepEqual(all({ untold: true, at: { $lt: 903 } }, -1).slice(-3), [902, 901, 900])
    assert.deepEqual(all({ untold: false, at: { $gte: 898 } }, 1), [898, 899])
    assert.equal(index.walk({ ticketId: 't' }, { at: 1 }), undefined, 'nothing is pinned')
    assert.equal(index.walk({ ticketId: 't', untold: null }, { at: 1 }), undefined, 'what is absent is not null')
    assert.equal(index.walk({ ticketId: 't', untold: { $ne: true } }, { at: 1 }), undefined)
  })

  it('leaves what it does not know to others', () => {
    const index = new OrderedIndex(FIELDS)
    assert.equal(index.walk({ ticketId: { $in: ['t'] } }, { at: 1 }), undefined)
    assert.equal(index.walk({ kind: 'mail' }, { at: 1 }), undefined)
    assert.equal(index.walk({ ticketId: 't' }, { kind: 1 }), undefined)
    assert.equal(index.walk({ ticketId: 't' }, { at: 1, _id: -1 }), undefined)
  })
})
