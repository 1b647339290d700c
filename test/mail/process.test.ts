// The door for mails from elsewhere: a message of Graph in, what Frontdesk makes of it out.
import assert from 'node:assert/strict'
import { process as processMail, replyText } from '../../src/mail/process.ts'
import { graphMessage } from '../support/graph-message.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const MAILBOX = { address: SUPPORT, aliases: ['Help@northwind.example'] }

describe('process', () => {
  const through = async (headers: Readonly<Record<string, string | null>> = {}, body?: string) =>
    processMail(await graphMessage(Buffer.from(aMail(headers, body))), MAILBOX)

  it('says of a mail what it is, who wrote it, what was written now, and whether it may be answered', async () => {
    const body =
      'It burns.\r\n\r\nOn Mon, 1 Jun 2026 at 10:00, Support <support@northwind.example> wrote:\r\n> Which one?'
    assert.deepEqual(await through({ Subject: 'Re: =?utf-8?q?Dr=C3=BCcker?=', References: '<1@x>' }, body), {
      kind: 'reply',
      subject: 'Re: Drücker',
      from: 'carl@contoso.example',
      replyText: 'It burns.',
      bodyText: 'It burns.\n\nOn Mon, 1 Jun 2026 at 10:00, Support <support@northwind.example> wrote:\n> Which one?',
      mayAnswer: true,
    })
  })

  it('tells all kinds apart', async () => {
    const cases = {
      new: {},
      reply: { 'In-Reply-To': '<1@x>' },
      'auto-reply': { 'Auto-Submitted': 'auto-replied' },
      bounce: { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=B' },
      loop: { 'X-Frontdesk-Automatic': 'acknowledgement' },
      list: { 'List-Id': '<news.contoso.example>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      report: { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=B' },
    }
    for (const [kind, headers] of Object.entries(cases)) {
      const found = await through(headers)
      assert.equal(found.kind, kind)
      assert.equal(found.mayAnswer, kind === 'new' || kind === 'reply', kind)
    }
    assert.equal((await through({ Subject: 'AW: Printer' })).kind, 'reply')
    assert.equal((await through({ Subject: 'Printer [#12]' })).kind, 'reply')
  })

  it('never answers the mailbox itself, under whichever of its addresses', async () => {
    for (const From of [SUPPORT, 'help@northwind.example', 'Help+web@Northwind.example']) {
      assert.equal((await through({ From })).mayAnswer, false, From)
    }
  })

  it('reads an invitation that comes along, and an answer without text', async () => {
    const found = await through({ Subject: 'Termin' }, '')
    assert.deepEqual([found.kind, found.bodyText, found.replyText], ['new', '', ''])
  })

  it('makes something of every message, whatever is missing or odd', () => {
    const odd: readonly unknown[] = [
      ...[null, undefined, '', 7, [], {}, { id: '' }, { id: 1, body: 'x', from: 'ann', subject: 5 }],
      {
        body: { contentType: 'html' },
        internetMessageHeaders: [null, {}, { name: 'References' }],
        attachments: [1, {}],
      },
      { from: { emailAddress: { address: 'Ann@Contoso.example' } }, attachments: 'x', toRecipients: [null] },
    ]
    for (const message of odd) {
      const found = processMail(message, MAILBOX)
      assert.equal(found.kind, 'new')
      assert.equal(found.bodyText, '')
    }
    assert.equal(processMail(odd.at(-1), MAILBOX).from, 'ann@contoso.example')
    assert.equal(processMail({}, {} as never).mayAnswer, false)
  })
})

describe('replyText', () => {
  it('is what was written now, of text and of HTML', () => {
    assert.equal(replyText('Yes.\r\n\r\n> Which one?\r\n', 'text'), 'Yes.')
    const html = '<p>Yes.</p><p>On Mon, 1 Jun 2026, Ann wrote:</p><blockquote>Which one?</blockquote>'
    for (const type of ['html', 'text/html; charset=utf-8', 'HTML']) assert.equal(replyText(html, type), 'Yes.')
    assert.equal(replyText('<b>Yes.</b>', 'text/plain'), '<b>Yes.</b>')
  })
})
