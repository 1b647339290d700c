// Channels are switched off, and on again, by what happens to them in Teams. Each event adds its own reason or takes it away.
import type { OffReason, SupportChannel } from '../../domain/channel.ts'
import { tryAgainIn } from '../delivery/try-again.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'
import { rerouteTickets } from './reroute-tickets.ts'
import { showWaiting } from './show-waiting.ts'
import { tellBack, tellLost, type Lost } from './tell-lost.ts'

type StateDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>

/** Everything that is nobody's wish. */
export const EVENT_REASONS = [
  'team-removed',
  'channel-removed',
  'channel-deleted',
  'channel-unshared',
  'team-archived',
  'team-deleted',
  'refused',
] as const satisfies readonly OffReason[]

/** The channels take no cards any more, for this reason; their open tickets go elsewhere, and people are told. */
export async function switchOff(deps: StateDeps, which: Filter<SupportChannel>, because: OffReason): Promise<void> {
  // One that is off already, too: Teams repeats what was not answered, and a crash may have come in between.
  const off = await changeReasons(deps, which, (reasons) => reasons.add(because))
  const lost: Lost[] = []
  for (const { after } of off) {
    deps.log.warn('A channel takes no cards any more', { channelId: after._id, because })
    lost.push({ channel: after, went: await rerouteTickets(deps, after._id, because === 'refused') })
  }
  // Of refusals there is an alarm already.
  if (because !== 'refused') await tellLost(deps, lost)
}

/** The reasons do not hold any more. A channel without any takes cards again, those that waited for it first. */
export async function switchOn(
  deps: StateDeps,
  which: Filter<SupportChannel>,
  no: readonly OffReason[],
): Promise<void> {
  const changed = await changeReasons(deps, which, (reasons) => {
    for (const reason of no) reasons.delete(reason)
    return reasons
  })
  for (const { before, after } of changed) {
    if (before.active || !after.active) continue
    deps.log.info('A channel takes cards again', { channelId: after._id })
    await tryAgainIn(deps, after._id)
    const organisation = await deps.documents.organisations.findOne({ _id: after.organisationId })
    if (organisation) await showWaiting(deps, organisation)
  }
  if (changed.length > 0) await tellBack(deps)
}

/** Off without a reason that is known here stays off. */
async function changeReasons(
  { documents }: Pick<Deps, 'documents'>,
  which: Filter<SupportChannel>,
  change: (reasons: Set<OffReason>) => ReadonlySet<OffReason>,
): Promise<readonly { readonly before: SupportChannel; readonly after: SupportChannel }[]> {
  const done: { before: SupportChannel; after: SupportChannel }[] = []
  for (const { _id } of await documents.channels.find(which)) {
    for (;;) {
      const before = await documents.channels.findOne({ _id })
      if (!before) break
      const known: OffReason[] = before.active || before.offBecause.length > 0 ? [...before.offBecause] : ['unlinked']
      const offBecause = [...change(new Set(known))]
      if (isSame(before, offBecause)) {
        done.push({ before, after: before })
        break
      }
      const after = await documents.channels.updateIf(
        { _id, revision: before.revision },
        { $set: { offBecause, active: offBecause.length === 0 }, $inc: { revision: 1 } },
      )
      if (!after) continue
      done.push({ before, after })
      break
    }
  }
  return done
}

function isSame({ active, offBecause }: SupportChannel, reasons: readonly OffReason[]): boolean {
  const isOnAsItSays = active === (reasons.length === 0)
  return isOnAsItSays && reasons.length === offBecause.length && reasons.every((reason) => offBecause.includes(reason))
}
