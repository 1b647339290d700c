// Every answer of the HTTP server: JSON or nothing, with the headers that keep browsers from making anything of it.
import type { Response } from 'restify'

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
} as const

/** A refusal, thrown by handlers: its texts go to the sender as they are. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** An object leaves as JSON; `undefined` leaves no body. */
export function answerJson(res: Response, status: number, body?: unknown): void {
  if (body === undefined) answerText(res, status, '', 'text/plain; charset=utf-8')
  else answerText(res, status, JSON.stringify(body), 'application/json; charset=utf-8')
}

export function answerText(res: Response, status: number, text: string, contentType: string): void {
  res.sendRaw(status, text, { ...HEADERS, 'Content-Type': contentType })
}

export function answerError(res: Response, status: number, code: string, message: string): void {
  answerJson(res, status, { error: { code, message } })
}
