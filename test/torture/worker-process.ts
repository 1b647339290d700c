// One process of Frontdesk, composed before the stand-ins. It loads, says `ready`, waits for its order, and works until it is killed.
import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import { z } from 'zod'
import type { Log } from '../../src/app/ports/runtime.ts'
import { compose, type Frontdesk } from '../../src/compose.ts'
import { createLog } from '../../src/lib/log.ts'
import { testSettings } from '../support/frontdesk.ts'
import { silentLog } from '../support/stores.ts'
import { readWorkState, WorkState } from './work-state.ts'

export const Order = z.object({
  store: z.object({ mongodbUri: z.string().nullable(), mongodbDatabase: z.string(), dataFolder: z.string() }),
  graphUrl: z.string(),
  ca: z.string(),
  aheadMs: z.number(),
  /** Where its warnings go; nowhere when `null`. */
  logFile: z.string().nullable(),
})
export type Order = z.infer<typeof Order>

export const Request = z.union([
  z.object({ order: Order }),
  z.object({ ask: z.literal('state') }),
  z.object({ ask: z.literal('stop') }),
  /** Its clock goes on from there. */
  z.object({ aheadMs: z.number() }),
])
export type Request = z.infer<typeof Request>

export const Report = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ port: z.number() }),
  z.object({ state: WorkState }),
  /** Something that was posted, to this path, whose answer did not come in time: on a busy machine it may have been done all the same. */
  z.object({ unheard: z.string() }),
  z.object({ failed: z.string() }),
])
export type Report = z.infer<typeof Report>

/** A lease lasts as many exchanges with Microsoft as in production. */
const TIMEOUT_MS = 2000
const LEASE_MS = 8000

/** https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
const LostRequest = z.object({ request: z.object({ method: z.literal('POST'), path: z.string() }) })

let up: Frontdesk | undefined
let ahead = 0

function clock(): Date {
  return new Date(Date.now() + ahead)
}

if (process.argv[1] === import.meta.filename) {
  process.on('message', (message) => {
    heed(Request.parse(message)).catch((error: unknown) => {
      tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    })
  })
  subscribe('undici:request:error', (message) => {
    const { data } = LostRequest.safeParse(message)
    if (data) tell({ unheard: decodeURIComponent(data.request.path) })
  })
  process.on('disconnect', () => process.exit(0))
  tell({ ready: true })
}

function tell(report: Report): void {
  process.send?.(report)
}

async function heed(request: Request): Promise<void> {
  if ('order' in request) {
    up = await start(request.order)
    tell({ port: up.port })
  } else if ('aheadMs' in request) {
    ahead = request.aheadMs
    up?.deps.wakeDelivery()
  } else if (request.ask === 'stop') {
    await up?.stop()
    process.exit(0)
  } else if (up) {
    tell({ state: await readWorkState(up.deps.documents, clock()) })
  }
}

async function start({ store, graphUrl, ca, aheadMs, logFile }: Order): Promise<Frontdesk> {
  ahead = aheadMs
  return await compose({
    settings: testSettings(
      { store, graphUrl },
      { app: { pollIntervalMs: 200, leaseMs: LEASE_MS, replyDelayMs: 1500 }, pageSize: 20 },
    ),
    log: logFile === null ? silentLog : fileLog(logFile),
    clock,
    ca,
    timeoutMs: TIMEOUT_MS,
    unauthenticated: true,
  })
}

/** Written at once: a killed process flushes nothing. */
function fileLog(file: string): Log {
  return createLog({ level: 'info', destination: { write: (line: string) => appendFileSync(file, line) } })
}
