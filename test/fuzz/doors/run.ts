// Sends requests that are made up to every door of an installation, and says what they did that they must not.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { CARL, ADA, BEA, DORA, EMIL } from '../../support/frontdesk-seed.ts'
import { createRandom, type Random } from '../../torture/random.ts'
import { differences, held, type Held } from './effects.ts'
import { activityOf, forgedLinkOf, heldLinkOf, isNoEvent, nonsenseOf, notificationsOf, type Made } from './requests.ts'
import { openWorld, type World } from './world.ts'

export interface Fuzzed {
  readonly faults: readonly string[]
  /** How many answers had which status. */
  readonly statuses: Readonly<Record<string, number>>
  /** Bytes that strangers left in memory, after those of the first third. */
  readonly grownBy: number
}

/** So many requests, then a look at what they did. */
const BATCH = 50
/** Between two requests of one person, so that the limits on people leave most of them through. */
const PAUSE_MS = 400

interface Phase {
  readonly name: string
  readonly share: number
  readonly make: (world: World, random: Random) => Made
  /** What may not change; nothing is looked at where they have the right. */
  readonly keeps: ((world: World) => Promise<Held>) | null
  readonly of: 'all' | 'before'
}

const PHASES: readonly Phase[] = [
  {
    name: 'strangers, and whoever guesses',
    share: 0.4,
    make: (world, random) =>
      random.weighted<() => Made>([
        [4, () => activityOf(world, random, null)],
        [2, () => notificationsOf(world, random, true)],
        [3, () => forgedLinkOf(world, random)],
        [1, () => nonsenseOf(random)],
      ])(),
    keeps: ({ desk }) => held(desk.documents),
    of: 'all',
  },
  {
    name: 'people of the tenant who lack the right',
    share: 0.3,
    make: (world, random) => activityOf(world, random, random.pick([EMIL, DORA]), isNoEvent),
    // What they ask, note and write for themselves is theirs: only what was there before is nobody's to change.
    keeps: ({ desk }) => held(desk.documents, ['people', 'ticketViews', 'replyDrafts', 'sentFiles', 'typedSecrets']),
    of: 'before',
  },
  {
    name: 'people who have the right',
    share: 0.3,
    make: (world, random) =>
      random.weighted<() => Made>([
        [6, () => activityOf(world, random, random.pick([ADA, BEA, CARL]))],
        [1, () => notificationsOf(world, random, false)],
        [3, () => heldLinkOf(world, random)],
      ])(),
    keeps: null,
    of: 'all',
  },
]

export async function fuzzDoors({ seed, runs }: { readonly seed: number; readonly runs: number }): Promise<Fuzzed> {
  const world = await openWorld()
  const faults: string[] = []
  const statuses: Record<string, number> = {}
  let grownBy = 0
  try {
    for (const [index, phase] of PHASES.entries()) {
      const random = createRandom(`${seed}/${index}`)
      const count = Math.ceil(runs * phase.share)
      let before = await phase.keeps?.(world)
      let memory = 0
      for (let at = 0; at < count && faults.length < 10; at += BATCH) {
        const batch = Array.from({ length: Math.min(BATCH, count - at) }, () => phase.make(world, random))
        for (const [place, made] of batch.entries()) {
          const status = await send(world, made, (fault) => void faults.push(`${phase.name}, ${at + place}: ${fault}`))
          statuses[status] = (statuses[status] ?? 0) + 1
          world.desk.advance(PAUSE_MS)
        }
        if (before && phase.keeps) {
          const after = await phase.keeps(world)
          const changed = differences(before, after, phase.of)
          if (changed.length > 0)
            faults.push(`${phase.name}, ${at} to ${at + batch.length}: changed ${changed.join(', ')}`)
          before = phase.of === 'all' ? after : new Map([...before.keys()].map((key) => [key, after.get(key) ?? '']))
        }
        if (index === 0 && at <= count / 3) memory = heapAfterCollection()
      }
      if (index === 0) grownBy = heapAfterCollection() - memory
    }
    return { faults, statuses, grownBy }
  } finally {
    await world.stop()
  }
}

async function send({ base, desk }: World, { path, init, what }: Made, fail: (fault: string) => void): Promise<string> {
  const logged = desk.lines.length
  const tell = (fault: string): void => fail(`${fault}: ${what} ${path.slice(0, 200)} ${describe(init.body)}`)
  let status = 'none'
  try {
    const response = await fetch(base + path, { redirect: 'manual', ...init })
    const text = await response.text()
    status = String(response.status)
    if (response.status >= 500) tell(`${status} ${text.slice(0, 300)}`)
    if (/"statusCode":5\d\d/u.test(text)) tell(text.slice(0, 300))
    if (/\bat \S+ \(?(?:file|node):/u.test(text)) tell(`a stack: ${text.slice(0, 300)}`)
  } catch (error) {
    tell(`no answer (${String(error)})`)
  }
  for (const { level, message, fields } of desk.lines.slice(logged)) {
    if (level === 'error' && !isOfTeams(fields['error'])) tell(`${message} (${stackOf(fields['error'])})`)
  }
  return status
}

/** Teams refuses to post where nothing is: a conversation that was made up. */
function isOfTeams(error: unknown): boolean {
  return error instanceof Error && /^(?:Teams answered 4\d\d|No answer came from)/u.test(error.message)
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error)
}

function describe(body: unknown): string {
  return (body instanceof URLSearchParams ? body.toString() : String(body)).slice(0, 1500)
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed
}
