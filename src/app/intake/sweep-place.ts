// Where a sweep stands: one document for each mailbox, written by whoever holds the mailbox's lease.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { newSweep, type Sweep } from '../../domain/mailbox/sweep.ts'
import type { Deps } from '../deps.ts'
import { forgetBefore } from './inbox-before.ts'

export type SweepDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'isStopping' | 'wakeDelivery'>

/** The mailbox's sweep. One of another address is of another mailbox, and begins anew. */
export async function openSweep(deps: SweepDeps, { _id, address }: Mailbox): Promise<Sweep | undefined> {
  const { sweeps } = deps.documents
  const found = await sweeps.findOne({ _id })
  if (found?.address === address) return found
  const fresh = newSweep(_id, address, deps.clock())
  if (!found) {
    await sweeps.insertNew([fresh])
    return await sweeps.findOne({ _id })
  }
  await forgetBefore(deps, _id)
  return await keepSweep(deps, found, fresh)
}

/** `undefined` when somebody else went on with it meanwhile. */
export async function keepSweep(
  { documents }: Pick<Deps, 'documents'>,
  { _id, revision }: Sweep,
  fields: Partial<Sweep>,
): Promise<Sweep | undefined> {
  return await documents.sweeps.updateIf({ _id, revision }, { $set: { ...fields, revision: revision + 1 } })
}
