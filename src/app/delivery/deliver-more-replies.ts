// Replies in a card's thread that were too many for the outbox: one after the other, from the entries that wait for it.
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { sayReply } from './deliver-ticket.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import type { Lookups } from '../lookups.ts'

export type MoreRepliesItem = Extract<OutboxItem, { readonly kind: 'more-replies' }>

/**
 * Says the oldest of them; the item stays until none is left. Which one was said is first noted in the item, with the ticket, and
 * the entry's mark goes after that: what fails in between is done again without a word being said twice.
 */
export async function deliverMoreReplies(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: MoreRepliesItem,
): Promise<Delivered<Ticket>> {
  const { entries } = deps.documents
  if (item.told !== null) await entries.updateIf({ _id: item.told }, { $set: { untold: false } })
  const [next] = await entries.find({ ticketId: ticket._id, untold: true }, { sort: { at: 1, _id: 1 }, limit: 1 })
  if (!next) return () => ({})
  const delivered = await sayReply(deps, lookups, ticket, next)
  return (current) => ({
    ...delivered(current),
    // Whatever its id is by now: more may have come while this was under way.
    outbox: current.outbox.map((other) =>
      other.kind === 'more-replies'
        ? { ...other, id: deps.newId(), told: next._id, attempts: 0, nextAt: deps.clock(), parked: null }
        : other,
    ),
  })
}
