// After the storm: nothing goes wrong any more, and all that waits is given its time.
import { rest, type People } from './people.ts'
import type { Workers } from './workers.ts'
import type { World } from './world.ts'

export interface Settling {
  readonly world: World
  readonly workers: Workers
  readonly people: Pick<People, 'retryMail'>
  /** How many arrived. */
  readonly mails: number
  readonly say: (line: string) => void
}

/** In real time, and in how many leaps of the world's clock, which never exceed some days in all. */
const MOST_MS = 10 * 60_000
const MOST_LEAPS = 40
const MOST_LEAPT_MS = 4 * 86_400_000
/** So often in a row nothing may be under way before time leaps. */
const QUIET_LOOKS = 3
/** Drafts that came to nothing are deleted within two hours; the watch looks at once when a process starts, as it does in the end. */
const LAST_LEAP_MS = 3 * 3_600_000

export interface Settled {
  /** Ids of rows at which two processes had died: a person had them tried again. */
  readonly setAside: readonly string[]
  /** What was not done in the end. */
  readonly differences: readonly string[]
}

/** Answers once all is done. */
export async function settle({ world, workers, people, mails, say }: Settling): Promise<Settled> {
  const end = Date.now() + MOST_MS
  let leaps = 0
  let leaptMs = 0
  const leap = (ms: number): void => {
    leaps += 1
    leaptMs += ms
    world.advance(ms)
    workers.leap(world.aheadMs())
  }

  let quiet = 0
  const retried = new Set<string>()
  await workers.startAll()
  for (;;) {
    const state = await workers.state()
    for (const id of state.setAside.filter((one) => !retried.has(one))) {
      say(`Somebody has ${id} tried again`)
      retried.add(id)
      await people.retryMail(id)
    }
    const isAllThere = state.rows === mails
    if (isAllThere && state.setAside.length === 0 && state.busy === 0 && state.waiting === 0 && state.failing === 0)
      break
    quiet = state.busy === 0 && (isAllThere || state.failing > 0) ? quiet + 1 : 0
    if (Date.now() > end || leaps >= MOST_LEAPS || leaptMs > MOST_LEAPT_MS) {
      return {
        setAside: [...retried],
        differences: [`It does not settle: ${JSON.stringify({ ...state, mails, leaps })}`],
      }
    }
    if (quiet >= QUIET_LOOKS && state.nextAt !== null) {
      const ms = Math.max(1000, state.nextAt - world.clock().getTime() + 1000)
      say(`Time leaps by ${Math.round(ms / 1000)} s: ${JSON.stringify(state)}`)
      leap(ms)
      quiet = 0
    }
    await rest(500)
  }
  say('All is done; drafts and alarms are given their time')
  leap(LAST_LEAP_MS)
  await untilQuiet(workers)
  await workers.stopAll()
  await workers.startAll()
  await untilQuiet(workers)
  return { setAside: [...retried], differences: [] }
}

/** What is left after these looks is for the check to find. */
async function untilQuiet(workers: Workers): Promise<void> {
  for (let looks = 0; looks < 40; looks += 1) {
    await rest(500)
    const { busy, failing, untended, openAlarms } = await workers.state()
    if (looks >= QUIET_LOOKS && busy === 0 && failing === 0 && untended === 0 && (openAlarms === 0 || looks >= 10))
      return
  }
}
