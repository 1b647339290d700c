// A channel takes no cards any more, or those of another organisation: its open tickets go where they belong next.
import { routeTicket } from '../../domain/ticket/routing.ts'
import { leaveChannel, leaveCopies, moveToChannel } from '../../domain/ticket/ticket-changes.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import type { Deps } from '../deps.ts'
import { placeOf } from '../tickets/ticket-access.ts'

/**
 * Moves the open tickets of a channel to their mailbox's default channel, otherwise to one of the nearest organisation, and
 * answers how many there were; those that it showed as well leave it. `reachable` says whether the bot can still turn the old cards into pointers.
 */
export async function rerouteTickets(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  channelId: string,
  reachable: boolean,
): Promise<number> {
  const [channels, mailboxes, stranded] = await Promise.all([
    deps.documents.channels.find({ active: true }),
    deps.documents.mailboxes.find({}),
    deps.documents.tickets.find({ channelId, status: { $in: ['new', 'open', 'waiting'] } }),
  ])
  for (const ticket of stranded) {
    const mailbox = mailboxes.find(({ _id }) => _id === ticket.mailboxId)
    const wishes = { channelIds: [mailbox?.channelId ?? null], organisation: placeOf(ticket) }
    const target = channels.find(({ _id }) => _id === routeTicket(wishes, channels))
    await changeTicket(deps, ticket._id, (current) => {
      if (current.channelId !== channelId || target?._id === channelId) return null
      const left = reachable ? current : { ...current, card: null }
      return target ? moveToChannel(left, target) : leaveChannel(left)
    })
  }
  await endCopies(deps, channelId, reachable)
  return stranded.length
}

/** Open tickets are no longer shown there besides their own channel. Others leave it should they be drawn again. */
async function endCopies(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  channelId: string,
  reachable: boolean,
): Promise<void> {
  const shown = await deps.documents.tickets.find({
    ...{ 'copies.channelId': channelId, status: { $in: ['new', 'open', 'waiting'] } },
  })
  for (const { _id } of shown) {
    await changeTicket(deps, _id, (current) => {
      const copies = current.copies.map((copy) => (copy.channelId === channelId ? { ...copy, card: null } : copy))
      return leaveCopies(reachable ? current : { ...current, copies }, (id) => id === channelId)
    })
  }
}
