// What one delivery worker remembers from look to look. All of it may be forgotten when the process ends.
import type { Deps } from '../deps.ts'
import type { Clock } from '../ports/runtime.ts'
import { createLaneGate, type LaneGate } from './lane-gate.ts'

export interface DeliveryMemory {
  readonly gate: LaneGate
  /** What left and could not be written down yet, by its document: how to write it down. */
  readonly unnoted: Map<string, () => Promise<unknown>>
  /** Whether it was said that something could not be written down: it is said once until all is. */
  isTold: boolean
  /** Whether the store took a write of this worker just now. */
  readonly isProven: () => boolean
  /** Does a write to the store, and remembers whether it was taken. */
  readonly proving: <R>(write: () => Promise<R>) => Promise<R>
}

/** How long a write says that the next one will be taken too, in milliseconds. */
const PROVEN_MS = 1000
/** Beyond this, nothing more leaves until some of it is written down. */
const MOST_UNNOTED = 200

export function createDeliveryMemory(clock: Clock): DeliveryMemory {
  let provenUntil = 0
  return {
    gate: createLaneGate(clock),
    unnoted: new Map(),
    isTold: false,
    isProven: () => clock().getTime() < provenUntil,
    async proving(write) {
      try {
        const done = await write()
        provenUntil = clock().getTime() + PROVEN_MS
        return done
      } catch (error) {
        provenUntil = 0
        throw error
      }
    },
  }
}

/** Writes down what left and was not written down; what cannot be written now is kept. */
export async function noteAll({ log }: Pick<Deps, 'log'>, memory: DeliveryMemory): Promise<void> {
  const { unnoted } = memory
  const failures: unknown[] = []
  for (const [documentId, note] of [...unnoted]) {
    try {
      await note()
      unnoted.delete(documentId)
    } catch (error) {
      failures.push(error)
    }
  }
  const wasTold = memory.isTold
  memory.isTold = failures.length > 0
  if (failures.length === 0) return
  log[wasTold ? 'debug' : 'warn']('What was delivered could not be written down; it is kept in mind and tried again', {
    deliveries: failures.length,
    error: failures[0],
  })
}

/** Throws while so much could not be written down that nothing more should leave. */
export function refuseTooMany({ unnoted }: DeliveryMemory): void {
  if (unnoted.size < MOST_UNNOTED) return
  throw new Error(
    `${unnoted.size} deliveries could not be written down; nothing more leaves until the store takes writes`,
  )
}
