// A limit on how much runs at once, first come, first served.

/** Runs the work when `weight` slots are free (at most all of them) and gives them back when it has ended. */
export type Slots = <T>(weight: number, work: () => Promise<T>) => Promise<T>

export function createSlots(count: number): Slots {
  const waiting: { readonly weight: number; readonly start: () => void }[] = []
  let free = count

  function startWaiting(): void {
    for (let head = waiting[0]; head !== undefined && head.weight <= free; head = waiting[0]) {
      waiting.shift()
      free -= head.weight
      head.start()
    }
  }

  return async (wanted, work) => {
    const weight = Math.min(wanted, count)
    await new Promise<void>((start) => {
      waiting.push({ weight, start })
      startWaiting()
    })
    try {
      return await work()
    } finally {
      free += weight
      startWaiting()
    }
  }
}

/**
 * Takes one for as long as the caller needs it. Answers with what gives it back, or `null` when none is free within `patienceMs` or
 * before the signal fires.
 */
export async function takePlace(slots: Slots, patienceMs: number, signal: AbortSignal): Promise<(() => void) | null> {
  return await new Promise((resolve) => {
    let waits = true
    const settle = (place: (() => void) | null): void => {
      waits = false
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      resolve(place)
    }
    const giveUp = (): void => settle(null)
    const timer = setTimeout(giveUp, patienceMs)
    signal.addEventListener('abort', giveUp, { once: true })
    if (signal.aborted) giveUp()
    void slots(1, async () => {
      if (waits) await new Promise<void>(settle)
    })
  })
}
