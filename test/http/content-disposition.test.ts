import assert from 'node:assert/strict'
import { dispositionOf } from '../../src/http/content-disposition.ts'

describe('the header that names a file', () => {
  it('is plain for a plain name', () => {
    assert.equal(dispositionOf('attachment', 'a b.pdf'), 'attachment; filename="a b.pdf"')
  })

  it('has both forms for all others', () => {
    const name = 'Größe (1) 100% "x" 漢.pdf'
    const header = dispositionOf('inline', name)
    assert.equal(
      header,
      `inline; filename="Gr__e (1) 100_ _x_ _.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29%20100%25%20%22x%22%20%E6%BC%A2.pdf`,
    )
    assert.equal(decodeURIComponent(/''(.*)$/.exec(header)?.[1] ?? ''), name)
  })

  it('ends no header and no value', () => {
    const header = dispositionOf('attachment', 'a"; x=\r\nSet-Cookie: y\\')
    assert.match(header, /^attachment; filename="a_; x=__Set-Cookie: y_"; filename\*=UTF-8''[\w%.-]+$/)
  })
})
