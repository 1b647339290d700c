// Every answer of the HTTP server: JSON, a small page or nothing, with the headers that keep browsers from making anything of it.
import type { Response } from 'restify'
import { currentSpeaker } from '../texts/say.ts'

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
} as const

/** A refusal, thrown by handlers: its texts go to the sender as they are. */
export class HttpRefusal extends Error {
  override readonly name: string = 'HttpRefusal'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }

  answer(res: Response): void {
    answerError(res, this.status, this.code, this.message)
  }
}

/**
 * A refusal that a person reads in their browser: says what happened and what to do, in full sentences, in the language of whoever is
 * spoken to when it is thrown.
 */
export class PageRefusal extends HttpRefusal {
  override readonly name = 'PageRefusal'
  readonly title: string
  readonly language = currentSpeaker().language

  constructor(status: number, code: string, title: string, message: string) {
    super(status, code, message)
    this.title = title
  }

  override answer(res: Response): void {
    answerPage(res, this.status, this)
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

/** The head of a file, of which a browser makes nothing but what it is; whoever calls this sends the bytes. */
export function answerBytes(
  res: Response,
  { contentType, size, disposition }: { contentType: string; size: number | null; disposition: string },
): void {
  res.writeHead(200, {
    ...HEADERS,
    'Content-Security-Policy': `${HEADERS['Content-Security-Policy']}; sandbox`,
    'Content-Type': contentType,
    'Content-Disposition': disposition,
    ...(size === null ? {} : { 'Content-Length': size }),
  })
}

export function answerError(res: Response, status: number, code: string, message: string): void {
  answerJson(res, status, { error: { code, message } })
}

/** `policy`: what its content may load and do besides nothing. */
export function answerHtml(res: Response, status: number, html: string, policy = ''): void {
  res.sendRaw(status, html, {
    ...HEADERS,
    'Content-Security-Policy': `${HEADERS['Content-Security-Policy']}${policy === '' ? '' : `; ${policy}`}`,
    'Content-Type': 'text/html; charset=utf-8',
    'X-Robots-Tag': 'noindex, nofollow',
  })
}

/** A page for people: a title and a text, nothing to load and nothing to click. */
function answerPage(res: Response, status: number, { language, title, message: text }: PageRefusal): void {
  const html = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
</html>
`
  answerText(res, status, html, 'text/html; charset=utf-8')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => `&#${letter.codePointAt(0) ?? 0};`)
}
