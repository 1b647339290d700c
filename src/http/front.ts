// The server from the first moment of the start: it says that the process lives, and takes nothing until it can work.
import { LINK_PATHS } from '../app/ports/signed-tokens.ts'
import type { DoorKind } from './address-gate.ts'
import { answerJson } from './answers.ts'
import { createBaseServer, type BaseServer, type BaseServerOptions } from './base-server.ts'
import { createReadiness, type Readiness } from './readiness.ts'

export interface FrontOptions extends Pick<BaseServerOptions, 'log' | 'newId' | 'headersTimeoutMs'> {
  /** Connections at once; 250, 100 of them from one address, when left out. */
  readonly limits?: BaseServerOptions['limits'] | undefined
  /** How much one address may ask, and which proxies tell whose request it is; the socket alone when left out. */
  readonly addresses?: Pick<NonNullable<BaseServerOptions['addresses']>, 'trustedProxies' | 'limits'> | undefined
  /** How long one readiness check may take, in milliseconds; 2 s when left out. */
  readonly readinessTimeoutMs?: number | undefined
}

export interface Front extends BaseServer {
  /** From now on it takes requests: all its routes are there. Each check ends with an error while what it is named after cannot work. */
  open(checks: Readonly<Record<string, () => Promise<void>>>): void
}

const DEFAULT_LIMITS = { total: 250, perAddress: 100 }
/** Answered at any time. */
const ALIVE = ['/healthz', '/readyz']

export function createFront({ limits = DEFAULT_LIMITS, addresses, readinessTimeoutMs, ...base }: FrontOptions): Front {
  let readiness: (() => Promise<Readiness>) | null = null
  const server = createBaseServer({
    ...base,
    limits,
    addresses: { ...addresses, kindOf },
    place: { port: 'PORT', host: 'HOST' },
    isClosed: (path) => readiness === null && !ALIVE.includes(path),
  })
  server.routes.get(
    '/healthz',
    server.guarded((_req, res) => {
      answerJson(res, 200, { status: 'ok' })
      return Promise.resolve()
    }),
  )
  server.routes.get(
    '/readyz',
    server.guarded(async (_req, res) => {
      if (readiness === null) {
        answerJson(res, 503, { status: 'starting', checks: {} })
        return
      }
      const checks = await readiness()
      const ready = Object.values(checks).every((state) => state === 'ok')
      answerJson(res, ready ? 200 : 503, { status: ready ? 'ok' : 'not ready', checks })
    }),
  )
  return {
    ...server,
    open(checks) {
      readiness = createReadiness({ checks, timeoutMs: readinessTimeoutMs ?? 2_000, log: base.log })
    },
  }
}

/** Microsoft tells of what happens, and fetches the pictures of cards, from few addresses for everybody. */
function kindOf(path: string): DoorKind {
  return path.startsWith('/api/') || path.startsWith(`${LINK_PATHS.picture}/`) ? 'services' : 'people'
}
