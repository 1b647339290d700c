// A lease for this process, from now on, and what it is held by.
import type { Lease } from '../domain/lease.ts'
import type { Deps } from './deps.ts'
import type { Filter } from './ports/documents.ts'

/** `owner` when this process holds several of the kind, which must not be taken for one another. */
export function newLease(deps: Pick<Deps, 'clock' | 'settings' | 'workerId'>, owner = deps.workerId): Lease {
  return { owner, until: new Date(deps.clock().getTime() + deps.settings.leaseMs) }
}

/** The document, as long as the lease it was taken with is still its own. */
export function heldAs<T extends { readonly _id: string; readonly lease: Lease | null }>({
  _id,
  lease,
}: Pick<T, '_id' | 'lease'>): Filter<T> {
  return { _id, 'lease.owner': lease?.owner } as Filter<T>
}
