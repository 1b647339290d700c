// Which deliverer an item of the outbox leaves through, and what its ticket says when it is given up.
import { addOutgoing, type Outgoing, type OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { speakingTo } from '../../texts/say.ts'
import type { Lookups } from '../lookups.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { afterFailure } from './after-failure.ts'
import { deliverCopy } from './deliver-copy.ts'
import { deliverKin } from './deliver-kin.ts'
import { deliverMail, withoutDraft } from './deliver-mail.ts'
import { deliverNews } from './deliver-news.ts'
import { deliverEntry, deliverReply, dropReply } from './deliver-reply.ts'
import { deliverMoreReplies } from './deliver-more-replies.ts'
import { deliverTell } from './deliver-tell.ts'
import {
  deliverCard,
  deliverPointer,
  deliverQuestion,
  deliverQuestionOver,
  deliverThreadReply,
} from './deliver-ticket.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'

/**
 * Lets one item of a ticket's outbox leave, rendered from the ticket as given. Throws what keeps it from leaving for now; what
 * is given up stays with the ticket, and stands on its card.
 */
export async function deliverTicketItem(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: OutboxItem,
): Promise<Delivered<Ticket>> {
  try {
    const speaker = await lookups.speaker(placeOf(ticket))
    return await speakingTo(speaker, () => leave(deps, lookups, ticket, item))
  } catch (error) {
    const left = afterFailure(item, error, deps.clock())
    if (left.parked === null) throw error
    deps.log.warn('Something of a ticket is given up', {
      ticketId: ticket._id,
      kind: item.kind,
      code: left.parked.code,
      error,
    })
    if (item.kind === 'reply' && item.reply.message) deps.chat.mark(item.reply.message.posted, 'failed', 'heard')
    return givenUp(deps, await withoutDraft(deps, ticket, left))
  }
}

async function leave(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: OutboxItem,
): Promise<Delivered<Ticket>> {
  switch (item.kind) {
    case 'card':
      return await deliverCard(deps, lookups, ticket, item)
    case 'copy':
      return await deliverCopy(deps, lookups, ticket, item)
    case 'thread-reply':
      return await deliverThreadReply(deps, lookups, ticket, item.entryId)
    case 'more-replies':
      return await deliverMoreReplies(deps, lookups, ticket, item)
    case 'pointer':
      return await deliverPointer(deps, lookups, ticket, item.posted)
    case 'question':
      return await deliverQuestion(deps, lookups, ticket)
    case 'question-over':
      return await deliverQuestionOver(deps, ticket, item.posted)
    case 'tell':
      return await deliverTell(deps, lookups, ticket, item)
    case 'news':
      return await deliverNews(deps, ticket, item)
    case 'mail':
      return await deliverMail(deps, lookups, ticket, item)
    case 'reply':
      return await deliverReply(deps, lookups, ticket, item)
    case 'drop-reply':
      return await dropReply(deps, ticket, item)
    case 'entry':
      return await deliverEntry(deps, ticket, item)
    case 'kin':
      return await deliverKin(deps, ticket, item)
    case 'alarm':
    case 'connect':
      return () => ({})
  }
}

function givenUp(deps: DeliveryDeps, item: OutboxItem): Delivered<Ticket> {
  // The bot is out of that channel or chat: nobody is helped by what is kept for ever.
  const isForgotten = ['pointer', 'question-over', 'tell', 'news'].includes(item.kind)
  if (isForgotten) return () => ({})
  // Under a new id, so that it is not taken for the one that is done with by this.
  const parked = { ...item, id: deps.newId() }
  return (current) => ({
    outbox: addOutgoing(
      current.outbox.map((other) => (other.id === item.id ? parked : other)),
      drawnElsewhere(current, item),
      deps.clock(),
      deps.newId,
    ),
  })
}

/** The cards that stand and can say so. */
function drawnElsewhere({ card, copies }: Ticket, item: OutboxItem): readonly Outgoing[] {
  const isOther = (channelId: string): boolean => item.kind !== 'copy' || item.channelId !== channelId
  return [
    ...(item.kind === 'card' || card === null ? [] : [{ kind: 'card', waits: true } as const]),
    ...copies.flatMap((copy): readonly Outgoing[] =>
      copy.card === null || !isOther(copy.channelId) ? [] : [{ kind: 'copy', channelId: copy.channelId, waits: true }],
    ),
  ]
}
