// A lease for this process, from now on.
import type { Lease } from '../domain/lease.ts'
import type { Deps } from './deps.ts'

/** `owner` when this process holds several of the kind, which must not be taken for one another. */
export function newLease(deps: Pick<Deps, 'clock' | 'settings' | 'workerId'>, owner = deps.workerId): Lease {
  return { owner, until: new Date(deps.clock().getTime() + deps.settings.leaseMs) }
}
