// Which ticket a thread of Teams belongs to: that whose card is its root, or was once.
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Documents } from '../documents.ts'

/**
 * `conversationId` is the channel's, `rootId` the message that the thread stands under. Where the ticket was merged into another one,
 * that is the one which is worked on.
 */
export async function ticketOfThread(
  { tickets, cardThreads }: Pick<Documents, 'tickets' | 'cardThreads'>,
  conversationId: string,
  rootId: string,
): Promise<Ticket | undefined> {
  const own = await tickets.findOne({ 'card.activityId': rootId })
  // Teams counts messages by their time: those of two channels may have one id.
  const isOwn = own?.card && channelOf(own.card) === conversationId
  const former = isOwn
    ? undefined
    : await cardThreads.findOne({ _id: threadId({ conversationId, activityId: rootId }) })
  const ticket = isOwn ? own : former && (await tickets.findOne({ _id: former.ticketId }))
  return ticket?.mergedInto ? await tickets.findOne({ _id: ticket.mergedInto.ticketId }) : ticket
}

/** The card is not the live one any more: what is written under it still belongs to its ticket. */
export async function rememberCardThread(
  { cardThreads }: Pick<Documents, 'cardThreads'>,
  posted: PostedMessage,
  ticketId: string,
): Promise<void> {
  await cardThreads.insertNew([{ _id: threadId(posted), ticketId }])
}

function threadId(posted: Pick<PostedMessage, 'conversationId' | 'activityId'>): string {
  return `${channelOf(posted)};messageid=${posted.activityId}`
}

function channelOf({ conversationId }: Pick<PostedMessage, 'conversationId'>): string {
  return conversationId.split(';')[0] ?? conversationId
}
