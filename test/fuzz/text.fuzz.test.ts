// Whatever somebody writes: the text of a mail is read without a throw, without a loss, and in time with its length.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cleanText } from '../../src/domain/mail/clean-text.ts'
import { splitReply } from '../../src/domain/mail/quoted-text.ts'
import { replyText } from '../../src/mail/process.ts'
import { textFromHtml } from '../../src/mail/html-to-text.ts'
import { foldText } from '../../src/teams/cards/fold-text.ts'
import { always, assertLinear, mailText, piece } from '../support/properties.ts'

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
const context = fc.record({
  kind: fc.constantFrom('answer', 'forward', 'new'),
  sender: fc.constantFrom(null, '', 'Ann Lee ann@x.example'),
})

describe('any text', () => {
  it('has each of its lines in exactly one of: what was written, what it quotes, the signature', () => {
    always(fc.tuple(mailText, context), 400, ([written, of]) => {
      const text = cleanText(written)
      const parts = splitReply(text, of)
      assert.deepEqual(linesOf(Object.values(parts).join('\n')).toSorted(), linesOf(text).toSorted())
      if (text !== '') assert.notEqual(parts.fresh.trim(), '', 'something is always left to read')
    })
  })

  it('is clean once it was cleaned', () => {
    always(mailText, 400, (written) => {
      const text = cleanText(written)
      assert.equal(cleanText(text), text)
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      assert.doesNotMatch(text, /[\u0000-\u0008\u200B\u202A-\u202E]|\r/u)
    })
  })

  it('is an answer’s text, of HTML too, in which nothing of a tag, a style or a script is left', () => {
    always(mailText, 400, (written) => {
      for (const type of ['html', 'text']) assert.equal(typeof replyText(written, type), 'string')
      assert.doesNotMatch(textFromHtml(written), /<style|a\{\}|base64,AAAA/)
    })
  })

  it('folds to a part that is shown and says when there is more', () => {
    always(mailText, 200, (written) => assert.doesNotThrow(() => foldText(cleanText(written))))
  })

  it('takes time as its length does', function () {
    this.timeout(120_000)
    const pattern = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('') || 'a')
    always(pattern, 25, (text) => {
      assertLinear(text, 20_000, (whole) => [replyText(whole, 'html'), replyText(whole, 'text')])
    })
  })
})
