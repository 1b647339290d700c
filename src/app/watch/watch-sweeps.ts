// Tells of mails that nobody had told of and that a sweep found: one alarm for a mailbox, which ends after a day without.
import { isQuiet, type Sweep } from '../../domain/mailbox/sweep.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { tellTrouble } from './raise-alarm.ts'

type WatchDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/** As often and in as many processes as you like. */
export async function watchSweeps(deps: WatchDeps): Promise<void> {
  for (const sweep of await deps.documents.sweeps.find({ 'found.worked': { $gte: 0 } })) {
    if (await deps.documents.mailboxes.findOne({ _id: sweep._id })) await tellSweep(deps, sweep)
  }
}

/** Says what was found, unless that is over. Ending it is `watchAlarms`'. */
export async function tellSweep(deps: WatchDeps, sweep: Sweep): Promise<void> {
  const { found } = sweep
  if (found === null || isQuiet(sweep, deps.clock())) return
  const { worked, listed, since } = found
  const trouble = { count: worked + listed, since, text: phrase('alarms.sweep.text', { worked, listed }) }
  await tellTrouble(deps, { kind: 'sweep-differences', mailboxId: sweep._id, channelId: null }, trouble)
}

/** Nothing more was found for a day. */
export async function isSweepQuiet({ documents, clock }: Pick<Deps, 'documents' | 'clock'>, mailboxId: string) {
  const sweep = await documents.sweeps.findOne({ _id: mailboxId })
  return !sweep || isQuiet(sweep, clock())
}
