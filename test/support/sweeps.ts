// What a sweep of the support mailbox needs to be watched: time that passes, and its passes.
import type { Sweep } from '../../src/domain/mailbox/sweep.ts'
import type { TestFrontdesk } from './frontdesk.ts'
import { MAILBOX_ID } from './frontdesk-seed.ts'

const MINUTE_MS = 60_000

export async function sweepOf({ documents }: TestFrontdesk): Promise<Sweep | undefined> {
  return await documents.sweeps.findOne({ _id: MAILBOX_ID })
}

/** The first pass, which notes what lay in the inbox before. */
export async function firstPass(desk: TestFrontdesk): Promise<Sweep> {
  return await desk.eventually('the first pass', async () => {
    const sweep = await sweepOf(desk)
    return sweep?.knowsBefore === true && sweep
  })
}

/** Lets it become due and waits until a whole pass was made that began after this call. */
export async function nextPass(desk: TestFrontdesk): Promise<Sweep> {
  desk.advance(16 * MINUTE_MS)
  const before = desk.clock()
  return await desk.eventually('a pass', async () => {
    const sweep = await sweepOf(desk)
    return sweep?.place === null && (sweep.startedAt ?? 0) >= before && sweep
  })
}

/** Lets the second look at what the last pass missed become due and waits for it. */
export async function secondLook(desk: TestFrontdesk): Promise<Sweep> {
  desk.advance(11 * MINUTE_MS)
  return await desk.eventually('the second look', async () => {
    const sweep = await sweepOf(desk)
    return sweep?.missing.length === 0 && sweep
  })
}
