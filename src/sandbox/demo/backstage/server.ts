// The demo's second page: be somebody else in the Playground, and read and answer the emails that Frontdesk sent.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { SentMail } from '../../graph-stand-in.ts'
import { listenOnLoopback } from '../../listen.ts'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../../../texts/languages.ts'
import { people, SUPPORT_ADDRESS, type DemoUser } from '../world.ts'
import { backstagePage, FRAME_SCRIPT } from './page.ts'
import { askElsewhere, OTHER_TENANT_PATH } from './other-tenant.ts'
import { speakAs } from './speak-as.ts'

export interface Backstage {
  /** What people open in the browser. */
  readonly url: string
  /** Where the Playground sends what is done in it: from here it goes to the bot, as whoever was chosen. */
  readonly botUrl: string
  stop(): Promise<void>
}

const MAX_BODY = 1_000_000
const Choice = z.object({ user: z.string() })
const Speech = z.object({ language: z.enum(Object.keys(LANGUAGES) as [Language, ...Language[]]) })
const Email = z.object({
  from: z.string(),
  subject: z.string().max(200),
  text: z.string().max(20_000),
  /** Message-ID of the mail that is answered; empty for a new one. */
  answers: z.string().max(1000).default(''),
})

/** Listens on loopback only. Throws when the port is taken, naming the cure. */
export async function startBackstage(options: {
  readonly port: number
  /** The bot's own address. */
  readonly botUrl: string
  /** Where the Playground, or what stands in for Teams, is reached. */
  readonly serviceUrl: string
  readonly smtpPort: () => number
  readonly sent: () => readonly SentMail[]
}): Promise<Backstage> {
  let speaker: DemoUser = people()[0]
  let language: Language = DEFAULT_LANGUAGE
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      answerWith(res, 500, { 'Content-Type': 'text/plain' }, error instanceof Error ? error.message : String(error))
    })
  })

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // Whoever rebinds a name to 127.0.0.1 must not drive the demo from another page.
    if (!/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/u.test(req.headers.host ?? '')) {
      answerWith(res, 403)
      return
    }
    const route = `${req.method ?? ''} ${(req.url ?? '').split('?', 1)[0] ?? ''}`
    if (route === 'POST /api/messages') {
      await forward(req, res)
      return
    }
    if ((req.url ?? '').startsWith(`${OTHER_TENANT_PATH}/`)) {
      const call = { method: req.method ?? 'GET', path: (req.url ?? '').slice(OTHER_TENANT_PATH.length) }
      const { status, body } = await askElsewhere(options.serviceUrl, { ...call, body: await readBody(req) })
      answerWith(res, status, { 'Content-Type': 'application/json' }, body)
      return
    }
    if (route === 'POST /be') {
      const { user } = Choice.parse(await readForm(req))
      speaker = people().find(({ id }) => id === user) ?? speaker
      redirect(res)
      return
    }
    if (route === 'POST /speak') {
      language = Speech.parse(await readForm(req)).language
      redirect(res)
      return
    }
    if (route === 'POST /mail') {
      await sendEmail(Email.parse(await readForm(req)))
      redirect(res, 'sent')
      return
    }
    if (route !== 'GET /') {
      answerWith(res, 404)
      return
    }
    const page = backstagePage({
      people: people(),
      speaker,
      language,
      sent: options.sent(),
      justSent: req.url?.includes('sent') ?? false,
    })
    answerWith(
      res,
      200,
      { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...PAGE_HEADERS },
      page,
    )
  }

  async function forward(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body: unknown = JSON.parse((await readBody(req)).toString('utf8'))
    const answered = await fetch(options.botUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(speakAs(body, speaker, language, `http://127.0.0.1:${port}${OTHER_TENANT_PATH}`)),
    })
    const type = answered.headers.get('Content-Type')
    answerWith(
      res,
      answered.status,
      type === null ? {} : { 'Content-Type': type },
      Buffer.from(await answered.arrayBuffer()),
    )
  }

  async function sendEmail({ from, subject, text, answers }: z.infer<typeof Email>): Promise<void> {
    const writer = people().find(({ address }) => address === from) ?? speaker
    const transport = createTransport({ host: '127.0.0.1', port: options.smtpPort(), ignoreTLS: true })
    await transport.sendMail({
      from: { name: writer.name, address: writer.address },
      to: SUPPORT_ADDRESS,
      subject,
      text,
      ...(answers === '' ? {} : { inReplyTo: answers, references: answers }),
    })
  }

  const port = await listenOnLoopback(server, 'the page behind the scenes', '127.0.0.1', options.port)
  return {
    url: `http://localhost:${port}`,
    botUrl: `http://127.0.0.1:${port}/api/messages`,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

const FRAME_HASH = createHash('sha256').update(FRAME_SCRIPT).digest('base64')

/** The page runs nothing but its one script, and loads nothing from elsewhere. */
const PAGE_HEADERS = {
  'Content-Security-Policy': `default-src 'none'; script-src 'sha256-${FRAME_HASH}'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Not chained: restify, once it is loaded, makes every `writeHead` of the process answer with nothing. */
function answerWith(
  res: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Buffer = '',
): void {
  res.writeHead(status, headers)
  res.end(body)
}

function redirect(res: ServerResponse, what = ''): void {
  answerWith(res, 303, { Location: what === '' ? '/' : `/?${what}` })
}

async function readForm(req: IncomingMessage): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams((await readBody(req)).toString('utf8')))
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new Error('That is more than a page or the Playground ever sends')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
