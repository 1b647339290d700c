// Tickets that wait without a channel get one, once their organisation, or one above it, has any.
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import { moveToChannel } from '../../domain/ticket/ticket-changes.ts'
import type { Deps } from '../deps.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import { placeOf } from '../tickets/ticket-access.ts'

/** Answers how many waited. */
export async function showWaiting(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  organisation: Organisation,
): Promise<number> {
  const [waiting, channels] = await Promise.all([
    deps.documents.tickets.find({ organisationPath: organisation._id, channelId: null }),
    deps.documents.channels.find({ active: true }),
  ])
  for (const ticket of waiting.filter((candidate) => isWithin(placeOf(candidate), organisation._id))) {
    const channelId = routeTicket({ channelIds: [], organisation: placeOf(ticket) }, channels)
    const channel = channels.find(({ _id }) => _id === channelId)
    if (!channel) continue
    await changeTicket(deps, ticket._id, (current) =>
      current.channelId === null ? moveToChannel(current, channel) : null,
    )
  }
  return waiting.length
}
