// What a ticket's card shows.
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { nameOf, type Lookups } from '../lookups.ts'
import type { TicketPanel, TicketView } from './card-view.ts'
import { mailView } from './mail-view.ts'

export async function ticketView(
  lookups: Lookups,
  ticket: Ticket,
  extra: { readonly panel?: TicketPanel; readonly notice?: string } = {},
): Promise<TicketView> {
  const [organisation, category, serviceType] = await Promise.all([
    lookups.organisation(ticket.organisationId),
    nameOf(ticket.categoryId, (id) => lookups.category(id)),
    nameOf(ticket.serviceTypeId, (id) => lookups.serviceType(id)),
  ])
  return {
    card: 'ticket',
    ticketId: ticket._id,
    version: ticket.version,
    number: ticket.number,
    subject: ticket.subject,
    requester: { name: ticket.requester.name, address: ticket.requester.address },
    organisation: organisation?.name ?? '(removed)',
    status: ticket.status,
    priority: ticket.priority,
    category,
    serviceType,
    assignee: ticket.assignee?.name ?? null,
    createdAt: ticket.createdAt,
    dueAt: ticket.dueAt,
    ...mailView(ticket),
    warning: ticket.warning,
    lastEvent: ticket.lastEvent,
    panel: extra.panel ?? null,
    notice: extra.notice ?? undelivered(ticket),
  }
}

/** What Teams or Exchange will not take, so that somebody sees it. */
function undelivered({ outbox }: Ticket): string | null {
  const parked = outbox.find((item) => item.parked !== null)
  return parked?.parked ? `Something could not be delivered: ${parked.parked.text}` : null
}
