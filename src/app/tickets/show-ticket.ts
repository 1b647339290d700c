// One ticket for one person: agents get its card, requesters what concerns them.
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { myTicketView } from '../customers/my-ticket.ts'
import type { Deps } from '../deps.ts'
import { createLookups } from '../lookups.ts'
import { placeOf } from './ticket-access.ts'
import type { MergedView, MyTicketView, TicketView } from '../views/card-view.ts'
import { ticketOrPointer } from '../views/merged-view.ts'

/** To whoever may see it: whoever lacks the right for tickets here is its requester. In a channel nobody but agents is shown one. */
export async function showTicket(
  deps: Pick<Deps, 'documents' | 'settings' | 'clock'>,
  actor: Person,
  ticket: Ticket,
  notice?: string,
): Promise<TicketView | MergedView | MyTicketView> {
  if (may(actor.memberships, 'see-tickets', placeOf(ticket))) {
    return await ticketOrPointer(createLookups(deps.documents), ticket, notice === undefined ? {} : { notice })
  }
  return await myTicketView(deps, ticket, notice === undefined ? {} : { notice: { tone: 'warning', text: notice } })
}
