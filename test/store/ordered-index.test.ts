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

  it('leaves what it does not know to others', () => {
    const index = new OrderedIndex(FIELDS)
    assert.equal(index.walk({ ticketId: { $in: ['t'] } }, { at: 1 }), undefined)
    assert.equal(index.walk({ kind: 'mail' }, { at: 1 }), undefined)
    assert.equal(index.walk({ ticketId: 't' }, { kind: 1 }), undefined)
    assert.equal(index.walk({ ticketId: 't' }, { at: 1, _id: -1 }), undefined)
  })
})
