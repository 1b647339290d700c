// By which rules a query counts as served by an index.
import assert from 'node:assert/strict'
import type { IndexDeclaration } from '../../src/app/ports/documents.ts'
import { servedBy } from './served-by.ts'
import { shapeOf, type Query } from './shape.ts'

const indexes: readonly IndexDeclaration[] = [{ fields: { owner: 1, at: -1 } }, { fields: { 'parts.kind': 1 } }]

describe('a query', () => {
  const served = (filter: object, options: Query['options'] = {}) =>
    servedBy({ collection: 'things', method: 'find', filter, options }, { name: 'things', indexes })

  it('is served by an index whose first field it asks for', () => {
    assert.equal(served({ owner: 'ann', other: 1 }), 'owner, -at')
    assert.equal(served({ owner: { $in: ['ann', 'bob'] } }), 'owner, -at')
    assert.equal(served({ owner: null }), 'owner, -at')
    assert.equal(served({ $and: [{ other: 1 }, { owner: { $gt: 'a' } }] }), 'owner, -at')
    assert.equal(served({ parts: { $elemMatch: { kind: 'x', size: { $gt: 1 } } } }), 'parts.kind')
    assert.equal(served({ _id: { $gt: 'a' } }), '_id')
    assert.equal(served({}, { sort: { owner: 1 } as never, limit: 3 }), 'owner, -at')
  })

  it('is a scan otherwise', () => {
    assert.equal(served({}), null)
    assert.equal(served({}, { sort: { owner: 1 } as never }), null)
    assert.equal(served({ at: new Date(0) }), null)
    assert.equal(served({ owner: { $ne: 'ann' } }), null)
    assert.equal(served({ owner: { $nin: ['ann'] } }), null)
    assert.equal(served({ $or: [{ owner: 'ann' }, { other: 1 }] }), null)
  })

  it('with alternatives is served where each of them is', () => {
    assert.equal(served({ $or: [{ owner: 'ann' }, { 'parts.kind': 'x' }] }), 'owner, -at | parts.kind')
  })

  it('looks like any other with other values', () => {
    const shape = (filter: object) => shapeOf({ collection: 'things', method: 'find', filter })
    assert.equal(shape({ owner: 'ann', at: { $gte: new Date(0) } }), shape({ owner: 'bob', at: { $gte: new Date(1) } }))
    assert.notEqual(shape({ owner: 'ann' }), shape({ owner: null }))
    assert.equal(shape({ $or: [{ a: 1 }, { a: 2 }] }), 'find · (a)')
  })
})
