// Answers per second, and calls of the store for each: to many tickets, and all to one.
import { setTimeout as wait } from 'node:timers/promises'
import { countCalls } from '../test/support/store-calls.ts'
import { newPlace, startFrontdesk } from './frontdesk.ts'
import { startClock, type Run } from './measure.ts'
import type { Outside } from './outside.ts'

const TICKETS = 500

export const ANSWERS_METHOD = `2,000 answers to ${TICKETS} tickets, and 500, 1,000 and 2,000 to one, from Graph's page until each stands in its ticket and all of it has left for Teams; the store's calls by mails and by deliveries`

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
  if (process.env['BENCH_CALLS']) console.log(Object.fromEntries(calls.counts))
  const joined = await entries.count({ kind: 'mail' })
  await frontdesk.stop()
  await place.remove()
  if (joined !== answers) throw new Error(`${answers} answers made ${joined} entries`)
  return { ...run, calls: made / answers }
}
