// A port of its own for the figures: only for whoever watches, and no way to them through the proxy in front.
import type { Registry } from 'prom-client'
import { answerText } from './answers.ts'
import { createBaseServer, type BaseServerOptions, type HttpServer } from './base-server.ts'

/** Whoever watches needs one. */
const LIMITS = { total: 20, perAddress: 20 }

export function createMetricsServer(
  options: Pick<BaseServerOptions, 'log' | 'newId' | 'addresses'> & {
    readonly metrics: Pick<Registry, 'metrics' | 'contentType'>
  },
): HttpServer {
  const { metrics, ...base } = options
  const server = createBaseServer({ ...base, place: { port: 'METRICS_PORT', host: 'METRICS_HOST' }, limits: LIMITS })
  server.routes.get(
    '/metrics',
    server.guarded(async (_req, res) => answerText(res, 200, await metrics.metrics(), metrics.contentType)),
  )
  return server
}
