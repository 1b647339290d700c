// The bot was removed from a team: its channels take no cards any more, and their tickets go elsewhere.
import { routeTicket } from '../domain/routing.ts'
import { moveToChannel } from '../domain/ticket-changes.ts'
import { changeTicket } from './change-ticket.ts'
import type { Deps } from './deps.ts'
import { placeOf } from './ticket-access.ts'

export async function botRemoved(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'wakeDelivery'>,
  teamId: string,
): Promise<void> {
  const gone = await deps.documents.channels.find({ teamId, active: true })
  for (const channel of gone) {
    deps.log.warn('The bot was removed from a channel', { channelId: channel._id })
    await deps.documents.channels.updateIf({ _id: channel._id }, { $set: { active: false }, $inc: { revision: 1 } })
  }
  const channels = await deps.documents.channels.find({ active: true })
  for (const channel of gone) {
    const stranded = await deps.documents.tickets.find({
      channelId: channel._id,
      status: { $in: ['new', 'open', 'waiting'] },
    })
    for (const ticket of stranded) {
      const mailbox =
        ticket.mailboxId === null ? undefined : await deps.documents.mailboxes.findOne({ _id: ticket.mailboxId })
      const channelId = routeTicket(
        { channelIds: [mailbox?.channelId ?? null], organisation: placeOf(ticket) },
        channels,
      )
      await changeTicket(deps, ticket._id, (current) => {
        if (current.channelId !== channel._id) return null
        // The old card cannot be reached any more: nothing is left there to become a pointer.
        return channelId === null
          ? { fields: { channelId: null, card: null }, outgoing: [] }
          : moveToChannel({ ...current, card: null }, channelId)
      })
    }
  }
}
