import assert from 'node:assert/strict'
import { headerText } from '../../../src/mail/graph/header-value.ts'
import { assertQuick } from '../../support/cpu-time.ts'

describe('headerText', () => {
  it('unfolds', () => {
    assert.equal(headerText('<a@b>\r\n\t<c@d>\n <e@f> '), '<a@b>\t<c@d> <e@f>')
  })

  it('decodes encoded words of both kinds and joins neighbours', () => {
    assert.equal(headerText('=?utf-8?Q?Gr=C3=BC=C3=9Fe_an?= =?UTF-8?B?IGFsbGU=?= !'), 'Grüße an alle !')
    assert.equal(headerText('=?iso-8859-1*de?q?M=FCller?= <m@example.com>'), 'Müller <m@example.com>')
  })

  it('leaves words that it cannot decode', () => {
    for (const text of ['=?x-unheard?q?abc?=', '=?utf-8?x?abc?=', '=?utf-8?q?no end', '=?=?=?=?']) {
      assert.equal(headerText(text), text)
    }
  })

  it('reads hostile headers in linear time', () => {
    for (const part of ['=?', '=?utf-8?q?', '?= ', '=?a?b?', ' \r\n']) {
      assertQuick(() => headerText(`=?${part.repeat(200_000)}`), 2000)
    }
  })
})
