// HTTPS answers that are read while they come: files, of which no more is ever held than a few pieces.
import { Agent, fetch } from 'undici'
import { NEVER_STOPPING } from './stopping.ts'
import type { FetchRequest, TrustedFetchOptions } from './trusted-fetch.ts'

export interface StreamRequest extends Omit<FetchRequest, 'maxBytes' | 'readOnly'> {
  /** Breaks it off at any time, its body too. */
  readonly signal: AbortSignal
}

/**
 * Answers once the head is here. Its body is asked for piece by piece, as fast as it is read, and lets go of the connection when it
 * is read to its end, cancelled, or broken off by the signal. Follows no redirect. Rejects, and breaks its body, like `TrustedFetch`.
 */
export type TrustedStream = (url: string, request: StreamRequest) => Promise<Response>

/** `timeoutMs` is for the head, and again for each piece of the body from when it is asked for. */
export function createTrustedStream(options: TrustedFetchOptions): TrustedStream {
  const { ca, timeoutMs, stopping = NEVER_STOPPING } = options
  const dispatcher = new Agent({ connect: { ...(ca === undefined ? {} : { ca }), timeout: timeoutMs } })
  return async (url, { signal, ...request }) => {
    const control = new AbortController()
    const leave = (): void => control.abort(signal.reason)
    const end = (): void => control.abort(stopping.cutOff.reason)
    const forget = (): void => {
      signal.removeEventListener('abort', leave)
      stopping.cutOff.removeEventListener('abort', end)
    }
    signal.addEventListener('abort', leave, { once: true })
    stopping.cutOff.addEventListener('abort', end, { once: true })
    if (signal.aborted) leave()
    if (stopping.cutOff.aborted) end()

    async function inTime<T>(work: () => Promise<T>): Promise<T> {
      const late = new DOMException(`Nothing came within ${timeoutMs} ms`, 'TimeoutError')
      const timer = setTimeout(() => control.abort(late), timeoutMs)
      try {
        return await work()
      } catch (error) {
        forget()
        throw error
      } finally {
        clearTimeout(timer)
      }
    }

    const answer = await inTime(() => fetch(url, { ...request, dispatcher, signal: control.signal, redirect: 'error' }))
    const head = { status: answer.status, headers: [...answer.headers] as [string, string][] }
    if (answer.body === null) {
      forget()
      return new Response(null, head)
    }
    const reader = answer.body.getReader()
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          const piece = await inTime(() => reader.read())
          if (piece.done) {
            forget()
            controller.close()
          } else controller.enqueue(piece.value as Uint8Array)
        },
        cancel(reason) {
          forget()
          control.abort(reason)
        },
      },
      { highWaterMark: 0 },
    )
    return new Response(body, head)
  }
}
