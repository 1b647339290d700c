// How much one person, and all of a tenant, may ask of the bot: somebody who types and clicks never notices, a flood costs nothing.
import type { Clock, Log } from '../app/ports/runtime.ts'
import { createBuckets, type BucketLimit, type Passage } from '../lib/buckets.ts'
import { say } from '../texts/say.ts'

/** Far above what people do, below what makes others wait: a command takes some milliseconds. */
const PER_PERSON: BucketLimit = { burst: 100, perSecond: 4 }
const PER_TENANT: BucketLimit = { burst: 2_000, perSecond: 100 }

export interface FloodGate {
  /** Never waits. Once refused, a person or tenant is let through again when half of what they may do at once is theirs again. */
  ask(from: { readonly tenantId: string; readonly personId: string }): Passage
}

export function floodedText(): string {
  return say('chat.flooded')
}

export function createFloodGate(clock: Clock, perPerson = PER_PERSON, perTenant = PER_TENANT): FloodGate {
  // The limiter for what goes out counts by the system's clock, with a timer for each key; here keys are as many as people.
  const now = (): number => clock().getTime()
  const people = createBuckets(perPerson, now)
  const tenants = createBuckets(perTenant, now)
  return {
    ask: ({ tenantId, personId }) => {
      const own = people(`${tenantId}/${personId}`)
      return own === 'pass' ? tenants(tenantId) : own
    },
  }
}

/** One person may do much to a team at once, and what is dropped is not told again: only all of a tenant have a limit. */
export function createEventGate(clock: Clock): FloodGate {
  return createFloodGate(clock, PER_TENANT, PER_TENANT)
}

/** Asks, and has the log say whom it was that was refused. */
export function passageOf(
  log: Log,
  gate: FloodGate,
  { tenantId, aadObjectId }: { readonly tenantId: string; readonly aadObjectId: string },
): Passage {
  const passage = gate.ask({ tenantId, personId: aadObjectId })
  if (passage === 'tell') log.warn('Somebody asks more than anybody can; it is left out', { tenantId, aadObjectId })
  return passage
}
