// Replies that agents wrote and that have not left their mailbox: what its removal means for them.
import { isDoubtful, type ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import { withOutbox } from '../../domain/ticket/lanes.ts'
import { addToOutbox } from '../../domain/ticket/copies.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import { redraw } from '../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { MAILBOX_GONE } from '../delivery/deliver-reply.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'

/** How many there are, and the numbers of their tickets, ascending. */
export async function unsentReplies(
  { documents }: Pick<Deps, 'documents'>,
  mailboxId: string,
): Promise<{ readonly count: number; readonly tickets: readonly number[] }> {
  const found = await documents.tickets.find(withReplies(mailboxId), { sort: { number: 1 } })
  const counts = found.map(({ outbox }) => outbox.filter((item) => leavesFrom(item, mailboxId)).length)
  const having = found.filter((_, index) => (counts[index] ?? 0) > 0)
  return { count: counts.reduce((sum, count) => sum + count, 0), tickets: having.map(({ number }) => number) }
}

/**
 * Their cards say that they can no longer be sent: those that were given up at once, those that wait as soon as they are tried, which
 * is now where they would have waited longer.
 */
export async function sayMailboxGone(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  mailboxId: string,
): Promise<void> {
  const { tickets } = deps.documents
  for (const { _id } of await tickets.find(withReplies(mailboxId))) {
    for (;;) {
      const ticket = await tickets.findOne({ _id })
      if (!ticket) break
      const now = deps.clock()
      const items = ticket.outbox.map((item) => (leavesFrom(item, mailboxId) ? withoutMailbox(item, now) : item))
      const outbox = addToOutbox({ ...ticket, outbox: items }, redraw(ticket), now, deps.newId)
      const changed = await tickets.updateIf(
        { _id, revision: ticket.revision },
        { $set: withOutbox(ticket, outbox), $inc: { revision: 1 } },
      )
      if (changed) break
    }
  }
  deps.wakeDelivery()
}

/** By the indexes of what waits, and of what was given up. */
function withReplies(mailboxId: string): Filter<Ticket> {
  return {
    $or: [{ 'lanes.lane': `mail/${mailboxId}` }, { 'outbox.parked.code': { $gte: '' } }],
    'outbox.reply.mailboxId': mailboxId,
  }
}

function leavesFrom(item: OutboxItem, mailboxId: string): item is ReplyItem {
  return item.kind === 'reply' && item.reply.mailboxId === mailboxId
}

function withoutMailbox(item: ReplyItem, now: Date): ReplyItem {
  if (item.parked !== null) {
    // Whether that one left is still to be looked up in Outlook.
    return isDoubtful(item) ? item : { ...item, parked: { ...MAILBOX_GONE, at: now } }
  }
  return item.attempts > 0 || item.refused ? { ...item, nextAt: now } : item
}
