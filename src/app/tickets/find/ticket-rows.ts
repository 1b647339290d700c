// Tickets as rows of a list.
import { asideOf } from '../../../domain/ticket/queue.ts'
import { isOpen, type Ticket } from '../../../domain/ticket/ticket.ts'
import { personName } from '../../views/person-name.ts'
import { shownSubject } from '../../views/removed-view.ts'
import type { Organisation } from '../../../domain/organisation/organisation.ts'
import { may } from '../../../domain/organisation/rights.ts'
import { say } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { ageOf, ageText, agoText } from '../../views/age-text.ts'
import { placeOf } from '../ticket-access.ts'
import type { TicketListView } from '../../views/card-view.ts'
import { isInSight, type ListSight } from './list-sight.ts'

type Row = TicketListView['tickets'][number]

/** Whoever looks sees them as an agent, or as their requester. `organisations` are those whose names the rows say; none where they say none. */
export async function ticketRows(
  deps: Pick<Deps, 'documents' | 'clock'>,
  sight: ListSight,
  tickets: readonly Ticket[],
  organisations: readonly Organisation[],
): Promise<readonly Row[]> {
  const now = deps.clock()
  const categoryIds = [...new Set(tickets.map(({ categoryId }) => categoryId).filter((id) => id !== null))]
  const categories = categoryIds.length === 0 ? [] : await deps.documents.categories.find({ _id: { $in: categoryIds } })
  const targets = await targetsInSight(deps, sight, tickets)
  const nameIn = (items: readonly { readonly _id: string; readonly name: string }[], id: string) =>
    items.find(({ _id }) => _id === id)?.name ?? say('tickets.removed')
  return tickets.map((ticket) => ({
    number: ticket.number,
    subject: shownSubject(ticket),
    requester: personName(ticket.requester.name),
    organisation: organisations.length === 0 ? null : nameIn(organisations, ticket.organisationId),
    status: ticket.status,
    reader: may(sight.actor.memberships, 'see-tickets', placeOf(ticket)) ? 'agent' : 'requester',
    aside: asideOf(ticket),
    priority: ticket.priority,
    assignee: ticket.assignee?.name ?? null,
    category: ticket.categoryId === null ? null : nameIn(categories, ticket.categoryId),
    age: ageIn(ticket, targets, now),
    due: dueOf(ticket, now),
  }))
}

/** Of those that merged ones went into: whoever does not see one reads nothing of it. */
async function targetsInSight(
  { documents }: Pick<Deps, 'documents'>,
  sight: ListSight,
  tickets: readonly Ticket[],
): Promise<ReadonlySet<string>> {
  const ids = tickets.flatMap(({ mergedInto }) => (mergedInto === null ? [] : [mergedInto.ticketId]))
  const found = ids.length === 0 ? [] : await documents.tickets.find({ _id: { $in: [...new Set(ids)] } })
  return new Set(found.filter((ticket) => isInSight(sight, ticket)).map(({ _id }) => _id))
}

function ageIn(ticket: Ticket, targets: ReadonlySet<string>, now: Date): string {
  const { createdAt, resolvedAt, mergedInto, notRequest } = ticket
  if (mergedInto !== null) {
    return targets.has(mergedInto.ticketId)
      ? say('finding.row.continues', { number: mergedInto.number })
      : say('finding.row.withAnother')
  }
  if (resolvedAt === null) return agoText(createdAt, now)
  const ago = agoText(resolvedAt, now)
  return notRequest ? say('finding.row.closed', { ago }) : say('finding.row.resolved', { ago })
}

function dueOf({ dueAt, status }: Ticket, now: Date): Row['due'] {
  if (dueAt === null || !isOpen(status)) return null
  if (dueAt < now) return { text: say('finding.row.overdue', { age: ageText(dueAt, now) }), overdue: true }
  const { unit, count } = ageOf(now, dueAt)
  return { text: say('finding.row.due', { unit, count }), overdue: false }
}
