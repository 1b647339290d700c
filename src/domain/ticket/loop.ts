// That a ticket's customer seems to be another helpdesk, which answers by itself what Frontdesk sends by itself.
import { phrase } from '../../texts/say.ts'
import { redraw } from './ticket-changes.ts'
import type { Ticket, TicketChange } from './ticket.ts'

const LOOP = phrase('events.loop')

/** The card says so beside the last event; `null` where it does already. No button means anything else by it. */
export function markLoop(ticket: Ticket, now: Date): TicketChange | null {
  const what = ticket.deliveryNote?.what
  if (what !== undefined && typeof what !== 'string' && what.key === LOOP.key) return null
  return {
    fields: { deliveryNote: { at: now, what: LOOP } },
    outgoing: redraw(ticket),
    event: { by: null, what: LOOP },
    news: true,
  }
}
