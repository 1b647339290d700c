// The links to a ticket's page that customers have in their emails.
import { phrase } from '../../texts/say.ts'
import { redraw, type Doer } from './ticket-changes.ts'
import { doneBy } from './ticket-events.ts'
import type { Ticket, TicketChange } from './ticket.ts'

/** Every link that was sent until now is dead from then on; the next email has a new one. */
export function revokeLinks(ticket: Ticket, by: Doer, now: Date): TicketChange {
  return {
    fields: {
      linkEpoch: ticket.linkEpoch + 1,
      lastEvent: doneBy(by, phrase('events.linksRevoked'), now),
    },
    outgoing: redraw(ticket),
  }
}
