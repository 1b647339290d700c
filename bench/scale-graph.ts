// The process beside the measured one for `scale`: Microsoft Graph with ready answers, each after the same time, for any number of mailboxes.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { localCertificate } from '../src/sandbox/certificate.ts'
import { listenOnLoopback } from '../src/sandbox/listen.ts'
import { sampleMail } from './sample-mails.ts'

/** How long each exchange takes, and how many mails the mailboxes `full-…` hold; all others are empty. */
export const Order = z.object({ delayMs: z.number(), mails: z.int() })
export const Report = z.union([
  z.object({ graphUrl: z.string(), ca: z.string() }),
  /** After each order: how many polls there were since the one before, and of how many mailboxes. */
  z.object({ polls: z.int(), mailboxes: z.int() }),
])

const HEAD = ['id', 'internetMessageId', 'subject', 'from', 'receivedDateTime', 'isDraft']
const Batch = z.object({ requests: z.array(z.object({ id: z.string(), url: z.string() })) })

let delayMs = 0
const heads: string[] = []
const mails = new Map<string, string>()
let polls = 0
const polled = new Set<string>()
let base = ''

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  const url = new URL(req.url ?? '/', base)
  const body = answerTo(url, Buffer.concat(chunks).toString('utf8'), String(req.headers['prefer']))
  if (!url.pathname.endsWith('/token')) await wait(delayMs)
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
  res.end(body)
}

function answerTo(url: URL, body: string, prefer: string): string {
  const address = decodeURIComponent(/\/users\/([^/]+)/u.exec(url.pathname)?.[1] ?? '')
  const isFull = address.startsWith('full-')
  if (url.pathname.endsWith('/token')) return '{"token_type":"Bearer","expires_in":3599,"access_token":"a-token"}'
  if (url.pathname.endsWith('/$batch')) {
    const responses = Batch.parse(JSON.parse(body)).requests.map(({ id, url: wanted }) => {
      const mail = mails.get(decodeURIComponent(/\/messages\/([^?/]+)/u.exec(wanted)?.[1] ?? ''))
      return `{"id":"${id}","status":200,"headers":{"Content-Type":"application/json"},"body":${mail ?? '{"value":[]}'}}`
    })
    return `{"responses":[${responses.join(',')}]}`
  }
  if (!url.pathname.endsWith('/delta')) return '{"value":[]}'
  const start = Number(url.searchParams.get('from') ?? 0)
  polls += 1
  polled.add(address)
  const size = Number(/maxpagesize=(\d+)/u.exec(prefer)?.[1] ?? 100)
  const all = isFull ? heads : []
  const end = Math.min(start + size, all.length)
  const link = end < all.length ? '@odata.nextLink' : '@odata.deltaLink'
  // Graph's link is a new one each time, and some hundred characters long.
  const token = `${polls.toString(36).padStart(12, '0')}${'x'.repeat(240)}`
  const next = `${base}/v1.0/users/${encodeURIComponent(address)}/mailFolders/inbox/messages/delta?from=${end}&$deltatoken=${token}`
  return `{"value":[${all.slice(start, end).join(',')}],"${link}":"${next}"}`
}

function obey(order: z.infer<typeof Order>): void {
  delayMs = order.delayMs
  if (order.mails !== mails.size) {
    mails.clear()
    heads.length = 0
    for (let index = 0; index < order.mails; index += 1) {
      const mail = sampleMail(index)
      mails.set(mail.id, JSON.stringify(mail))
      heads.push(JSON.stringify(Object.fromEntries(HEAD.map((name) => [name, mail[name]]))))
    }
  }
  process.send?.({ polls, mailboxes: polled.size })
  polls = 0
  polled.clear()
}

if (process.send !== undefined && process.argv[1]?.endsWith('scale-graph.ts') === true) {
  const certificate = await localCertificate(new Date())
  const graph = createServer(certificate, (req, res) => void answer(req, res))
  graph.keepAliveTimeout = 60_000
  base = `https://127.0.0.1:${await listenOnLoopback(graph, 'Graph', '127.0.0.1', 0)}`
  process.on('message', (message) => obey(Order.parse(message)))
  process.on('disconnect', () => process.exit(0))
  process.send({ graphUrl: base, ca: certificate.cert })
}
