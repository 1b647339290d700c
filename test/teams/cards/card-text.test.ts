import assert from 'node:assert/strict'
import {
  block,
  cardTime,
  inputValue,
  oneLine,
  plainTitle,
  shortTitle,
  sizeText,
} from '../../../src/teams/cards/card-text.ts'
import { assertQuick } from '../../support/cpu-time.ts'

describe('oneLine', () => {
  it('makes one line of several', () => {
    assert.equal(oneLine('  a\r\n\tb\u2028c ', 20), 'a b c')
  })

  it('leaves markdown, template and expression text as it is', () => {
    const text = '**a** [b](https://c.example) ${d} `${1+1}` <at>e</at>'
    assert.equal(oneLine(text, 100), text)
  })

  it('keeps a date function text', () => {
    const text = oneLine('{{DATE(2026-11-23T10:00:00Z, SHORT)}}', 100)
    assert.ok(!text.includes('{{'))
    assert.equal(text.replaceAll(/[\u2060\u200B]/gu, ''), '{{DATE(2026-11-23T10:00:00Z, SHORT)}}')
  })

  it('shortens to the limit, without cutting a character that people see as one', () => {
    assert.equal(oneLine('abcdef', 4), 'abc…')
    assert.equal(oneLine('ab👩‍👩‍👧‍👦cd', 6), 'ab…')
    assert.equal(oneLine('👍'.repeat(10), 6), '👍👍…')
  })

  it('shortens a heap of combining marks, too', () => {
    const text = oneLine(`a${'\u0301'.repeat(500)}`, 100)
    assert.equal(text.length, 100)
  })

  it('lets a word break that is wider than a phone', () => {
    assert.equal(oneLine('x'.repeat(40), 100), `${'x'.repeat(28)}\u200B${'x'.repeat(12)}`)
    assert.equal(oneLine(`${'x'.repeat(30)}@a.example`, 100, 40), `${'x'.repeat(30)}@a.example`)
  })

  it('leaves email addresses whole, as people copy them, but for those that are wider than a phone', () => {
    const address = 'helpdesk.international@northwind.example'
    for (const text of [address, `From (${address.slice(2)}),`, `Bea <${address.slice(3)}>`]) {
      assert.equal(oneLine(text, 100), text)
      assert.equal(block(text, 100, 2), text)
    }
    assert.ok(oneLine(`x${address}`, 100).includes('\u200B'))
    assert.ok(oneLine(`${'x'.repeat(30)}@`, 100).includes('\u200B'))
    assert.ok(oneLine(address, 100, 20).includes('\u200B'), 'beside something else it has to break')
  })

  it('takes no longer for hostile lengths', () => {
    assertQuick(() => [oneLine('{{'.repeat(1_000_000), 40), plainTitle('](<a'.repeat(500_000), 40)], 100)
  })

  it('keeps what runs right to left from reordering its neighbours, and hostile marks out', () => {
    assert.equal(oneLine('طابعة', 20), '\u2067طابعة\u2069')
    assert.equal(oneLine('Ann (طابعة) wrote', 20), '\u2066Ann (طابعة) wrote\u2069')
    assert.equal(oneLine('\u202Eab\u2067ג\u2069', 20), '\u2066abג\u2069')
    assert.equal(oneLine('ג'.repeat(30), 10), `\u2067${'ג'.repeat(7)}…\u2069`)
  })

  it('drops what JSON would blow up: control characters and lone surrogates', () => {
    assert.equal(oneLine('a\u0000b\uD800c', 10), 'ab\uFFFDc')
  })
})

describe('plainTitle', () => {
  it('lets long words of a block break, but leaves ids whole, and links that fit into a line', () => {
    const longest = (text: string) =>
      Math.max(
        ...block(text, 500, 5)
          .split(/[\s\u200B]/u)
          .map(({ length }) => length),
      )
    assert.ok(longest(`A ${'x'.repeat(120)}`) <= 32)
    assert.equal(longest('Add 5a000000-0000-4000-8000-000000000099.'), 37)
    assert.equal(longest(`See https://contoso.example/${'a'.repeat(36)}`), 60)
    assert.ok(longest(`See https://contoso.example/${'a'.repeat(37)}`) <= 32)
  })

  it('breaks links and tags apart without showing it', () => {
    const title = plainTitle('![a](https://b.example) <https://c.example>', 100)
    assert.ok(!/\]\(|<http/u.test(title))
    assert.equal(title.replaceAll('\u2060', ''), '![a](https://b.example) <https://c.example>')
  })
})

describe('block', () => {
  it('keeps lines and at most one empty one between them', () => {
    assert.equal(block('a\r\nb  \r\n\r\n\r\n\r\nc\n', 100, 40), 'a\nb\n\nc')
  })

  it('takes no longer for hostile spaces', () => {
    assertQuick(() => block(`x${' '.repeat(200_000)}y${'{{'.repeat(100_000)}`, 100, 40), 1000)
  })

  it('says so when it has too many lines', () => {
    assert.equal(block('a\nb\nc', 100, 2), 'a\nb…')
  })

  it('keeps lines and says that it is cut', () => {
    assert.equal(block('a\nb', 10, 2), 'a\nb')
    assert.equal(block('abcdef', 4, 2), 'abc…')
  })

  it('drops what reorders the text around it', () => {
    assert.equal(block('a\u202Eb\u2066c\u2069', 10, 2), 'abc')
  })
})

describe('inputValue', () => {
  it('changes nothing that can be typed', () => {
    const text = ' # [x](y) ${z} {{DATE(1)}} \u202E\n\n\n\n'
    assert.equal(inputValue(text, 100), text)
  })

  it('drops what JSON would blow up, and cuts no character in two', () => {
    assert.equal(inputValue('a\u0000b\uD800c', 10), 'ab\uFFFDc')
    assert.equal(inputValue('a👍', 2), 'a')
  })
})

describe('shortTitle', () => {
  it('keeps the end, too, where names often differ', () => {
    assert.equal(shortTitle('Hardware: device 17', 14), 'Hardware:…e 17')
    assert.equal(shortTitle('Hardware', 14), 'Hardware')
  })

  it('is never longer than its place, nor cuts a character in two', () => {
    const title = shortTitle('👍'.repeat(50), 15)
    assert.ok(title.length <= 15 && !/\p{Cs}/u.test(title), title)
  })
})

describe('cardTime', () => {
  it('has seconds and no fraction, as cards want it', () => {
    assert.equal(cardTime(new Date('2026-11-23T10:00:00.123Z')), '2026-11-23T10:00:00Z')
  })
})

describe('sizeText', () => {
  it('counts in steps of 1024', () => {
    const sizes = [0, 1023, 1024, 18_400, 1_048_000, 1_254_000, 31_457_280, 5e9].map(sizeText)
    assert.deepEqual(
      sizes.map((size) => size.replace('\u00A0', ' ')),
      ['0 bytes', '1023 bytes', '1 KB', '18 KB', '1023 KB', '1.2 MB', '30 MB', '4.7 GB'],
    )
  })
})
