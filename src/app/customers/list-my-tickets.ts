// A customer's own tickets, open or closed, or by their words, page by page.
import type { Person } from '../../domain/organisation/person.ts'
import { rootsOf } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import { MOST_COUNTED } from '../tickets/find/in-turn.ts'
import { readListPage } from '../tickets/find/list-page.ts'
import { inSight, isInSight, readListSight, type ListSight } from '../tickets/find/list-sight.ts'
import { MOST_FOUND, searchTickets } from '../tickets/find/search-tickets.ts'
import { EVERY_OPEN_TICKET } from '../tickets/find/ticket-filter.ts'
import { ownContinuation } from '../tickets/kin/continued-in.ts'
import type { ViewButton } from '../views/form-view.ts'
import type { MyTicketsView } from '../views/my-ticket-view.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { shownSubject } from '../views/removed-view.ts'
import { viewButton } from '../views/view-button.ts'
import { lastWords, myStatus } from './last-word.ts'

const PAGE_SIZE = 8
/** Characters of a search that its buttons carry. */
export const MAX_MY_SEARCH = 200

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
  const filter = { ...EVERY_OPEN_TICKET, list: ended ? 'resolved' : 'all' } as const
  const sight = await sightOf(deps, actor)
  const wantedHere = { personId: actor._id, now: deps.clock(), page: wanted.page, size: PAGE_SIZE }
  const found = await readListPage(deps.documents.tickets, inSight(sight, null), filter, wantedHere)
  const { total, page, pages } = found
  const shown = found.tickets.filter((ticket) => isInSight(sight, ticket))
  return {
    ...{ card: 'my-tickets', what: ended ? 'closed' : 'open', search: '', isGuess: false },
    tickets: await rows(deps, shown),
    ...{ total: Math.min(total, MOST_COUNTED), isMore: total > MOST_COUNTED, page, pages },
    buttons: [...pageButtons('mine.list', { ended }, page, pages), listButton(!ended)],
  }
}

/** Those that have all the words, or words that begin with them. Throws `InvalidInputError` when there is nothing to look for. */
export async function findMyTickets(
  deps: IdentityDeps,
  actor: Person,
  wanted: { readonly words: string; readonly page: number; readonly isGuess?: boolean },
): Promise<MyTicketsView> {
  const words = wanted.words.slice(0, MAX_MY_SEARCH)
  const found = await searchTickets(deps, await sightOf(deps, actor), words)
  const { shown, page, pages } = pageOf(found, wanted.page, PAGE_SIZE)
  return {
    ...{ card: 'my-tickets', what: 'found', search: words, isGuess: wanted.isGuess ?? false },
    tickets: await rows(deps, shown),
    ...{ total: found.length, isMore: found.length >= MOST_FOUND, page, pages },
    buttons: [...pageButtons('mine.find', { words }, page, pages), listButton(false), listButton(true)],
  }
}

/** As a requester only, whatever else they see. */
async function sightOf(deps: IdentityDeps, actor: Person): Promise<ListSight> {
  return await readListSight(deps, { ...actor, memberships: [] }, null)
}

function listButton(ended: boolean): ViewButton {
  return viewButton(ended ? say('customers.list.toClosed') : say('customers.list.toOpen'), 'mine.list', {
    ended,
    page: 1,
  })
}

async function rows(
  deps: Pick<IdentityDeps, 'documents'>,
  tickets: readonly Ticket[],
): Promise<MyTicketsView['tickets']> {
  const words = await lastWords(deps, tickets)
  const continued = await Promise.all(tickets.map((ticket) => ownContinuation(deps, ticket)))
  return tickets.map((ticket, index) => ({
    continuesAs: continued[index]?.number ?? null,
    ...{ number: ticket.number, subject: shownSubject(ticket), status: myStatus(ticket) },
    last: words.get(ticket._id) ?? { kind: 'you-opened', name: '', at: ticket.createdAt },
    button: viewButton(`#${ticket.number}`, 'mine.show', { ticketId: ticket._id, page: '' }),
  }))
}
