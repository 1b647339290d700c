// HTTPS to services whose certificate may be signed by somebody the system does not know.
import { Agent, fetch } from 'undici'
import { NEVER_STOPPING, withTimeout, type Stopping } from './stopping.ts'

export interface TrustedFetchOptions {
  /** PEM of the only authority to believe; the usual public ones when left out. Verification is always on. */
  readonly ca?: string
  /** For the whole exchange, the body included, in milliseconds. */
  readonly timeoutMs: number
  /** Breaks exchanges off when the process ends; never when left out. */
  readonly stopping?: Stopping
}

export interface FetchRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** It changes nothing there, so that it may be broken off at any time; `GET` never does. */
  readonly readOnly?: boolean
  /** A longer answer is cut off and refused. */
  readonly maxBytes?: number
}

/**
 * Answers once the whole body is here. Follows no redirect. Rejects with a `TimeoutError` (DOMException) when time is up,
 * else with a `TypeError` whose cause has the network's code, or `too-large`.
 */
export type TrustedFetch = (url: string, request: FetchRequest) => Promise<Response>

export function createTrustedFetch(options: TrustedFetchOptions): TrustedFetch {
  const { ca, timeoutMs, stopping = NEVER_STOPPING } = options
  const dispatcher = new Agent({ connect: { ...(ca === undefined ? {} : { ca }), timeout: timeoutMs } })
  return async (url, { readOnly, maxBytes = Infinity, ...request }) => {
    const outer = (readOnly ?? request.method === 'GET') ? stopping.asked : stopping.cutOff
    return await withTimeout(timeoutMs, outer, async (signal) => {
      const answer = await fetch(url, { ...request, dispatcher, signal, redirect: 'error' })
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength
        if (size > maxBytes) throw new TypeError('The answer is too large', { cause: { code: 'too-large' } })
        chunks.push(chunk)
      }
      return new Response(size === 0 ? null : Buffer.concat(chunks), {
        status: answer.status,
        headers: [...answer.headers],
      })
    })
  }
}
