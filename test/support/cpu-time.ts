// How long something takes, whatever else the machine has to do.
import assert from 'node:assert/strict'

/** Milliseconds of processor time. */
export function cpuTime(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** How often it may be tried again: the collector's work counts, too, and comes when it likes. */
const TRIES = 4

/** Processor time of the first try that is within `limit` ms, or of the best one. */
export function bestCpuTime(run: () => unknown, limit: number): number {
  let best = Infinity
  for (let tries = 0; tries < TRIES && best > limit; tries += 1) best = Math.min(best, cpuTime(run))
  return best
}

/** Hostile input costs next to nothing: what grows with the square of it takes minutes, not `limit` ms. */
export function assertQuick(run: () => unknown, limit: number): void {
  const best = bestCpuTime(run, limit)
  assert.ok(best <= limit, `${Math.round(best)} ms of processor time, ${limit} ms at most`)
}
