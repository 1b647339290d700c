// A reverse proxy before Frontdesk: an address that stays the same whichever process is behind it, and that sees what comes.
import { createServer, type IncomingMessage } from 'node:http'
import { listenOnLoopback } from '../../src/sandbox/listen.ts'

export interface FrontDoor {
  /** What `PUBLIC_URL` is. */
  readonly url: string
  /** Bodies of the notifications that came, oldest first. */
  readonly notifications: readonly string[]
  /** Where everything goes from now on; until then, it waits. `closed` is answered with 403. */
  leadTo(to: { readonly port: number } | 'closed'): void
  stop(): Promise<void>
}

export async function openFrontDoor(): Promise<FrontDoor> {
  const notifications: string[] = []
  let ready: () => void = () => undefined
  const isReady = new Promise<void>((resolve) => (ready = resolve))
  let target: { readonly port: number } | 'closed' = 'closed'

  async function pass(req: IncomingMessage): Promise<{ status: number; type: string; text: string }> {
    const body = await textOf(req)
    await isReady
    if (target === 'closed') return { status: 403, type: 'text/plain', text: 'closed' }
    const url = `http://127.0.0.1:${target.port}${req.url ?? ''}`
    const headers = { 'Content-Type': req.headers['content-type'] ?? 'text/plain' }
    const answer = await fetch(url, { method: req.method ?? 'GET', headers, ...(body === '' ? {} : { body }) })
    if (body !== '') notifications.push(body)
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
  }

  const server = createServer((req, res) => {
    void pass(req)
      .catch(() => ({ status: 502, type: 'text/plain', text: '' }))
      .then(({ status, type, text }) => {
        res.statusCode = status
        res.setHeader('Content-Type', type)
        res.end(text)
      })
  })
  const port = await listenOnLoopback(server, 'the front door', '127.0.0.1', 0)
  return {
    url: `http://127.0.0.1:${port}`,
    notifications,
    leadTo(to) {
      target = to
      ready()
    },
    async stop() {
      ready()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
