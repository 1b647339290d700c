// What a Graph handler gets and gives, free of sockets, so that `$batch` can call the same handlers.
import { GraphError } from './errors.ts'

export interface GraphRequest {
  readonly method: string
  /** Path below the server's root, still percent-encoded: `/v1.0/users/…`. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
}

/** The `Prefer` header, as far as mail knows it. */
export interface Preferences {
  readonly immutableIds: boolean
  /** HTML without the header, also for mails that are only text. */
  readonly bodyType: 'text' | 'html'
  readonly pageSize: number | null
  /** For `Preference-Applied`. */
  readonly applied: readonly string[]
}

export function preferencesOf(header: string | undefined): Preferences {
  const wanted = header ?? ''
  const immutable = /\bIdType\s*=\s*"?ImmutableId"?/i.test(wanted)
  const body = /\boutlook\.body-content-type\s*=\s*"?(text|html)"?/i.exec(wanted)?.[1]?.toLowerCase()
  const size = /\bodata\.maxpagesize\s*=\s*"?(\d{1,6})"?/i.exec(wanted)?.[1]
  return {
    immutableIds: immutable,
    bodyType: body === 'text' ? 'text' : 'html',
    pageSize: size === undefined || Number(size) === 0 ? null : Math.min(Number(size), 1000),
    applied: [
      ...(immutable ? ['IdType="ImmutableId"'] : []),
      ...(body === undefined ? [] : [`outlook.body-content-type="${body}"`]),
      ...(size === undefined ? [] : [`odata.maxpagesize=${size}`]),
    ],
  }
}

/** The request's JSON. Throws what Graph answers for a body that is none. */
export function jsonOf(request: GraphRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'))
  } catch {
    throw new GraphError(400, 'BadRequest', 'Unable to read JSON request payload.')
  }
}
