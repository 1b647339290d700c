// The process beside the measured one: Microsoft Graph, the connector of Teams, and somebody who types commands, with all answers ready.
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { Pool } from 'undici'
import { z } from 'zod'
import { localCertificate } from '../src/sandbox/certificate.ts'
import { ADELE, PERSONAL_CHAT_ID, TENANT_ID } from '../src/sandbox/demo/world.ts'
import { listenOnLoopback } from '../src/sandbox/listen.ts'
import { sampleAnswer, sampleMail } from './sample-mails.ts'
import { Question, type Where } from './outside-protocol.ts'

const HEAD = ['id', 'internetMessageId', 'subject', 'from', 'receivedDateTime', 'isDraft']
const Batch = z.object({ requests: z.array(z.object({ id: z.string(), url: z.string() })) })

const certificate = await localCertificate(new Date())
const heads: string[] = []
const mails = new Map<string, string>()
let firstReadAt = 0

const graph = createHttpsServer(certificate, (req, res) => void answerGraph(req, res))
const graphUrl = `https://127.0.0.1:${await listenOnLoopback(graph, 'Graph', '127.0.0.1', 0)}`

let posted = 0
const connector = createHttpServer((req, res) => {
  req.resume().on('end', () => {
    posted += 1
    const id = String(1_700_000_000_000 + posted)
    answer(res, JSON.stringify({ id: `19:helpdesk@thread.tacv2;messageid=${id}`, activityId: id }))
  })
})
const serviceUrl = `http://127.0.0.1:${await listenOnLoopback(connector, 'Teams', '127.0.0.1', 0)}/`

for (const server of [graph, connector] satisfies Server[]) server.keepAliveTimeout = 60_000

async function answerGraph(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await textOf(req)
  const url = new URL(req.url ?? '/', graphUrl)
  if (url.pathname.endsWith('/token')) {
    answer(res, JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'a-token' }))
  } else if (url.pathname.endsWith('/$batch')) {
    const responses = Batch.parse(JSON.parse(body)).requests.map(({ id, url: wanted }) => {
      const mail = mails.get(decodeURIComponent(/\/messages\/([^?]+)/u.exec(wanted)?.[1] ?? ''))
      return `{"id":"${id}","status":200,"headers":{"Content-Type":"application/json"},"body":${mail ?? 'null'}}`
    })
    answer(res, `{"responses":[${responses.join(',')}]}`)
  } else {
    const start = Number(url.searchParams.get('from') ?? 0)
    if (firstReadAt === 0 && start < heads.length) firstReadAt = Date.now()
    const size = Number(/maxpagesize=(\d+)/u.exec(String(req.headers['prefer']))?.[1] ?? 100)
    const end = Math.min(start + size, heads.length)
    const link = end < heads.length ? '@odata.nextLink' : '@odata.deltaLink'
    const next = `${graphUrl}/v1.0/users/support/mailFolders/inbox/messages/delta?from=${end}`
    answer(res, `{"value":[${heads.slice(start, end).join(',')}],"${link}":"${next}"}`)
  }
}

function addMail(mail: ReturnType<typeof sampleMail>): void {
  mails.set(mail.id, JSON.stringify(mail))
  heads.push(JSON.stringify(Object.fromEntries(HEAD.map((name) => [name, mail[name]]))))
}

/** Types `count` commands, so many at a time as there are people; answers with the seconds it took. */
async function typeCommands(url: string, text: string, count: number, people: number): Promise<number> {
  const pool = new Pool(new URL(url).origin, { connections: people })
  let left = count
  const person = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const call = await pool.request({
        path: '/api/messages',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(commandActivity(text)),
      })
      await call.body.dump()
      if (call.statusCode !== 200) throw new Error(`The bot answered ${call.statusCode} to '${text}'`)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: people }, person))
  const seconds = (performance.now() - start) / 1000
  await pool.close()
  return seconds
}

let activities = 1_700_000_000_000

function commandActivity(text: string): object {
  const now = new Date().toISOString()
  return {
    type: 'message',
    // Teams repeats what it is not sure of under the same id, which is answered once.
    id: String((activities += 1)),
    channelId: 'msteams',
    serviceUrl,
    timestamp: now,
    localTimestamp: now,
    locale: 'en-US',
    textFormat: 'plain',
    text,
    from: { id: ADELE.id, name: ADELE.name, aadObjectId: ADELE.aadObjectId },
    recipient: { id: '28:', name: 'Frontdesk' },
    conversation: { conversationType: 'personal', tenantId: TENANT_ID, id: PERSONAL_CHAT_ID },
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web' }],
    channelData: { tenant: { id: TENANT_ID } },
  }
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function answer(res: ServerResponse, body: string): void {
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
  res.end(body)
}

async function doAsAsked(question: Question): Promise<Where | number | null> {
  switch (question.ask) {
    case 'where':
      return { graphUrl, serviceUrl, ca: certificate.cert }
    case 'fill-mailbox':
      mails.clear()
      heads.length = 0
      for (let index = 0; index < question.mails; index += 1) addMail(sampleMail(index))
      firstReadAt = 0
      return null
    case 'add-answers':
      for (let answers = 0; answers < question.answers; answers += 1)
        addMail(sampleAnswer(heads.length, answers % question.to))
      firstReadAt = 0
      return null
    case 'first-read-at':
      return firstReadAt
    case 'type-commands':
      return await typeCommands(question.url, question.text, question.count, question.people)
  }
}

process.on('message', (message) => {
  void doAsAsked(Question.parse(message)).then((reply) => process.send?.(reply))
})
// The measured process has ended, however it did.
process.on('disconnect', () => process.exit(0))
