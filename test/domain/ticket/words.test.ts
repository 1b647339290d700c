// Folding words: what somebody types finds what somebody else wrote, in whatever writing.
import assert from 'node:assert/strict'
import {
  askedWords,
  foldWords,
  ticketWords,
  withMailWords,
  withOpeningWords,
} from '../../../src/domain/ticket/words.ts'
import { aTicket } from '../../support/builders.ts'

describe('folding words', () => {
  for (const [text, words] of [
    ['The PRINTER, the printer!', ['the', 'printer']],
    ['Straße Größe Ärger', ['strasse', 'grosse', 'arger']],
    ['STRASSE', ['strasse']],
    ['İstanbul ISPARTA ısı', ['istanbul', 'isparta', 'isi']],
    ['Łódź Ærø Đorđe', ['lodz', 'aero', 'dorde']],
    ['ΟΔΟΣ οδός', ['οδοσ']],
    ['Ёлка ёлка', ['елка']],
    ['مُحَمَّد أحمد مدرسة', ['محمد', 'احمد', 'مدرسه']],
    ['شــبكة ١٢٣', ['شبكه', '123']],
    ['שָׁלוֹם', ['שלום']],
    ['हिन्दी', ['हिन्दी']],
    ['프린터가 고장', ['프린터가', '고장']],
    ['印刷機が故障', ['印刷', '刷機', '機が', 'が故', '故障']],
    ['ガイド', ['ガイ', 'イド']],
    ['印', ['印']],
    ['Drucker印刷2', ['drucker', '印刷', '2']],
    ['🖨️ on 🔥 👩‍💻', ['on']],
    ['a I x 7', ['7']],
    ['ann.lee@contoso.example', ['ann', 'lee', 'contoso', 'example']],
    ['E-204 KB5034441', ['204', 'kb5034441']],
    ['ﬁle №5 ＡＢＣ', ['file', 'no5', 'abc']],
    ['', []],
    ['?! … —', []],
  ] as const) {
    it(`makes ${words.join(', ') || 'nothing'} of “${text}”`, () => assert.deepEqual(foldWords(text), words))
  }

  it('keeps the beginning of words that are too long, and never half a character', () => {
    assert.deepEqual(foldWords('x'.repeat(500)), ['x'.repeat(40)])
    const [word = ''] = foldWords(`${'x'.repeat(39)}𐐨𐐨`)
    assert.ok(isWhole(word) && word.length === 39, word)
  })

  it('looks at no more of a text than it must, in time that grows with the text', () => {
    const hostile = [
      'e' + '\u0301\u0323'.repeat(50_000),
      'İ'.repeat(100_000),
      '印'.repeat(100_000),
      'ab '.repeat(33_333),
      '\uD83D'.repeat(100_000),
      'ﷺ'.repeat(100_000),
      Array.from({ length: 20_000 }, (_, index) => index.toString(36)).join(' '),
    ]
    for (const text of hostile) {
      const words = foldWords(text)
      assert.ok(words.length <= 60)
      for (const word of words) assert.ok(word.length <= 40 && isWhole(word))
      assert.deepEqual(foldWords(text + text), words)
    }
  })

  it('counts eight words of a search', () => {
    assert.equal(askedWords(Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ')).length, 8)
  })
})

describe('the words of a ticket', () => {
  const many = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`)

  it('are those of its number, subject, requester and first email, up to sixty', () => {
    const words = ticketWords(aTicket({ number: 12, text: many('text', 200).join(' ') }))
    assert.deepEqual(words.slice(0, 11), [
      ...['12', 'printer', 'is', 'on', 'fire', 'ann', 'lee', 'contoso', 'example', 'text0', 'text1'],
    ])
    assert.equal(words.length, 60)
  })

  it('keep the newest forty of later emails', () => {
    const ticket = aTicket({ text: 'Hello' })
    const opening = ticket.words
    const first = { ...ticket, words: withMailWords(ticket, many('first', 30).join(' ')) }
    assert.deepEqual(first.words, [...opening, ...many('first', 30)])
    const words = withMailWords(first, many('second', 30).join(' '))
    assert.deepEqual(words, [...opening, ...many('first', 30).slice(20), ...many('second', 30)])
    const again = withMailWords({ ...ticket, words }, 'first29 printer')
    assert.equal(again.at(-1), 'first29')
    assert.equal(again.length, opening.length + 40)
  })

  it('follow the subject and the requester, and keep what later emails said', () => {
    const ticket = aTicket({ text: '' })
    const known = { ...ticket, words: withMailWords(ticket, 'toner') }
    const requester = { personId: null, name: 'Carla', address: 'carla@fabrikam.example' }
    const words = withOpeningWords(known, { ...known, subject: 'Scanner', requester })
    assert.deepEqual(words, ['12', 'scanner', 'carla', 'fabrikam', 'example', 'toner'])
  })
})

/** No half of a pair stands alone. */
function isWhole(word: string): boolean {
  return !/\p{Surrogate}/u.test(word)
}
