// A Frontdesk that dies at a certain moment: from then on nothing that it does reaches the store or Microsoft any more. What is left
// of it is what a killed process leaves, and the next one takes it over; but it costs no process.
import type { DocumentStore } from '../../src/app/ports/documents.ts'
import type { Documents } from '../../src/app/documents.ts'
import { startTestFrontdesk, type Outside, type TestFrontdeskOptions } from './frontdesk.ts'
import { aroundWrites } from './store-writes.ts'

export interface Death {
  readonly at: 'write' | 'call'
  /** Counts from 1, of the writes to the store or the calls to Graph. */
  readonly number: number
  readonly when: 'before' | 'after'
}

/** Lets so much time pass, in milliseconds, and answers once it is dead (true), or once `isDone` says so. */
export async function dieAt(
  outside: Outside,
  death: Death,
  passes: number,
  isDone: (documents: Documents) => Promise<boolean>,
  app: TestFrontdeskOptions['app'] = {},
): Promise<boolean> {
  let armed = false
  let dead = false
  let writes = 0
  let held: DocumentStore | undefined
  const never = new Promise<never>(() => undefined)
  const wrapStore = (store: DocumentStore): DocumentStore => {
    held = store
    return aroundWrites(store, async (write, run) => {
      if (dead) return await never
      if (!armed || death.at !== 'write' || !(await write.isNeeded())) return await run()
      writes += 1
      if (writes !== death.number) return await run()
      if (death.when === 'after') await run()
      dead = true
      return await never
    })
  }
  const desk = await startTestFrontdesk({ outside, wrapStore, app: { pollIntervalMs: 600_000, ...app }, stopMs: 100 })
  const { faults } = outside.graph
  const all = { match: { path: /./ }, answer: 'hang' } as const
  const call =
    death.at === 'call'
      ? faults.add({ ...all, skip: death.number - 1, answer: death.when === 'after' ? 'hang-after' : 'hang' })
      : null
  armed = true
  desk.advance(passes)
  for (;;) {
    if ((call?.hits() ?? 0) > 0) dead = true
    if (dead || (await isDone(desk.documents))) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  // Nothing more of the dead one's reaches Microsoft either, while it is swept away.
  faults.add({ ...all, times: Infinity })
  const died = dead
  dead = true
  await desk.stop()
  // Its end is cut off while its writes hang: the folder is let go of all the same.
  await held?.close()
  faults.clear()
  return died
}

/** One dies at its first write, the one after it at its second, and so on, until one is done before it dies. Answers how many died. */
export async function dieAtEachWrite(
  outside: Outside,
  {
    when,
    most,
    app,
  }: { readonly when: Death['when']; readonly most: number; readonly app?: TestFrontdeskOptions['app'] },
  passes: number,
  isDone: (documents: Documents) => Promise<boolean>,
): Promise<number> {
  let deaths = 0
  for (let number = 1; await dieAt(outside, { at: 'write', when, number }, passes, isDone, app); number += 1) {
    if (number >= most) throw new Error(`It was not done after ${most} deaths`)
    deaths = number
  }
  return deaths
}
