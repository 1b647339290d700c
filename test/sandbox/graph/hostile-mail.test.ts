import assert from 'node:assert/strict'
import { eachWithStandIn, items, mail, object, SUPPORT, text, withStandIn } from '../support.ts'

describe('hostile and broken mail in the stand-in', () => {
  const at = eachWithStandIn()

  async function served(raw: string | Buffer): Promise<Record<string, unknown>> {
    const id = await at.standIn.deliver(raw, SUPPORT)
    const answer = await at.client.ask(`/users/${SUPPORT}/messages/${id}`, {
      prefer: 'outlook.body-content-type="text"',
    })
    assert.equal(answer.status, 200)
    return answer.json
  }
  const bodyOf = (message: Record<string, unknown>) => text(object(message['body'])['content'])

  it('serves a mail without any header, and one without a byte', async () => {
    for (const raw of ['', '\r\n\r\n', Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x0a])]) {
      const { from, subject, internetMessageId, toRecipients } = await served(raw)
      assert.deepEqual(
        { from, subject, internetMessageId, toRecipients },
        { from: null, subject: null, internetMessageId: null, toRecipients: [] },
      )
    }
  })

  it('leaves a missing Message-ID missing, unless told to stamp one as Exchange does', async () => {
    assert.equal((await served(mail({})))['internetMessageId'], null)
    await withStandIn({ stampMessageIds: true }, async (client, stamping) => {
      await stamping.deliver(mail({}), SUPPORT)
      const [message] = items(await client.ask(`/users/${SUPPORT}/messages`))
      assert.match(text(message?.['internetMessageId']), /^<[0-9a-f-]{36}@contoso\.example>$/)
    })
  })

  it('tells an empty Subject from a missing one', async () => {
    assert.equal((await served(mail({ Subject: '' })))['subject'], '')
    assert.equal((await served('From: a@b.example\r\n\r\nx'))['subject'], null)
  })

  it('reads what can be read of an unknown charset', async () => {
    const raw = mail({ 'Content-Type': 'text/plain; charset=klingon' }, 'Qapla')
    assert.equal(bodyOf(await served(raw)), 'Qapla')
  })

  it('reads a multipart that never ends, and one that never begins', async () => {
    const header = { 'Content-Type': 'multipart/mixed; boundary=q' }
    assert.equal(bodyOf(await served(mail(header, '--q\r\nContent-Type: text/plain\r\n\r\nCut'))), 'Cut')
    assert.equal(bodyOf(await served(mail(header, 'No boundary'))), '')
  })

  it('bears dates outside of every calendar', async () => {
    for (const date of ['Thu, 01 Jan 275000 00:00:00 GMT', 'never', '']) {
      assert.match(text((await served(mail({ Date: date })))['sentDateTime']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    }
  })

  it('is not held up by text and HTML made to be slow', async () => {
    const nested = '<div>'.repeat(100_000)
    const dashes = '-'.repeat(500_000)
    const begun = performance.now()
    const parts = ['text/plain', 'text/html'].map(
      (type) => `--q\r\nContent-Type: ${type}\r\n\r\n${nested}${dashes}\r\n`,
    )
    for (const part of [...parts, parts.join('')]) {
      const raw = mail({ 'Content-Type': 'multipart/mixed; boundary=q' }, `${part}--q--`)
      const id = await at.standIn.deliver(raw, SUPPORT)
      for (const type of ['html', 'text']) {
        const path = `/users/${SUPPORT}/messages/${id}?$select=uniqueBody`
        assert.equal((await at.client.ask(path, { prefer: `outlook.body-content-type="${type}"` })).status, 200)
      }
    }
    assert.ok(performance.now() - begun < 10_000)
  })

  it('serves an attachment of 30 MB, name and type however odd', async () => {
    const line = `${'QUFB'.repeat(19)}\r\n`
    const content = line.repeat(Math.ceil((30 * 1024 * 1024) / 57))
    const head =
      '--q\r\nContent-Type: "x y"/\u0007; name="../../etc\\\\passwd"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    const raw = mail({ 'Content-Type': 'multipart/mixed; boundary=q' }, `${head}${content}--q--`)
    const message = await served(raw)
    const path = `/users/${SUPPORT}/messages/${text(message['id'])}/attachments`
    const [file] = items(await at.client.ask(`${path}?$select=name,size`))
    assert.ok(Number(file?.['size']) >= 30 * 1024 * 1024)
    const value = await at.client.ask(`${path}/${text(file?.['id'])}/$value`)
    assert.deepEqual([value.status, value.bytes.length], [200, file?.['size']])
  })
})
