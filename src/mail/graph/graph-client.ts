// Microsoft Graph by its SDK, narrowed to what mailboxes need: single reads, batches of reads, and writes.
import { AuthenticationHandler, Client, ResponseType } from '@microsoft/microsoft-graph-client'
import { z } from 'zod'
import { OutsideError } from '../../domain/errors.ts'
import type { TrustedFetch } from '../../lib/trusted-fetch.ts'
import type { TrustedStream } from '../../lib/trusted-stream.ts'
import { graphFailure, misunderstood, refused, unreachable } from './errors.ts'
import { ErrorBody } from './graph-json.ts'
import { createRenewal, createRetry, createSend, type RetryPolicy } from './middleware.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Slots } from './slots.ts'
import type { TokenSource } from './token-source.ts'

/** Immutable ids survive a move between folders, but only for those who ask for them each time. */
const IMMUTABLE_IDS = 'IdType="ImmutableId"'

/** https://learn.microsoft.com/graph/json-batching */
const BATCH_SIZE = 20

const FOREIGN = 'Following a link of Microsoft Graph to another server'

export interface BatchAnswer {
  readonly status: number
  readonly retryAfterMs: number | null
  readonly body: unknown
}

/** Whether the same request may do better by itself, where waits, repeats and a new token are to be had. */
export function isPassing({ status }: BatchAnswer): boolean {
  return status === 401 || status === 408 || status === 424 || status === 429 || status >= 500
}

export interface GraphClient {
  /**
   * One read. `address` is a path with its query (`/users/…`), or a whole link that Graph gave, which leads nowhere else.
   * Throws `OutsideError` for every answer that is no success.
   */
  get(address: string, prefer?: string): Promise<unknown>
  /** Many reads, each with its own outcome, in the order of `paths`. Throws `OutsideError` when a batch as a whole fails. */
  getMany(paths: readonly string[]): Promise<readonly BatchAnswer[]>
  /** A file: its head is here, its bytes come as they are read. Throws `OutsideError` for every answer that is no success. */
  open(path: string, signal: AbortSignal): Promise<Response>
  /** A part of a file, to the address that Graph gave for it, which proves itself. Throws `OutsideError`. */
  upload(address: string, bytes: Uint8Array, place: { readonly from: number; readonly total: number }): Promise<void>
  /**
   * One write. Only a PATCH is repeated in place, which does the same when it is done twice; all others may have been done
   * although this throws. Throws `OutsideError`.
   */
  write(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<unknown>
}

export interface GraphClientDeps extends RetryPolicy {
  readonly graphUrl: string
  readonly tokens: TokenSource
  readonly fetch: TrustedFetch
  readonly stream: TrustedStream
  readonly slots: Slots
}

const BatchBody = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.int(),
      headers: z.record(z.string(), z.string()).nullish().catch(null),
      body: z.unknown().optional(),
    }),
  ),
})

export function createGraphClient({ graphUrl, tokens, fetch, stream, slots, ...policy }: GraphClientDeps): GraphClient {
  const { pause } = policy
  const client = Client.initWithMiddleware({
    baseUrl: graphUrl,
    customHosts: new Set([new URL(graphUrl).hostname]),
    middleware: [
      createRenewal((token) => tokens.refuse(token)),
      new AuthenticationHandler({ getAccessToken: () => tokens.token() }),
      createRetry(policy),
      createSend({ fetch, stream, slots, pause }),
    ],
  })

  async function getBatch(paths: readonly string[]): Promise<readonly BatchAnswer[]> {
    const headers = { Prefer: IMMUTABLE_IDS }
    const requests = paths.map((url, index) => ({ id: String(index), method: 'GET', url, headers }))
    const body = await call('POST /$batch', () => client.api('/$batch').post({ requests }))
    const parsed = BatchBody.safeParse(body)
    if (!parsed.success) throw misunderstood('POST /$batch', parsed.error)
    const answers = new Map(parsed.data.responses.map((response) => [response.id, response]))
    for (const { status, headers } of answers.values()) {
      const asked = status === 429 || status === 503 ? askedWait(headers) : null
      if (asked !== null) pause.note(asked)
    }
    return requests.map(({ id }) => {
      const answer = answers.get(id)
      if (answer === undefined) throw misunderstood('POST /$batch', undefined)
      return { status: answer.status, retryAfterMs: askedWait(answer.headers), body: answer.body }
    })
  }

  /** Header names come in any case. */
  function askedWait(headers: Readonly<Record<string, string>> | null | undefined): number | null {
    const found = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')
    return retryAfterMs(found?.[1], policy.clock())
  }

  async function call(what: string, send: () => Promise<unknown>): Promise<unknown> {
    try {
      return await send()
    } catch (error) {
      throw graphFailure(what, error, policy.clock())
    }
  }

  return {
    get: async (address, prefer) => {
      // It would be handed our token.
      if (!address.startsWith('/') && !address.startsWith(`${graphUrl}/`)) throw misunderstood(FOREIGN, undefined)
      const wanted = prefer === undefined ? IMMUTABLE_IDS : `${IMMUTABLE_IDS}, ${prefer}`
      const what = `GET ${new URL(address, graphUrl).pathname}`
      return await call(what, () => client.api(address).header('Prefer', wanted).get())
    },
    getMany: async (paths) => {
      const answers: BatchAnswer[] = []
      // One after the other: Exchange takes no more at once, and after one that failed nothing may go on behind the caller's back.
      for (let at = 0; at < paths.length; at += BATCH_SIZE) {
        answers.push(...(await getBatch(paths.slice(at, at + BATCH_SIZE))))
      }
      return answers
    },
    open: async (path, signal) => {
      const what = `GET ${path}`
      const request = client.api(path).responseType(ResponseType.RAW).option('signal', signal)
      // What is packed on its way would have another size than it says.
      const headers = { Prefer: IMMUTABLE_IDS, 'Accept-Encoding': 'identity' }
      const answer = await call(what, () => request.headers(headers).get())
      if (!(answer instanceof Response)) throw misunderstood(what, undefined)
      if (answer.ok) return answer
      const { data } = ErrorBody.safeParse(await answer.json().catch(() => null))
      throw refused({
        ...{ call: what, status: answer.status, code: data?.error.code ?? null },
        requestId: data?.error.innerError?.['request-id'] ?? answer.headers.get('request-id'),
        retryAfterMs: retryAfterMs(answer.headers.get('retry-after'), policy.clock()),
      })
    },
    upload: async (address, bytes, { from, total }) => {
      // Its address is a secret: whoever has it may write there.
      const what = 'PUT of a part of a file'
      const headers = { 'Content-Range': `bytes ${from}-${from + bytes.byteLength - 1}/${total}` }
      const answer = await slots(1, async () => {
        await pause.pass(what)
        return await fetch(address, { method: 'PUT', headers, body: bytes })
      }).catch((error: unknown) => {
        throw error instanceof OutsideError ? error : unreachable(what, error)
      })
      const { status } = answer
      if (status >= 200 && status <= 299) return
      const asked = retryAfterMs(answer.headers.get('retry-after'), policy.clock())
      if (asked !== null) pause.note(asked)
      throw refused({ call: what, status, code: null, retryAfterMs: asked })
    },
    write: (method, path, body = {}) => {
      const request = client.api(path).header('Prefer', IMMUTABLE_IDS)
      return call(`${method} ${path}`, () => {
        if (method === 'DELETE') return request.delete()
        return method === 'POST' ? request.post(body) : request.patch(body)
      })
    },
  }
}

/** The root of a mailbox, by its address. */
export function userPathOf(address: string): string {
  return `/users/${encodeURIComponent(address)}`
}
