// A customer's own tickets, open or closed, page by page.
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { rootsOf } from '../../domain/organisation/rights.ts'
import { OPEN_QUEUES } from '../../domain/ticket/place.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import type { Filter } from '../ports/documents.ts'
import { countUpTo, findInTurn, MOST_COUNTED } from '../tickets/find/in-turn.ts'
import { inSight, isInSight, readListSight } from '../tickets/find/list-sight.ts'
import type { MyTicketsView } from '../views/my-ticket-view.ts'
import { pageButtons } from '../views/pages.ts'
import { viewButton } from '../views/view-button.ts'
import { lastWords, myStatus } from './last-word.ts'

const PAGE_SIZE = 8
/** Nobody leafs further. */
const MOST_PAGES = 50

/** Whether the person works no tickets at all: then their own are all they mean. */
export function isOnlyCustomer({ memberships }: Pick<Person, 'memberships'>): boolean {
  return rootsOf(memberships, 'see-tickets').length === 0
}

export async function listMyTickets(
  deps: IdentityDeps,
  actor: Person,
  wanted: { readonly ended: boolean; readonly page: number },
): Promise<MyTicketsView> {
  const { ended } = wanted
  // As a requester only, whatever else they see.
  const sight = await readListSight(deps, { ...actor, memberships: [] }, null)
  const ways = inSight(sight, null)
  const stretch: Filter<Ticket> = ended ? { queue: 'ended' } : { queue: { $in: OPEN_QUEUES } }
  const { tickets } = deps.documents
  const total = await countUpTo(tickets, ways, [stretch])
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(Math.min(total, MOST_COUNTED) / PAGE_SIZE)))
  const page = Math.min(Math.max(1, wanted.page), pages)
  // The newest first; of those that ended, the one that ended last.
  const order = ended ? ({ field: 'turn', direction: 1 } as const) : ({ field: 'number', direction: -1 } as const)
  const found = await findInTurn(tickets, ways, [stretch], { order, want: page * PAGE_SIZE })
  const shown = found.slice((page - 1) * PAGE_SIZE).filter((ticket) => isInSight(sight, ticket))
  const words = await lastWords(deps, shown)
  return {
    ...{ card: 'my-tickets', ended },
    tickets: shown.map((ticket) => ({
      ...{ number: ticket.number, subject: ticket.subject, status: myStatus(ticket) },
      last: words.get(ticket._id) ?? { kind: 'you-opened', name: '', at: ticket.createdAt },
      button: viewButton(`#${ticket.number}`, 'mine.show', { ticketId: ticket._id, page: '' }),
    })),
    total: Math.min(total, MOST_COUNTED),
    isMore: total > MOST_COUNTED,
    buttons: [
      ...pageButtons('mine.list', { ended }, page, pages),
      viewButton(ended ? 'Open tickets' : 'Closed tickets', 'mine.list', { ended: !ended, page: 1 }),
    ],
    ...{ page, pages },
  }
}
