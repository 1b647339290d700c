// Faults on demand: what a test wants to go wrong, and when.
import { setTimeout as wait } from 'node:timers/promises'
import { GraphError } from './errors.ts'
import type { GraphAnswer } from './answer.ts'
import { type GraphRequest, preferencesOf } from './http.ts'
import { isTokenEndpoint } from './token-endpoint.ts'

const DELTA_FAULTS = [
  'repeat-page',
  'duplicates',
  'empty-page',
  'cursor-lost',
  'replay',
  'out-of-order',
  'late',
  'removed',
] as const

/**
 * Of delta only. `repeat-page`: the page's link leads to the same page again. `duplicates`: the page holds each of its
 * items twice. `empty-page`: no items, and a nextLink that leads on. `cursor-lost`: 410. `replay`: mails of earlier pages are told
 * once more. `out-of-order`: newest first. `late`: the last ones are told by the next round only. `removed`: each mail is said to
 * be removed, too, as when it was moved away and back.
 */
export type DeltaFault = (typeof DELTA_FAULTS)[number]

export type FaultAnswer =
  /** An error with Graph's body (or the token endpoint's), for example 429 with `retryAfterSeconds`. */
  | { readonly status: number; readonly code?: string; readonly message?: string; readonly retryAfterSeconds?: number }
  /** An answer that is no JSON, as gateways give it. */
  | { readonly status: number; readonly html: string }
  /** JSON that is made for the request, in place of the right answer. */
  | { readonly json: (request: GraphRequest) => unknown }
  /** A file of these bytes, in place of the one that is there; where they end with an error, the connection breaks in the middle. */
  | { readonly bytes: () => AsyncIterable<Uint8Array> }
  /** The right answer, late. */
  | { readonly slowMs: number }
  /** No answer at all; the connection stays open. */
  | 'hang'
  /** The connection breaks before anything was done. */
  | 'reset'
  /** The work is done, then the connection breaks: the caller cannot know. */
  | 'lost-answer'
  /** The work is done, and no answer comes; the connection stays open. */
  | 'hang-after'
  /** The work is done, and the connection breaks in the middle of the answer. */
  | 'cut-answer'
  /** The work is done, and a gateway on the way gives its own answer in place of the right one. */
  | { readonly status: number; readonly afterWork: true }
  | DeltaFault

export interface Fault {
  /**
   * `path` is tried on the path as it was sent, with the decoded query. Absent parts match everything, except that the token
   * endpoint is only met by a `path` that fits it: callers fetch tokens at moments of their own choosing. `pageOver`: of those that
   * prefer pages of more items than this.
   */
  readonly match?: { readonly method?: string; readonly path?: RegExp; readonly pageOver?: number }
  /** So many requests that match are let through first. */
  readonly skip?: number
  /** How often; 1 when left out, `Infinity` until removed. */
  readonly times?: number
  readonly answer: FaultAnswer
}

export interface AddedFault {
  /** How often it struck. */
  readonly hits: () => number
  readonly remove: () => void
}

/** Thrown in place of an answer; the server acts on the connection. A whole `$batch` shares its fate. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault'
  readonly kind: 'hang' | 'reset'

  constructor(kind: 'hang' | 'reset') {
    super(`The connection is to ${kind}`)
    this.kind = kind
  }
}

/** The faults of a running stand-in. Each request meets at most one: the first added that matches, or what the weather brings. */
export class Faults {
  /** Asked about each request that meets no fault which was added; nobody when `null`. */
  weather: ((request: GraphRequest) => FaultAnswer | null) | null = null
  private active: { fault: Fault; skip: number; left: number; hits: number }[] = []

  add(fault: Fault): AddedFault {
    const entry = { fault, skip: fault.skip ?? 0, left: fault.times ?? 1, hits: 0 }
    this.active.push(entry)
    const remove = () => void (this.active = this.active.filter((other) => other !== entry))
    return { hits: () => entry.hits, remove }
  }

  clear(): void {
    this.active = []
  }

  /** Does the work under whatever fault the request meets; a delta fault is handed to the work itself. */
  async around(
    request: GraphRequest,
    work: (deltaFault: DeltaFault | null) => GraphAnswer | Promise<GraphAnswer>,
  ): Promise<GraphAnswer> {
    const answer = this.take(request)
    if (answer === null || isDeltaFault(answer)) return work(answer)
    if (answer === 'hang' || answer === 'reset') throw new ConnectionFault(answer)
    if (answer === 'cut-answer') return { ...(await work(null)), isCut: true }
    if (answer === 'lost-answer' || answer === 'hang-after') {
      await work(null)
      throw new ConnectionFault(answer === 'hang-after' ? 'hang' : 'reset')
    }
    if ('slowMs' in answer) {
      await wait(answer.slowMs, undefined, { ref: false })
      return work(null)
    }
    if ('bytes' in answer) {
      return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body: answer.bytes() }
    }
    if ('json' in answer) return { status: 200, body: answer.json(request) as object }
    if ('html' in answer) {
      return { status: answer.status, headers: { 'Content-Type': 'text/html' }, body: Buffer.from(answer.html) }
    }
    if ('afterWork' in answer) {
      await work(null)
      return { status: answer.status, headers: { 'Content-Type': 'text/html' }, body: Buffer.from('<h1>Gateway</h1>') }
    }
    const { status, message, retryAfterSeconds } = answer
    const [code, text] = USUAL[status] ?? ['generalException', 'General exception while processing']
    throw new GraphError(status, answer.code ?? code, message ?? text, retryAfterSeconds ?? null)
  }

  private take(request: GraphRequest): FaultAnswer | null {
    if (this.active.length === 0) return this.weather?.(request) ?? null
    const query = [...request.query].map(([name, value]) => `${name}=${value}`).join('&')
    const target = query === '' ? request.path : `${request.path}?${query}`
    for (const entry of this.active) {
      const { match, answer } = entry.fault
      if (entry.left <= 0 || (match?.method !== undefined && match.method !== request.method)) continue
      if (match?.path === undefined ? isTokenEndpoint(request.path) : target.search(match.path) < 0) continue
      if (match?.pageOver !== undefined && sizeOf(request) <= match.pageOver) continue
      if (isDeltaFault(answer) && !/\/messages\/delta(?:\(\))?$/i.test(request.path)) continue
      if (entry.skip-- > 0) continue
      entry.left--
      entry.hits++
      return answer
    }
    return this.weather?.(request) ?? null
  }
}

function sizeOf(request: GraphRequest): number {
  return preferencesOf(request.headers['prefer']).pageSize ?? 0
}

const USUAL: Record<number, readonly [code: string, message: string]> = {
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  404: ['ErrorItemNotFound', 'The specified object was not found in the store.'],
  410: ['SyncStateNotFound', 'The sync state generation is not found; perform a full synchronization.'],
  429: ['ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'],
  500: ['ErrorInternalServerError', 'An internal server error occurred. The operation failed.'],
  502: ['UnknownError', 'The gateway got no answer that it understands.'],
  503: ['ErrorServerBusy', 'The server is busy. Please try again later.'],
  504: ['UnknownError', 'The gateway did not receive a response in time.'],
}

function isDeltaFault(answer: FaultAnswer): answer is DeltaFault {
  return DELTA_FAULTS.some((kind) => kind === answer)
}
