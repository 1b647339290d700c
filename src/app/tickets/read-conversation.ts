// The conversation of a ticket, newest first, page by page.
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import type { TicketPanel } from '../views/card-view.ts'
import { conversationOf } from './kin/conversation-of.ts'
import { maySplit } from './kin/split-entry.ts'
import { entryView, startView, waitingEntries } from '../views/conversation-view.ts'

const PAGE_SIZE = 5

/** For agents: internal entries are among them. */
export async function readConversation(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Ticket,
  page: number,
): Promise<Extract<TicketPanel, { readonly kind: 'conversation' }>> {
  const of = conversationOf(ticket)
  const waiting = waitingEntries(ticket)
  const stored = await documents.entries.count(of)
  const pages = Math.ceil((waiting.length + stored + 1) / PAGE_SIZE)
  const shown = Math.min(Math.max(1, page), pages)
  const from = (shown - 1) * PAGE_SIZE
  const first = waiting.slice(from, from + PAGE_SIZE)
  const limit = PAGE_SIZE - first.length
  const entries =
    limit === 0
      ? []
      : await documents.entries.find(of, { sort: { at: -1 }, skip: Math.max(0, from - waiting.length), limit })
  const all = [...first, ...entries.map((entry) => entryView(entry, maySplit(ticket, entry))), startView(ticket)]
  return { kind: 'conversation', entries: all.slice(0, PAGE_SIZE), page: shown, pages }
}
