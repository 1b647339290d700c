// Codes that a person types.
import assert from 'node:assert/strict'
import { hashOneTimeCode, matchesOneTimeCode, newOneTimeCode } from '../../src/lib/one-time-code.ts'

describe('one-time code', () => {
  it('has four groups of four letters without I, L, O and U', () => {
    for (let i = 0; i < 200; i += 1)
      assert.match(newOneTimeCode(), /^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  })

  it('is another one each time', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, newOneTimeCode)).size, 1000)
  })

  it('matches its hash however it was typed', () => {
    const hash = hashOneTimeCode('7KQ1-M0XR-9TVA-C4ZE')
    for (const typed of ['7KQ1-M0XR-9TVA-C4ZE', '7kq1m0xr9tvac4ze', ' 7KQI MOXR 9TVA C4ZE. ']) {
      assert.ok(matchesOneTimeCode(typed, hash), typed)
    }
  })

  it('matches nothing else, no empty text and no empty hash', () => {
    const hash = hashOneTimeCode('7KQ1-M0XR-9TVA-C4ZE')
    for (const typed of ['7KQ1-M0XR-9TVA-C4ZF', '7KQ1-M0XR-9TVA', '', hash]) {
      assert.ok(!matchesOneTimeCode(typed, hash), typed)
    }
    assert.ok(!matchesOneTimeCode('', ''))
  })
})
