import assert from 'node:assert/strict'
import { textFromHtml } from '../../src/mail/html-to-text.ts'

const read = (html: string) => textFromHtml(html, '')
const rows = (...lines: readonly (readonly string[])[]) =>
  lines.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
const table = (...lines: readonly (readonly string[])[]) => `<table>${rows(...lines)}</table>`

describe('a table in an HTML mail', () => {
  it('keeps its columns where cells are empty, and stands apart from the text around it', () => {
    const html = `<p>Please create:</p>${table(['Name', 'Team', 'Start'], ['Ann', '&nbsp;', '1 Dec'], ['', 'HR', ''])}<p>Thanks</p>`
    assert.equal(read(html), 'Please create:\n\nName | Team | Start\nAnn | – | 1 Dec\n– | HR\n\nThanks')
  })

  it('keeps its columns where cells reach over several of them, or over several rows', () => {
    const html =
      '<table><tr><th rowspan="2">Till</th><th colspan="2">Opened</th></tr><tr><th>Mon</th><th>Tue</th></tr><tr><td>4</td><td>8:00</td><td>9:00</td></tr></table>'
    assert.equal(read(html), 'Till | Opened\n– | Mon | Tue\n4 | 8:00 | 9:00')
  })

  it('keeps the lines of a cell in it, with links, marks and pictures', () => {
    const link = '<a href="https://x.example/a">here</a>'
    const html = table(
      ['Shop', 'Address'],
      ['<b>One</b>', 'Street 1<br>Town'],
      [`<p>Two</p><p>${link}</p>`, '<img src="cid:1" alt="map">'],
    )
    assert.equal(read(html), 'Shop | Address\nOne | Street 1 / Town\nTwo / here (https://x.example/a) | [map]')
  })

  it('drops columns that are room alone, and rows of nothing', () => {
    assert.equal(read(table(['', 'A', '&nbsp;', 'B'], ['', '', '', ''], ['', '1', '', '2'])), 'A | B\n1 | 2')
  })

  it('says what belongs to a name without a line between', () => {
    assert.equal(read(table(['Name:', 'Ann'], ['Phone:', '123'], ['Fax:', ''])), 'Name: Ann\nPhone: 123\nFax:')
  })

  it('is quoted and indented as the text around it', () => {
    const html = `<p>Yes.</p><blockquote>Which?${table(['A', 'B'], ['1', '2'])}</blockquote>`
    assert.equal(read(html), 'Yes.\n\n> Which?\n>\n> A | B\n> 1 | 2'.replaceAll('>\n', '> \n'))
  })

  const LAYOUT: Readonly<Record<string, readonly [html: string, text: string]>> = {
    'one column': [table(['Hello'], ['<p>It burns.</p>'], ['Bye']), 'Hello\nIt burns.\nBye'],
    'one row': [table(['<p>Ann</p><p>Contoso</p>', '<p>Tel 1</p><p>Fax 2</p>']), 'Ann\n\nContoso\n\nTel 1\n\nFax 2'],
    'long texts': [
      table(['Left', `<p>${'word '.repeat(100).trim()}</p>`], ['a', 'b']),
      `Left | ${'word '.repeat(100).trim()}\na | b`,
    ],
    'a table within': [table(['x', table(['A', 'B'], ['1', '2'])], ['y', 'z']), 'x\n\nA | B\n1 | 2\n\ny | z'],
    'a list within': [table(['Needed', '<ul><li>a</li><li>b</li></ul>'], ['c', 'd']), 'Needed | a\n- b\nc | d'],
  }
  for (const [what, [html, text]] of Object.entries(LAYOUT)) {
    it(`is left to the page where it only lays that out: ${what}`, () => assert.equal(read(html), text))
  }

  it('loses nothing where it is never closed, or is too large', () => {
    assert.equal(read('<p>a</p><table><tr><td>b<td>c<tr><td>d<td>e'), 'a\n\nb | c\nd | e')
    const large = Array.from({ length: 3_000 }, (_, index) => [`${index}`, 'word '.repeat(5)])
    const text = read(table(...large))
    assert.match(text, /^0 \| word[\s\S]*\n2999 \| word word word word word$/)
    assert.equal(text.split('\n').length, 3_000)
  })
})
