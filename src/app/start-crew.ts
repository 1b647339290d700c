// Loops of the same work, so many that some always look for more: one that is busy for long gets a deputy.
export interface CrewSize {
  /** How many there are while nothing takes long. */
  readonly few: number
  readonly most: number
  /** How long a piece of work may take before somebody else is called, in milliseconds. */
  readonly patienceMs: number
}

interface Loop {
  readonly wake: () => void
  /** Ends after the work that is under way. */
  readonly stop: () => Promise<void>
}

type Work = () => Promise<boolean>

export function startCrew({ few, most, patienceMs }: CrewSize, start: (work: Work) => Loop, work: Work): Loop {
  const loops = new Set<Loop>()
  let stopped = false

  function add(): void {
    if (stopped || loops.size >= most) return
    const loop = start(async () => {
      const taken = { long: false }
      const timer = setTimeout(() => {
        taken.long = true
        add()
      }, patienceMs)
      try {
        return await work()
      } finally {
        clearTimeout(timer)
        if (taken.long && loops.size > few) retire(loop)
      }
    })
    loops.add(loop)
  }

  /** The deputy goes on in its place. */
  function retire(loop: Loop): void {
    loops.delete(loop)
    void loop.stop()
  }

  for (let count = 0; count < few; count += 1) add()
  return {
    wake: () => loops.forEach((loop) => loop.wake()),
    stop: async () => {
      stopped = true
      await Promise.all([...loops].map((loop) => loop.stop()))
    },
  }
}
