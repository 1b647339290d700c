// The HTTP client under botbuilder's connector client: each call leaves once and ends within its time.
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { request } from 'undici'
import { z } from 'zod'
import { withTimeout, type Stopping } from '../../lib/stopping.ts'
import { watchedCall, type CallWatch } from '../../lib/watched-call.ts'
import { withTargeted } from './targeted.ts'

type ConnectorClientOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>
export type ConnectorHttp = NonNullable<ConnectorClientOptions['httpClient']>

/** Teams answered with anything but 2xx. */
export class ConnectorFault extends Error {
  override readonly name = 'ConnectorFault'
  readonly status: number
  /** Teams' own code (`MessageSizeTooBig`), or `HTTP 502` when the answer held none. */
  readonly code: string
  /** What `Retry-After` asked for, in milliseconds. */
  readonly retryAfterMs: number | null

  constructor(fault: { status: number; code: string; retryAfterMs: number | null }) {
    super(`Teams answered ${fault.status} with code '${fault.code}'`)
    this.status = fault.status
    this.code = fault.code
    this.retryAfterMs = fault.retryAfterMs
  }
}

/** No answer came: whether Teams took the call is not known, unless there was no connection that it could have come by. */
export class ConnectorSilence extends Error {
  override readonly name = 'ConnectorSilence'

  get isUnsent(): boolean {
    const code = z.object({ code: z.string() }).safeParse(this.cause).data?.code ?? ''
    return NO_CONNECTION.has(code)
  }
}

/** https://nodejs.org/api/errors.html#common-system-errors, and undici's own. */
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/**
 * The retry policy of the connector client repeats every failed call, also a POST that Teams accepted, and cannot be switched
 * off. It knows failures by their status or as `RestError`; thrown as errors of our own they pass through it at once.
 */
export function createConnectorHttp(options: {
  readonly timeoutMs: number
  readonly stopping: Stopping
  /** Who watches the calls; nobody when left out. */
  readonly watch?: CallWatch
}): ConnectorHttp {
  const { timeoutMs, stopping, watch = {} } = options
  return {
    async sendRequest(call) {
      const sent = typeof call.body === 'string' ? call.body : null
      const { url, body } = withTargeted({ url: call.url, body: sent, headers: call.headers })
      const headers = call.headers.toJson()
      // The pipeline offers gzip and leaves unpacking to the client that this one replaces.
      delete headers['accept-encoding']
      const outer = call.method === 'GET' ? stopping.asked : stopping.cutOff
      const { status, answered, text } = await watchedCall(watch, { service: 'teams', method: call.method }, () =>
        withTimeout(timeoutMs, outer, (signal) => exchange(url, { method: call.method, headers, body, signal })),
      )
      if (status < 200 || status > 299) {
        throw new ConnectorFault({
          status,
          code: codeIn(text) ?? `HTTP ${status}`,
          retryAfterMs: retryAfter(answered['retry-after']),
        })
      }
      const answer = call.headers.clone()
      for (const name of answer.headerNames()) answer.remove(name)
      for (const [name, value] of Object.entries(answered)) answer.set(name, String(value))
      return { status, headers: answer, bodyAsText: text, request: call }
    },
  }
}

async function exchange(
  url: string,
  call: NonNullable<Parameters<typeof request>[1]>,
): Promise<{ status: number; answered: Record<string, string | string[] | undefined>; text: string }> {
  try {
    const { statusCode, headers, body } = await request(url, call)
    return { status: statusCode, answered: headers, text: await body.text() }
  } catch (cause) {
    throw new ConnectorSilence(`No answer came from '${new URL(url).host}'`, { cause })
  }
}

const errorBody = z.object({ error: z.object({ code: z.string().min(1) }) })
const flatErrorBody = z.object({ code: z.string().min(1) })

/** Blocked chats come without a code; it stands in the message then. Only the code is kept: a message may quote the card. */
function codeIn(text: string): string | null {
  const json = parseJson(text)
  const nested = errorBody.safeParse(json)
  if (nested.success) return nested.data.error.code.slice(0, 100)
  const flat = flatErrorBody.safeParse(json)
  if (flat.success) return flat.data.code.slice(0, 100)
  return /MessageWritesBlocked|MessageSizeTooBig|BotNotInConversationRoster/u.exec(text)?.[0] ?? null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Seconds or a date, https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null
  if (/^\d{1,6}$/u.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now())
}
