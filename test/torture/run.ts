// One round of torture: mails arrive, people work, Microsoft fails, processes die; then all settles, and is checked.
import { openEmbeddedTestStore, openMongoTestStore, type TestStore } from '../support/stores.ts'
import { checkWorld } from './check.ts'
import { createPostman, type Postman } from './mails.ts'
import { createPeople, rest } from './people.ts'
import { createRandom, type Random } from './random.ts'
import { settle } from './settle.ts'
import type { Summary } from './summary.ts'
import { createWeather } from './weather.ts'
import { createWorkers, type Workers } from './workers.ts'
import { ADDRESSES, startWorld, type World } from './world.ts'

export interface TortureOptions {
  readonly seed: string
  /** How long things go wrong, in milliseconds; settling comes on top. */
  readonly stormMs: number
  /** The storm ends before, once so many mails arrived and so many kills were done. */
  readonly enough?: { readonly mails: number; readonly kills: number }
  /** `null` takes the embedded store, which one process may own: so there is one. */
  readonly mongodbUri: string | null
  /** Where the processes' logs go; nowhere when left out. */
  readonly logFile?: string
  readonly say?: (line: string) => void
}

/** The outage of a machine, in milliseconds. */
const LONGEST_OUTAGE_MS = 25 * 60_000

export async function torture(options: TortureOptions): Promise<Summary> {
  const { seed, stormMs, mongodbUri, say = () => undefined } = options
  const started = Date.now()
  const random = createRandom(seed)
  const place: TestStore = mongodbUri === null ? await openEmbeddedTestStore() : await openMongoTestStore(mongodbUri)
  const world = await startWorld(place, random)
  const order = () => ({
    ...{ store: world.store, graphUrl: world.graph.url, ca: world.graph.ca },
    ...{ aheadMs: world.aheadMs(), logFile: options.logFile ?? null },
  })
  const processes = mongodbUri === null ? 1 : 2
  const workers = createWorkers(processes, order, world.clock)
  try {
    const weather = createWeather(seed)
    const picking = random.fork('endpoints')
    const postman = createPostman(world.graph, ADDRESSES, random.fork('mails'))
    const people = createPeople(world, random.fork('people'), () => workers.endpoint((count) => picking.int(count)))
    await workers.startAll()
    world.graph.faults.weather = (request) => weather.graph(request)
    world.teams.faults.weather = (method, path) => weather.teams(method, path)
    const end = Date.now() + stormMs
    const { mails = Infinity, kills = Infinity } = options.enough ?? {}
    const isOver = (): boolean =>
      Date.now() >= end ||
      (postman.arrived.length >= mails && workers.kills >= kills && workers.endpoint(() => 0) !== null)
    await Promise.all([
      deliverMails(postman, workers, random.fork('bursts'), mails, isOver),
      people.work(isOver),
      killProcesses(workers, world, random.fork('kills'), {
        processes,
        requests: () => weather.requests(),
        isOver,
        say,
      }),
    ])
    say(`The storm is over: ${postman.arrived.length} mails, ${people.deeds.length} deeds, ${workers.kills} kills`)
    weather.clear()
    const settled = await settle({ world, workers, people, mails: postman.arrived.length, say })
    await workers.stopAll()
    const checked = await checkWorld(world, {
      ...{ mails: postman.arrived, deeds: people.deeds, killedAt: workers.killedAt },
      unheard: workers.unheard,
      setAside: settled.setAside,
    })
    return {
      ...{ seed, store: mongodbUri === null ? 'files' : 'mongodb', processes },
      ...{ mails: postman.arrived, deeds: people.deeds, faults: weather.counts() },
      ...{ kills: workers.kills, starts: workers.starts, setAside: settled.setAside.length, ...checked },
      differences: [...settled.differences, ...checked.differences],
      durationMs: Date.now() - started,
    }
  } finally {
    workers.end()
    await world.stop()
  }
}

/** No more than this waits to be worked: on a slow machine fewer mails arrive, and as much goes wrong with them. */
const MOST_WAITING = 100

async function deliverMails(
  postman: Postman,
  workers: Workers,
  random: Random,
  most: number,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver() && postman.arrived.length < most) {
    const state = await workers.state().catch(() => null)
    if (state === null || postman.arrived.length - state.rows + state.unworked > MOST_WAITING) {
      await rest(500)
      continue
    }
    for (let left = 1 + random.int(9); left > 0 && postman.arrived.length < most; left -= 1) await postman.deliver()
    await rest(100 + random.int(500))
  }
}

/** Requests to Microsoft between two kills. */
const LEAST_BETWEEN = 30
const MOST_BETWEEN = 300

interface Killing {
  readonly processes: number
  readonly requests: () => number
  readonly isOver: () => boolean
  readonly say: (line: string) => void
}

async function killProcesses(
  workers: Workers,
  world: World,
  random: Random,
  { processes, requests, isOver, say }: Killing,
): Promise<void> {
  while (!isOver()) {
    // Counted in what was done, not in seconds: on a slow machine, too, processes die in the middle of work.
    const next = requests() + LEAST_BETWEEN + random.int(MOST_BETWEEN - LEAST_BETWEEN)
    while (requests() < next && !isOver()) await rest(5)
    if (isOver()) return
    const all = random.chance(processes === 1 ? 1 : 0.35)
    if (all) await workers.killAll()
    else await workers.kill(random.int(processes))
    // The machine is off for a while: only then may time pass at once.
    if (all && random.chance(0.5)) {
      const outageMs = Math.floor(LONGEST_OUTAGE_MS * random.next() ** 3)
      world.advance(outageMs)
      say(`All were killed, and off for ${Math.round(outageMs / 1000)} s`)
    }
    await workers.startAll()
  }
}
