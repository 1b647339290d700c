// What those below an organisation have to do with how long it keeps what is written.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { nearestFirst } from '../../domain/organisation/organisation.ts'
import { feelsFixing, reachOf, takersOf, type Reach } from '../../domain/organisation/reach.ts'
import { NO_RETENTION, type RetentionId } from '../../domain/privacy/retention.ts'
import type { Deps } from '../deps.ts'
import { readBelow, type Below } from '../policy/followers.ts'

export interface RetentionBelow {
  readonly below: Below
  readonly isAnybody: boolean
  /** Whether the organisation has fixed it. */
  readonly isFixed: boolean
  /** Those who take its value, or would once it has one. */
  readonly takers: Reach
  /** Those for whom it makes a difference whether `value` is fixed. */
  reachOf(value: number): Reach
}

/** Mailboxes have no retention of their own. */
export async function readRetentionBelow(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Organisation,
  setting: RetentionId,
): Promise<RetentionBelow> {
  const { organisations } = await readBelow(documents, organisation)
  const followers = organisations.map((follower) => ({ isMailbox: false, order: nearestFirst(follower) }))
  const ownerId = organisation._id
  const keys = [...new Set([ownerId, ...followers.flatMap(({ order }) => order)])]
  const stored = await documents.retention.find({ _id: { $in: keys } })
  const at = { ownerId, field: setting, nothing: NO_RETENTION }
  return {
    below: { organisations, mailboxes: [] },
    isAnybody: organisations.length > 0,
    isFixed: stored.find(({ _id }) => _id === ownerId)?.fixed?.includes(setting) ?? false,
    takers: takersOf(followers, stored, at),
    reachOf: (value) => reachOf(followers, feelsFixing(stored, { ...at, value })),
  }
}
