// Is this machine's clock right? Microsoft refuses tokens, and Teams' tokens are refused here, when it is minutes off.
import { phrase } from '../../texts/say.ts'
import type { Clock } from '../ports/runtime.ts'
import type { RemoteTime } from '../ports/doctor.ts'
import { findingsOf, type Finding } from './finding.ts'

const { ok, skipped, warn, failed } = findingsOf('clock')

/** What the check of a token's time allows: https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens */
const FAULT_MS = 5 * 60_000
/** A clock that is kept right is never off by so much. Servers say the time in whole seconds. */
const NOTED_MS = 10_000

/** `ask` answers with what those servers say that answered. */
export async function checkClock(clock: Clock, ask: () => Promise<readonly RemoteTime[]>): Promise<readonly Finding[]> {
  const before = clock().getTime()
  const times = await ask()
  const after = clock().getTime()
  // Nobody knows when between the two they looked at theirs.
  const faults = times.map(({ from, at }) => ({ from, ms: offBy(at.getTime(), before, after) }))
  // Two that are far apart are no clock to go by: the one that agrees is right.
  const [least] = faults.toSorted((a, b) => Math.abs(a.ms) - Math.abs(b.ms))
  if (least === undefined) return [skipped(phrase('doctor.clock.unknown'), phrase('doctor.clock.unknown.cure'))]
  const seconds = Math.round(Math.abs(least.ms) / 1000)
  const way = least.ms > 0 ? 'behind' : 'ahead'
  const said = {
    what: phrase('doctor.clock.off', { seconds, way, from: least.from }),
    cure: phrase('doctor.clock.off.cure'),
  }
  if (Math.abs(least.ms) > FAULT_MS) return [failed(said)]
  return [Math.abs(least.ms) > NOTED_MS ? warn(said) : ok(phrase('doctor.clock.ok', { from: least.from }))]
}

/** Positive where this clock is behind; 0 where theirs lies between. They leave out what is less than a second. */
function offBy(theirs: number, before: number, after: number): number {
  if (theirs + 1000 < before) return theirs + 1000 - before
  return theirs > after ? theirs - after : 0
}
