// A process of Frontdesk that kills itself (SIGKILL: no handler, no flush, no goodbye) at the store write it is told.
// It loads, says `ready`, waits for its order, and says `settled` with the number of writes when it lived to the end.
import { kill, pid } from 'node:process'
import { z } from 'zod'
import { compose } from '../../src/compose.ts'
import { testSettings } from './frontdesk.ts'
import { isSettled } from './settled.ts'
import { silentLog, type TestStore } from './stores.ts'
import { aroundWrites } from './store-writes.ts'

export interface KillOrder {
  readonly store: TestStore['settings']
  readonly graphUrl: string
  readonly ca: string
  /** Counts from 1. */
  readonly write: number
  readonly when: 'before' | 'after'
  /** How far its clock is ahead, in milliseconds. */
  readonly ahead?: number
}

export const Report = z.union([z.object({ ready: z.literal(true) }), z.object({ settled: z.number() })])

if (process.argv[1] === import.meta.filename) {
  process.once('message', (order: KillOrder) => void live(order))
  process.send?.({ ready: true } satisfies z.infer<typeof Report>)
}

async function live(order: KillOrder): Promise<void> {
  let writes = 0
  const { deps } = await compose({
    // One poll finds all there is; further ones would only write that nothing came.
    settings: testSettings(order, { app: { pollIntervalMs: 60_000 } }),
    log: silentLog,
    clock: () => new Date(Date.now() + (order.ahead ?? 0)),
    ca: order.ca,
    unauthenticated: true,
    wrapStore: (store) =>
      aroundWrites(store, async (write, run) => {
        if (!(await write.isNeeded())) return await run()
        writes += 1
        const isLast = writes === order.write
        if (isLast && order.when === 'before') kill(pid, 'SIGKILL')
        const done = await run()
        if (isLast) kill(pid, 'SIGKILL')
        return done
      }),
  })
  for (;;) {
    // Of a few milliseconds' grain, so as not to stand in the way of the work.
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (!(await isSettled(deps.documents))) continue
    process.send?.({ settled: writes } satisfies z.infer<typeof Report>, () => kill(pid, 'SIGKILL'))
    return
  }
}
