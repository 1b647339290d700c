// A process of Frontdesk that shares mailboxes with others, and counts the polls that it ended itself; it lives until it is killed.
import { compose } from '../../src/compose.ts'
import { testSettings } from './frontdesk.ts'
import { silentLog, type TestStore } from './stores.ts'
import { aroundWrites } from './store-writes.ts'

export interface ShareOrder {
  readonly store: TestStore['settings']
  readonly graphUrl: string
  readonly ca: string
  readonly pollIntervalMs: number
  readonly leaseMs: number
}

/** How many polls it ended so far, sent some times a second. */
export interface ShareReport {
  readonly polls: number
}

if (process.argv[1] === import.meta.filename) {
  process.once('message', (order: ShareOrder) => void share(order))
  process.on('disconnect', () => process.exit(0))
}

async function share({ pollIntervalMs, leaseMs, ca, ...outside }: ShareOrder): Promise<void> {
  let polls = 0
  await compose({
    settings: testSettings(outside, { app: { pollIntervalMs, leaseMs } }),
    log: silentLog,
    ca,
    unauthenticated: true,
    wrapStore: (store) =>
      aroundWrites(store, async (write, run) => {
        const done = await run()
        const ended = done as { readonly lease?: unknown; readonly health?: unknown } | undefined
        if (write.collection === 'mailboxes' && ended?.health !== undefined && ended.lease === null) polls += 1
        return done
      }),
  })
  const tell = (): void => void process.send?.({ polls } satisfies ShareReport)
  tell()
  setInterval(tell, 200)
}
