import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:https'
import { z } from 'zod'
import { createTrustedFetch } from '../../src/lib/trusted-fetch.ts'
import { localCertificate } from '../../src/sandbox/certificate.ts'

describe('trusted fetch', () => {
  let server: Server
  let url: string
  let ca: string
  beforeEach(async () => {
    const { key, cert } = await localCertificate(new Date())
    ca = cert
    server = createServer({ key, cert }, (request, response) => {
      // Not chained: restify, once loaded by another test, lets `writeHead` answer with nothing.
      if (request.url === '/moved') response.writeHead(302, { Location: '/' })
      if (request.url === '/empty') response.writeHead(204)
      if (request.url === '/half') response.write('{')
      else if (request.url === '/moved' || request.url === '/empty') response.end()
      else response.end(`${request.method ?? ''} ${request.headers['x-tag']?.toString() ?? ''}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `https://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })
  const get = { method: 'GET', headers: {} }

  it('believes the authority it was given', async () => {
    const fetch = createTrustedFetch({ ca, timeoutMs: 5000 })
    const answer = await fetch(url, { method: 'PUT', headers: { 'X-Tag': 'a' }, body: 'b' })
    assert.equal(await answer.text(), 'PUT a')
    assert.equal((await fetch(`${url}/empty`, get)).status, 204)
  })

  it('refuses a server whose authority it was not given', async () => {
    await assert.rejects(createTrustedFetch({ timeoutMs: 5000 })(url, get), (error: Error) => {
      assert.match(z.object({ code: z.string() }).parse(error.cause).code, /SELF_SIGNED/)
      return true
    })
  })

  it('limits the time of the body too', async () => {
    await assert.rejects(createTrustedFetch({ ca, timeoutMs: 200 })(`${url}/half`, get), { name: 'TimeoutError' })
  })

  it('cuts off what is longer than it may be', async () => {
    const fetch = createTrustedFetch({ ca, timeoutMs: 5000 })
    assert.equal(await (await fetch(url, { ...get, maxBytes: 4 })).text(), 'GET ')
    await assert.rejects(fetch(url, { ...get, maxBytes: 3 }), (error: Error) => {
      assert.deepEqual(error.cause, { code: 'too-large' })
      return true
    })
  })

  it('follows no redirect', async () => {
    await assert.rejects(createTrustedFetch({ ca, timeoutMs: 5000 })(`${url}/moved`, get), TypeError)
  })
})
