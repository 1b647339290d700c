// New ids.
import assert from 'node:assert/strict'
import { newId } from '../../src/lib/new-id.ts'

describe('new id', () => {
  it('is safe in a URL and another one each time', () => {
    const ids = Array.from({ length: 1000 }, newId)
    assert.equal(new Set(ids).size, 1000)
    for (const id of ids) assert.match(id, /^[\w-]{20}$/)
  })
})
