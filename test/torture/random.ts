// Chance by seed: the same seed and the same name give the same numbers, whatever else is drawn meanwhile.
import { createHash } from 'node:crypto'

export interface Random {
  /** From 0 up to 1. */
  next(): number
  /** From 0 up to `below`, whole. */
  int(below: number): number
  chance(share: number): boolean
  /** Throws for an empty list. */
  pick<T>(list: readonly T[]): T
  /** By weight: `[3, 'a'], [1, 'b']` gives a three times out of four. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T
  /** Numbers of their own. */
  fork(name: string): Random
  /** Looks like a UUID. */
  id(): string
}

export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = (): number => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  const hex = (digits: number): string => Array.from({ length: digits }, () => int(16).toString(16)).join('')
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (list) => some(list[int(list.length)]),
    weighted(list) {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0)
      const found = list.find(([weight]) => (left -= weight) < 0) ?? list.at(-1)
      return some(found)[1]
    },
    fork: (name) => createRandom(`${seed}/${name}`),
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}

function some<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is nothing to choose from')
  return value
}
