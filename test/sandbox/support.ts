// A running stand-in with one tenant, one app and two mailboxes, and a bare https client that trusts it.
import assert from 'node:assert/strict'
import { Agent, fetch } from 'undici'
import { z } from 'zod'
import { type GraphStandIn, type GraphStandInOptions, startGraphStandIn } from '../../src/sandbox/graph-stand-in.ts'

export const TENANT = '11111111-1111-4111-8111-111111111111'
export const CLIENT = '22222222-2222-4222-8222-222222222222'
export const SUPPORT = 'support@contoso.example'
export const SALES = 'sales@contoso.example'
export const IMMUTABLE = 'IdType="ImmutableId"'

export function options(overrides: Partial<GraphStandInOptions> = {}): GraphStandInOptions {
  return {
    tenants: [{ id: TENANT, domains: ['contoso.example'] }],
    apps: [app()],
    mailboxes: [
      { address: SUPPORT, tenantId: TENANT, displayName: 'Contoso Support', folders: ['Done'] },
      { address: SALES, tenantId: TENANT },
    ],
    ...overrides,
  }
}

export function app(overrides: Partial<GraphStandInOptions['apps'][number]> = {}): GraphStandInOptions['apps'][number] {
  const roles = ['Mail.ReadWrite', 'Mail.Send', 'User.Read.All'] as const
  return { tenantId: TENANT, clientId: CLIENT, clientSecret: 'right~secret', roles, ...overrides }
}

export function mail(headers: Record<string, string>, body = 'Hello'): string {
  const all = { From: 'Ann <ann@fabrikam.example>', To: SUPPORT, Subject: 'Printer', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [...lines, '', body].join('\r\n')
}

const Anything = z.record(z.string(), z.unknown())

/** One answer, read whole. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly json: Record<string, unknown>
}
interface Headers {
  get(name: string): string | null
}

export interface Ask {
  readonly method?: string
  readonly prefer?: string
  readonly body?: unknown
  readonly token?: string
}

export interface Client {
  readonly agent: Agent
  /** `path` is below `/v1.0`, or a whole URL as links are. */
  ask(path: string, ask?: Ask): Promise<Answer>
  token(form?: Record<string, string>, tenant?: string): Promise<Answer>
  close(): Promise<void>
}

export function clientOf(standIn: GraphStandIn): Client {
  const agent = new Agent({ connect: { ca: standIn.ca } })
  let kept: string | undefined
  async function send(
    url: string,
    init: { method: string; headers?: Record<string, string>; body?: string },
  ): Promise<Answer> {
    const response = await fetch(url, { ...init, dispatcher: agent })
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: isJson ? object(JSON.parse(bytes.toString())) : {},
    }
  }
  function token(form: Record<string, string> = {}, tenant = TENANT): Promise<Answer> {
    const all = { grant_type: 'client_credentials', client_id: CLIENT, client_secret: 'right~secret', ...form }
    const body = new URLSearchParams({ scope: 'https://graph.microsoft.com/.default', ...all }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return send(`${standIn.url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', headers, body })
  }
  return {
    agent,
    token,
    ask: async (path, { method = 'GET', prefer, body, token: given } = {}) => {
      const bearer = given ?? (kept ??= z.string().parse((await token()).json['access_token']))
      const headers = {
        authorization: `Bearer ${bearer}`,
        ...(prefer === undefined ? {} : { prefer }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      }
      const url = path.startsWith('https:') ? path : `${standIn.url}/v1.0${path}`
      return send(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    },
    close: () => agent.destroy(),
  }
}

/** Runs the work with a stand-in of its own, which ends whatever becomes of the work. */
export async function withStandIn<T>(
  overrides: Partial<GraphStandInOptions>,
  work: (client: Client, standIn: GraphStandIn) => Promise<T>,
): Promise<T> {
  const standIn = await startGraphStandIn(options(overrides))
  const client = clientOf(standIn)
  try {
    return await work(client, standIn)
  } finally {
    await client.close()
    await standIn.stop()
  }
}

/** Starts before each test, stops after it; read the two from the returned holder inside the tests. */
export function eachWithStandIn(overrides: Partial<GraphStandInOptions> = {}): {
  standIn: GraphStandIn
  client: Client
} {
  const holder: { standIn?: GraphStandIn; client?: Client } = {}
  beforeEach(async () => {
    holder.standIn = await startGraphStandIn(options(overrides))
    holder.client = clientOf(holder.standIn)
  })
  afterEach(async () => {
    await holder.client?.close()
    await holder.standIn?.stop()
  })
  return {
    get standIn() {
      assert.ok(holder.standIn)
      return holder.standIn
    },
    get client() {
      assert.ok(holder.client)
      return holder.client
    },
  }
}

export function object(value: unknown): Record<string, unknown> {
  return Anything.parse(value)
}

export function items(answer: Answer): Record<string, unknown>[] {
  return z.array(Anything).parse(answer.json['value'])
}

export function text(value: unknown): string {
  return z.string().parse(value)
}

/** The code in a Graph error body. */
export function code(answer: Answer): string {
  return text(object(answer.json['error'])['code'])
}

/** Follows a round of delta from a link or path to its end: every item of every page, and the link for the next time. */
export async function round(
  client: Client,
  start: string,
  prefer = IMMUTABLE,
): Promise<{ found: Record<string, unknown>[]; pages: number; link: string }> {
  const found = []
  let pages = 0
  for (let link = start; ;) {
    const answer = await client.ask(link, { prefer })
    assert.equal(answer.status, 200, answer.bytes.toString())
    found.push(...items(answer))
    pages++
    const end = answer.json['@odata.deltaLink']
    if (end !== undefined) return { found, pages, link: text(end) }
    link = text(answer.json['@odata.nextLink'])
  }
}

export const DELTA = `/users/${SUPPORT}/mailFolders/inbox/messages/delta`
