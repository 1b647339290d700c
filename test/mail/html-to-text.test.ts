// HTML mail as a reader sees it.
import assert from 'node:assert/strict'
import { splitReply } from '../../src/domain/mail/quoted-text.ts'
import { textFromHtml } from '../../src/mail/html-to-text.ts'

const read = (html: string) => textFromHtml(html).trim()

describe('textFromHtml', () => {
  it('leaves out what no reader sees', () => {
    const html =
      '<html><head><title>T</title><style>p{}</style></head><body><script>x()</script><p hidden>h</p><div style="Display: NONE">d</div>' +
      '<span style="color:red;visibility:hidden">v</span><!-- c -->Seen &amp; read</body></html>'
    assert.equal(read(html), 'Seen & read')
  })

  it('reads what stands outside the body', () => assert.equal(read('a<body>b</body><p>c</p>'), 'ab\n\nc'))

  it('keeps rows of a table apart, and cells beside each other', () => {
    assert.equal(
      read('<table><tr><td>Name</td><td>Ann</td></tr><tr><th>Age</th><td>7</td></tr></table>'),
      'Name Ann\nAge 7',
    )
  })

  it('names the address of a link only where it says more than the text', () => {
    assert.equal(read('<a href="https://x.example/a?b=1">look here</a>'), 'look here (https://x.example/a?b=1)')
    for (const same of [
      '<a href="https://www.x.example/">x.example</a>',
      '<a href="mailto:x.example?subject=y">x.example</a>',
    ]) {
      assert.equal(read(same), 'x.example')
    }
    assert.equal(read('<a href="https://x.example/"><img src="https://x.example/i.png"></a>here'), 'here')
    for (const href of ['javascript:alert(1)', 'data:text/html,x', '#top', '', 'file:///etc/x']) {
      assert.equal(read(`<a href="${href}">look</a>`), 'look')
    }
  })

  it('shows a deceiving link for what it is', () => {
    assert.equal(
      read('<a href="https://evil.example/x">https://bank.example</a>'),
      'https://bank.example (https://evil.example/x)',
    )
  })

  it('drops images but for the description of one in the text', () => {
    const html = `<img src="https://spy.example/x" alt="spy"><img src="cid:1" alt="image001.png"><img src="cid:2" alt="${'red '.repeat(40)}">`
    assert.match(read(html), /^\[red .{50,60}…\]$/)
  })

  it('marks quotes, and quotes in quotes', () => {
    assert.equal(read('<blockquote>a<br>b<blockquote>c</blockquote></blockquote>'), '> a\n> b\n> \n>> c')
  })

  it('announces what Gmail quotes so that it is found', () => {
    const html =
      '<div>Thanks!</div><div class="gmail_quote"><div>På mån 1 jan. 2024 kl 10:00 skrev Ann &lt;<a href="mailto:a@x.example">a@x.example</a>&gt;:<br></div>' +
      '<blockquote class="gmail_quote">Hello</blockquote></div>'
    assert.equal(splitReply(textFromHtml(html)).fresh, 'Thanks!')
  })

  it('announces what Outlook quotes so that it is found, in a language it does not know', () => {
    const header = '<b>Xyz:</b> Bob &lt;b@x.example&gt;<br><b>Zyx:</b> monday<br><b>Yxz:</b> me'
    for (const html of [
      `<div>Danke</div><div id="appendonsend"></div><hr><div id="x_divRplyFwdMsg">${header}</div><div>Old</div>`,
      `<p class=MsoNormal>Danke</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal>${header}</p></div></div><p>Old</p>`,
    ]) {
      assert.equal(splitReply(textFromHtml(html)).fresh, 'Danke')
    }
  })

  it('puts no empty lines between the paragraphs of Word', () => {
    assert.equal(read('<p class="MsoNormal">a</p><p class="MsoNormal">b</p><p>c</p><p>d</p>'), 'a\nb\n\nc\n\nd')
  })

  it('keeps the text of what nests without end', () => {
    for (const tag of ['div', 'b', 'blockquote', 'table', 'ul']) {
      assert.equal(read(`<style>p{}</style>${`<${tag}>`.repeat(50_000)}deep`), 'deep', tag)
      assert.doesNotThrow(() => read(`<${tag}>x`.repeat(1_500)), tag)
    }
  })

  it('comes to an end with hostile megabytes', function () {
    this.timeout(60_000)
    for (const hostile of ['<', '<p>x', '&', '<blockquote>a<br>', '<table><tr><td>a', '<title>', '<!--', '<a b=c ']) {
      assert.ok(textFromHtml(hostile.repeat(2_000_000 / hostile.length)).length <= 2_000_000)
    }
  })
})
