// HTML mail as a reader sees it.
import assert from 'node:assert/strict'
import { splitReply } from '../../src/domain/mail/quoted-text.ts'
import { boundedText, textFromHtml } from '../../src/mail/html-to-text.ts'
import { assertQuick } from '../support/cpu-time.ts'

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
      'Name | Ann\nAge | 7',
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
    this.timeout(120_000)
    for (const hostile of ['<', '<p>x', '&', '<blockquote>a<br>', '<table><tr><td>a', '<title>', '<!--', '<a b=c ']) {
      assert.ok(textFromHtml(hostile.repeat(2_000_000 / hostile.length)).length <= 2_000_000)
    }
  })
})

describe('the layout of HTML mail', () => {
  it('keeps columns apart, also where Word sets each cell in a paragraph, and joins no lines of a layout', () => {
    const cell = (text: string) => `<td><p class="MsoNormal">${text}</p></td>`
    const row = (...cells: string[]) => `<tr>${cells.map(cell).join('\n')}</tr>`
    const table = `<table>${row('Name', 'Department', 'Start')}${row('Ann Lee', 'Sales', '1 Dec')}${row('Bo', '', '2 Dec')}</table>`
    assert.equal(read(table), 'Name | Department | Start\nAnn Lee | Sales | 1 Dec\nBo | – | 2 Dec')
    assert.equal(read('<table><tr><th>Subject:</th><td>Printer</td></tr></table>'), 'Subject: Printer')
    assert.equal(read('<table><tr><td>&nbsp;</td><td>a<br>b</td><td>c</td></tr></table>'), 'a\nb\nc')
    const inner = (...rows: string[]) => `<table>${rows.map((text) => `<tr><td>${text}</td></tr>`).join('')}</table>`
    assert.equal(read(`<table><tr><td>${inner('a', 'b')}</td><td>${inner('c', 'd')}</td></tr></table>`), 'a\nb\n\nc\nd')
  })

  it('numbers and indents lists', () => {
    const html = 'Steps:<ol start="3"><li>Open<ul><li>the door<br>slowly</li><li>it</li></ul></li><li>Close</ol>Done'
    assert.equal(read(html), 'Steps:\n3. Open\n   - the door\n     slowly\n   - it\n4. Close\nDone')
    assert.equal(read('<ul><li><p>a</p></li><li>b</ul>'), '- a\n\n- b')
  })

  it('keeps line ends as they are written, and blanks only where HTML keeps them', () => {
    assert.equal(read('<div>a</div><div><br></div><div>b<br></div><div>c</div>'), 'a\n\nb\nc')
    assert.equal(read('<pre>a  b\n\n  c</pre>'), 'a  b\n\n  c')
    assert.equal(read(' a\n <b> b</b> <i>c</i>'), 'a b c')
    assert.equal(read('a<hr>b'), `a\n\n${'-'.repeat(40)}\n\nb`)
  })

  it('shows what stands below an element that is never closed, or closed twice', () => {
    assert.equal(read('<div><span hidden>x</div>y</b></div></td>z'), 'yz')
    assert.equal(read('<ul><li>a</div></ul></blockquote>b'), '- a\nb')
    assert.equal(read('<p hidden>All of it'), 'All of it')
  })
})

describe('a hostile body', () => {
  const MEGABYTE = 1_000_000
  const times = (text: string) => text.repeat(MEGABYTE / text.length)
  const BODIES: Readonly<Record<string, () => string>> = {
    'lists in lists': () => `${'<ol><li>'.repeat(190)}${times('x<br>')}`,
    'ends that end nothing': () => times('<b></i>'),
    'names without end': () => Array.from({ length: MEGABYTE / 10 }, (_, index) => `<x${index}>`).join(''),
    'ends of what is too deep': () => `${'<b>'.repeat(1000)}${times('<i></i></q>')}`,
    quotes: () => times('<blockquote>a<br>'),
    tables: () => times('<table><tr><td>a'),
    rows: () => `<table>${times('<tr><td colspan=30 rowspan=30>a<td>b')}`,
    cells: () => `<table><tr>${times('<td colspan=30>a')}`,
    'tables side by side': () => times('<table><tr><td>a<td>b<tr><td>c<td>d</table>'),
    headings: () => times('<h1>a'),
    links: () => times('<a href="https://x.example/">a'),
    attributes: () => `<p ${times('href=b ')}>`,
    'an attribute': () => `<p style="${times('a')}">`,
    entities: () => times('&amp;'),
    'blank entities': () => times('&#32;'),
    comments: () => times('<!---->'),
    'character data': () => times('<![CDATA[a]]>'),
    styles: () => times('<style>a</style>'),
    'a style': () => `<style>${times('<')}`,
    hidden: () => times('<i hidden>a'),
    blanks: () => times(' \n'),
    breaks: () => times('<br>'),
    pre: () => `<pre>${times('\n')}`,
    images: () => times('<img src="cid:1" alt="a b">'),
  }

  for (const [what, body] of Object.entries(BODIES)) {
    it(`is read in little time and room, and its end is told: ${what}`, function () {
      this.timeout(60_000)
      const html = body()
      assertQuick(() => assert.ok(textFromHtml(html).length < 250_000), 5000)
    })
  }

  it('says what it left out', () => {
    assert.match(
      read('<p>word '.repeat(100_000)),
      /\n\n\[This email is longer than Frontdesk reads\. All of it is in the mailbox\.\]$/,
    )
    assert.match(boundedText('word '.repeat(100_000)), /\[This email is longer/)
    assert.equal(boundedText('a\r\nb\rc'), 'a\nb\nc')
  })

  it('loses no words of a plain text behind a picture that is written into it, in one line or many', () => {
    const lines = `${'A'.repeat(76)}\r\n`.repeat(20_000)
    for (const data of ['A'.repeat(1_500_000), `${lines}${'A'.repeat(70)}==`]) {
      const text = boundedText(`See ![](data:image/png;base64,${data}) here.\r\nPlease call.`)
      assert.equal(text, 'See ![]() here.\nPlease call.')
    }
    const short = 'The address data:image/png;base64,AAAA is what it says.'
    assert.equal(boundedText(short), short)
  })

  it('loses no words behind a picture that is written into it', () => {
    const html = `<p>See:</p><img src="data:image/png;base64,${'A'.repeat(20 * MEGABYTE)}"><p>Call me on 555 0123.</p>`
    assert.equal(read(html), 'See:\n\nCall me on 555 0123.')
  })
})
