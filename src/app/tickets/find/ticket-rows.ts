// Tickets as rows of a list.
import { isOpen, type Ticket } from '../../../domain/ticket/ticket.ts'
import { shownSubject } from '../../views/removed-view.ts'
import type { Organisation } from '../../../domain/organisation/organisation.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { may } from '../../../domain/organisation/rights.ts'
import type { Deps } from '../../deps.ts'
import { ageText } from '../../views/age-text.ts'
import { placeOf } from '../ticket-access.ts'
import type { TicketListView } from '../../views/card-view.ts'

type Row = TicketListView['tickets'][number]

/** `actor` sees them as an agent, or as their requester. `organisations` are those whose names the rows say; none where they say none. */
export async function ticketRows(
  deps: Pick<Deps, 'documents' | 'clock'>,
  actor: Person,
  tickets: readonly Ticket[],
  organisations: readonly Organisation[],
): Promise<readonly Row[]> {
  const now = deps.clock()
  const categoryIds = [...new Set(tickets.map(({ categoryId }) => categoryId).filter((id) => id !== null))]
  const categories = categoryIds.length === 0 ? [] : await deps.documents.categories.find({ _id: { $in: categoryIds } })
  const nameIn = (items: readonly { readonly _id: string; readonly name: string }[], id: string) =>
    items.find(({ _id }) => _id === id)?.name ?? '(removed)'
  return tickets.map((ticket) => ({
    number: ticket.number,
    subject: shownSubject(ticket),
    requester: ticket.requester.name,
    organisation: organisations.length === 0 ? null : nameIn(organisations, ticket.organisationId),
    status: ticket.status,
    reader: may(actor.memberships, 'see-tickets', placeOf(ticket)) ? 'agent' : 'requester',
    priority: ticket.priority,
    assignee: ticket.assignee?.name ?? null,
    category: ticket.categoryId === null ? null : nameIn(categories, ticket.categoryId),
    age: ageOf(ticket, now),
    due: dueOf(ticket, now),
  }))
}

function ageOf({ createdAt, resolvedAt, mergedInto }: Ticket, now: Date): string {
  if (mergedInto !== null) return `Merged into #${mergedInto.number}`
  return resolvedAt === null ? `${ageText(createdAt, now)} ago` : `Resolved ${ageText(resolvedAt, now)} ago`
}

function dueOf({ dueAt, status }: Ticket, now: Date): Row['due'] {
  if (dueAt === null || !isOpen(status)) return null
  return dueAt < now
    ? { text: `${ageText(dueAt, now)} overdue`, overdue: true }
    : { text: `Due in ${ageText(now, dueAt)}`, overdue: false }
}
