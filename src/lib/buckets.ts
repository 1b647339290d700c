// Budgets that fill up again with time, one for each key: somebody at work never notices, a flood costs nothing.

export interface BucketLimit {
  /** So much at once. */
  readonly burst: number
  /** So much in the long run. */
  readonly perSecond: number
}

/** `tell`: refused, and the first time since it was last let through, so that it is said. */
export type Passage = 'pass' | 'tell' | 'drop'

/** Keys that are remembered; the one that was quiet longest is forgotten first. */
const MAX_KNOWN = 10_000

interface Bucket {
  left: number
  at: number
  closed: boolean
}

/**
 * Never waits. Once refused, a key is let through again when half of what it may have at once is there again. `now` counts
 * milliseconds. There is no timer for a key, since keys may be as many as people.
 */
export function createBuckets({ burst, perSecond }: BucketLimit, now: () => number): (key: string) => Passage {
  const buckets = new Map<string, Bucket>()

  function bucketOf(key: string, at: number): Bucket {
    const bucket = buckets.get(key) ?? { left: burst, at, closed: false }
    buckets.delete(key)
    const [quietest] = buckets.size >= MAX_KNOWN ? buckets.keys() : []
    if (quietest !== undefined) buckets.delete(quietest)
    buckets.set(key, bucket)
    return bucket
  }

  return (key) => {
    const at = now()
    const bucket = bucketOf(key, at)
    // A clock that was set back gives nothing, and takes nothing.
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) * perSecond) / 1000)
    bucket.at = at
    if (bucket.closed && bucket.left < burst / 2) return 'drop'
    bucket.closed = bucket.left < 1
    if (bucket.closed) return 'tell'
    bucket.left -= 1
    return 'pass'
  }
}
