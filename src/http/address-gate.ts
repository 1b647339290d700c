// How much one address may ask of a port, whatever it asks for: far above what anybody needs, below what makes others wait.
import type { IncomingMessage } from 'node:http'
import { createBuckets, type BucketLimit } from '../lib/buckets.ts'
import type { ClientAddress } from './client-address.ts'

/** `services`: where Microsoft calls for all of its customers from few addresses. */
export type DoorKind = 'people' | 'services'

export type AddressLimits = Readonly<Record<DoorKind, BucketLimit>>

export const ADDRESS_LIMITS: AddressLimits = {
  people: { burst: 600, perSecond: 20 },
  services: { burst: 6_000, perSecond: 600 },
}

/** Whether it is let through. Nobody is kept out of whom it is not known where they are: what is in front of the port limits those. */
export type AddressGate = (req: IncomingMessage) => boolean

/** `kindOf` is asked with the path. `now` counts milliseconds; `refused` is called for each address when it is first refused. */
export function createAddressGate(options: {
  readonly addressOf: ClientAddress
  readonly limits: AddressLimits
  readonly kindOf: (path: string) => DoorKind
  readonly refused: () => void
  readonly now?: () => number
}): AddressGate {
  const { addressOf, limits, kindOf, refused, now = () => performance.now() } = options
  const buckets = { people: createBuckets(limits.people, now), services: createBuckets(limits.services, now) }
  return (req) => {
    const address = addressOf(req)
    if (address === null) return true
    const [path = ''] = (req.url ?? '').split('?', 1)
    const passage = buckets[kindOf(path)](address)
    if (passage === 'tell') refused()
    return passage === 'pass'
  }
}
