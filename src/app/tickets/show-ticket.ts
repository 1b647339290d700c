// One ticket for one person: agents get its card, requesters what concerns them.
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { createLookups, nameOf } from '../lookups.ts'
import { placeOf } from './ticket-access.ts'
import type { NoticeView, TicketView } from '../views/card-view.ts'
import { ticketView } from '../views/ticket-view.ts'

export async function showTicket(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  ticket: Ticket,
  notice?: string,
): Promise<TicketView | NoticeView> {
  const lookups = createLookups(deps.documents)
  if (may(actor.memberships, 'see-tickets', placeOf(ticket))) {
    return await ticketView(lookups, ticket, notice === undefined ? {} : { notice })
  }
  const category = await nameOf(ticket.categoryId, (id) => lookups.category(id))
  const serviceType = await nameOf(ticket.serviceTypeId, (id) => lookups.serviceType(id))
  return {
    card: 'notice',
    tone: notice === undefined ? 'info' : 'warning',
    title: `#${ticket.number} ${ticket.subject}`,
    text: notice ?? 'Your ticket, as it stands now.',
    facts: [
      { title: 'Status', value: ticket.status },
      { title: 'Category', value: category ?? 'Not chosen yet' },
      { title: 'Service type', value: serviceType ?? 'Not chosen yet' },
      { title: 'Worked by', value: ticket.assignee?.name ?? 'Nobody yet' },
    ],
    commands: [{ title: 'My tickets', command: 'tickets' }],
  }
}
