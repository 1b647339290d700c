// What opening a file does when Graph, or whoever reads it, does not do as hoped.
import assert from 'node:assert/strict'
import { OutsideError } from '../../../src/domain/errors.ts'
import { mailText } from '../../contracts/mailbox-provider.ts'
import { startGraphRig, type GraphRig } from './graph-rig.ts'

const FILE = { path: /\/attachments\/[^/]+\/\$value$/ }

describe('openAttachment', () => {
  let rig: GraphRig
  let mailId: string
  let attachmentId: string
  beforeEach(async () => {
    rig = await startGraphRig({ filePatienceMs: 20 })
    const inner = ['--q', 'Content-Type: message/rfc822', '', 'Subject: Inner', '', 'Inside', '--q--', '']
    const head = mailText().split('\r\n\r\n')[0] ?? ''
    mailId = await rig.deliver([head, 'Content-Type: multipart/mixed; boundary=q', '', ...inner].join('\r\n'))
    const [read] = await rig.client.read([mailId])
    attachmentId = read && 'mail' in read ? (read.mail.attachments[0]?.id ?? '') : ''
  })
  afterEach(() => rig.stop())

  const open = (signal = new AbortController().signal) => rig.client.openAttachment(mailId, attachmentId, signal)

  async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const chunks: Uint8Array[] = []
    for await (const chunk of bytes) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }

  async function codeOf(failing: Promise<unknown>): Promise<string> {
    const error = await failing.then(
      () => null,
      (reason: unknown) => reason,
    )
    assert.ok(error instanceof OutsideError, String(error))
    return error.code
  }

  it('gives an attached mail as MIME', async () => {
    assert.match(await textOf((await open()).bytes), /^Subject: Inner\r\n\r\nInside/)
  })

  it('repeats what failed in passing, and takes a new token for one that is refused', async () => {
    const busy = rig.graph.faults.add({ match: FILE, answer: { status: 503 } })
    const refused = rig.graph.faults.add({ match: FILE, answer: { status: 401 } })
    const cut = rig.graph.faults.add({ match: FILE, answer: 'reset' })
    assert.match(await textOf((await open()).bytes), /Inside/)
    assert.deepEqual([busy.hits(), refused.hits(), cut.hits()], [1, 1, 1])
  })

  it('says by Microsoft’s code why it cannot be had', async () => {
    for (const [status, code] of [
      [403, 'ErrorAccessDenied'],
      [404, 'ErrorItemNotFound'],
    ] as const) {
      rig.graph.faults.add({ match: FILE, answer: { status } })
      assert.equal(await codeOf(open()), code)
    }
    rig.graph.faults.add({ match: FILE, answer: { status: 404, html: '<html>Not here</html>' } })
    assert.equal(await codeOf(open()), 'HTTP 404')
  })

  it('reads two files at once, and a third one when one of them has ended', async () => {
    const gone = new AbortController()
    const [first] = await Promise.all([open(), open(gone.signal)])
    assert.equal(await codeOf(open()), 'too-many-files')
    await textOf(first.bytes)
    assert.match(await textOf((await open()).bytes), /Inside/)
    const again = await open()
    assert.equal(await codeOf(open()), 'too-many-files')
    // Nobody ever read it.
    gone.abort()
    assert.match(await textOf((await open()).bytes), /Inside/)
    assert.match(await textOf(again.bytes), /Inside/)
  })

  it('does not hold up the mail while files are read slowly', async () => {
    await Promise.all([open(), open()])
    const [read] = await rig.client.read([mailId])
    assert.ok(read && 'mail' in read)
  })

  it('gives its place back when it could not be opened', async () => {
    rig.graph.faults.add({ match: FILE, times: 3, answer: { status: 403 } })
    for (let times = 0; times < 3; times += 1) assert.equal(await codeOf(open()), 'ErrorAccessDenied')
    assert.match(await textOf((await open()).bytes), /Inside/)
  })

  it('breaks off where Graph does', async () => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      // More than is written at once, so that it has left when the rest breaks.
      yield await Promise.resolve(Buffer.alloc(1024 * 1024))
      throw new Error('The other side is gone')
    }
    rig.graph.faults.add({ match: FILE, answer: { bytes } })
    const file = await open()
    await codeOf(textOf(file.bytes))
    assert.match(await textOf((await open()).bytes), /Inside/)
  })
})
