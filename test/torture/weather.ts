// What goes wrong outside, by seed: only what Microsoft Graph and Teams have been seen or are documented to do.
import { isTokenEndpoint } from '../../src/sandbox/graph/token-endpoint.ts'
import type { FaultAnswer as GraphFault } from '../../src/sandbox/graph/faults.ts'
import type { GraphRequest } from '../../src/sandbox/graph/http.ts'
import type { FaultAnswer as TeamsFault } from '../../src/sandbox/connector/faults.ts'
import { createRandom } from './random.ts'

type Weighted<T> = readonly (readonly [weight: number, fault: T])[]

const SLOW_DOWN: Weighted<GraphFault> = [
  [3, { status: 429, retryAfterSeconds: 1 }],
  [1, { status: 429, retryAfterSeconds: 20 }],
  [2, { status: 429 }],
]
const PASSING: Weighted<GraphFault> = [
  [1, { status: 500 }],
  [2, { status: 503 }],
  [1, { status: 503, retryAfterSeconds: 2 }],
  [2, { status: 504 }],
  [1, { status: 502, html: '<html><h1>502 Bad Gateway</h1></html>' }],
]
const CONNECTION: Weighted<GraphFault> = [
  [1, 'hang'],
  [2, 'reset'],
  [2, 'cut-answer'],
  [2, { slowMs: 700 }],
]
const READS: Weighted<GraphFault> = [
  ...SLOW_DOWN,
  ...PASSING,
  ...CONNECTION,
  [1, { status: 401 }],
  [2, { status: 404 }],
  [1, { status: 403 }],
]
/** The dangerous ones: it was done, and nobody hears of it. */
const DONE: Weighted<GraphFault> = [
  [4, 'lost-answer'],
  [1, 'hang-after'],
  [2, { status: 504, afterWork: true }],
  [1, { status: 502, afterWork: true }],
]
const WRITES: Weighted<GraphFault> = [...READS, ...DONE]
const DELTA: Weighted<GraphFault> = [
  ...SLOW_DOWN,
  ...PASSING,
  ...CONNECTION,
  [1, { status: 401 }],
  [1, { status: 403 }],
  [1, { status: 404 }],
  [3, 'repeat-page'],
  [3, 'duplicates'],
  [3, 'empty-page'],
  [1, 'cursor-lost'],
  [3, 'replay'],
  [3, 'out-of-order'],
  [3, 'late'],
  [3, 'removed'],
]
const TOKEN: Weighted<GraphFault> = [
  [2, { status: 503 }],
  [1, { status: 429, retryAfterSeconds: 1 }],
  [1, { status: 504, html: '<html><h1>504</h1></html>' }],
  [1, 'reset'],
  [1, 'hang'],
]
const TEAMS_READS: Weighted<TeamsFault> = [
  [2, { status: 429, retryAfterSeconds: 1 }],
  [1, { status: 429 }],
  [1, { status: 412 }],
  [1, { status: 500 }],
  [1, { status: 502 }],
  [1, { status: 503 }],
  [1, { status: 504 }],
  [1, { status: 403, code: 'ServiceError' }],
  [1, { status: 403, code: 'BadArgument' }],
  [1, { status: 404, code: 'ConversationNotFound' }],
  [2, 'reset'],
  [1, 'hang'],
]
const TEAMS_WRITES: Weighted<TeamsFault> = [
  ...TEAMS_READS,
  [3, 'lost-answer'],
  [1, { status: 502, afterWork: true }],
  [1, { status: 504, afterWork: true }],
]

export interface Weather {
  graph(request: GraphRequest): GraphFault | null
  teams(method: string, path: string): TeamsFault | null
  /** How many there were, whatever became of them. */
  requests(): number
  /** From then on nothing goes wrong. */
  clear(): void
  /** How often each kind struck, most frequent first. */
  counts(): readonly (readonly [kind: string, count: number])[]
}

/** A share of the requests meets a fault, which changes from calm to storm and back with every so many of them. */
const SHARES = [0, 0.03, 0.08, 0.15, 0.3, 0.5]
const SPELL = 25

/**
 * What the n-th request of a kind meets hangs on the seed alone. Which request that is hangs on how two processes come about one
 * another, so that a seed gives the same weather, and not quite the same run.
 */
export function createWeather(seed: string): Weather {
  let isOver = false
  let requests = 0
  const seen = new Map<string, number>()
  const counted = new Map<string, number>()

  function draw<T extends object | string>(kind: string, faults: Weighted<T>): T | null {
    requests += 1
    if (isOver) return null
    const number = (seen.get(kind) ?? 0) + 1
    seen.set(kind, number)
    const share = createRandom(`${seed}/${kind}/spell ${Math.floor(number / SPELL)}`).pick(SHARES)
    const random = createRandom(`${seed}/${kind}/${number}`)
    if (!random.chance(share)) return null
    const fault = random.weighted(faults)
    const name = `${kind.split(' ')[0] ?? ''} ${nameOf(fault)}`
    counted.set(name, (counted.get(name) ?? 0) + 1)
    return fault
  }

  return {
    graph({ method, path }) {
      if (isTokenEndpoint(path)) return draw('token POST', TOKEN)
      if (path.includes('/messages/delta')) return draw('delta GET', DELTA)
      if (method === 'GET' || path.endsWith('/$batch')) return draw(`read ${method}`, READS)
      return draw(`write ${path.split('/').at(-1) ?? ''}`, WRITES)
    },
    teams(method, path) {
      if (method === 'GET') return draw('teams-read GET', TEAMS_READS)
      return draw(`teams-write ${method} ${path.includes('/activities') ? 'activity' : 'conversation'}`, TEAMS_WRITES)
    },
    requests: () => requests,
    clear: () => void (isOver = true),
    counts: () => [...counted].sort((a, b) => b[1] - a[1]),
  }
}

function nameOf(fault: object | string): string {
  if (typeof fault === 'string') return fault
  if ('slowMs' in fault) return 'slow'
  const status = 'status' in fault ? String(fault.status) : '?'
  if ('afterWork' in fault) return `${status} after the work`
  if ('html' in fault) return `${status} in HTML`
  return 'retryAfterSeconds' in fault ? `${status} with Retry-After` : status
}
