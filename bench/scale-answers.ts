// Answers per second, and calls of the store for each: to many tickets, and all to one.
import { setTimeout as wait } from 'node:timers/promises'
import { countCalls } from '../test/support/store-calls.ts'
import { newPlace, startFrontdesk } from './frontdesk.ts'
import { startClock, type Run } from './measure.ts'
import { startOutside, type Outside } from './outside.ts'
import type { ScaleGroup } from './scale.ts'

const TICKETS = 500

/** One to one ticket costs no more of the store's calls, however many there are. */
const ROUNDS = [
  { answers: 2_000, to: TICKETS, before: '116 a second, 8 to 10 calls each', wanted: '>= 500 a second' },
  { answers: 500, to: 1, before: 'quadratic', wanted: 'linear' },
  { answers: 1_000, to: 1, before: 'quadratic', wanted: 'linear' },
] as const

export const ANSWERS: ScaleGroup = {
  name: 'answers',
  method:
    "from Graph's page until each stands in its ticket and all of it has left for Teams; calls of the store for each, with those of its delivery",
  async *rows({ stores }) {
    const outside = await startOutside()
    try {
      for (const { name, mongodbUri } of stores) {
        for (const { answers, to, before, wanted } of ROUNDS) {
          const { perSecond, cpuMs, calls } = await measureAnswers(outside, mongodbUri, { answers, to })
          yield {
            what: `${answers} answers to ${to === 1 ? 'one ticket' : `${to} tickets`}, ${name}`,
            found: `${perSecond.toFixed(0)} a second, ${calls.toFixed(1)} calls and ${cpuMs.toFixed(2)} ms of CPU each`,
            before,
            wanted,
          }
        }
      }
    } finally {
      outside.stop()
    }
  },
}

export interface Answers extends Run {
  /** Calls of the store for each answer, with those of its delivery. */
  readonly calls: number
}

/** So many answers to so many tickets. */
export async function measureAnswers(
  outside: Outside,
  mongodbUri: string | null,
  { answers, to }: { readonly answers: number; readonly to: number },
): Promise<Answers> {
  await outside.fillMailbox(to)
  const place = await newPlace(mongodbUri)
  const calls = countCalls()
  const frontdesk = await startFrontdesk(outside, place, undefined, undefined, {
    pollIntervalMs: 200,
    wrapStore: calls.wrap,
  })
  const { tickets, entries, ledger } = frontdesk.deps.documents
  const isDone = async (mails: number): Promise<boolean> =>
    (await ledger.count({ dueAt: null })) >= mails && (await tickets.count({ deliverAt: { $ne: null } })) === 0
  while (!(await isDone(to))) await wait(50)
  calls.forget()
  const stopClock = startClock()
  await outside.addAnswers(answers, to)
  let looks = 0
  while (!(await isDone(to + answers))) {
    looks += 1
    await wait(20)
  }
  const run = stopClock(answers, (Date.now() - (await outside.firstReadAt())) / 1000)
  const made = calls.total(['mailboxes', 'alarms', 'tenantInvitations']) - 2 * looks
  const joined = await entries.count({ kind: 'mail' })
  await frontdesk.stop()
  await place.remove()
  if (joined !== answers) throw new Error(`${answers} answers made ${joined} entries`)
  return { ...run, calls: made / answers }
}
