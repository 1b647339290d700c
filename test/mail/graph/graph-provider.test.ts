import assert from 'node:assert/strict'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { deliverMany, describeMailboxProvider, drain, LONG_AGO, mailText } from '../../contracts/mailbox-provider.ts'
import { ACCESS, type GraphRig, startGraphRig } from './graph-rig.ts'

describeMailboxProvider('Microsoft Graph', async () => {
  const rig = await startGraphRig()
  return {
    ...rig,
    remove: async (id) => {
      await rig.call('POST', `/messages/${id}/permanentDelete`)
    },
    loseCursors: () => rig.graph.loseCursors(ACCESS.address),
  }
})

describe('the changes of a Graph mailbox', () => {
  let rig: GraphRig
  beforeEach(async () => (rig = await startGraphRig()))
  afterEach(() => rig.stop())

  it('asks for immutable ids: a mail keeps its id when it moves', async () => {
    const id = await rig.deliver(mailText())
    const { mails } = await drain(rig.client, null)
    assert.equal(mails[0]?.id, id)
    await rig.call('POST', `/messages/${id}/move`, { destinationId: 'archive' })
    const [outcome] = await rig.client.read([id])
    assert.ok(outcome !== undefined && 'mail' in outcome)
    assert.equal(outcome.mail.id, id)
  })

  it('survives repeated pages, doubled items and an empty page that leads on', async () => {
    const ids = await deliverMany(rig, 25)
    for (const answer of ['duplicates', 'repeat-page', 'empty-page'] as const) rig.graph.faults.add({ answer })
    const { mails } = await drain(rig.client, null)
    assert.deepEqual(new Set(mails.map(({ id }) => id)), new Set(ids))
  })

  it('leaves out drafts and mails that left the folder', async () => {
    const [first = '', second] = await deliverMany(rig, 2)
    const { id } = await rig.call('POST', '/messages', { subject: 'Draft' })
    await rig.call('POST', `/messages/${id}/move`, { destinationId: 'inbox' })
    assert.equal((await drain(rig.client, null)).mails.length, 2)
    assert.equal((await rig.client.newest({ since: LONG_AGO, limit: 9 })).length, 2)
    const { cursor } = await drain(rig.client, null)
    await rig.call('POST', `/messages/${first}/move`, { destinationId: 'archive' })
    await rig.call('PATCH', `/messages/${second ?? ''}`, { isRead: true })
    const { mails } = await drain(rig.client, cursor)
    assert.deepEqual(
      mails.map(({ id }) => id),
      [second],
    )
  })

  it('takes 410 in any spelling as a lost cursor, and every other error not', async () => {
    const { cursor } = await drain(rig.client, null)
    const faults = [
      { status: 410, code: 'SyncStateNotFound' },
      { status: 410, code: 'syncStateNotFound' },
      { status: 400, code: 'SyncStateNotFound' },
      { status: 410, code: 'fullSyncNeeded' },
      { status: 410, html: '<h1>Gone</h1>' },
    ]
    for (const answer of faults) {
      rig.graph.faults.add({ match: { path: /\/delta/ }, answer })
      await assert.rejects(rig.client.changes(cursor, LONG_AGO), { name: 'CursorLostError' }, JSON.stringify(answer))
    }
    rig.graph.faults.add({ match: { path: /\/delta/ }, answer: { status: 410 } })
    await assert.rejects(rig.client.changes(null, LONG_AGO), { name: 'MicrosoftError', code: 'SyncStateNotFound' })
    rig.graph.faults.add({ match: { path: /\/delta/ }, answer: { status: 403 } })
    await assert.rejects(rig.client.changes(cursor, LONG_AGO), { name: 'MicrosoftError', code: 'ErrorAccessDenied' })
  })

  it('tells of all mails when there are more than the 5,000 of a filtered round', async () => {
    const large = await startGraphRig({ pageSize: 500 })
    try {
      await deliverMany(large, 5030)
      const { mails } = await drain(large.client, null)
      assert.equal(mails.length, 5030)
      assert.equal(large.infos.length, 1)
    } finally {
      await large.stop()
    }
  })

  it('leaves out old mails in the round without a filter, too', async () => {
    const small = await startGraphRig({ filterLimit: 3 })
    try {
      const since = new Date('2026-03-01T12:00:00Z')
      await small.deliver(mailText({ subject: 'Old' }), new Date('2026-02-01T12:00:00Z'))
      for (const subject of ['A', 'B', 'C', 'D']) await small.deliver(mailText({ subject }), since)
      const { mails, cursor } = await drain(small.client, null, since)
      assert.deepEqual(mails.map(({ subject }) => subject).toSorted(), ['A', 'B', 'C', 'D'])
      assert.equal(small.infos.length, 1)
      assert.equal((await small.client.changes(cursor, since)).more, false)
    } finally {
      await small.stop()
    }
  })
})

describe('the mails of a Graph mailbox', () => {
  let rig: GraphRig
  beforeEach(async () => (rig = await startGraphRig()))
  afterEach(() => rig.stop())

  async function read(raw: string): Promise<Mail> {
    const [outcome] = await rig.client.read([await rig.deliver(raw)])
    assert.ok(outcome !== undefined && 'mail' in outcome)
    return outcome.mail
  }

  it('reads addresses, headers and text', async () => {
    const head = ['From: Ann <ANN@Example.com>', 'To: Help <Help@Contoso.example>, b@example.com', 'Cc: c@example.com']
    const more = ['Reply-To: r@example.com', 'Subject: Printer', 'X-Tag: =?iso-8859-1?q?caf=E9?=', 'Auto-Submitted: no']
    const mail = await read([...head, ...more, '', 'Line one', 'Line two', ''].join('\r\n'))
    assert.deepEqual(mail.from, { name: 'Ann', address: 'ann@example.com' })
    assert.deepEqual(
      [mail.to, mail.cc, mail.replyTo].map((people) => people.map(({ address }) => address)),
      [['help@contoso.example', 'b@example.com'], ['c@example.com'], ['r@example.com']],
    )
    assert.deepEqual(
      mail.headers.filter(({ name }) => /^(x-tag|auto-submitted)$/i.test(name)),
      [
        { name: 'X-Tag', value: 'café' },
        { name: 'Auto-Submitted', value: 'no' },
      ],
    )
    assert.match(mail.text, /Line one\s*\n?\s*Line two/)
    assert.deepEqual(mail.attachments, [])
  })

  it('asks for no more of many once some could not be had, so that nothing stands in the way of what is asked next', async () => {
    const ids = await deliverMany(rig, 45)
    rig.graph.faults.add({ match: { path: /\$batch/ }, answer: { status: 413, code: 'TooLarge' } })
    const later = rig.graph.faults.add({ match: { path: /\$batch/ }, times: Infinity, answer: { slowMs: 0 } })
    await assert.rejects(rig.client.read(ids))
    const readOne = async (): Promise<number> => {
      const before = later.hits()
      const [outcome] = await rig.client.read(ids.slice(0, 1))
      assert.ok(outcome !== undefined && 'mail' in outcome)
      return later.hits() - before
    }
    assert.equal(await readOne(), await readOne(), 'nothing of the others is on its way')
  })

  it('lists attachments, those inside the text as inline, even when they are the only ones', async () => {
    const mixed = await read(withParts('multipart/mixed', [HTML, FILE]))
    assert.deepEqual(
      mixed.attachments.map(({ name, contentType, inline }) => ({ name, contentType, inline })),
      [{ name: 'list.csv', contentType: 'text/csv', inline: false }],
    )
    assert.ok((mixed.attachments[0]?.size ?? 0) > 0)
    const related = await read(withParts('multipart/related', [HTML, IMAGE]))
    assert.deepEqual(
      related.attachments.map(({ name, inline }) => ({ name, inline })),
      [{ name: 'logo.png', inline: true }],
    )
  })

  it('gives attachments ids that hold when the mail moves', async () => {
    const id = await rig.deliver(withParts('multipart/mixed', [HTML, FILE]))
    const attachmentIds = async () => {
      const [outcome] = await rig.client.read([id])
      return outcome !== undefined && 'mail' in outcome ? outcome.mail.attachments.map((one) => one.id) : []
    }
    const before = await attachmentIds()
    await rig.call('POST', `/messages/${id}/move`, { destinationId: 'archive' })
    assert.equal(before.length, 1)
    assert.deepEqual(await attachmentIds(), before)
  })

  it('reads a mail with a 30 MB attachment without downloading it', async () => {
    const line = `${'A'.repeat(76)}\r\n`
    const big = FILE.replace('YSxiCg==', line.repeat(Math.ceil((30 * 1024 * 1024 * 4) / 3 / 76)))
    const id = await rig.deliver(withParts('multipart/mixed', [HTML, big]))
    const downloads = rig.graph.faults.add({
      match: { path: /\$value|attachments(\/|$)|expand/ },
      times: Infinity,
      answer: 'reset',
    })
    const [outcome] = await rig.client.read([id])
    assert.ok(outcome !== undefined && 'mail' in outcome)
    assert.ok((outcome.mail.attachments[0]?.size ?? 0) >= 30 * 1024 * 1024)
    assert.equal(downloads.hits(), 0)
  }).timeout(30_000)

  it('reads a mail without From, Subject and Message-ID', async () => {
    const mail = await read('To: help@contoso.example\r\n\r\nHello\r\n')
    assert.deepEqual([mail.from, mail.subject, mail.messageId], [null, '', null])
    assert.match(mail.text, /Hello/)
  })

  it('reads hostile mails: an unknown charset, an empty body, no header at all, broken MIME', async () => {
    const hostile = [
      'From: a@example.com\r\nContent-Type: text/plain; charset=x-unheard-of\r\n\r\n\x80\x81 text\r\n',
      'From: a@example.com\r\nSubject: Empty\r\n\r\n',
      '\r\n',
      'From: <<<>>>;;\r\nSubject: =?utf-8?b?////?=\r\nContent-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n',
    ]
    const ids: string[] = []
    for (const raw of hostile) ids.push(await rig.deliver(raw))
    const outcomes = await rig.client.read(ids)
    assert.ok(outcomes.every((outcome) => 'mail' in outcome))
    assert.equal((await drain(rig.client, null)).mails.length, hostile.length)
  })
})

const HTML = 'Content-Type: text/html\r\n\r\n<p>See <img src="cid:logo@example.com"></p>\r\n'
const FILE =
  'Content-Type: text/csv; name=list.csv\r\nContent-Disposition: attachment; filename=list.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nYSxiCg==\r\n'
const IMAGE =
  'Content-Type: image/png; name=logo.png\r\nContent-ID: <logo@example.com>\r\nContent-Disposition: inline; filename=logo.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n'

function withParts(type: string, parts: readonly string[]): string {
  const head = `From: a@example.com\r\nSubject: Files\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; boundary=edge\r\n\r\n`
  return `${head}${parts.map((part) => `--edge\r\n${part}`).join('')}--edge--\r\n`
}
