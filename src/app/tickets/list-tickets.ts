// The open tickets that somebody may see, the most urgent and oldest first, page by page.
import { NotFoundError } from '../../domain/errors.ts'
import type { RequesterSight } from '../../domain/organisation/identity.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may, rootsOf } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { nameOf, createLookups } from '../lookups.ts'
import { readSight, type IdentityDeps } from '../people/requester-of.ts'
import { maySee, mayBeShownIn } from './ticket-access.ts'
import { findByUrgency } from './by-urgency.ts'
import { ageText } from '../views/age-text.ts'
import type { TicketListView } from '../views/card-view.ts'
import type { Filter } from '../ports/documents.ts'

const PAGE_SIZE = 10

/** `channelOrganisationId` is the organisation of the channel that is asked in, or `null` in a personal chat. */
export async function listTickets(
  deps: IdentityDeps,
  actor: Person,
  channelOrganisationId: string | null,
  page: number,
): Promise<TicketListView> {
  const seen: Filter<Ticket> = {
    $or: [
      { organisationPath: { $in: rootsOf(actor.memberships, 'see-tickets') } },
      ...asked(await readSight(deps, actor)),
    ],
  }
  const filter: Filter<Ticket> = {
    $and: [
      seen,
      { status: { $in: ['new', 'open', 'waiting'] } },
      ...(channelOrganisationId === null ? [] : [{ organisationPath: channelOrganisationId }]),
    ],
  }
  const total = await deps.documents.tickets.count(filter)
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const shown = Math.min(Math.max(1, page), pages)
  const tickets = await findByUrgency(deps.documents.tickets, filter, {
    skip: (shown - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  })
  const lookups = createLookups(deps.documents)
  return {
    card: 'ticket-list',
    title: total === 1 ? 'One open ticket' : total === 0 ? 'No open tickets' : `${total} open tickets`,
    tickets: await Promise.all(
      tickets.map(async (ticket) => ({
        number: ticket.number,
        subject: ticket.subject,
        requester: ticket.requester.name,
        status: ticket.status,
        priority: ticket.priority,
        assignee: ticket.assignee?.name ?? null,
        category: await nameOf(ticket.categoryId, (id) => lookups.category(id)),
        age: `${ageText(ticket.createdAt, deps.clock())} ago`,
      })),
    ),
    empty: (await seesAll(deps, actor, channelOrganisationId))
      ? 'Nothing is waiting here.'
      : 'You see the tickets that you opened yourself, and none of them is open.',
    total,
    page: shown,
    pages,
  }
}

/** Whether no open ticket of this channel, or of the organisations they work for, is hidden from them. */
async function seesAll(
  { documents }: Pick<IdentityDeps, 'documents'>,
  { memberships }: Person,
  channelOrganisationId: string | null,
): Promise<boolean> {
  if (channelOrganisationId === null) return rootsOf(memberships, 'see-tickets').length > 0
  const served = await documents.organisations.findOne({ _id: channelOrganisationId })
  return served !== undefined && may(memberships, 'see-tickets', served)
}

/** The tickets that somebody asked for: `isRequester` as filters. */
function asked({ personId, certain, confirmed }: RequesterSight): readonly Filter<Ticket>[] {
  const before = confirmed.map(({ address, until }) => ({
    'requester.personId': personId,
    'requester.address': address,
    createdAt: { $lte: until },
  }))
  return certain.length === 0
    ? before
    : [...before, { 'requester.personId': { $in: [personId, null] }, 'requester.address': { $in: certain } }]
}

/** The ticket of that number, if the person may see it, and see it here. Throws `NotFoundError`. */
export async function findTicketByNumber(
  deps: IdentityDeps,
  actor: Person,
  channelOrganisationId: string | null,
  number: number,
): Promise<Ticket> {
  const ticket = await deps.documents.tickets.findOne({ number })
  if (!ticket || !(await maySee(deps, actor, ticket))) {
    throw new NotFoundError({
      message: `Person '${actor._id}' asked for ticket ${number}, which is not there or not theirs`,
      forPerson: `There is no ticket #${number} that you can see. Type “tickets” to see the open ones.`,
    })
  }
  if (!mayBeShownIn(ticket, channelOrganisationId)) {
    throw new NotFoundError({
      message: `Ticket ${number} may not be shown in a channel of organisation '${channelOrganisationId}'`,
      forPerson: `Ticket #${number} belongs to an organisation that this channel does not serve. Ask me in our personal chat.`,
    })
  }
  return ticket
}
