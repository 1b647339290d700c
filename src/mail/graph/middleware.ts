// What stands between the Graph SDK and the network: a new token after a 401, repeats of reads, and the limit on requests.
import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client'
import type { Clock } from '../../app/ports/runtime.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { FetchRequest, TrustedFetch } from '../../lib/trusted-fetch.ts'
import type { TrustedStream } from '../../lib/trusted-stream.ts'
import { unreachable } from './errors.ts'
import type { Pause } from './pause.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Slots } from './slots.ts'

/** The one policy of repeats in place, for all who use a mailbox; what it gives up is tried again when it is due. */
export interface RetryPolicy {
  /** How often what may be repeated is tried in all. */
  readonly tries: number
  /** When Graph asks to wait longer than this, the caller gets the error with the waiting time instead. */
  readonly maxWaitMs: number
  readonly clock: Clock
  readonly wait: (ms: number) => Promise<unknown>
  /** From 0 up to 1. */
  readonly random: () => number
  /** Of the mailbox; whatever it asks for is noted here, and kept by all. */
  readonly pause: Pause
  /** Something is tried once more. */
  readonly onRepeat?: () => void
}

/** How many of a batch's requests Exchange works on at once. */
const BATCH_WEIGHT = 4
const FIRST_WAIT_MS = 500
/** Of an answer, in bytes: a batch holds many mails at once. More would fill the memory of a small server. */
const MAX_BATCH = 32 * 1024 * 1024
const MAX_ANSWER = 128 * 1024 * 1024
const MAX_ERROR = 64 * 1024
const PASSING = new Set([429, 500, 502, 503, 504])

/**
 * First of the chain: after a 401 it asks once more, with a new token. Nothing was done then, so this holds for writes too.
 * Wraps errors as the SDK's own, which it hands on as they are; all others lose their identity in it.
 */
export function createRenewal(refuse: (token: string) => void): Middleware {
  const next = nextOf('renewal')
  return {
    setNext: next.set,
    execute: async (context) => {
      const { options } = context
      const attempt = async () => {
        const headers = new Headers(options?.headers)
        context.options = { ...options, headers }
        await next.execute(context)
        return headers.get('Authorization')?.replace(/^Bearer /, '')
      }
      try {
        const token = await attempt()
        if (context.response?.status !== 401 || token === undefined) return
        refuse(token)
        await attempt()
      } catch (error) {
        throw Object.assign(new GraphClientError('See customError'), { customError: error })
      }
    },
  }
}

/**
 * Repeats after passing faults and broken connections what does the same when it is done twice; never another write, which may
 * have been done. What Graph asks to wait is kept by the pause, which everybody passes before sending.
 */
export function createRetry({ tries, maxWaitMs, clock, wait, random, pause, onRepeat }: RetryPolicy): Middleware {
  const next = nextOf('retry')

  /** How long to wait before the next try, or `null` to leave it; 0 where the pause sees to it. */
  function delay(response: Response | undefined, attempt: number): number | null {
    if (response !== undefined && !PASSING.has(response.status)) return null
    const own = Math.min(maxWaitMs, FIRST_WAIT_MS * 2 ** (attempt - 1)) * (0.5 + random() / 2)
    const asked = retryAfterMs(response?.headers.get('retry-after'), clock())
    if (asked === null && response?.status !== 429) return own
    pause.note(asked ?? own)
    return (asked ?? own) <= maxWaitMs ? 0 : null
  }

  return {
    setNext: next.set,
    execute: async (context) => {
      for (let attempt = 1; ; attempt++) {
        const broken = await next.execute(context).then(() => null, toOutsideError)
        const ms = isFinal(broken) ? null : delay(broken === null ? context.response : undefined, attempt)
        if (ms !== null && attempt < tries && isRepeatable(context)) {
          onRepeat?.()
          if (ms !== 0) await wait(ms)
        } else if (broken !== null) throw broken
        else return
      }
    },
  }
}

/** A time limit has cost time enough, and a pause that was not waited for is none to come back to here. */
function isFinal(broken: OutsideError | null): boolean {
  return broken !== null && (!broken.retryable || broken.code === 'timeout' || broken.retryAfterMs !== null)
}

export interface SendDeps {
  readonly fetch: TrustedFetch
  readonly stream: TrustedStream
  readonly slots: Slots
  readonly pause: Pause
}

/** Last of the chain: sends, when the limit and the mailbox let it. Of a file, only the wait for its head counts for the limit. */
export function createSend({ fetch, stream, slots, pause }: SendDeps): Middleware {
  return {
    execute: async (context) => {
      const url = urlOf(context)
      const { method = 'GET', headers, body } = context.options ?? {}
      const request = {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        ...(typeof body === 'string' ? { body } : {}),
        readOnly: isRead(context),
        maxBytes: isBatch(context) ? MAX_BATCH : MAX_ANSWER,
      }
      const weight = isBatch(context) ? BATCH_WEIGHT : 1
      const call = `${method} ${new URL(url).pathname}`
      try {
        context.response = await slots(weight, async () => {
          await pause.pass(call)
          return await (isFile(context) ? openFile(stream, url, request, context.options?.signal) : fetch(url, request))
        })
      } catch (error) {
        throw error instanceof OutsideError ? error : unreachable(call, error)
      }
    },
  }
}

/** A batch is a POST, yet here it holds nothing but reads (see `graph-client.ts`). */
function isRead(context: Context): boolean {
  return (context.options?.method ?? 'GET') === 'GET' || isBatch(context)
}

/** A PATCH sets what it says, however often it is done. */
function isRepeatable(context: Context): boolean {
  return isRead(context) || context.options?.method === 'PATCH'
}

/** The bytes of an attachment: those of a success are read by whoever asked for them. */
function isFile(context: Context): boolean {
  return /\/attachments\/[^/]+\/\$value$/.test(urlOf(context))
}

async function openFile(
  stream: TrustedStream,
  url: string,
  { method, headers }: Pick<FetchRequest, 'method' | 'headers'>,
  asked: AbortSignal | null | undefined,
): Promise<Response> {
  const signal = asked ?? new AbortController().signal
  const answer = await stream(url, { method, headers, signal })
  if (answer.ok) return answer
  const { status } = answer
  return new Response(await startOf(answer), { status, headers: answer.headers })
}

/** Of an error, which is short. The rest of it is left. */
async function startOf({ body }: Response): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > MAX_ERROR) break
  }
  return Buffer.concat(chunks)
}

function isBatch(context: Context): boolean {
  return urlOf(context).endsWith('/$batch')
}

function urlOf(context: Context): string {
  // The SDK's type for it is one of browsers, unknown here; the SDK's requests are always strings.
  const request: unknown = context.request
  if (typeof request !== 'string') throw new TypeError('A Graph request came without its address')
  return request
}

function toOutsideError(error: unknown): OutsideError {
  return error instanceof OutsideError ? error : unreachable('A call to Microsoft Graph', error)
}

function nextOf(name: string) {
  let next: Middleware | undefined
  return {
    set: (middleware: Middleware) => void (next = middleware),
    execute: (context: Context): Promise<void> => {
      if (next === undefined) throw new Error(`The middleware '${name}' cannot be the last of its chain`)
      return next.execute(context)
    },
  }
}
