// What every port of ours has: restify with a time limit for everything, an owner for every socket, and an end.
import restify, { type Request, type Response, type Server } from 'restify'
import type { Log, NewId } from '../app/ports/runtime.ts'
import { createAddressGate, ADDRESS_LIMITS, type AddressLimits, type DoorKind } from './address-gate.ts'
import { answerError, HttpRefusal } from './answers.ts'
import { createClientAddress, type ClientAddress } from './client-address.ts'
import { onceInAWhile, ownConnections, type ConnectionLimits } from './connections.ts'
import { listen, type Place } from './listen.ts'
import { answerTooMany } from './too-many.ts'

export interface HttpServer {
  /** Answers with the port (`port` 0 takes a free one). Throws `ListenError` when it cannot be had. */
  listen(port: number, host: string): Promise<number>
  /** Takes nothing new, lets what runs end within `graceMs` (10 s when left out), then cuts it off. */
  stop(graceMs?: number): Promise<void>
  /** Every route that is served, as `GET /healthz`. */
  doors(): readonly string[]
}

export type Handler = (req: Request, res: Response) => Promise<void>

export interface BaseServer extends HttpServer {
  /** For routes only. */
  readonly routes: Pick<Server, 'get' | 'post'>
  /** Answers what the handler throws: a refusal as it is, anything else with an id that the log has. */
  readonly guarded: (handler: Handler) => Handler
  readonly addressOf: ClientAddress
}

export interface BaseServerOptions {
  readonly log: Log
  readonly newId: NewId
  /** The variables that are named when the port cannot be had. */
  readonly place: Place
  readonly limits: ConnectionLimits
  /** How much one address may ask, and who tells which one it is; nobody else than the socket when left out. */
  readonly addresses?: {
    readonly trustedProxies?: readonly string[]
    readonly limits?: AddressLimits
    readonly kindOf?: (path: string) => DoorKind
  }
  /** For the head of a request, in milliseconds; 10 s when left out. A whole request has three times as long. */
  readonly headersTimeoutMs?: number
  /** Whether this path takes nothing yet; all do when left out. */
  readonly isClosed?: (path: string) => boolean
}

/** Longer than the proxies in front keep their connections, so that none of them meets a closed one. */
const KEEP_ALIVE_MS = 65_000
/** Neither a byte in nor out while a request is under way: longer than any answer of ours takes. */
const SILENCE_MS = 60_000
/** More than any address holds: its whole head has 16 KB. find-my-way's own 100 are fewer than a signed link needs. */
const MAX_PARAMETER = 16 * 1024

export function createBaseServer(options: BaseServerOptions): BaseServer {
  const { log, newId, headersTimeoutMs = 10_000 } = options
  const server = restify.createServer({ name: 'frontdesk', onceNext: true, maxParamLength: MAX_PARAMETER })
  const http = server.server
  const connections = ownConnections(http, options.limits, log)
  let stopping = false

  // With a listener Node hands the socket over and forgets it, and restify has one that does nothing. Without any, a request that
  // wants to upgrade is one like all others (RFC 9110, section 7.8), and CONNECT is closed.
  http.removeAllListeners('upgrade')
  http.headersTimeout = headersTimeoutMs
  http.requestTimeout = headersTimeoutMs * 3
  http.keepAliveTimeout = KEEP_ALIVE_MS
  http.timeout = SILENCE_MS
  // How often Node looks for those that are too late; its types know it as an option only, which restify does not pass on.
  Object.assign(http, { connectionsCheckingInterval: Math.min(5_000, headersTimeoutMs) })
  // restify passes its server's errors on, and they end the process where nobody listens; `listen` does, on the server itself.
  server.on('error', () => undefined)
  const told = onceInAWhile((count) => {
    log.warn('An address asks more than anybody needs: the rest is refused with 429 until it ebbs', {
      addresses: count,
    })
  })
  const addressOf = createClientAddress(options.addresses?.trustedProxies ?? [])
  const isLetIn = createAddressGate({
    addressOf,
    limits: options.addresses?.limits ?? ADDRESS_LIMITS,
    kindOf: options.addresses?.kindOf ?? (() => 'people'),
    refused: told,
  })
  server.pre((req, res, next) => {
    if (isLetIn(req)) {
      next()
      return
    }
    answerTooMany(req, res)
    next(false)
  })
  server.pre((req, res, next) => {
    res.once('header', () => {
      if (stopping) res.setHeader('Connection', 'close')
    })
    if (options.isClosed?.(req.path()) !== true) {
      next()
      return
    }
    res.setHeader('Retry-After', '5')
    answerError(res, 503, 'starting', 'Frontdesk is starting: try again in a few seconds')
    next(false)
  })
  // What no route takes; restify's own answers would quote the request.
  server.on('restifyError', (_req: Request, res: Response, error: { statusCode?: number }, done: () => void) => {
    if (error.statusCode === 404) answerError(res, 404, 'not-found', 'There is nothing here')
    else if (error.statusCode === 405) answerError(res, 405, 'method-not-allowed', 'This address takes another method')
    else answerFailure(res, error)
    done()
  })

  function answerFailure(res: Response, error: unknown): void {
    const id = newId()
    log.error('A request failed', { id, error })
    answerError(res, 500, 'internal', `Something went wrong on our side; the log has it under ${id}`)
  }

  return {
    routes: server,
    addressOf,
    guarded(handler) {
      return async (req, res) => {
        try {
          await handler(req, res)
        } catch (error) {
          if (res.headersSent || (req.destroyed && !req.complete)) res.destroy()
          else if (error instanceof HttpRefusal) {
            log.info('A request was refused', { status: error.status, code: error.code, reason: error.message })
            error.answer(res)
          } else answerFailure(res, error)
        }
      }
    },
    doors: () => Object.values(server.router.getRoutes()).map(({ method, path }) => `${method} ${String(path)}`),
    listen: (port, host) => listen(http, log, options.place, port, host),
    async stop(graceMs = 10_000) {
      stopping = true
      const closed = new Promise<void>((resolve) => {
        http.close(() => resolve())
      })
      connections.cutIdle()
      const cutOff = setTimeout(() => connections.cutAll(), graceMs)
      await closed
      clearTimeout(cutOff)
    },
  }
}
