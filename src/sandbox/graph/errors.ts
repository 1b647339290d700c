// Graph's errors: what a handler throws, and the body Graph answers with.
import type { GraphAnswer } from './answer.ts'

export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly status: number
  /** Graph's code, such as `ErrorItemNotFound`. */
  readonly code: string
  readonly retryAfterSeconds: number | null

  constructor(status: number, code: string, message: string, retryAfterSeconds: number | null = null) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export function itemNotFound(): GraphError {
  return new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
}

export function badRequest(message: string, code = 'BadRequest'): GraphError {
  return new GraphError(400, code, message)
}

/** The answer that Graph gives for an error; `requestId` goes into the body as well as the header. */
export function errorAnswer(error: GraphError, requestId: string, now: Date): GraphAnswer {
  const { status, code, message, retryAfterSeconds } = error
  const innerError = {
    date: now.toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  }
  return {
    status,
    headers: retryAfterSeconds === null ? {} : { 'Retry-After': String(retryAfterSeconds) },
    body: { error: { code, message, innerError } },
  }
}
