import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { eachWithStandIn, items, mail, object, round, DELTA, SALES, SUPPORT, text } from '../support.ts'

const SCHEMA = new URL('../../../../shared/schemas/graph-v1.0.schema.json', import.meta.url)

function validatorOf(name: string): ValidateFunction {
  const { definitions } = object(JSON.parse(readFileSync(SCHEMA, 'utf8')))
  const formats = { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/ }
  return new Ajv({ strict: false, formats }).compile({ definitions, $ref: `#/definitions/${name}` })
}

function fits(name: string, ...values: unknown[]): void {
  const validate = validatorOf(name)
  for (const value of values) assert.ok(validate(value), JSON.stringify([validate.errors, value], null, 1))
}

const RICH = mail(
  {
    'MIME-Version': '1.0',
    'Message-ID': '<rich@a>',
    'Reply-To': 'x@y.example',
    Cc: '"Smith, Bo" <bo@y.example>, undisclosed: a@b.example, c@d.example;',
    Date: 'Thu, 01 Jan 2026 10:00:00 +0200',
    Importance: 'high',
    'Content-Type': 'multipart/mixed; boundary=q',
  },
  '--q\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n--q\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--q\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\nx\r\n--q--',
)

describe('shapes of the Graph stand-in', () => {
  const at = eachWithStandIn()
  before(function () {
    if (existsSync(SCHEMA)) return
    console.log('      skipped: the schema of Graph v1.0 is not at ../shared/schemas/graph-v1.0.schema.json')
    this.skip()
  })

  it('makes messages that fit the schema, whatever the mail lacks', async () => {
    for (const raw of [RICH, '', 'no header', 'From: x\r\n\r\n', mail({ Date: 'yesterday', To: ';;<<', From: '' })]) {
      await at.standIn.deliver(raw, SUPPORT)
    }
    const all = items(await at.client.ask(`/users/${SUPPORT}/messages`))
    fits('message', ...all)
    assert.equal(all.length, 5)
    for (const { id } of all) {
      const path = `/users/${SUPPORT}/messages/${text(id)}`
      const { json } = await at.client.ask(`${path}?$select=internetMessageHeaders,uniqueBody`)
      fits('message', json, (await at.client.ask(path)).json)
    }
  })

  it('makes delta pages that fit it, removed items included', async () => {
    const id = await at.standIn.deliver(RICH, SUPPORT)
    const { found, link } = await round(at.client, DELTA)
    await at.client.ask(`/users/${SUPPORT}/messages/${id}`, { method: 'DELETE' })
    const removed = await round(at.client, link)
    assert.ok(removed.found[0]?.['@removed'])
    fits('message', ...found, ...removed.found)
  })

  it('makes attachments and folders that fit it', async () => {
    const id = await at.standIn.deliver(RICH, SUPPORT)
    const [file, item] = items(await at.client.ask(`/users/${SUPPORT}/messages/${id}/attachments`))
    fits('fileAttachment', file)
    fits('itemAttachment', item)
    fits('mailFolder', (await at.client.ask(`/users/${SUPPORT}/mailFolders/inbox`)).json)
    const body = { displayName: 'Done' }
    const path = `/users/${SUPPORT}/mailFolders/inbox/childFolders`
    fits('mailFolder', (await at.client.ask(path, { method: 'POST', body })).json)
  })

  it('makes drafts, replies and sent mails that fit it', async () => {
    const id = await at.standIn.deliver(RICH, SUPPORT)
    const path = `/users/${SUPPORT}/messages`
    fits('message', (await at.client.ask(`${path}/${id}/createReply`, { method: 'POST' })).json)
    const body = { message: { toRecipients: [{ emailAddress: { address: SALES } }] } }
    await at.client.ask(`/users/${SUPPORT}/sendMail`, { method: 'POST', body })
    const sent = items(await at.client.ask(`/users/${SUPPORT}/mailFolders/sentitems/messages`))
    assert.equal(sent.length, 1)
    fits('message', ...sent)
  })

  it('reads the fields of a rich mail', async () => {
    await at.standIn.deliver(RICH, SUPPORT)
    const [message] = items(await at.client.ask(`/users/${SUPPORT}/messages`))
    const expected = {
      internetMessageId: '<rich@a>',
      subject: 'Printer',
      from: { emailAddress: { name: 'Ann', address: 'ann@fabrikam.example' } },
      replyTo: [{ emailAddress: { name: 'x@y.example', address: 'x@y.example' } }],
      sentDateTime: '2026-01-01T08:00:00Z',
      importance: 'high',
      hasAttachments: true,
      isRead: false,
      bodyPreview: 'Hi',
    }
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, message?.[name]])), expected)
    assert.equal(JSON.stringify(message?.['ccRecipients']).match(/"address"/g)?.length, 3)
  })
})
