// How the process ends: who is told when, and how long is waited for whom.
import { setMaxListeners } from 'node:events'

export interface Stopping {
  /** The process was asked to end: nothing new is begun; waits, and calls that only read, end at once. */
  readonly asked: AbortSignal
  /** Time is nearly up: calls that change something outside are broken off, too, though they may have been done. */
  readonly cutOff: AbortSignal
}

export interface StoppingControl extends Stopping {
  /** Fires `asked` now and `cutOff` when so much of the time is over that what was broken off can still be written down. */
  ask(): void
  /** Whether the work ended, well or not, before this share of the time was over. It goes on when it did not. */
  endsBy(share: number, work: Promise<unknown>): Promise<boolean>
}

/** Calls under way are given this share of the time to end by themselves. */
export const CUT_OFF_SHARE = 0.6

/** For what never ends early: programs that run to their end by themselves, and tests. */
export const NEVER_STOPPING: Stopping = { asked: neverFires(), cutOff: neverFires() }

/** `limitMs` counts from `ask` on. */
export function createStopping(limitMs: number): StoppingControl {
  const asked = new AbortController()
  const cutOff = new AbortController()
  // Every call under way listens.
  setMaxListeners(0, asked.signal, cutOff.signal)
  let askedAt = 0
  return {
    asked: asked.signal,
    cutOff: cutOff.signal,
    ask() {
      askedAt = performance.now()
      asked.abort()
      setTimeout(() => cutOff.abort(), limitMs * CUT_OFF_SHARE).unref()
    },
    async endsBy(share, work) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), Math.max(0, askedAt + limitMs * share - performance.now()))
      })
      try {
        const ended = work.then(
          () => true as const,
          () => true as const,
        )
        return await Promise.race([ended, late])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** What the work comes to, or a rejection once the signal fires; the work goes on then, and nobody hears of it. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let abort: () => void = () => undefined
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(reasonOf(signal))
  })
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
    // Whatever it fails with later is nobody's any more.
    work.catch(() => undefined)
  }
}

/**
 * Does the work under a signal that fires with `outer`, or after `ms` with a `TimeoutError`. `AbortSignal.any` would do the same, but
 * Node 20 keeps what it made for as long as `outer` lives.
 */
export async function withTimeout<T>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const end = (): void => controller.abort(reasonOf(outer))
  const timer = setTimeout(() => controller.abort(new DOMException(`No answer within ${ms} ms`, 'TimeoutError')), ms)
  outer.addEventListener('abort', end, { once: true })
  if (outer.aborted) end()
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', end)
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('The process ends', 'AbortError')
}

function neverFires(): AbortSignal {
  const { signal } = new AbortController()
  setMaxListeners(0, signal)
  return signal
}
