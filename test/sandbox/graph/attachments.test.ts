import assert from 'node:assert/strict'
import { code, eachWithStandIn, items, mail, SUPPORT, text } from '../support.ts'

const part = (headers: string, body: string) => `--q\r\n${headers}\r\n\r\n${body}\r\n`

function mixed(...parts: string[]): string {
  return mail({ 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=q' }, `${parts.join('')}--q--\r\n`)
}

const TEXT = part('Content-Type: text/plain', 'See below')
const LOGO = part(
  'Content-Type: image/png\r\nContent-Disposition: inline\r\nContent-ID: <logo@x>\r\nContent-Transfer-Encoding: base64',
  'AAEC',
)
const FILE = part(
  'Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64',
  'AwQF',
)
const FORWARDED = part('Content-Type: message/rfc822', 'Subject: inner\r\n\r\nInside')

describe('attachments of the Graph stand-in', () => {
  const at = eachWithStandIn()

  async function deliver(raw: string) {
    const path = `/users/${SUPPORT}/messages/${await at.standIn.deliver(raw, SUPPORT)}`
    const { json } = await at.client.ask(`${path}?$select=hasAttachments`)
    return { path: `${path}/attachments`, has: json['hasAttachments'] }
  }

  it('says hasAttachments only when one of them is not inline', async () => {
    assert.equal((await deliver(mixed(TEXT, LOGO))).has, false)
    assert.equal((await deliver(mixed(TEXT, LOGO, FILE))).has, true)
  })

  it('lists files with their bytes, unless a selection leaves them out', async () => {
    const { path } = await deliver(mixed(TEXT, LOGO, FILE))
    const all = items(await at.client.ask(path))
    assert.deepEqual(
      all.map((file) => [file['name'], file['isInline'], file['contentId'], file['contentBytes'], file['size']]),
      [
        ['ATT00001.png', true, 'logo@x', 'AAEC', 3],
        ['a.pdf', false, null, 'AwQF', 3],
      ],
    )
    const few = items(await at.client.ask(`${path}?$select=name,microsoft.graph.fileAttachment/contentId`))
    assert.deepEqual(Object.keys(few[0] ?? {}).sort(), ['@odata.type', 'contentId', 'id', 'name'])
  })

  it('refuses to select a property of the derived type without its cast', async () => {
    const { path } = await deliver(mixed(TEXT, FILE))
    assert.equal(code(await at.client.ask(`${path}?$select=contentId`)), 'RequestBroker--ParseUri')
  })

  it('gives one attachment and its bytes, by either kind of id', async () => {
    const { path } = await deliver(mixed(TEXT, FILE))
    for (const prefer of ['IdType="ImmutableId"', 'x']) {
      const id = text(items(await at.client.ask(path, { prefer }))[0]?.['id'])
      assert.equal((await at.client.ask(`${path}/${id}`)).json['name'], 'a.pdf')
      const bytes = await at.client.ask(`${path}/${id}/$value`)
      assert.deepEqual([bytes.headers.get('content-type'), [...bytes.bytes]], ['application/pdf', [3, 4, 5]])
    }
    assert.equal((await at.client.ask(`${path}/none`)).status, 404)
  })

  it('gives an attached mail as an itemAttachment whose value is MIME', async () => {
    const { path } = await deliver(mixed(TEXT, FORWARDED))
    const [item] = items(await at.client.ask(path))
    assert.deepEqual(
      [item?.['@odata.type'], 'contentBytes' in (item ?? {})],
      ['#microsoft.graph.itemAttachment', false],
    )
    const value = await at.client.ask(`${path}/${text(item?.['id'])}/$value`)
    assert.match(value.bytes.toString(), /^Subject: inner\r\n\r\nInside/)
  })
})
