// Which ways out are closed for now by a limit of our own, as one delivery worker knows it: it leaves alone what would take them.
import type { Clock } from '../ports/runtime.ts'
import type { Room } from '../ports/chat.ts'

export interface LaneGate {
  /** The closed ones. */
  readonly closed: () => readonly string[]
  /** Milliseconds until the first of them opens; `null` when none is closed. */
  readonly opensInMs: () => number | null
  /** Whether it was closed lately: it is worth asking before anything is claimed for it. */
  readonly isNarrow: (lane: string) => boolean
  /** For that long, and a little longer: alarms, which wait by a time of their own, are due by then and go first. */
  readonly close: (lane: string, forMs: number) => void
  /** Lets one item in, or closes the lane when there is no room; call `leave` when the item is done. `room` null: not known. */
  readonly enter: (lane: string, room: Room | null) => boolean
  readonly leave: (lane: string) => void
}

/** How long it counts as narrow after it opened, in milliseconds. */
const NARROW_MS = 10 * 60_000

const GRACE_MS = 50

export function createLaneGate(clock: Clock): LaneGate {
  const opensAt = new Map<string, number>()
  const underWay = new Map<string, number>()
  const now = (): number => clock().getTime()
  const isClosed = (lane: string): boolean => (opensAt.get(lane) ?? 0) > now()

  function close(lane: string, forMs: number): void {
    opensAt.set(lane, now() + Math.max(1, forMs) + GRACE_MS)
  }

  function closed(): readonly string[] {
    for (const [lane, at] of opensAt) if (at + NARROW_MS <= now()) opensAt.delete(lane)
    return [...opensAt.keys()].filter(isClosed)
  }

  return {
    closed,
    opensInMs() {
      const times = closed().map((lane) => opensAt.get(lane) ?? 0)
      return times.length === 0 ? null : times.reduce((first, time) => Math.min(first, time), Infinity) - now()
    },
    isNarrow: (lane) => opensAt.has(lane),
    close,
    enter(lane, room) {
      if (isClosed(lane)) return false
      const others = underWay.get(lane) ?? 0
      if (room !== null && room.count <= others) {
        if (room.count <= 0) close(lane, room.opensInMs)
        return false
      }
      underWay.set(lane, others + 1)
      return true
    },
    leave(lane) {
      const others = (underWay.get(lane) ?? 1) - 1
      if (others > 0) underWay.set(lane, others)
      else underWay.delete(lane)
    },
  }
}
