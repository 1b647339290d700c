// What a process answers while it starts, and while its store is gone.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { compose } from '../../src/compose.ts'
import { startOutside, testSettings, type Outside } from '../support/frontdesk.ts'
import { collectLog } from '../teams/support.ts'

describe('from the first moment of its start', () => {
  let outside: Outside
  beforeEach(async () => {
    outside = await startOutside()
  })
  afterEach(() => outside.stop())

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    return port
  }

  it('a process says that it lives, and takes nothing else until it can work', async () => {
    const settings = testSettings({ ...outside, graphUrl: outside.graph.url })
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const { log, lines } = collectLog()
    let isDown = false
    const going: { goOn?: () => void } = {}
    const opened = new Promise<void>((resolve) => (going.goOn = resolve))
    const asked: { read?: () => void } = {}
    const starts = new Promise<void>((resolve) => (asked.read = resolve))
    const frontdesk = compose({
      settings: { ...settings, http: { ...settings.http, port } },
      log,
      ca: outside.graph.ca,
      unauthenticated: true,
      wrapStore: (store) => ({
        ...store,
        prepare: async (declarations) => {
          asked.read?.()
          await opened
          await store.prepare(declarations)
        },
        ping: () => (isDown ? Promise.reject(new Error('no store')) : store.ping()),
      }),
    })
    const answer = async (path: string, method = 'GET'): Promise<readonly [number, unknown]> => {
      const response = await fetch(`${url}${path}`, { method })
      return [response.status, await response.json()]
    }
    try {
      await starts
      assert.deepEqual(await answer('/healthz'), [200, { status: 'ok' }])
      assert.deepEqual(await answer('/readyz'), [503, { status: 'starting', checks: {} }])
      for (const [path, method] of [
        ['/api/messages', 'POST'],
        ['/api/notifications', 'POST'],
        ['/nothing', 'GET'],
      ] as const) {
        const [status, body] = await answer(path, method)
        assert.equal(status, 503, path)
        assert.deepEqual(body, {
          error: { code: 'starting', message: 'Frontdesk is starting: try again in a few seconds' },
        })
      }
    } finally {
      going.goOn?.()
    }
    const up = await frontdesk
    try {
      assert.deepEqual(await answer('/readyz'), [200, { status: 'ok', checks: { store: 'ok', process: 'ok' } }])
      assert.equal((await answer('/nothing'))[0], 404)
      isDown = true
      for (let times = 0; times < 2; times += 1) {
        await new Promise((resolve) => setTimeout(resolve, 1_100))
        assert.equal((await answer('/readyz'))[0], 503)
      }
      isDown = false
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      assert.equal((await answer('/readyz'))[0], 200)
      const said = lines.filter(({ message }) => message.includes('readiness check')).map(({ level }) => level)
      assert.deepEqual(said, ['warn', 'info'])
    } finally {
      await up.stop()
    }
  })

  it('a start that comes to nothing leaves its port', async () => {
    const settings = testSettings({ ...outside, graphUrl: outside.graph.url })
    const port = await freePort()
    const { log } = collectLog()
    const parts = { log, ca: outside.graph.ca, unauthenticated: true }
    const started = compose({
      ...parts,
      settings: { ...settings, http: { ...settings.http, port } },
      wrapStore: (store) => ({ ...store, prepare: () => Promise.reject(new Error('damaged')) }),
    })
    await assert.rejects(started, /damaged/)
    await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`))
    await (await compose({ ...parts, settings: { ...settings, http: { ...settings.http, port } } })).stop()
  })
})
