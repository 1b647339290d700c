// What is left of the card of a merged ticket: where it went, and the way back.
import { shownSubject } from './removed-view.ts'
import { UNDO_MERGE_MS } from '../../domain/ticket/kin.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Lookups } from '../lookups.ts'
import type { MergedView, TicketPanel, TicketView } from './card-view.ts'
import { ticketView } from './ticket-view.ts'

/** The ticket's card, or, for a merged one, the pointer to where it went; what a panel would say against a click is said there. */
export async function ticketOrPointer(
  lookups: Lookups,
  ticket: Ticket,
  extra: { readonly panel?: TicketPanel; readonly notice?: string } = {},
): Promise<TicketView | MergedView> {
  const { mergedInto: merged, _id: ticketId, version, number } = ticket
  if (merged === null) return await ticketView(lookups, ticket, extra)
  const error = extra.panel && 'error' in extra.panel ? extra.panel.error : null
  return {
    ...{
      card: 'merged',
      ticketId,
      version,
      number,
      subject: shownSubject(ticket),
      into: merged.number,
      mergeId: merged.mergeId,
    },
    ...{ at: merged.at, by: merged.by.name, undoUntil: new Date(merged.at.getTime() + UNDO_MERGE_MS) },
    notice: extra.notice ?? error,
  }
}
