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
