import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createStopping } from '../../src/lib/stopping.ts'
import { createTrustedStream } from '../../src/lib/trusted-stream.ts'
import { localCertificate } from '../../src/sandbox/certificate.ts'

describe('createTrustedStream', () => {
  let server: Server
  let url: string
  let ca: string
  /** Closed by whoever asked. */
  let left: Promise<unknown>
  beforeEach(async () => {
    const certificate = await localCertificate(new Date())
    ca = certificate.cert
    server = createServer({ key: certificate.key, cert: ca }, (req, res) => {
      left = once(res, 'close')
      if (req.url === '/silent') return
      if (req.url === '/moved') {
        res.writeHead(302, { Location: '/whole' })
        res.end()
        return
      }
      // restify makes it answer nothing for the whole process.
      res.writeHead(req.url === '/refused' ? 403 : 200)
      res.write('some ')
      if (req.url !== '/stalled') res.end('bytes')
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => {
    server.close()
    server.closeAllConnections()
  })

  const ask = { method: 'GET', headers: {} }
  const never = (): AbortSignal => new AbortController().signal

  it('hands on head and body', async () => {
    const stream = createTrustedStream({ ca, timeoutMs: 5000 })
    const answer = await stream(`${url}/whole`, { ...ask, signal: never() })
    assert.deepEqual([answer.status, await answer.text()], [200, 'some bytes'])
    assert.equal((await stream(`${url}/refused`, { ...ask, signal: never() })).status, 403)
  })

  it('believes nobody but its authority, and follows no redirect', async () => {
    const stream = createTrustedStream({ timeoutMs: 5000 })
    await assert.rejects(stream(`${url}/whole`, { ...ask, signal: never() }), TypeError)
    await assert.rejects(createTrustedStream({ ca, timeoutMs: 5000 })(`${url}/moved`, { ...ask, signal: never() }))
  })

  it('waits neither for a head nor for a piece for ever', async () => {
    const stream = createTrustedStream({ ca, timeoutMs: 1000 })
    await assert.rejects(stream(`${url}/silent`, { ...ask, signal: never() }), { name: 'TimeoutError' })
    const answer = await stream(`${url}/stalled`, { ...ask, signal: never() })
    await assert.rejects(answer.text(), { name: 'TimeoutError' })
    await left
  })

  it('does not count the time in which nobody reads', async () => {
    const stream = createTrustedStream({ ca, timeoutMs: 1000 })
    const answer = await stream(`${url}/whole`, { ...ask, signal: never() })
    await new Promise((resolve) => setTimeout(resolve, 1300))
    assert.equal(await answer.text(), 'some bytes')
  })

  it('lets go when it is told, cancelled, or the process ends', async () => {
    const stopping = createStopping(0)
    const stream = createTrustedStream({ ca, timeoutMs: 5000, stopping })
    const gone = new AbortController()
    const told = await stream(`${url}/stalled`, { ...ask, signal: gone.signal })
    gone.abort()
    await assert.rejects(told.text())
    await left
    const cancelled = await stream(`${url}/stalled`, { ...ask, signal: never() })
    await cancelled.body?.cancel()
    await left
    const ended = await stream(`${url}/stalled`, { ...ask, signal: never() })
    stopping.ask()
    await assert.rejects(ended.text())
    await left
    await assert.rejects(stream(`${url}/whole`, { ...ask, signal: AbortSignal.abort() }))
  })
})
