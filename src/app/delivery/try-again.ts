// What was refused or given up is due again, because a person asks, or because something says that it may work by now.
import { isDoubtful } from '../../domain/ticket/conversation-changes.ts'
import type { Refused, OutboxItem } from '../../domain/ticket/outbox.ts'
import { withOutbox } from '../../domain/ticket/lanes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'
import { findNotTaken } from '../watch/find-not-taken.ts'

/** What a channel takes or refuses. */
const IN_A_CHANNEL = ['card', 'thread-reply', 'more-replies'] as const

/** Makes due what waits there of tickets whose channel it is, and of those that it shows besides; answers how much that was. */
export async function tryAgainIn(
  deps: Pick<Deps, 'documents' | 'clock' | 'wakeDelivery'>,
  channelId: string,
): Promise<number> {
  const own = await tryAgain(deps, { channelId }, (item) => IN_A_CHANNEL.some((kind) => kind === item.kind))
  const isThere = (item: OutboxItem): boolean => item.kind === 'copy' && item.channelId === channelId
  return own + (await tryAgain(deps, { 'copies.channelId': channelId }, isThere))
}

/**
 * Makes due what is refused or parked, and meant, of the tickets that match, and answers how many things that were. How long it has been
 * refused is kept: only the next success ends that. No new version: what people see stays as it is.
 */
export async function tryAgain(
  deps: Pick<Deps, 'documents' | 'clock' | 'wakeDelivery'>,
  of: Filter<Ticket>,
  isMeant: (item: OutboxItem) => boolean,
): Promise<number> {
  const now = deps.clock()
  let count = 0
  for (const { _id } of await findNotTaken(deps.documents, of, ['given-up', 'refused'])) {
    for (;;) {
      const ticket = await deps.documents.tickets.findOne({ _id })
      const due =
        ticket?.outbox.filter((item) => isMeant(item) && !isInDoubt(item) && (item.parked ?? item.refused)) ?? []
      if (!ticket || due.length === 0) break
      const outbox = ticket.outbox.map((item) => (due.includes(item) ? dueAgain(item, now) : item))
      const changed = await deps.documents.tickets.updateIf(
        { _id, revision: ticket.revision },
        { $set: withOutbox(ticket, outbox), $inc: { revision: 1 } },
      )
      if (!changed) continue
      count += due.length
      break
    }
  }
  if (count > 0) deps.wakeDelivery()
  return count
}

/** It may have left: only a person who knows that sends it again. */
function isInDoubt(item: OutboxItem): boolean {
  return item.kind === 'reply' && isDoubtful(item)
}

function dueAgain(item: OutboxItem, now: Date): OutboxItem {
  const { parked, refused } = item
  const known: Refused | undefined =
    refused ??
    (parked ? { since: parked.at, times: item.attempts, tries: 0, code: parked.code, text: parked.text } : undefined)
  return { ...item, parked: null, attempts: 0, nextAt: now, ...(known ? { refused: { ...known, tries: 0 } } : {}) }
}
