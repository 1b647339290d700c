// Text fit to be shown, and subjects as titles.
import assert from 'node:assert/strict'
import { cleanSubject, cleanText, subjectPrefix, truncate } from '../../../src/domain/mail/clean-text.ts'

describe('cleanText', () => {
  it('makes one kind of line end and leaves at most two empty lines in a row', () => {
    assert.equal(cleanText('\r\na  \r\nb\rc\u2028d\n\n\n\n\n\ne\n \n'), 'a\nb\nc\nd\n\n\ne')
  })

  it('takes out what cannot be seen and could disguise text', () => {
    assert.equal(
      cleanText('in\u202Evoice\u202C\u0000\u001B\u200B.\uFEFFp\u00ADdf\u{E0041}\u2066x\u2069'),
      'invoice.pdfx',
    )
  })

  it('makes every kind of blank an ordinary one', () => {
    assert.equal(cleanText('a\u00A0b\u3000c\td'), 'a b c\td')
  })

  it('keeps emoji of several signs, and the joiners that belong to a script', () => {
    for (const text of ['👩‍💻 ❤️ 👍🏽 🏳️‍🌈', 'می‌خواهم', 'क्‍ष']) assert.equal(cleanText(text), text)
    assert.equal(cleanText('pay\u200Dpal \u200Cx'), 'paypal x')
  })

  it('bounds the marks on one letter and replaces half characters', () => {
    assert.equal(cleanText(`a${'\u0301'.repeat(50)}b`), `a${'\u0301'.repeat(6)}b`)
    assert.equal(cleanText('a\uD800b'), 'a\uFFFDb')
  })
})

describe('truncate', () => {
  it('leaves what fits', () => assert.equal(truncate('abc', 3), 'abc'))

  it('marks the cut within the limit', () => assert.equal(truncate('abcdef', 4), 'abc…'))

  it('never cuts a character in two', () => {
    assert.equal(truncate('ab😀cd', 4), 'ab…')
    assert.equal(truncate('ab😀cd', 5), 'ab😀…')
    assert.equal(truncate('abc', 0), '')
    assert.equal(truncate('abc', 1), '…')
  })
})

describe('cleanSubject', () => {
  it('takes off what replying and forwarding put in front, in any language and number', () => {
    for (const prefix of [
      'Re: ',
      'RE : ',
      'AW: WG: ',
      'Fwd: Re[2]: ',
      'SV: VS: ',
      'Re(3): ',
      '回复：',
      'Antw: ',
      'TR: ',
      'Odp: ',
      '  re:re:fw: ',
    ]) {
      assert.equal(cleanSubject(`${prefix}Printer broken`), 'Printer broken', prefix)
    }
  })

  it('leaves what only looks alike', () => {
    for (const subject of ['H: drive is full', 'R: does not start', 'Ref: order 7', 'Reset: how?', 'Result: none']) {
      assert.equal(cleanSubject(subject), subject)
    }
  })

  it('is one line, and never empty', () => {
    assert.equal(cleanSubject('a\r\n b\u202E'), 'a b')
    assert.equal(cleanSubject(' Re: Fwd: '), '(no subject)')
  })
})

describe('subjectPrefix', () => {
  it('says what the outermost prefix means', () => {
    const subjects = [
      'Re: x',
      'AW: FW: x',
      '[#12] SV: x',
      'FW: Re: x',
      'WG: x',
      '[EXT] [#1] Fwd: x',
      'RV : x',
      '转发：x',
      'x',
      'Forward: x',
      '',
    ]
    assert.deepEqual(subjects.map(subjectPrefix), [
      ...['reply', 'reply', 'reply'],
      ...['forward', 'forward', 'forward', 'forward', 'forward'],
      ...[null, null, null],
    ])
  })
})
