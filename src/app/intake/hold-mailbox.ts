// Who reads a mailbox: it is taken with a lease, which is renewed while its poll goes on.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import { heldAs, newLease } from '../new-lease.ts'
import type { Filter } from '../ports/documents.ts'

export type HoldDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'settings' | 'workerId' | 'isStopping'>

/** Those whose last poll failed, and all others. */
export type PollLane = 'running' | 'failing'

/** Any one mailbox, of the lane where one is given, whose poll is due and that nobody else holds: it is held now. */
export async function takeDueMailbox(deps: HoldDeps, lane?: PollLane): Promise<Mailbox | undefined> {
  return await take(deps, isDue(deps, lane))
}

/** This one, if it is still due and nobody was faster. */
export async function takeMailbox(deps: HoldDeps, _id: string, lane?: PollLane): Promise<Mailbox | undefined> {
  return await take(deps, { _id, ...isDue(deps, lane) })
}

/** Ids of mailboxes that are due and free, in no certain order. */
export async function findDueMailboxes(deps: HoldDeps, lane: PollLane, limit: number): Promise<readonly string[]> {
  return (await deps.documents.mailboxes.find(isDue(deps, lane), { limit })).map(({ _id }) => _id)
}

function isDue({ clock }: HoldDeps, lane?: PollLane): Filter<Mailbox> {
  const now = clock()
  return {
    state: 'running',
    pollAt: { $lte: now },
    ...(lane === undefined ? {} : { 'health.failuresInRow': lane === 'running' ? 0 : { $gt: 0 } }),
    $or: [{ lease: null }, { 'lease.until': { $lte: now } }],
  }
}

async function take(deps: HoldDeps, filter: Filter<Mailbox>): Promise<Mailbox | undefined> {
  return await deps.documents.mailboxes.updateIf(filter, {
    $set: { lease: newLease(deps, deps.newId()), 'notices.told': false },
  })
}

/** Another worker took over, the mailbox was paused or removed, or the process ends: whatever is left is no longer ours. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

/** The mailbox while it is ours to read. Somebody may have made it another one meanwhile, which has other mails and another place in them. */
export function stillOurs(mailbox: Mailbox): Filter<Mailbox> {
  return { ...heldAs(mailbox), address: mailbox.address, state: 'running' }
}

/** Throws `LeaseLostError`. */
export async function keepLease(
  deps: HoldDeps,
  mailbox: Mailbox,
  changes: Partial<Pick<Mailbox, 'cursor' | 'coveredRow' | 'underWay' | 'burst'>>,
): Promise<void> {
  const kept = await deps.documents.mailboxes.updateIf(stillOurs(mailbox), {
    $set: { lease: newLease(deps, mailbox.lease?.owner), ...changes },
  })
  if (deps.isStopping()) throw new LeaseLostError('The process ends')
  if (!kept) throw new LeaseLostError(`Mailbox '${mailbox._id}' is polled by somebody else now`)
}
