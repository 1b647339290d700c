import assert from 'node:assert/strict'
import { createDeltaMemory, readChanges } from '../../../src/mail/graph/delta-reader.ts'
import type { BatchAnswer, GraphClient } from '../../../src/mail/graph/graph-client.ts'

const SINCE = new Date('2026-04-01T08:00:00.700Z')
const GRAPH = 'https://graph.microsoft.com'

// The stand-in always tells whole heads; what is tried here are the answers that it does not give.
describe('readChanges', () => {
  let memory = createDeltaMemory(10)
  beforeEach(() => (memory = createDeltaMemory(10)))

  function read(page: object, messages: Record<string, object | number> = {}, cursor: string | null = null) {
    const asked: string[] = []
    const client: GraphClient = {
      write: () => Promise.reject(new Error('A reader may not write')),
      open: () => Promise.reject(new Error('Nothing here opens files')),
      upload: () => Promise.reject(new Error('Nothing here writes files')),
      get: (address) => {
        asked.push(address)
        return Promise.resolve(page)
      },
      getMany: (paths) => {
        const answers = paths.map((path): BatchAnswer => {
          asked.push(path)
          const found = messages[decodeURIComponent(/messages\/([^?]+)/.exec(path)?.[1] ?? '')] ?? 404
          return typeof found === 'number'
            ? { status: found, retryAfterMs: null, body: {} }
            : { status: 200, retryAfterMs: null, body: found }
        })
        return Promise.resolve(answers)
      },
    }
    const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }
    const deps = { client, graphUrl: GRAPH, userPath: '/users/help', memory, filterLimit: 5000, log }
    const clock = () => new Date('2026-05-01T00:00:00Z')
    return readChanges({ ...deps, clock }, cursor, SINCE).then((result) => ({ ...result, asked }))
  }
  const deltaLink = { '@odata.deltaLink': `${GRAPH}/v1.0/users/help/delta?$deltatoken=x` }

  it('asks for the mails of the whole second that the start falls in', async () => {
    const { asked } = await read({ value: [], ...deltaLink })
    assert.match(asked[0] ?? '', /\$filter=receivedDateTime%20ge%202026-04-01T08:00:00Z$/)
  })

  it('looks up a message of which only the change was told: an old one stays out', async () => {
    const value = [{ id: 'new=' }, { id: 'old' }, { id: 'gone' }, { id: 'draft' }]
    const { mails } = await read(
      { value, ...deltaLink },
      {
        'new=': { id: 'new=', subject: 'New', receivedDateTime: '2026-04-02T00:00:00Z' },
        old: { id: 'old', subject: 'Old', receivedDateTime: '2020-01-01T00:00:00Z' },
        draft: { id: 'draft', receivedDateTime: '2026-04-02T00:00:00Z', isDraft: true },
      },
    )
    assert.deepEqual(
      mails.map(({ id, subject }) => [id, subject]),
      [['new=', 'New']],
    )
  })

  it('keeps a mail whose time of receipt nobody knows', async () => {
    const { mails } = await read({ value: [{ id: 'a' }], ...deltaLink }, { a: { id: 'a', receivedDateTime: 'never' } })
    assert.deepEqual(
      mails.map(({ receivedAt }) => receivedAt.toISOString()),
      ['2026-05-01T00:00:00.000Z'],
    )
  })

  it('keeps a mail that cannot be looked up for good, so that the ledger records why', async () => {
    for (const answer of [400, { id: 7 }]) {
      const { mails } = await read({ value: [{ id: 'a', subject: 'A' }], ...deltaLink }, { a: answer })
      assert.deepEqual(
        mails.map(({ subject }) => subject),
        ['A'],
      )
    }
  })

  it('fails when such a message cannot be looked up just now, so that the page comes again', async () => {
    await assert.rejects(read({ value: [{ id: 'a' }], ...deltaLink }, { a: 503 }), {
      code: 'HTTP 503',
      retryable: true,
    })
  })

  it('keeps one that can never be looked up, after the page came again, and no longer than that', async () => {
    const value = [{ id: 'a', subject: 'A' }, { id: 'b' }]
    const messages = { a: 500, b: { id: 'b', subject: 'B', receivedDateTime: '2026-04-02T00:00:00Z' } }
    for (let times = 0; times < 2; times += 1) {
      await assert.rejects(read({ value, ...deltaLink }, messages), { code: 'HTTP 500' })
    }
    const { mails } = await read({ value, ...deltaLink }, messages)
    assert.deepEqual(
      mails.map(({ subject }) => subject),
      ['A', 'B'],
    )
  })

  it('has the page come again as long as the mailbox asks to wait', async () => {
    for (let times = 0; times < 9; times += 1) {
      await assert.rejects(read({ value: [{ id: 'a' }], ...deltaLink }, { a: 429 }), { code: 'HTTP 429' })
    }
  })

  it('leaves out what is no message, after the page came again with it', async () => {
    const good = { id: 'good', subject: 'Good', receivedDateTime: '2026-04-02T00:00:00Z' }
    const broken = [{}, null, 7, { id: '' }, { id: 5 }, { id: 'x'.repeat(1_000_000) }, []]
    const page = { value: [...broken, good], ...deltaLink }
    for (let times = 0; times < 2; times += 1) await assert.rejects(read(page), { code: 'unexpected-answer' })
    const { mails } = await read(page)
    assert.deepEqual(
      mails.map(({ subject }) => subject),
      ['Good'],
    )
    await assert.rejects(read(page), { code: 'unexpected-answer' }, 'the next one is asked for again as often')
  })

  it('takes no place on another server', async () => {
    for (const name of ['@odata.nextLink', '@odata.deltaLink']) {
      for (const link of ['https://graph.microsoft.com.example.org/x', 'http://graph.microsoft.com/x', '//x', '']) {
        await assert.rejects(read({ value: [], [name]: link }), { code: 'unexpected-answer' }, link)
      }
    }
  })

  it('bears whatever stands in a head, and bounds it', async () => {
    const dates = [
      '',
      'never',
      '0001-01-01T00:00:00Z',
      '+275760-09-13T00:00:00Z',
      7,
      null,
      { a: 1 },
      '2026-13-45',
      '9'.repeat(100_000),
    ]
    const value = dates.map((receivedDateTime, index) => ({ id: `${index}`, receivedDateTime }))
    const huge = 'x'.repeat(1_000_000)
    const head = {
      id: 'huge',
      subject: huge,
      from: { emailAddress: { name: huge, address: huge } },
      internetMessageId: `<${huge}>`,
      receivedDateTime: '2026-04-02T00:00:00Z',
    }
    const known = Object.fromEntries(value.map((one) => [one.id, one]))
    const { mails } = await read({ value: [...value, head], ...deltaLink }, known)
    assert.deepEqual(mails.map(({ id }) => id).toSorted(), [...Object.keys(known), 'huge'].toSorted())
    const size = Math.max(...mails.map((mail) => (mail.from?.address.length ?? 0) + (mail.messageId?.length ?? 0)))
    assert.ok(size < 5000, `${size} characters`)
  })

  it('reads a page of ten thousand heads in little time', async () => {
    const value = Array.from({ length: 10_000 }, (_, index) => ({
      id: `mail-${index}`,
      subject: 'Printer '.repeat(20),
      from: { emailAddress: { name: 'Carl', address: 'carl@contoso.example' } },
      receivedDateTime: '2026-04-02T00:00:00Z',
    }))
    const before = process.cpuUsage()
    assert.equal((await read({ value, ...deltaLink })).mails.length, 10_000)
    const { user, system } = process.cpuUsage(before)
    assert.ok((user + system) / 1000 < 1000, `${(user + system) / 1000} ms of processor time`)
  })

  it('fails on a page without a link and on what is no page', async () => {
    for (const page of [{ value: [] }, {}, { value: 'x', ...deltaLink }, { value: [{}], ...deltaLink }]) {
      await assert.rejects(read(page), { code: 'unexpected-answer' })
    }
  })

  it('never follows a link to another server', async () => {
    for (const link of ['https://graph.microsoft.com.example.org/v1.0/x', 'http://graph.microsoft.com/v1.0/x']) {
      await assert.rejects(read({}, {}, JSON.stringify({ link, told: null })), { name: 'CursorLostError' })
    }
  })
})

function ignore(): void {
  // Nothing here is logged.
}
