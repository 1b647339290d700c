import assert from 'node:assert/strict'
import type { HeardNotice } from '../../src/app/notices/hear-notices.ts'
import { createHttpServer, type HttpServer } from '../../src/http/server.ts'
import { noInvitation, noLinks, noPage } from '../support/no-links.ts'
import { silentLog } from '../support/stores.ts'

describe('the door of notifications', () => {
  let server: HttpServer
  let url: string
  let heard: HeardNotice[]

  const start = async (isOpen = true): Promise<void> => {
    server = createHttpServer({
      handleActivity: () => Promise.resolve({ status: 200 }),
      readiness: {},
      links: noLinks(new Error('no link')),
      page: noPage(),
      invitation: noInvitation(),
      ...(isOpen ? { notifications: { hear: (notices) => void heard.push(...notices) } } : {}),
      log: silentLog,
      newId: () => 'id',
    })
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/api/notifications`
  }

  beforeEach(() => void (heard = []))
  afterEach(() => server.stop(0))

  const post = async (body: string, query = '', headers: Record<string, string> = {}): Promise<Response> =>
    await fetch(`${url}${query}`, { method: 'POST', body, headers })

  const one = (overrides: object = {}): object => ({
    subscriptionId: 'subscription',
    subscriptionExpirationDateTime: '2026-12-01T00:00:00Z',
    changeType: 'created',
    resource: "Users('x')/Messages('y')",
    resourceData: { id: 'y' },
    clientState: 'secret',
    tenantId: 'tenant',
    ...overrides,
  })

  it('gives a validation token back as plain text, as it was meant', async () => {
    await start()
    const token = 'Validation: Testing client application reachability for subscription Request-Id: 5a <b>+&ü'
    for (const written of [encodeURIComponent(token), new URLSearchParams({ t: token }).toString().slice(2)]) {
      const answer = await post('', `?validationToken=${written}`)
      assert.equal(answer.status, 200)
      assert.equal(await answer.text(), token)
      assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/)
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(answer.headers.get('cache-control'), 'no-store')
    }
    assert.deepEqual(heard, [])
  })

  it('gives nothing back that is empty, too long, or would break a line', async () => {
    await start()
    for (const token of ['', 'x'.repeat(4097), 'a%0D%0ASet-Cookie:%20b', 'a%00b', '%7F']) {
      assert.equal((await post('', `?validationToken=${token}`)).status, 400, token.slice(0, 20))
    }
  })

  it('answers with 202 and hears of what is a notification, mails apart from subscriptions', async () => {
    await start()
    const value = [one(), one({ subscriptionId: 'other', changeType: undefined, lifecycleEvent: 'missed' })]
    const answer = await post(JSON.stringify({ value, validationTokens: null }))
    assert.equal(answer.status, 202)
    assert.equal(await answer.text(), '')
    assert.deepEqual(heard, [
      { subscriptionId: 'subscription', secret: 'secret', isAboutSubscription: false },
      { subscriptionId: 'other', secret: 'secret', isAboutSubscription: true },
    ])
  })

  it('answers alike for what is none, and hears nothing of it', async () => {
    await start()
    const value = [
      ...[null, 1, 'x', [], {}, one({ subscriptionId: '' }), one({ subscriptionId: { $ne: null } })],
      ...[one({ clientState: null }), one({ clientState: 'x'.repeat(256) }), one({ subscriptionId: 'x'.repeat(201) })],
      one({ lifecycleEvent: { $gt: '' } }),
    ]
    assert.equal((await post(JSON.stringify({ value }))).status, 202)
    assert.equal((await post('{"value":[]}')).status, 202)
    assert.deepEqual(heard, [])
  })

  it('refuses what is no collection, too much, or packed', async () => {
    await start()
    for (const body of ['', 'x', '[]', 'null', '{}', '{"value":{}}', '{"value":"x"}', '['.repeat(200)]) {
      assert.equal((await post(body)).status, 400, body.slice(0, 20))
    }
    assert.equal((await post(JSON.stringify({ value: Array.from({ length: 1001 }, () => ({})) }))).status, 400)
    assert.equal((await post(JSON.stringify({ value: [one({ more: 'x'.repeat(600_000) })] }))).status, 413)
    assert.equal((await post('{}', '', { 'Content-Encoding': 'gzip' })).status, 415)
    assert.equal((await fetch(url)).status, 405)
    assert.deepEqual(heard, [])
  })

  it('is not there where nobody could tell anything', async () => {
    await start(false)
    assert.equal((await post('', '?validationToken=x')).status, 404)
  })
})
