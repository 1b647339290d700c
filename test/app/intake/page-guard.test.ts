import assert from 'node:assert/strict'
import { createPageGuard } from '../../../src/app/intake/page-guard.ts'

describe('the guard of pages', () => {
  it('bears a page that comes again, and no circle, however large', () => {
    for (const size of [1, 2, 50]) {
      const guard = createPageGuard()
      let pages = 0
      for (let error = null; error === null && pages < 1000; pages += 1) error = guard.came(`page-${pages % size}`)
      assert.ok(pages > size && pages <= size + 4, `${pages} pages of a circle of ${size}`)
    }
  })

  it('lets the mails be worked after so many pages, though each leads to another', () => {
    const guard = createPageGuard(5)
    for (let page = 0; page < 5; page += 1) {
      assert.equal(guard.isEnough(), false)
      assert.equal(guard.came(`page-${page}`), null)
    }
    assert.equal(guard.isEnough(), true)
  })

  it('takes one lost place for what happens, and another for trouble', () => {
    const guard = createPageGuard()
    assert.equal(guard.lost(null), null)
    assert.equal(guard.lost(null)?.code, 'place-lost')
  })
})
