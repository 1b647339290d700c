// Which deliverer an item of the outbox leaves through.
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Lookups } from '../lookups.ts'
import { deliverMail } from './deliver-mail.ts'
import { deliverMoreReplies } from './deliver-more-replies.ts'
import { deliverCard, deliverPointer, deliverQuestion, deliverThreadReply } from './deliver-ticket.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'

/** Lets one item of a ticket's outbox leave, rendered from the ticket as given. Throws `OutsideError` when Teams does not take it. */
export async function deliverTicketItem(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: OutboxItem,
): Promise<Delivered<Ticket>> {
  switch (item.kind) {
    case 'card':
      return await deliverCard(deps, lookups, ticket)
    case 'thread-reply':
      return await deliverThreadReply(deps, lookups, ticket, item.entryId)
    case 'more-replies':
      return await deliverMoreReplies(deps, lookups, ticket, item)
    case 'pointer':
      return await deliverPointer(deps, lookups, ticket, item.posted)
    case 'question':
      return await deliverQuestion(deps, lookups, ticket)
    case 'mail':
      return await deliverMail(deps, lookups, ticket, item)
    case 'alarm':
      return () => ({})
  }
}
