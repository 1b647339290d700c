// How much one person, and all of a tenant, may ask of the bot: somebody who types and clicks never notices, a flood costs nothing.
import type { Clock } from '../app/ports/runtime.ts'
import { say } from '../texts/say.ts'

export interface FloodLimit {
  /** So much at once. */
  readonly burst: number
  /** So much in the long run. */
  readonly perSecond: number
}

/** Far above what people do, below what makes others wait: a command takes some milliseconds. */
const PER_PERSON: FloodLimit = { burst: 100, perSecond: 4 }
const PER_TENANT: FloodLimit = { burst: 2_000, perSecond: 100 }
/** People and tenants that are remembered; the one that was quiet longest is forgotten first. */
const MAX_KNOWN = 10_000

/** `tell`: refused, and the first time since it was last let through, so that it is said. */
export type Passage = 'pass' | 'tell' | 'drop'

export interface FloodGate {
  /** Never waits. Once refused, a person or tenant is let through again when half of what they may do at once is theirs again. */
  ask(from: { readonly tenantId: string; readonly personId: string }): Passage
}

export function floodedText(): string {
  return say('chat.flooded')
}

interface Bucket {
  left: number
  at: number
  closed: boolean
}

export function createFloodGate(clock: Clock, perPerson = PER_PERSON, perTenant = PER_TENANT): FloodGate {
  // The limiter for what goes out counts by the system's clock, with a timer for each key; here keys are as many as people.
  const people = createBuckets(perPerson, clock)
  const tenants = createBuckets(perTenant, clock)
  return {
    ask: ({ tenantId, personId }) => {
      const own = people(`${tenantId}/${personId}`)
      return own === 'pass' ? tenants(tenantId) : own
    },
  }
}

function createBuckets({ burst, perSecond }: FloodLimit, clock: Clock): (key: string) => Passage {
  const buckets = new Map<string, Bucket>()

  function bucketOf(key: string, now: number): Bucket {
    const bucket = buckets.get(key) ?? { left: burst, at: now, closed: false }
    buckets.delete(key)
    const [quietest] = buckets.size >= MAX_KNOWN ? buckets.keys() : []
    if (quietest !== undefined) buckets.delete(quietest)
    buckets.set(key, bucket)
    return bucket
  }

  return (key) => {
    const now = clock().getTime()
    const bucket = bucketOf(key, now)
    // A clock that was set back gives nothing, and takes nothing.
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * perSecond) / 1000)
    bucket.at = now
    if (bucket.closed && bucket.left < burst / 2) return 'drop'
    bucket.closed = bucket.left < 1
    if (bucket.closed) return 'tell'
    bucket.left -= 1
    return 'pass'
  }
}
