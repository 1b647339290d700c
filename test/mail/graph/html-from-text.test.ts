import assert from 'node:assert/strict'
import { htmlFromText } from '../../../src/mail/graph/html-from-text.ts'

describe('htmlFromText', () => {
  const inner = (text: string) => /<div>(.*)<\/div>/s.exec(htmlFromText(text))?.[1]

  it('lets no text become markup', () => {
    assert.equal(
      inner(`</div><img src="x" alt='y'>&amp;`),
      '&lt;/div&gt;&lt;img src=&quot;x&quot; alt=&#39;y&#39;&gt;&amp;amp;',
    )
  })

  it('keeps lines of any kind', () => {
    assert.equal(inner('a\r\nb\rc\n\nd'), 'a<br>\nb<br>\nc<br>\n<br>\nd')
  })

  it('keeps blanks that mail clients would join', () => {
    assert.equal(inner(' a b  c\td'), '&nbsp;a b&nbsp; c&nbsp;&nbsp;&nbsp; d')
  })
})
