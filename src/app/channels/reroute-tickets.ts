// A channel takes no cards any more, or those of another organisation: its open tickets go where they belong next.
import { routeTicket } from '../../domain/ticket/routing.ts'
import { leaveChannel, leaveCopies, moveToChannel } from '../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import type { Deps } from '../deps.ts'
import { placeOf } from '../tickets/ticket-access.ts'

/** How many tickets went where; `null` for those that found no channel. */
export type Rerouted = ReadonlyMap<string | null, number>

/**
 * Moves the open tickets of a channel to their mailbox's default channel, otherwise to one of the nearest organisation, and
 * answers where they went; those that it showed as well leave it. `reachable` says whether the bot can still turn the old cards into
 * pointers; those that `mayStay` do.
 */
export async function rerouteTickets(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  channelId: string,
  reachable: boolean,
  mayStay: (ticket: Ticket) => boolean = () => false,
): Promise<Rerouted> {
  const [channels, mailboxes, stranded] = await Promise.all([
    deps.documents.channels.find({ active: true }),
    deps.documents.mailboxes.find({}),
    deps.documents.tickets.find({ channelId, status: { $in: ['new', 'open', 'waiting'] } }),
  ])
  const went = new Map<string | null, number>()
  for (const ticket of stranded.filter((one) => !mayStay(one))) {
    const mailbox = mailboxes.find(({ _id }) => _id === ticket.mailboxId)
    const wishes = { channelIds: [mailbox?.channelId ?? null], organisation: placeOf(ticket) }
    const target = channels.find(({ _id }) => _id === routeTicket(wishes, channels))
    await changeTicket(deps, ticket._id, (current) => {
      if (current.channelId !== channelId || target?._id === channelId) return null
      const left = reachable ? current : { ...current, card: null }
      return target ? moveToChannel(left, target) : leaveChannel(left)
    })
    const to = target?._id ?? null
    went.set(to, (went.get(to) ?? 0) + 1)
  }
  await endCopies(deps, channelId, reachable, mayStay)
  return went
}

/** Open tickets are no longer shown there besides their own channel. Others leave it should they be drawn again. */
async function endCopies(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  channelId: string,
  reachable: boolean,
  mayStay: (ticket: Ticket) => boolean,
): Promise<void> {
  const shown = await deps.documents.tickets.find({
    ...{ 'copies.channelId': channelId, status: { $in: ['new', 'open', 'waiting'] } },
  })
  for (const { _id } of shown.filter((one) => !mayStay(one))) {
    await changeTicket(deps, _id, (current) => {
      const copies = current.copies.map((copy) => (copy.channelId === channelId ? { ...copy, card: null } : copy))
      return leaveCopies(reachable ? current : { ...current, copies }, (id) => id === channelId)
    })
  }
}
