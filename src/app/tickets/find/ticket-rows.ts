// Tickets as rows of a list.
import { isOpen, type Ticket } from '../../../domain/ticket/ticket.ts'
import { createLookups, nameOf } from '../../lookups.ts'
import type { Deps } from '../../deps.ts'
import { ageText } from '../../views/age-text.ts'
import type { TicketListView } from '../../views/card-view.ts'

type Row = TicketListView['tickets'][number]

/** `severalOrganisations`: each row says whose it is. */
export async function ticketRows(
  deps: Pick<Deps, 'documents' | 'clock'>,
  tickets: readonly Ticket[],
  severalOrganisations: boolean,
): Promise<readonly Row[]> {
  const lookups = createLookups(deps.documents)
  const now = deps.clock()
  return await Promise.all(
    tickets.map(async (ticket) => ({
      number: ticket.number,
      subject: ticket.subject,
      requester: ticket.requester.name,
      organisation: severalOrganisations
        ? ((await lookups.organisation(ticket.organisationId))?.name ?? '(removed)')
        : null,
      status: ticket.status,
      priority: ticket.priority,
      assignee: ticket.assignee?.name ?? null,
      category: await nameOf(ticket.categoryId, (id) => lookups.category(id)),
      age: ageOf(ticket, now),
      due: dueOf(ticket, now),
    })),
  )
}

function ageOf({ createdAt, resolvedAt }: Ticket, now: Date): string {
  return resolvedAt === null ? `${ageText(createdAt, now)} ago` : `Resolved ${ageText(resolvedAt, now)} ago`
}

function dueOf({ dueAt, status }: Ticket, now: Date): Row['due'] {
  if (dueAt === null || !isOpen(status)) return null
  return dueAt < now
    ? { text: `${ageText(dueAt, now)} overdue`, overdue: true }
    : { text: `Due in ${ageText(now, dueAt)}`, overdue: false }
}
