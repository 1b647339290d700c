import assert from 'node:assert/strict'
import { uniqueHtml, uniqueText } from '../../../src/sandbox/graph/unique-body.ts'

describe('uniqueBody', () => {
  it('ends where the text begins to quote', () => {
    for (const quote of [
      '> old',
      '-----Original Message-----\r\nold',
      `${'_'.repeat(32)}\r\nFrom: a`,
      'On Mon, Ann wrote:\r\nold',
      'From: Ann\r\nSent: Monday',
    ]) {
      assert.equal(uniqueText(`New -- From: > here\r\n\r\n${quote}`), 'New -- From: > here', quote)
    }
  })

  it('ends where the HTML begins to quote', () => {
    for (const quote of [
      '<BLOCKQUOTE>',
      '<div class="gmail_quote">',
      '<div dir="ltr" id="divRplyFwdMsg">',
      '<div id=appendonsend>',
    ]) {
      assert.equal(uniqueHtml(`<p>New</p>${quote}old`), '<p>New</p>', quote)
    }
  })

  it('is everything when nothing is quoted', () => {
    assert.equal(uniqueText('All'), 'All')
    assert.equal(uniqueHtml('<p>All</p>'), '<p>All</p>')
  })
})
