// A walk over every door that there is: what each takes, what each address may ask, and what each answer carries.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { ADDRESS_LIMITS, type DoorKind } from '../../src/http/address-gate.ts'
import { createMetricsServer } from '../../src/http/metrics-server.ts'
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/server.ts'
import { ROOT } from '../repository/source-files.ts'
import { noInvitation, noLinks, noPage } from '../support/no-links.ts'
import { collectLog, countingIds, type LogLine } from '../teams/support.ts'

interface Door {
  readonly kind: DoorKind
  /** Bytes of the body that it reads; 0 for none. */
  readonly body: number
  /** What limits it besides, as docs/doors.md says it. */
  readonly besides: string
}

const KB = 1024
const BY_LINK = '60 at once and 1 a second with one link'

/** A route without a row here fails the first test; what a row says is tried, and stands in docs/doors.md. */
const DOORS: Readonly<Record<string, Door>> = {
  'POST /api/messages': {
    ...{ kind: 'services', body: 256 * KB },
    besides: 'once its sender is believed: 100 at once and 4 a second of one person, 2,000 and 100 of one tenant',
  },
  'POST /api/notifications': {
    ...{ kind: 'services', body: 512 * KB },
    besides: '1,000 notifications in one request and 1,000 that wait; 4 looks a second at one mailbox',
  },
  'GET /healthz': { kind: 'people', body: 0, besides: 'asks nothing of anybody' },
  'GET /readyz': { kind: 'people', body: 0, besides: 'checks once a second, however many ask' },
  'GET /exports/:token': { kind: 'people', body: 0, besides: BY_LINK },
  'GET /people/:token': { kind: 'people', body: 0, besides: BY_LINK },
  'GET /files/:token': { kind: 'people', body: 0, besides: `${BY_LINK}; two files at a time, 15 minutes each` },
  'GET /pictures/:token': { kind: 'services', body: 0, besides: `${BY_LINK}; two files at a time` },
  'GET /ticket/:token': { kind: 'people', body: 0, besides: '60 a minute with one link' },
  'POST /ticket/:token': { kind: 'people', body: 64 * KB, besides: '20 a minute with one link; each form once' },
  'GET /connect/:code': { kind: 'people', body: 0, besides: '60 a minute with one code; 30 wrong ones a minute' },
  'GET /connect/:code/frontdesk.zip': {
    ...{ kind: 'people', body: 0 },
    besides: '60 a minute with one code; 30 wrong ones a minute',
  },
  'GET /legal/privacy': { kind: 'people', body: 0, besides: 'asks nothing of anybody' },
  'GET /legal/terms': { kind: 'people', body: 0, besides: 'asks nothing of anybody' },
  'GET /legal/support': { kind: 'people', body: 0, besides: 'asks nothing of anybody' },
  'GET /metrics': {
    ...{ kind: 'people', body: 0 },
    besides: 'on a port of its own, with 20 connections; read once in 5 seconds, however many ask',
  },
}

/** A client behind a proxy that is believed. */
const FROM = { 'X-Forwarded-For': '198.51.100.7' }
const METRICS = 'GET /metrics'

describe('every door', () => {
  let server: HttpServer
  let metrics: HttpServer
  let bases: { readonly server: string; readonly metrics: string }
  let lines: readonly LogLine[]

  const start = async (options: Partial<HttpServerOptions> = {}): Promise<void> => {
    const collected = collectLog()
    lines = collected.lines
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    const given = { log: collected.log, newId: countingIds() }
    server = createHttpServer({
      handleActivity: () => Promise.resolve({ status: 200 }),
      readiness: {},
      links: noLinks(),
      page: { ...noPage(), isToken: () => true },
      invitation: noInvitation(),
      notifications: { hear: () => undefined },
      addresses: { trustedProxies: ['127.0.0.1'] },
      ...given,
      ...options,
    })
    metrics = createMetricsServer({
      metrics: registry,
      ...given,
      ...(options.addresses && { addresses: options.addresses }),
    })
    bases = {
      server: `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`,
      metrics: `http://127.0.0.1:${await metrics.listen(0, '127.0.0.1')}`,
    }
  }
  afterEach(async () => {
    await server.stop(0)
    await metrics.stop(0)
  })

  const ask = async (name: string, init: RequestInit = {}): Promise<Response> => {
    const [method = '', route = ''] = name.split(' ')
    const url = `${name === METRICS ? bases.metrics : bases.server}${route.replace(/:\w+/gu, 'x')}`
    return await fetch(url, { method, ...init })
  }

  it('has its limits written down, here and in docs/doors.md', async () => {
    await start()
    assert.deepEqual([...server.doors(), ...metrics.doors()].toSorted(), Object.keys(DOORS).toSorted())
    const page = await readFile(path.join(ROOT, 'docs/doors.md'), 'utf8')
    const rows = Object.entries(DOORS).map(([name, { kind, body, besides }]) => {
      const { burst, perSecond } = ADDRESS_LIMITS[kind]
      const took = body === 0 ? 'none' : `${body / KB} KB`
      return `| \`${name}\` | ${took} | ${burst.toLocaleString('en')} at once, ${perSecond} a second | ${besides} |`
    })
    assert.deepEqual(
      page.split('\n').filter((line) => line.startsWith('| `')),
      rows,
    )
  })

  it('carries the headers that keep browsers from making anything of its answers, whatever it answers', async () => {
    await start()
    for (const name of Object.keys(DOORS)) {
      for (const response of [await ask(name), await ask(name, { method: 'PUT' })]) {
        const { headers } = response
        await response.arrayBuffer()
        assert.equal(headers.get('x-content-type-options'), 'nosniff', name)
        assert.equal(headers.get('cache-control'), 'no-store', name)
        assert.equal(headers.get('referrer-policy'), 'no-referrer', name)
        assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{8}/, name)
        const policy = headers.get('content-security-policy') ?? ''
        assert.match(policy, /default-src 'none'; frame-ancestors 'none'/, name)
        assert.doesNotMatch(policy, /unsafe|\*/, name)
        assert.equal(headers.get('server') ?? 'frontdesk', 'frontdesk', name)
        assert.equal(headers.get('x-powered-by'), null, name)
      }
    }
  })

  it('reads no more of a body than it says', async () => {
    await start()
    for (const [name, { body }] of Object.entries(DOORS)) {
      if (body === 0) continue
      const type = name.includes('/ticket/') ? 'application/x-www-form-urlencoded' : 'application/json'
      const send = (size: number) => ask(name, { body: `"${'x'.repeat(size - 2)}"`, headers: { 'Content-Type': type } })
      assert.notEqual((await send(body)).status, 413, name)
      assert.equal((await send(body + 1)).status, 413, name)
    }
  })

  it('is closed for a while to an address that asks too much, and to no other', async () => {
    const small = { burst: 4, perSecond: 0.001 }
    for (const name of Object.keys(DOORS)) {
      await start({
        addresses: { trustedProxies: ['127.0.0.1'], limits: { people: small, services: small } },
      })
      for (let time = 0; time < small.burst; time += 1) {
        const { status } = await ask(name, { headers: FROM })
        assert.notEqual(status, 429, name)
      }
      for (const accept of ['*/*', 'text/html']) {
        const refused = await ask(name, { headers: { ...FROM, Accept: accept, 'Accept-Language': 'de' } })
        assert.equal(refused.status, 429, name)
        assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/)
        assert.equal(refused.headers.get('x-content-type-options'), 'nosniff')
        assert.match(await refused.text(), accept === '*/*' ? /"too-many-requests"/ : /Zu viele Aufrufe auf einmal/)
      }
      assert.notEqual((await ask(name, { headers: { 'X-Forwarded-For': '198.51.100.8' } })).status, 429, name)
      // What the client itself wrote before the proxy did makes it nobody else.
      const lied = { 'X-Forwarded-For': `198.51.100.9, ${FROM['X-Forwarded-For']}` }
      assert.equal((await ask(name, { headers: lied })).status, 429, name)
      assert.equal(lines.filter(({ message }) => message.includes('An address asks more')).length, 1)
      await server.stop(0)
      await metrics.stop(0)
    }
    await start()
  })

  it('keeps a link that is followed again and again from everybody but others with another link', async () => {
    await start()
    for (const name of Object.keys(DOORS).filter((one) => DOORS[one]?.besides.startsWith(BY_LINK))) {
      const follow = async (token: string): Promise<number> => {
        const response = await fetch(`${bases.server}${name.slice(4).replace(':token', token)}`)
        await response.arrayBuffer()
        return response.status
      }
      const statuses = new Set<number>()
      for (let time = 0; time < 500 && !statuses.has(429); time += 1) statuses.add(await follow(`a${name.length}.b`))
      assert.ok(statuses.has(429), name)
      assert.notEqual(await follow(`other${name.length}.b`), 429, name)
    }
  })
})
