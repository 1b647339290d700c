// What a channel is called and what kind it is, as Teams says it today.
import { mayStandIn, type SupportChannel } from '../../domain/channel.ts'
import type { Deps } from '../deps.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { rerouteTickets } from './reroute-tickets.ts'

/** What Teams told; what it left out stays. Tickets that may not stand in a channel that turns out to be shared leave it. */
export async function keepNames(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  channel: SupportChannel,
  told: Partial<Pick<SupportChannel, 'name' | 'teamName' | 'kind'>>,
): Promise<void> {
  const { _id, name, teamName, kind } = { ...channel, ...told }
  if (name === channel.name && teamName === channel.teamName && kind === channel.kind) return
  const changed = await deps.documents.channels.updateIf(
    { _id },
    { $set: { name, teamName, kind }, $inc: { revision: 1 } },
  )
  if (!changed || kind !== 'shared' || channel.kind === 'shared') return
  await rerouteTickets(deps, _id, true, (ticket) => mayStandIn(changed, placeOf(ticket)))
}
