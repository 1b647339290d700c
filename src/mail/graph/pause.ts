// A mailbox that asked to be left alone for a while is left alone by everybody here who uses it.
import type { Clock } from '../../app/ports/runtime.ts'
import { refused } from './errors.ts'

export interface PauseDeps {
  readonly clock: Clock
  readonly wait: (ms: number) => Promise<unknown>
  /** From 0 up to 1. */
  readonly random: () => number
  /** A longer rest is not waited for: the caller gets the error, and the time with it. */
  readonly maxWaitMs: number
}

export interface Pause {
  /** The mailbox asked for so many milliseconds. */
  note(retryAfterMs: number): void
  /**
   * Answers once the mailbox may be asked again: at once, mostly. Throws `OutsideError` with the time that is left when that is
   * long. `call` is what was to be asked, for the log.
   */
  pass(call: string): Promise<void>
}

/** All who waited would come back in the same moment, from every process. In milliseconds. */
const SPREAD_MS = 500

export function createPause({ clock, wait, random, maxWaitMs }: PauseDeps): Pause {
  let until = 0
  let waiting: Promise<void> | undefined

  async function rest(ms: number): Promise<void> {
    const end = until
    await wait(ms)
    // Somebody may have been asked for more meanwhile.
    if (until === end) until = 0
  }

  return {
    note: (ms) => {
      const spread = random() * Math.min(SPREAD_MS, ms / 10)
      until = Math.max(until, clock().getTime() + ms + spread)
    },
    pass: async (call) => {
      for (let left = until - clock().getTime(); left > 0; left = until - clock().getTime()) {
        if (left > maxWaitMs + SPREAD_MS) throw refused({ call, status: 429, code: null, retryAfterMs: left })
        waiting ??= rest(left).finally(() => (waiting = undefined))
        await waiting
      }
    },
  }
}
