// The loops that do the work: one polls mailboxes, one delivers, one watches. Each runs at most once at a time and rests when idle.
import { deliverDue } from './delivery/deliver.ts'
import { createDeliveryMemory, noteAll } from './delivery/delivery-memory.ts'
import type { Deps } from './deps.ts'
import { finishChanges } from './configuration/change-many.ts'
import { finishMoves } from './organisations/finish-moves.ts'
import { askPeopleAgain } from './people/ask-people-again.ts'
import type { DocumentStore } from './ports/documents.ts'
import { pollDue } from './intake/poll-due.ts'
import { createPollMemory } from './intake/poll-memory.ts'
import { lookAtAllNotices, tendNextNotices, type TendDeps as TendNoticesDeps } from './notices/tend-notices.ts'
import { createRoom } from './room.ts'
import { workErasures } from './privacy/work-erasures.ts'
import { prepareRetention, workRetention } from './privacy/work-retention.ts'
import { createWorkerTrouble, type WorkerTrouble } from './worker-trouble.ts'
import { watchAlarms } from './watch/watch-alarms.ts'
import { watchDeliveries } from './watch/watch-deliveries.ts'
import { watchDue } from './watch/watch-due.ts'
import { createMailboxWatch } from './watch/watch-mailboxes.ts'
import { watchSweeps } from './watch/watch-sweeps.ts'

/** How long a loop rests when nothing is due, in milliseconds, unless it is woken. */
const REST_MS = 1000

export interface Loop {
  /** Look now instead of after the rest. */
  readonly wake: () => void
  /** Ends after the work that is under way. */
  readonly stop: () => Promise<void>
}

/**
 * Calls `work` again and again: at once while it answers true, after a rest while it answers false or fails, and after so many
 * milliseconds when it answers a number, a rest at most. A failure costs one rest.
 */
export function startLoop(trouble: WorkerTrouble, work: () => Promise<boolean | number>, restMs = REST_MS): Loop {
  let stopped = false
  let woken = false
  let wakeUp: () => void = () => undefined
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false
      const busy = await work().then(
        (more) => (trouble.worked(), more),
        (error: unknown) => (trouble.failed(error), false),
      )
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- both change while `work` is awaited
      if (busy !== true && !woken && !stopped) await rest(busy === false ? restMs : Math.min(busy, restMs))
    }
  }
  const running = run()
  return {
    wake: () => {
      woken = true
      wakeUp()
    },
    stop: async () => {
      stopped = true
      wakeUp()
      await running
    },
  }
}

/** So many mailboxes that failed last are polled at once while none takes long. */
const FAILING_AT_ONCE = 2
/** A poll that takes longer is not waited for: it makes room for another one. In milliseconds. */
const PATIENCE_MS = 1_000
/** So many polls are under way at most, or twice as many as are wanted. One that hangs costs a connection and little more. */
const MOST_POLLS = { running: 200, failing: 50 } as const

/**
 * Mailboxes whose last poll failed have a room of their own, and a slow poll makes room for another: however many mailboxes hang or
 * fail, all others are polled in time. `random` answers from 0 up to 1.
 */
export function startMailLoops(deps: Deps, mailboxesAtOnce: number, random: () => number): Loop {
  // Looking more seldom than mailboxes are due would make them late.
  const restMs = Math.min(REST_MS, deps.settings.pollIntervalMs)
  const few = { running: mailboxesAtOnce, failing: FAILING_AT_ONCE }
  const memory = createPollMemory()
  const lanes = (['running', 'failing'] as const).map((lane): Loop => {
    const most = Math.max(MOST_POLLS[lane], 2 * few[lane])
    const room = createRoom({ few: few[lane], most, patienceMs: PATIENCE_MS })
    const trouble = createWorkerTrouble(deps, `mail (${lane})`)
    const look = () => pollDue(deps, { lane, room, memory, trouble, random, restMs })
    const loop = startLoop(trouble, look, restMs)
    return {
      wake: loop.wake,
      stop: async () => {
        await Promise.all([loop.stop(), room.whenEmpty()])
        // A look may have found some while it was asked to stop.
        await room.whenEmpty()
      },
    }
  })
  return joined(lanes)
}

function joined(loops: readonly Loop[]): Loop {
  return {
    wake: () => loops.forEach((loop) => loop.wake()),
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

export function startDeliveryLoop(deps: Deps): Loop {
  const memory = createDeliveryMemory(deps.clock)
  const loop = startLoop(createWorkerTrouble(deps, 'delivery'), () => deliverDue(deps, memory))
  return {
    ...loop,
    stop: async () => {
      await loop.stop()
      await noteAll(deps, memory)
    },
  }
}

/** `look` as `createClockWatch` made it. */
export function startClockLoop(look: () => Promise<void>, deps: Pick<Deps, 'log' | 'meter'>): Loop {
  return startLoop(createWorkerTrouble(deps, 'clock'), async () => (await look(), false))
}

/** What is erased is erased soon, and what was kept long enough goes at night, beside all else. */
export function startPrivacyLoop(deps: Deps & Pick<DocumentStore, 'forget'>): Loop {
  let isPrepared = false
  const work = async (): Promise<boolean> => {
    if (!isPrepared) await prepareRetention(deps)
    isPrepared = true
    const erased = await workErasures(deps)
    return (await workRetention(deps)) || erased
  }
  return startLoop(createWorkerTrouble(deps, 'privacy'), work)
}

/** Looks after what the provider tells new mails by; at first at all of it. */
export function startNoticesLoop(deps: TendNoticesDeps): Loop {
  let isLookedAt = false
  const work = async (): Promise<boolean> => {
    if (!isLookedAt) await lookAtAllNotices(deps)
    isLookedAt = true
    return await tendNextNotices(deps)
  }
  return startLoop(createWorkerTrouble(deps, 'notices'), work)
}

/** Tickets that follow a moved organisation do so beside all else. */
const MOVES_MS = 2_000

export function startMovesLoop(deps: Deps): Loop {
  const followed = new Map<string, number>()
  const work = async (): Promise<boolean> => (await finishMoves(deps, { followed }), false)
  return startLoop(createWorkerTrouble(deps, 'moves'), work, MOVES_MS)
}

/** Nothing that it looks for is a matter of seconds. */
const WATCH_MS = 60_000

export function startWatchLoop(deps: Deps): Loop {
  const watchMailboxes = createMailboxWatch(deps)
  const watch = async (): Promise<boolean> => {
    await Promise.all([
      watchMailboxes(),
      watchDeliveries(deps),
      watchDue(deps),
      watchSweeps(deps),
      finishChanges(deps),
      askPeopleAgain(deps),
    ])
    await watchAlarms(deps)
    return false
  }
  return startLoop(createWorkerTrouble(deps, 'watch'), watch, WATCH_MS)
}
