// Every way to open a socket and leave it: it ends by itself, keeps nobody else out, and does not hold up the end.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/server.ts'
import { noInvitation, noLinks, noPage } from '../support/no-links.ts'
import { collectLog, countingIds, type LogLine } from '../teams/support.ts'

const HEALTH = 'GET /healthz HTTP/1.1\r\nHost: x\r\n'
const POST = 'POST /api/messages HTTP/1.1\r\nHost: x\r\n'

describe('connections', () => {
  let server: HttpServer
  let port: number
  let lines: readonly LogLine[]
  let sockets: Socket[]

  const start = async (options: Partial<HttpServerOptions> = {}): Promise<void> => {
    const collected = collectLog()
    lines = collected.lines
    server = createHttpServer({
      handleActivity: () => new Promise(() => undefined),
      readiness: {},
      links: noLinks(),
      page: noPage(),
      invitation: noInvitation(),
      log: collected.log,
      newId: countingIds(),
      ...options,
    })
    port = await server.listen(0, '127.0.0.1')
  }
  const open = async (text = ''): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    sockets.push(socket)
    await once(socket, 'connect')
    if (text !== '') socket.write(text)
    return socket
  }
  const answerOf = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0])
  const isHealthy = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok
  const troubles = (): readonly string[] =>
    lines.map(({ message }) => message).filter((text) => text.includes('too many'))

  beforeEach(() => {
    sockets = []
  })
  afterEach(async () => {
    for (const socket of sockets) socket.destroy()
    await server.stop(0)
  })

  it('answers a request that wants to upgrade like any other', async () => {
    await start()
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n'
    assert.match(await answerOf(await open(`${HEALTH}${upgrade}\r\n`)), /^HTTP\/1\.1 200/)
    assert.match(await answerOf(await open(`${POST}${upgrade}Content-Length: 2\r\n\r\n{}`)), /^HTTP\/1\.1 400/)
  })

  const left: Readonly<Record<string, string>> = {
    'nothing at all': '',
    'half a head': `${HEALTH}X-Slow: `,
    'half a body': `${POST}Content-Length: 10\r\n\r\n{`,
    'half a body after Expect: 100-continue': `${POST}Expect: 100-continue\r\nContent-Length: 10\r\n\r\n{`,
    'an upgrade with half a body': `${POST}Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 10\r\n\r\n{`,
    'half of a chunk': `${POST}Transfer-Encoding: chunked\r\n\r\nff\r\n{`,
    CONNECT: 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n',
    'what is no HTTP': '\u0016\u0003\u0001\u0000\r\n\r\n',
  }
  for (const [what, text] of Object.entries(left)) {
    it(`ends a connection that brings ${what}, in its time`, async () => {
      await start({ headersTimeoutMs: 100 })
      const socket = await open(text)
      socket.resume()
      await once(socket, 'close')
      assert.ok(await isHealthy())
    })

    it(`stops although a connection brought ${what}`, async () => {
      await start()
      const socket = await open(text)
      socket.resume()
      await isHealthy()
      const closed = socket.closed ? Promise.resolve() : once(socket, 'close')
      await server.stop(50)
      await closed
    })
  }

  it('lets silent connections make place for whoever has something to say, and logs that once', async () => {
    await start({ limits: { total: 1000, perAddress: 20 } })
    for (let index = 0; index < 60; index += 1) await open(index % 2 === 0 ? '' : `${HEALTH}X-Slow: `)
    assert.ok(await isHealthy())
    assert.equal(troubles().length, 1)
  })

  it('bounds the connections of all addresses together', async () => {
    await start({ limits: { total: 10, perAddress: 1000 } })
    const first = await open(`${HEALTH}\r\n`)
    await answerOf(first)
    const closed = once(first, 'close')
    for (let index = 0; index < 10; index += 1) await open()
    await closed
    assert.ok(await isHealthy())
  })

  it('cuts off nobody whose whole request is being worked on, but refuses the next', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    let begun = 0
    await start({
      limits: { total: 10, perAddress: 10 },
      readiness: { store: () => held },
      readinessTimeoutMs: 10_000,
      handleActivity: async () => {
        begun += 1
        await held
        return { status: 202 }
      },
    })
    const body = JSON.stringify({
      ...{ type: 'message', channelId: 'msteams', serviceUrl: 'https://smba.example/', from: { id: 'a' } },
      ...{ recipient: { id: 'b' }, conversation: { id: 'c' }, channelData: { tenant: { id: 'tenant' } } },
    })
    const request = `${POST}Content-Length: ${body.length}\r\n\r\n${body}`
    const working = await Promise.all(Array.from({ length: 10 }, () => open(request)))
    while (begun < 10) await new Promise((resolve) => setImmediate(resolve))
    const refused = await open(`${HEALTH}\r\n`)
    await once(refused.resume(), 'close')
    const answers = working.map(answerOf)
    release()
    for (const answer of await Promise.all(answers)) assert.match(answer, /^HTTP\/1\.1 202/)
  })

  it('cuts off a connection that sends request upon request without waiting for an answer', async () => {
    await start({ readiness: { store: () => new Promise(() => undefined) }, readinessTimeoutMs: 10_000 })
    const socket = await open('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(50))
    await once(socket.resume(), 'close')
    assert.ok(await isHealthy())
  })

  it('names address and variable when the address is not one of this machine', async () => {
    await start()
    await server.stop()
    const other = createHttpServer({
      ...{ handleActivity: () => Promise.resolve({ status: 200 }), readiness: {} },
      links: noLinks(),
      page: noPage(),
      invitation: noInvitation(),
      ...{ log: collectLog().log, newId: countingIds() },
    })
    await assert.rejects(other.listen(0, '203.0.113.1'), /'203\.0\.113\.1' is no address of this machine: set HOST /)
  })
})
