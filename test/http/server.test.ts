import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { EventEmitter, once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { NotFoundError } from '../../src/domain/errors.ts'
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/server.ts'
import { noInvitation, noLinks, noPage } from '../support/no-links.ts'

const TENANT = '5a000000-0000-4000-8000-000000000001'

function activity(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:ada' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:chat' },
    channelData: { tenant: { id: TENANT } },
    ...overrides,
  }
}

/** Said in a chat of this tenant. */
const saidIn = (tenantId: unknown) => ({ conversation: { id: 'a:chat', tenantId } })

const noSuchLink = () => new NotFoundError({ message: 'no such link', forPerson: 'This link is no longer valid.' })

describe('the HTTP server', () => {
  let server: HttpServer
  let url: string
  let handled: { activity: object; authorization: string }[]
  let logged: string[]

  const start = async (overrides: Partial<HttpServerOptions> = {}): Promise<number> => {
    const log = (message: string): void => void logged.push(message)
    let ids = 0
    server = createHttpServer({
      handleActivity: (received) => {
        handled.push(received)
        return Promise.resolve({ status: 200, body: { ok: true } })
      },
      readiness: {},
      links: noLinks(noSuchLink()),
      page: noPage(),
      invitation: noInvitation(),
      log: { debug: log, info: log, warn: log, error: log },
      newId: () => `id-${++ids}`,
      ...overrides,
    })
    const port = await server.listen(0, '127.0.0.1')
    url = `http://127.0.0.1:${port}`
    return port
  }
  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    await fetch(`${url}/api/messages`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    })
  const codeOf = async (response: Response): Promise<unknown> => {
    const { error } = (await response.json()) as { error: { code: string; message: string } }
    return error.code
  }

  beforeEach(() => {
    handled = []
    logged = []
  })
  afterEach(() => server.stop())

  it('hands an activity and its authorization over, and answers what comes back', async () => {
    await start()
    const response = await post(JSON.stringify(activity({ text: 'ünïcödé', extra: { kept: 1 } })), {
      Authorization: 'Bearer x',
    })
    assert.equal(response.status, 200)
    assert.deepEqual(await response.json(), { ok: true })
    assert.equal(handled[0]?.authorization, 'Bearer x')
    assert.deepEqual({ ...handled[0].activity }, activity({ text: 'ünïcödé', extra: { kept: 1 } }))
  })

  it('answers without a body when there is none', async () => {
    await start({ handleActivity: () => Promise.resolve({ status: 202 }) })
    const response = await post(JSON.stringify(activity()))
    assert.deepEqual([response.status, await response.text()], [202, ''])
  })

  it('takes a body of just under 256 KB and refuses a larger one with 413', async () => {
    await start()
    const room = 256 * 1024 - JSON.stringify(activity({ text: '' })).length
    assert.equal((await post(JSON.stringify(activity({ text: 'x'.repeat(room) })))).status, 200)
    const refused = await post(JSON.stringify(activity({ text: 'x'.repeat(room + 1) })))
    assert.equal(refused.status, 413)
    assert.deepEqual(await refused.json(), {
      error: { code: 'body-too-large', message: 'The body is larger than 256 KB: send less' },
    })
    assert.equal(handled.length, 1)
  })

  it('refuses a body that is nested thousands of levels deep, wherever, and takes what Teams sends', async () => {
    await start()
    const nested = (levels: number): unknown => JSON.parse(`${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)}`)
    const raw = (field: string): string =>
      JSON.stringify(activity()).replace('{', `{"${field}":${'['.repeat(20_000)}${']'.repeat(20_000)},`)
    for (const field of ['value', 'entities', 'text']) {
      const response = await post(raw(field))
      assert.deepEqual([response.status, await codeOf(response)], [400, 'too-deep'])
    }
    assert.equal((await post(JSON.stringify(activity({ value: nested(20) })))).status, 200)
    assert.equal(handled.length, 1)
  })

  it('cuts off a sender that does not stop, and serves the others', async () => {
    await start()
    await assert.rejects(post('x'.repeat(6 * 1024 * 1024)))
    assert.equal((await post(JSON.stringify(activity()))).status, 200)
  })

  for (const [what, body] of [
    ['no body', ''],
    ['a broken body', '{"type":'],
    ['a body that is not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ] as const) {
    it(`refuses ${what} with 400`, async () => {
      await start()
      const response = await post(body)
      assert.equal(response.status, 400)
      assert.equal(await codeOf(response), 'invalid-json')
    })
  }

  it('refuses a packed body with 415, so that none can grow in memory', async () => {
    await start()
    const response = await post(new Uint8Array(gzipSync(JSON.stringify(activity()))), { 'Content-Encoding': 'gzip' })
    assert.equal(response.status, 415)
    assert.equal(await codeOf(response), 'unsupported-encoding')
  })

  const without = (key: string): object =>
    Object.fromEntries(Object.entries(activity()).filter(([name]) => name !== key))
  const notActivities: readonly [string, unknown][] = [
    ['{}', {}],
    ['null', null],
    ['a list', []],
    ['a text', 'hello'],
    ...Object.keys(activity()).map((key): [string, unknown] => [`an activity without ${key}`, without(key)]),
    ['an activity of another channel', activity({ channelId: 'emulator' })],
    ['a service URL over plain http', activity({ serviceUrl: 'http://smba.example/' })],
    ['a service URL that only begins like loopback', activity({ serviceUrl: 'http://127.0.0.1.evil.example/' })],
    ['a service URL that is a file', activity({ serviceUrl: 'file:///etc/passwd' })],
    ['entities that are no list', activity({ entities: { type: 'mention' } })],
    ['a text that is an object', activity({ text: {} })],
    ['half a sign in an id', activity({ from: { id: '29:\uD83D' } })],
  ]
  for (const [what, body] of notActivities) {
    it(`refuses ${what} with 400`, async () => {
      await start()
      const response = await post(JSON.stringify(body))
      assert.equal(response.status, 400)
      assert.equal(await codeOf(response), 'invalid-activity')
      assert.equal(handled.length, 0)
    })
  }

  it('leaves out what should be a text and is none, since whoever answers would fail at it', async () => {
    await start()
    const odd = { id: ['a'], locale: { __proto__: null, a: 1 }, replyToId: 7, from: { id: '29:ada', name: [] } }
    const response = await post(
      JSON.stringify(activity({ ...odd, conversation: { id: 'a:chat', isGroup: 'x', name: 1 } })),
    )
    assert.equal(response.status, 200)
    assert.deepEqual(JSON.parse(JSON.stringify(handled[0]?.activity)), activity())
    assert.equal((await post(JSON.stringify(activity({ id: 'a\uD83D' })))).status, 200)
    assert.deepEqual(JSON.parse(JSON.stringify(handled[1]?.activity)), activity())
  })

  it('takes a service URL over http on loopback', async () => {
    await start()
    assert.equal((await post(JSON.stringify(activity({ serviceUrl: 'http://127.0.0.1:56150' })))).status, 200)
  })

  const other = '6a000000-0000-4000-8000-00000000000f'
  const ofTwo: readonly [string, Record<string, unknown>][] = [
    ['another tenant in its conversation', { conversation: { id: 'a:chat', tenantId: other } }],
    ['another tenant in its channel data', { ...saidIn(TENANT), channelData: { tenant: { id: other } } }],
  ]
  for (const [what, overrides] of ofTwo) {
    it(`refuses what names ${what} with 403`, async () => {
      await start()
      const response = await post(JSON.stringify(activity(overrides)))
      assert.equal(response.status, 403)
      assert.equal(await codeOf(response), 'two-tenants')
      assert.equal(handled.length, 0)
    })
  }

  for (const tenantId of [null, '', 7, ['x'], {}, 'x'.repeat(2001)]) {
    it(`refuses ${JSON.stringify(tenantId).slice(0, 20)} as the tenant of a conversation, or of the channel data, with 400`, async () => {
      await start()
      for (const overrides of [saidIn(tenantId), { channelData: { tenant: { id: tenantId } } }]) {
        const response = await post(JSON.stringify(activity(overrides)))
        assert.equal(response.status, 400)
        assert.equal(await codeOf(response), 'invalid-activity')
      }
      assert.equal(handled.length, 0)
    })
  }

  it('takes what names one tenant twice, however it is written', async () => {
    await start()
    assert.equal((await post(JSON.stringify(activity(saidIn(TENANT.toUpperCase()))))).status, 200)
  })

  it('answers 404 and 405 without quoting the request', async () => {
    await start()
    const missing = await fetch(`${url}/no/such/%3Cscript%3E`)
    assert.deepEqual(
      [missing.status, await missing.json()],
      [404, { error: { code: 'not-found', message: 'There is nothing here' } }],
    )
    const wrong = await fetch(`${url}/api/messages`)
    assert.equal(wrong.status, 405)
    assert.equal(wrong.headers.get('allow'), 'POST')
    assert.equal(await codeOf(wrong), 'method-not-allowed')
  })

  it('answers a failure with an id that the log has, and nothing else of it', async () => {
    await start({ handleActivity: () => Promise.reject(new Error('hunter2')) })
    const response = await post(JSON.stringify(activity()))
    const text = await response.text()
    assert.equal(response.status, 500)
    assert.match(text, /id-1/)
    assert.doesNotMatch(text, /hunter2|\.ts/)
    assert.deepEqual(logged, ['A request failed'])
  })

  it('sends the security headers with every answer', async () => {
    await start()
    for (const path of ['/healthz', '/nothing']) {
      const { headers } = await fetch(url + path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.match(headers.get('content-type') ?? '', /^application\/json/)
    }
  })

  it('is healthy while it runs', async () => {
    await start()
    const response = await fetch(`${url}/healthz`)
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }])
  })

  it('is ready when every check passes, and names those that fail or hang without their reasons', async () => {
    await start({ readiness: { store: () => Promise.resolve() } })
    assert.equal((await fetch(`${url}/readyz`)).status, 200)
    await server.stop()
    await start({
      readiness: {
        store: () => Promise.reject(new Error('mongodb://user:hunter2@host')),
        teams: () => new Promise(() => undefined),
        mail: () => Promise.resolve(),
      },
      readinessTimeoutMs: 20,
    })
    const response = await fetch(`${url}/readyz`)
    assert.equal(response.status, 503)
    assert.deepEqual(await response.json(), {
      status: 'not ready',
      checks: { store: 'failed', teams: 'failed', mail: 'ok' },
    })
  })

  it('asks a readiness check once for all who ask at the same time', async () => {
    let asked = 0
    await start({ readiness: { store: () => Promise.resolve(void (asked += 1)) } })
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(`${url}/readyz`)))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    assert.equal(asked, 1)
  })

  it('has no metrics: they have a port of their own', async () => {
    await start()
    assert.equal((await fetch(`${url}/metrics`)).status, 404)
  })

  it('serves the file that a link leads to, for downloading only', async () => {
    await start({
      links: {
        ...noLinks(),
        'audit-export': (token) =>
          Promise.resolve({ name: 'audit.csv', contentType: 'text/csv; charset=utf-8', text: `for ${token}` }),
      },
    })
    const response = await fetch(`${url}/exports/a.b`)
    assert.equal(response.status, 200)
    assert.equal(await response.text(), 'for a.b')
    assert.match(response.headers.get('content-type') ?? '', /text\/csv/)
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename="audit.csv"')
  })

  it('shows a page that says what to do when a link is no good (any more), or cannot be served', async () => {
    await start()
    const response = await fetch(`${url}/exports/forged`)
    assert.equal(response.status, 404)
    assert.match(response.headers.get('content-type') ?? '', /text\/html/)
    assert.match(await response.text(), /<h1>This link no longer works<\/h1>\n<p>This link is no longer valid\.<\/p>/)
    const german = await fetch(`${url}/exports/forged`, {
      headers: { 'Accept-Language': 'tlh, de-AT;q=0.9, en;q=0.5' },
    })
    assert.match(await german.text(), /<html lang="de">[\s\S]*<h1>Dieser Link funktioniert nicht mehr<\/h1>/)
    await server.stop()
    await start({ links: noLinks(new Error('hunter2 <script>')) })
    const failed = await fetch(`${url}/exports/right`)
    const page = await failed.text()
    assert.equal(failed.status, 500)
    assert.match(page, /Try the link again in a minute.* id-1\./)
    assert.doesNotMatch(page, /hunter2|<script/)
  })

  it('names the port and the variable to set when the port is taken', async () => {
    const port = await start()
    const first = server
    try {
      const quiet = (): undefined => undefined
      const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
      const second = createHttpServer({
        handleActivity: () => Promise.resolve({ status: 200 }),
        readiness: {},
        links: noLinks(noSuchLink()),
        page: noPage(),
        invitation: noInvitation(),
        log,
        newId: () => 'id',
      })
      await assert.rejects(
        second.listen(port, '127.0.0.1'),
        new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is already in use: .* set PORT `),
      )
    } finally {
      server = first
    }
  })

  it('stops at once although a client keeps its connection', async () => {
    const port = await start()
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
    const closed = once(socket, 'close')
    await server.stop(60_000)
    await closed
  })

  it('lets a running request end, then closes its connection; and cuts off one that does not end', async () => {
    const turn = new EventEmitter()
    const port = await start({
      async handleActivity() {
        const ended = once(turn, 'end')
        turn.emit('begin')
        await ended
        return { status: 200, body: { late: true } }
      },
    })
    const hanging = connect(port, '127.0.0.1')
    const cutOff = once(hanging, 'close')
    hanging.write('POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{')
    const begun = once(turn, 'begin')
    const running = post(JSON.stringify(activity()))
    await begun
    const stopped = server.stop(50)
    turn.emit('end')
    const response = await running
    assert.equal(response.headers.get('connection'), 'close')
    assert.deepEqual(await response.json(), { late: true })
    await Promise.all([stopped, cutOff])
  })
})
