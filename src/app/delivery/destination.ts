// Where an item of a ticket's outbox would go, as far as that is known without reading what only its delivery needs.
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { DeliveryDeps } from './delivered.ts'
import { FROM_ONE_MAILBOX, fromMailbox } from './mail-limits.ts'
import type { Lookups } from '../lookups.ts'
import type { Destination, Room } from '../ports/chat.ts'
import { slotsLeft } from './take-slot.ts'

/**
 * The room that our own limits leave where the item would go; `null` when it is not known. What takes a read of its own to find
 * out is only asked for lanes that were closed lately.
 */
export async function roomFor(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: OutboxItem,
  isNarrow: boolean,
): Promise<Room | null> {
  if (item.kind === 'mail' || (item.kind === 'reply' && item.reply.mailboxId !== null)) {
    const mailboxId = item.kind === 'reply' ? item.reply.mailboxId : ticket.mailboxId
    return isNarrow && mailboxId !== null ? await slotsLeft(deps, fromMailbox(mailboxId), FROM_ONE_MAILBOX) : null
  }
  const destination = await destinationOf(deps, lookups, ticket, item, isNarrow)
  return destination && (await deps.chat.room(destination))
}

async function destinationOf(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: OutboxItem,
  isNarrow: boolean,
): Promise<Destination | null> {
  switch (item.kind) {
    case 'card':
      return ticket.card ? { ...ticket.card, operation: 'send' } : await newCard(lookups, ticket)
    case 'copy': {
      const copy = ticket.copies.find(({ channelId }) => channelId === item.channelId)
      return copy?.card ? { ...copy.card, operation: 'send' } : await newCard(lookups, item)
    }
    case 'thread-reply':
    case 'more-replies':
      return ticket.card && { ...ticket.card, operation: 'send' }
    case 'pointer':
    case 'question-over':
      return { ...item.posted, operation: 'send' }
    case 'question':
      if (ticket.question) return { ...ticket.question, operation: 'send' }
      return isNarrow ? await personalChat(deps, ticket.requester.personId) : null
    case 'reply':
      return isNarrow ? await personalChat(deps, item.reply.toPerson?.personId ?? null) : null
    case 'news':
      return isNarrow ? await personalChat(deps, ticket.requester.personId) : null
    case 'tell':
    case 'mail':
    case 'drop-reply':
    case 'entry':
    case 'kin':
    case 'alarm':
    case 'connect':
      return null
  }
}

async function newCard(lookups: Lookups, { channelId }: Pick<Ticket, 'channelId'>): Promise<Destination | null> {
  const channel = channelId === null ? undefined : await lookups.channel(channelId)
  return channel ? { tenantId: channel.tenantId, conversationId: channel.conversationId, operation: 'create' } : null
}

async function personalChat({ documents }: DeliveryDeps, personId: string | null): Promise<Destination | null> {
  const person = personId === null ? undefined : await documents.people.findOne({ _id: personId })
  if (!person?.teams) return null
  const { tenantId, userId, conversationId } = person.teams
  return conversationId === null
    ? { tenantId, conversationId: userId, operation: 'create' }
    : { tenantId, conversationId, operation: 'send' }
}
