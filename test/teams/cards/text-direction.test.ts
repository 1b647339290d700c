import assert from 'node:assert/strict'
import { isolated, isRightToLeft } from '../../../src/teams/cards/text-direction.ts'
import { assertQuick } from '../../support/cpu-time.ts'

describe('isRightToLeft', () => {
  const RIGHT = {
    Arabic: 'مرحبا، الطابعة لا تعمل.',
    Hebrew: 'שלום, המדפסת לא עובדת',
    Persian: 'سلام، چاپگر کار نمی‌کند',
    'Arabic that starts with a name': 'HP طابعة لا تعمل منذ 3 أيام',
    'Arabic with addresses':
      'انظر https://contoso.example/a-very-long-path/to/the/page و ann.very-long-name@contoso.example',
    'digits first': '3 أيام',
  }
  for (const [what, text] of Object.entries(RIGHT))
    it(`is true for ${what}`, () => assert.equal(isRightToLeft(text), true))

  const LEFT = {
    English: 'The printer does not work.',
    Japanese: 'プリンターが動きません',
    'no letters': '12:00 – 13:00',
    nothing: '',
    'English with an Arabic name': 'Please call محمد about the printer in room 12.',
    'one of each, Latin first': 'a א',
  }
  for (const [what, text] of Object.entries(LEFT))
    it(`is false for ${what}`, () => assert.equal(isRightToLeft(text), false))

  it('takes no longer for hostile lengths', () => {
    assertQuick(() => [isRightToLeft('א.'.repeat(1_000_000)), isRightToLeft('.'.repeat(2_000_000))], 1000)
  })
})

describe('isolated', () => {
  it('gives a text its own direction, and leaves others alone', () => {
    assert.equal(isolated('Ann'), 'Ann')
    assert.equal(isolated('محمد'), '\u2067محمد\u2069')
    assert.equal(isolated('Ann and محمد'), '\u2066Ann and محمد\u2069')
  })
})
