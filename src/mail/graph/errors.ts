// From whatever MSAL, the Graph SDK and the network throw to the one error that the application knows.
import { AuthError, ServerError } from '@azure/msal-node'
import { GraphClientError, GraphError } from '@microsoft/microsoft-graph-client'
import { z } from 'zod'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { errorMeaning } from './error-table.ts'
import { retryAfterMs } from './retry-after.ts'

export interface Refusal {
  /** What was asked of whom, for the log: `GET /users/…/messages`. Never a query string: links hold tokens. */
  readonly call: string
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  /** Microsoft's code; `null` when the answer had none. */
  readonly code: string | null
  readonly requestId?: string | null
  readonly retryAfterMs?: number | null
  readonly cause?: unknown
}

/** With the status, which tells what an unknown code is about. */
export class MicrosoftError extends OutsideError {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number

  constructor(status: number, ...[texts]: ConstructorParameters<typeof OutsideError>) {
    super(texts)
    this.status = status
  }
}

/** The error for an answer that is none. The outside's own words are left out: they may quote mail or settings. */
export function refused({ call, status, code, requestId, retryAfterMs: wait, cause }: Refusal): MicrosoftError {
  const known = code === null || code === '' ? `HTTP ${status}` : code
  const meaning = errorMeaning(known, status)
  const request = requestId == null || requestId === '' ? '' : `, request-id '${requestId}'`
  return new MicrosoftError(status, {
    code: known,
    message: `${call} failed with '${known}' (status ${status}${request})`,
    forPerson: meaning.text,
    retryable: meaning.retryable,
    retryAfterMs: wait ?? null,
    final: meaning.final ?? false,
    cause,
  })
}

/** The error for an exchange that broke before there was an answer. */
export function unreachable(call: string, error: unknown): OutsideError {
  return refused({ call, status: 0, code: networkCode(error), cause: error })
}

/** The error for an answer that is not of the documented form. */
export function misunderstood(call: string, cause: unknown): OutsideError {
  return new OutsideError({
    code: 'unexpected-answer',
    message: `${call} was answered in a form that Microsoft Graph does not document`,
    forPerson: phrase('graph.misunderstood'),
    retryable: true,
    cause,
  })
}

/** Only this code says that one mail or folder is gone: others with status 404 are about the whole mailbox. */
export function isGone(error: unknown): boolean {
  return error instanceof OutsideError && error.code.toLowerCase() === 'erroritemnotfound'
}

/** Whatever a call through the Graph SDK threw. */
export function graphFailure(call: string, error: unknown, now: Date): OutsideError {
  if (error instanceof OutsideError) return error
  if (error instanceof GraphClientError && error.customError instanceof OutsideError) return error.customError
  if (!(error instanceof GraphError)) return unreachable(call, error)
  // Without a cause: the parser's message quotes what it could not read.
  if (error.statusCode < 400) return misunderstood(call, undefined)
  return refused({
    call,
    status: error.statusCode,
    // For a body that is no JSON the SDK puts the parser's error name here, or nothing.
    code: error.code === 'SyntaxError' ? null : error.code,
    requestId: error.requestId ?? error.headers?.get('request-id') ?? null,
    retryAfterMs: retryAfterMs(error.headers?.get('retry-after'), now),
  })
}

/** Whatever MSAL threw when asked for a token. */
export function tokenFailure(call: string, error: unknown): OutsideError {
  if (error instanceof AuthError && error.cause instanceof OutsideError) return error.cause
  if (error instanceof ServerError) {
    const code = aadCode(error.errorNo) ?? error.errorCode
    return refused({ call, status: error.status ?? 400, code, requestId: error.correlationId })
  }
  if (error instanceof AuthError) return refused({ call, status: 400, code: error.errorCode, cause: error })
  return unreachable(call, error)
}

/** 7000222 becomes `AADSTS7000222`. */
export function aadCode(errorNo: string | number | undefined): string | null {
  return errorNo === undefined || errorNo === '' ? null : `AADSTS${errorNo}`
}

const WithCode = z.object({ code: z.string() })

function networkCode(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout'
  const found = WithCode.safeParse(error instanceof Error ? (error.cause ?? error) : error)
  if (!found.success) return 'unreachable'
  return found.data.code === 'UND_ERR_CONNECT_TIMEOUT' ? 'timeout' : found.data.code
}
