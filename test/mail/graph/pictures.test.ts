import assert from 'node:assert/strict'
import { AttachmentJson, MessageJson } from '../../../src/mail/graph/graph-json.ts'
import { namePictures } from '../../../src/mail/graph/pictures.ts'
import { toMail } from '../../../src/mail/graph/to-mail.ts'
import { assertQuick } from '../../support/cpu-time.ts'

const SHOT = AttachmentJson.parse({ id: '1', name: 'image001.png', contentType: 'image/png', contentId: '<shot@x>' })
const LOGO = AttachmentJson.parse({ id: '2', name: 'logo.gif', contentType: 'image/gif', contentId: 'logo' })
const PDF = AttachmentJson.parse({
  id: '3',
  name: 'a.pdf',
  contentType: 'application/pdf',
  contentId: 'pdf',
  isInline: true,
})

function mailOf(content: string, contentType = 'html') {
  return toMail(MessageJson.parse({ id: 'A', body: { contentType, content } }), [SHOT, LOGO, PDF], new Date(0))
}

describe('pictures in the text of a mail', () => {
  it('leave their name where they stand', () => {
    const { text, attachments } = mailOf('<p>First</p><p><img width="900" src="cid:shot@x"></p><p>then</p>')
    assert.match(text, /First\s+\[image001\.png\]\s+then/)
    assert.deepEqual(
      attachments.map(({ inline, mark }) => [inline, mark]),
      [
        [true, '[image001.png]'],
        [false, null],
        [false, null],
      ],
    )
  })

  it('leave their description rather than a name', () => {
    const { text, attachments } = mailOf(`<img alt='a > "blue" &amp; screen' src=cid:SHOT%40x >!`)
    assert.equal(text.trim(), '[a > "blue" & screen] !')
    assert.equal(attachments[0]?.mark, '[a > "blue" & screen]')
  })

  it('are known in mails of nothing but text, too', () => {
    const { text, attachments } = mailOf('See [cid:shot@x] and [cid:other]', 'text')
    assert.equal(text, 'See [image001.png] and [cid:other]')
    assert.equal(attachments[0]?.mark, '[image001.png]')
  })

  it('leave nothing when they are said to be too small to mean anything', () => {
    for (const size of ['width=1 height="1"', 'style="width:16.0px; height: 16px"', 'width="32px" height=32']) {
      const { text, attachments } = mailOf(`Hello<img ${size} src="cid:logo">`)
      assert.deepEqual([text, attachments[1]?.inline, attachments[1]?.mark], ['Hello', true, null], size)
    }
    for (const size of ['', 'width=1', 'width="100%" height=20', 'width=16 height=300']) {
      assert.equal(mailOf(`Hello<img ${size} src="cid:logo">`).attachments[1]?.mark, '[logo.gif]', size)
    }
  })

  it('keep an emoji that is a picture', () => {
    const { text, attachments } = mailOf('Thanks <img alt="🙂" width=20 height=20 src="cid:logo">')
    assert.deepEqual([text, attachments[1]?.mark], ['Thanks [🙂]', null])
  })

  it('are only pictures, and only those of the mail', () => {
    const html =
      '<img src="cid:pdf"><img src="https://x.example/cid:shot@x"><img data-src="cid:shot@x"><imgx src="cid:logo">'
    assert.deepEqual([...namePictures(html, [SHOT, LOGO, PDF]).marks], [])
  })

  it('bring no markup of their name along', () => {
    const named = AttachmentJson.parse({ ...SHOT, name: '<b>x</b>.png' })
    assert.equal(namePictures('<img src="cid:shot@x">', [named]).text, ' [&lt;b&gt;x&lt;/b&gt;.png] ')
  })

  it('take time in proportion to a hostile megabyte', () => {
    for (const hostile of ['<img ', '<img "', '<img src="cid:shot@x">', "<img src='", '<img style="width:']) {
      assertQuick(() => namePictures(hostile.repeat(1_000_000 / hostile.length), [SHOT]), 5000)
    }
  })
})
