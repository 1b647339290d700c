import assert from 'node:assert/strict'
import { AttachmentJson, HeadJson, MessageJson } from '../../../src/mail/graph/graph-json.ts'
import { mayHaveAttachments, toMail, toMailHead } from '../../../src/mail/graph/to-mail.ts'
import { assertQuick } from '../../support/cpu-time.ts'

/** Of attachments that are no picture in the text. */
const NOT_SHOWN = { inline: false, mark: null }
const NOW = new Date('2026-04-01T08:00:00Z')

function mailOf(json: object, attachments: readonly object[] = []) {
  return toMail(
    MessageJson.parse({ id: 'A', ...json }),
    attachments.map((one) => AttachmentJson.parse(one)),
    NOW,
  )
}

describe('toMail', () => {
  it('makes a mail of nothing but an id', () => {
    assert.deepEqual(mailOf({}), {
      ...{ id: 'A', messageId: null, from: null, subject: '', receivedAt: NOW, conversationId: null },
      ...{ replyTo: [], to: [], cc: [], text: '', headers: [], attachments: [] },
      ...{ meeting: null, webLink: null },
    })
  })

  it('takes fields of a wrong type as missing, and keeps the others', () => {
    const wrong = {
      subject: 7,
      from: 'x',
      receivedDateTime: {},
      toRecipients: 'y',
      body: [],
      internetMessageHeaders: 1,
    }
    const mail = mailOf({
      ...wrong,
      ccRecipients: [3, { emailAddress: { address: 'C@example.com' } }],
      conversationId: 'T',
    })
    assert.deepEqual([mail.subject, mail.from, mail.to, mail.text], ['', null, [], ''])
    assert.deepEqual([mail.cc, mail.conversationId], [[{ name: '', address: 'c@example.com' }], 'T'])
  })

  it('refuses a message without an id', () => {
    assert.equal(MessageJson.safeParse({ subject: 'x' }).success, false)
  })

  it('puts a date that is none at the time of reading', () => {
    for (const receivedDateTime of ['yesterday', '', '2026-13-45T00:00:00Z']) {
      assert.deepEqual(toMailHead(HeadJson.parse({ id: 'A', receivedDateTime }), NOW).receivedAt, NOW, receivedDateTime)
    }
  })

  it('gives a Message-ID its angle brackets, and none where there is none', () => {
    const cases = [
      ['<a@b>', '<a@b>'],
      [' <a@b>\r\n', '<a@b>'],
      ['a@b', '<a@b>'],
      ['< a@b > (comment)', '<a@b>'],
      ['<>', null],
      ['', null],
      [null, null],
    ] as const
    for (const [internetMessageId, expected] of cases) {
      assert.equal(mailOf({ internetMessageId }).messageId, expected, internetMessageId ?? 'null')
    }
  })

  it('reads a hostile Message-ID in linear time', () => {
    assertQuick(() => mailOf({ internetMessageId: `${'<'.repeat(500_000)}${'>'.repeat(500_000)}x` }), 1000)
  })

  it('drops recipients without an address and lowers the others', () => {
    const people = [{}, { emailAddress: {} }, { emailAddress: { name: 'No', address: ' ' } }, null]
    const mail = mailOf({ toRecipients: [...people, { emailAddress: { name: ' Ann ', address: ' ANN@Example.com' } }] })
    assert.deepEqual(mail.to, [{ name: 'Ann', address: 'ann@example.com' }])
  })

  it('leaves text as it is but for line ends, and turns HTML into text', () => {
    assert.equal(mailOf({ body: { contentType: 'text', content: '1 < 2\r\n<b>' } }).text, '1 < 2\n<b>')
    assert.equal(mailOf({ body: { contentType: 'html', content: '<p>Hello</p>' } }).text.trim(), 'Hello')
  })

  it('knows attachments of each kind', () => {
    const [mail, link] = mailOf({}, [
      { '@odata.type': '#microsoft.graph.itemAttachment', id: '1', name: 'Re: x', size: 9, contentType: null },
      { '@odata.type': '#microsoft.graph.referenceAttachment', id: '2', isInline: true },
    ]).attachments
    assert.deepEqual(mail, {
      id: '1',
      name: 'Re: x',
      size: 9,
      contentType: 'message/rfc822',
      kind: 'mail',
      ...NOT_SHOWN,
    })
    assert.deepEqual(link, {
      id: '2',
      name: '',
      size: 0,
      contentType: 'application/octet-stream',
      kind: 'link',
      ...NOT_SHOWN,
    })
  })

  it('looks for attachments where Graph says so or the text refers to one', () => {
    const may = (json: object) => mayHaveAttachments(MessageJson.parse({ id: 'A', ...json }))
    assert.equal(may({ hasAttachments: true }), true)
    assert.equal(may({ hasAttachments: false, body: { content: '<img src="cid:1">' } }), true)
    assert.equal(may({ hasAttachments: false, body: { content: 'text' } }), true)
    const typed = (value: string) =>
      may({ hasAttachments: false, internetMessageHeaders: [{ name: 'content-type', value }] })
    assert.deepEqual(['text/plain; charset=utf-8', 'Text/HTML', 'multipart/alternative; boundary=x'].map(typed), [
      false,
      false,
      true,
    ])
  })

  it('keeps the link to the mail when it is one that may be opened', () => {
    const links = [
      'https://outlook.office365.com/owa/?ItemID=A',
      'javascript:alert(1)',
      'http://x.example/',
      'x',
      `https://x.example/${'y'.repeat(600)}`,
    ]
    assert.deepEqual(
      links.map((webLink) => mailOf({ webLink }).webLink),
      [links[0], null, null, null, null],
    )
  })

  it('knows by Graph’s type that a mail is about a meeting', () => {
    const meeting = (type: string) => mailOf({ '@odata.type': `#microsoft.graph.${type}` }).meeting?.kind
    assert.deepEqual(['eventMessageRequest', 'eventMessageResponse', 'eventMessage', 'message'].map(meeting), [
      'invitation',
      'answer',
      'update',
      undefined,
    ])
  })
})
