// Faults on demand: what the connector service is to do wrong, and when.

export type FaultAnswer =
  /** An error answer; `code` as Teams names it. With `bare`, the code stands in the message only, as for blocked chats. */
  | { readonly status: number; readonly code?: string; readonly retryAfterSeconds?: number; readonly bare?: boolean }
  /** No answer at all; the connection stays open. */
  | 'hang'
  /** The connection breaks before anything was done. */
  | 'reset'
  /** The work is done, then the connection breaks: the caller cannot know. */
  | 'lost-answer'
  /** The work is done, and a gateway on the way gives its own answer in place of the right one. */
  | { readonly status: number; readonly afterWork: true }

export interface Fault {
  /** `path` is tried on the decoded path. Absent parts match everything. */
  readonly match?: { readonly method?: string; readonly path?: RegExp }
  /** How often; 1 when left out, `Infinity` until removed. */
  readonly times?: number
  readonly answer: FaultAnswer
}

export interface AddedFault {
  /** How often it struck. */
  readonly hits: () => number
  readonly remove: () => void
}

/** Each request meets at most one fault: the first added that matches, or what the weather brings. */
export class Faults {
  /** Asked about each request that meets no fault which was added; nobody when `null`. */
  weather: ((method: string, path: string) => FaultAnswer | null) | null = null
  private active: { readonly fault: Fault; left: number; hits: number }[] = []

  add(fault: Fault): AddedFault {
    const entry = { fault, left: fault.times ?? 1, hits: 0 }
    this.active.push(entry)
    return {
      hits: () => entry.hits,
      remove: () => {
        this.active = this.active.filter((other) => other !== entry)
      },
    }
  }

  clear(): void {
    this.active = []
  }

  take(method: string, path: string): FaultAnswer | null {
    for (const entry of this.active) {
      const { match, answer } = entry.fault
      if (entry.left <= 0 || (match?.method ?? method) !== method) continue
      if (match?.path !== undefined && path.search(match.path) < 0) continue
      entry.left -= 1
      entry.hits += 1
      return answer
    }
    return this.weather?.(method, path) ?? null
  }
}

const USUAL: Readonly<Record<number, string>> = {
  403: 'MessageWritesBlocked',
  404: 'ActivityNotFoundInConversation',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
}

/** The body that goes with an error answer. */
export function faultBody(answer: {
  readonly status: number
  readonly code?: string
  readonly bare?: boolean
}): object {
  const code = answer.code ?? USUAL[answer.status] ?? 'ServiceError'
  return answer.bare
    ? { message: `{"subCode":"${code}","details":null}` }
    : { error: { code, message: `It is ${code}.` } }
}
