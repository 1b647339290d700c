// Whether this process can work: each check within its time, and asked once for all who ask within a second.
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../app/ports/runtime.ts'
import { kept } from './kept.ts'

export type Readiness = Readonly<Record<string, 'ok' | 'failed'>>

/** The checks write and read: whoever asks all the time must not keep the store busy. */
const KEPT_MS = 1_000

/** Each of the checks ends with an error while what it is named after cannot work. A trouble is told once, and when it is over. */
export function createReadiness(options: {
  readonly checks: Readonly<Record<string, () => Promise<void>>>
  readonly timeoutMs: number
  readonly log: Log
}): () => Promise<Readiness> {
  const troubled = new Set<string>()
  return kept(KEPT_MS, async () => {
    const states = await Promise.all(
      Object.entries(options.checks).map(async ([name, check]): Promise<[string, 'ok' | 'failed']> => {
        const ended = new AbortController()
        try {
          await Promise.race([check(), timeUp(options.timeoutMs, ended.signal)])
          if (troubled.delete(name)) options.log.info('A readiness check is well again', { check: name })
          return [name, 'ok']
        } catch (error) {
          if (!troubled.has(name)) options.log.warn('A readiness check failed', { check: name, error })
          troubled.add(name)
          return [name, 'failed']
        } finally {
          ended.abort()
        }
      }),
    )
    return Object.fromEntries(states)
  })
}

async function timeUp(ms: number, signal: AbortSignal): Promise<never> {
  await wait(ms, undefined, { signal })
  throw new Error(`No answer within ${ms} ms`)
}
