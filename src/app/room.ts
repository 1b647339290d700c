// Room for so many pieces of work at once; one that takes long makes room for another, so that whatever hangs holds up nothing else.

export interface RoomSize {
  /** How many there are at once while nothing takes long. */
  readonly few: number
  /** How many there are at once whatever they take. */
  readonly most: number
  /** How long a piece of work may take before another one is let in, in milliseconds. */
  readonly patienceMs: number
}

export interface Room {
  /** For how many more there is room now. */
  free(): number
  /** Answers once there is room, which somebody else may take first. */
  whenFree(): Promise<void>
  /** Takes room at once, whether or not there is any, until the work ends. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Answers once nothing runs any more. */
  whenEmpty(): Promise<void>
}

export function createRoom({ few, most, patienceMs }: RoomSize): Room {
  let quick = 0
  let all = 0
  let waiting: { readonly isMet: () => boolean; readonly resolve: () => void }[] = []

  function tell(): void {
    const met = waiting.filter(({ isMet }) => isMet())
    waiting = waiting.filter((one) => !met.includes(one))
    for (const { resolve } of met) resolve()
  }

  async function when(isMet: () => boolean): Promise<void> {
    if (isMet()) return
    await new Promise<void>((resolve) => waiting.push({ isMet, resolve }))
  }

  const free = (): number => Math.max(0, Math.min(few - quick, most - all))
  return {
    free,
    whenFree: () => when(() => free() > 0),
    whenEmpty: () => when(() => all === 0),
    async run(work) {
      quick += 1
      all += 1
      const mine = { isQuick: true }
      const slow = (): void => {
        if (mine.isQuick) quick -= 1
        mine.isQuick = false
        tell()
      }
      const timer = setTimeout(slow, patienceMs)
      try {
        return await work()
      } finally {
        clearTimeout(timer)
        all -= 1
        slow()
      }
    },
  }
}
