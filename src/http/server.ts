// The HTTP server: the one address that Teams calls, and what operators watch.
import { setTimeout as wait } from 'node:timers/promises'
import type { Registry } from 'prom-client'
import restify, { type Request, type Response, type Server } from 'restify'
import type { Log, NewId } from '../app/ports/runtime.ts'
import { NotFoundError } from '../domain/errors.ts'
import { parseActivity } from './activity-door.ts'
import { answerError, answerJson, answerText, HttpRefusal } from './answers.ts'
import { readJson } from './read-json.ts'

export interface HttpServerOptions {
  /** Runs an activity whose outer form and tenant are right; whether its sender is believed is decided in there. */
  readonly handleActivity: (received: {
    readonly activity: object
    /** The `Authorization` header; empty when there was none. */
    readonly authorization: string
  }) => Promise<{
    readonly status: number
    readonly body?: unknown
    /** Work for when the answer is on its way; it never throws. */
    readonly afterwards?: () => Promise<void>
  }>
  /** Ids of the tenants that are served. */
  readonly allowedTenants: readonly string[]
  /** Each ends with an error while what it is named after cannot work. */
  readonly readiness: Readonly<Record<string, () => Promise<void>>>
  /** The file that a link's last part leads to; throws `NotFoundError` when the link is no good (any more). */
  readonly readExport: (token: string) => Promise<{ readonly name: string; readonly text: string }>
  readonly metrics: Pick<Registry, 'metrics' | 'contentType'>
  readonly log: Log
  readonly newId: NewId
  /** Bytes; 256 KB when left out. */
  readonly bodyLimit?: number
  /** How long one readiness check may take, in milliseconds; 2 s when left out. */
  readonly readinessTimeoutMs?: number
}

export interface HttpServer {
  /** Answers with the port (`port` 0 takes a free one). Throws when the port is taken. */
  listen(port: number, host: string): Promise<number>
  /** Takes nothing new, lets what runs end within `graceMs` (10 s when left out), then cuts it off. */
  stop(graceMs?: number): Promise<void>
}

type Handler = (req: Request, res: Response) => Promise<void>

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { log, newId, metrics } = options
  const server = restify.createServer({ name: 'frontdesk', onceNext: true })
  const tenants = new Set(options.allowedTenants.map((tenant) => tenant.toLowerCase()))
  let stopping = false

  server.server.headersTimeout = 10_000
  server.server.requestTimeout = 30_000
  server.server.keepAliveTimeout = 65_000
  server.pre((_req, res, next) => {
    res.once('header', () => {
      if (stopping) res.setHeader('Connection', 'close')
    })
    next()
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

  function guarded(handler: Handler): Handler {
    return async (req, res) => {
      try {
        await handler(req, res)
      } catch (error) {
        if (res.headersSent || (req.destroyed && !req.complete)) res.destroy()
        else if (error instanceof HttpRefusal) {
          log.info('A request was refused', { status: error.status, code: error.code, reason: error.message })
          answerError(res, error.status, error.code, error.message)
        } else answerFailure(res, error)
      }
    }
  }

  server.post(
    '/api/messages',
    guarded(async (req, res) => {
      const activity = parseActivity(await readJson(req, options.bodyLimit ?? 256 * 1024), tenants)
      const { status, body, afterwards } = await options.handleActivity({
        activity,
        authorization: req.headers.authorization ?? '',
      })
      answerJson(res, status, body)
      await afterwards?.()
    }),
  )
  server.get(
    '/healthz',
    guarded((_req, res) => {
      answerJson(res, 200, { status: 'ok' })
      return Promise.resolve()
    }),
  )
  server.get(
    '/readyz',
    guarded(async (_req, res) => {
      const checks = await checkReadiness(options)
      const ready = Object.values(checks).every((state) => state === 'ok')
      answerJson(res, ready ? 200 : 503, { status: ready ? 'ok' : 'not ready', checks })
    }),
  )
  server.get(
    '/exports/:token',
    guarded(async (req, res) => {
      const { token = '' } = req.params as { token?: string }
      const { name, text } = await readExport(options, token)
      res.setHeader('Content-Disposition', `attachment; filename="${name}"`)
      answerText(res, 200, text, 'text/csv; charset=utf-8')
    }),
  )
  server.get(
    '/metrics',
    guarded(async (_req, res) => answerText(res, 200, await metrics.metrics(), metrics.contentType)),
  )

  return {
    listen: (port, host) => listen(server, log, port, host),
    async stop(graceMs = 10_000) {
      stopping = true
      const closed = new Promise<void>((resolve) => {
        server.close(resolve)
      })
      const cutOff = setTimeout(() => server.server.closeAllConnections(), graceMs)
      await closed
      clearTimeout(cutOff)
    },
  }
}

async function readExport(options: HttpServerOptions, token: string): Promise<{ name: string; text: string }> {
  try {
    return await options.readExport(token)
  } catch (error) {
    if (error instanceof NotFoundError) throw new HttpRefusal(404, 'not-found', error.forPerson)
    throw error
  }
}

async function checkReadiness(options: HttpServerOptions): Promise<Record<string, 'ok' | 'failed'>> {
  const states = await Promise.all(
    Object.entries(options.readiness).map(async ([name, check]): Promise<[string, 'ok' | 'failed']> => {
      const ended = new AbortController()
      try {
        await Promise.race([check(), timeUp(options.readinessTimeoutMs ?? 2_000, ended.signal)])
        return [name, 'ok']
      } catch (error) {
        options.log.warn('A readiness check failed', { check: name, error })
        return [name, 'failed']
      } finally {
        ended.abort()
      }
    }),
  )
  return Object.fromEntries(states)
}

async function timeUp(ms: number, signal: AbortSignal): Promise<never> {
  await wait(ms, undefined, { signal })
  throw new Error(`No answer within ${ms} ms`)
}

async function listen(server: Server, log: Log, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void =>
      reject(error.code === 'EADDRINUSE' ? busyPort(port, host, error) : error)
    // restify passes its server's errors on, and they end the process where nobody listens.
    server.once('error', fail)
    server.server.listen(port, host, () => {
      server.off('error', fail)
      server.on('error', (error: Error) => log.error('The HTTP server has a problem', { error }))
      resolve()
    })
  })
  const address = server.server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`The server has no port after listening on ${host}`)
  return address.port
}

function busyPort(port: number, host: string, cause: Error): Error {
  return new Error(
    `Port ${port} on ${host} is already in use: stop the program that holds it, or set PORT to another port`,
    { cause },
  )
}
