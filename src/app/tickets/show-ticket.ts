// One ticket for one person: agents get its card, requesters what concerns them.
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { createLookups, nameOf } from '../lookups.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import { continuedFor, continuedStatus } from './kin/continued-in.ts'
import { placeOf } from './ticket-access.ts'
import type { MergedView, NoticeView, TicketView } from '../views/card-view.ts'
import { ticketOrPointer } from '../views/merged-view.ts'
import { removedText, shownSubject } from '../views/removed-view.ts'
import { STATUS_WORDS } from '../views/status-words.ts'

export async function showTicket(
  deps: IdentityDeps,
  actor: Person,
  ticket: Ticket,
  notice?: string,
): Promise<TicketView | MergedView | NoticeView> {
  const lookups = createLookups(deps.documents)
  if (may(actor.memberships, 'see-tickets', placeOf(ticket))) {
    return await ticketOrPointer(lookups, ticket, notice === undefined ? {} : { notice })
  }
  const continued = await continuedFor(deps, actor, ticket)
  const category = await nameOf(ticket.categoryId, (id) => lookups.category(id))
  const serviceType = await nameOf(ticket.serviceTypeId, (id) => lookups.serviceType(id))
  return {
    card: 'notice',
    tone: notice === undefined ? 'info' : 'warning',
    title: `#${ticket.number} ${shownSubject(ticket)}`,
    text: notice ?? (ticket.removed === null ? '' : removedText(ticket.removed)),
    facts: [
      {
        title: 'Status',
        value: continued ? continuedStatus(continued) : STATUS_WORDS[ticket.status].requester,
      },
      ...(category === null ? [] : [{ title: 'Category', value: category }]),
      ...(serviceType === null ? [] : [{ title: 'Service type', value: serviceType }]),
      // Whoever works on it now works on the other one.
      ...(ticket.assignee === null || continued ? [] : [{ title: 'Assigned to', value: ticket.assignee.name }]),
    ],
    commands: [
      ...(continued?.into == null ? [] : [{ title: `Show #${continued.into}`, command: `ticket ${continued.into}` }]),
      { title: 'My tickets', command: 'tickets' },
    ],
  }
}
