// The tickets that somebody may see, by list or by words, page by page.
import { truncate } from '../../../domain/mail/clean-text.ts'
import type { Organisation } from '../../../domain/organisation/organisation.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { say } from '../../../texts/say.ts'
import type { IdentityDeps } from '../../people/requester-of.ts'
import type { TicketListView } from '../../views/card-view.ts'
import { pageButtons, pageOf } from '../../views/pages.ts'
import { buttonsBelow, listChoices, savedChoices } from './list-buttons.ts'
import { inSight, isInSight, readListSight, seenOrganisations, type ListSight } from './list-sight.ts'
import { readListPage } from './list-page.ts'
import { atLeast, countText, listName, listTitle, narrowedText } from './list-words.ts'
import { namesOf } from './offered-filters.ts'
import { MOST_FOUND, searchTickets } from './search-tickets.ts'
import { isNarrowed, type TicketFilter } from './ticket-filter.ts'
import { ticketRows } from './ticket-rows.ts'
import { readViews } from './ticket-views.ts'

const PAGE_SIZE = 10

/** `channelOrganisationId` is the organisation of the channel that is asked in, or `null` in a personal chat. */
export async function listTickets(
  deps: IdentityDeps,
  actor: Person,
  channelOrganisationId: string | null,
  wanted: TicketFilter,
  wantedPage = 1,
): Promise<TicketListView> {
  const [sight, views] = await Promise.all([readListSight(deps, actor, channelOrganisationId), readViews(deps, actor)])
  const isAgent = sight.roots.length > 0
  // Lists of work are for those who work: everybody else has what they asked for.
  const filter = isAgent || wanted.list === 'resolved' ? wanted : { ...wanted, list: 'all' as const }
  const wantedHere = { personId: actor._id, now: deps.clock(), page: wantedPage, size: PAGE_SIZE }
  const found = await readListPage(deps.documents.tickets, inSight(sight, filter.organisationId), filter, wantedHere)
  const { total, page, pages } = found
  const shown = found.tickets.filter((ticket) => isInSight(sight, ticket))
  const names = await namesOf(deps.documents, sight, filter)
  return {
    card: 'ticket-list',
    title: listTitle(filter.list, total, channelOrganisationId === null ? null : actor.name),
    narrowed: narrowedText(filter, names),
    tickets: await ticketRows(deps, sight, shown, organisationsToSay(sight)),
    empty: emptyText(filter, isAgent),
    filters: listChoices(filter.list, isAgent),
    saved: channelOrganisationId === null ? savedChoices(filter, views.saved) : [],
    buttons: buttonsBelow(filter, { page, pages, isAgent }),
    total,
    totalText: countText(total),
    page,
    pages,
  }
}

/** Those that have all the words, or words that begin with them; `inPlaceOfList`: they were typed as the name of a list. Throws `InvalidInputError` when there is nothing to look for. */
export async function findTickets(
  deps: IdentityDeps,
  actor: Person,
  channelOrganisationId: string | null,
  typed: string,
  wantedPage = 1,
  inPlaceOfList = false,
): Promise<TicketListView> {
  const [sight, views] = await Promise.all([readListSight(deps, actor, channelOrganisationId), readViews(deps, actor)])
  const found = await searchTickets(deps, sight, typed)
  const { shown, page, pages } = pageOf(found, wantedPage, PAGE_SIZE)
  const search = typed.slice(0, MAX_SEARCH)
  const isMore = found.length >= MOST_FOUND
  const isAgent = sight.roots.length > 0
  const count = isMore ? atLeast(MOST_FOUND) : countText(found.length)
  return {
    card: 'ticket-list',
    title: say('finding.title.found', { total: found.length, count, words: truncate(search, MAX_SAID) }),
    narrowed: [...(inPlaceOfList ? [noSuchList(isAgent)] : []), ...(isMore ? [say('finding.newestShown')] : [])].join(
      ' ',
    ),
    tickets: await ticketRows(deps, sight, shown, organisationsToSay(sight)),
    empty: say('finding.noneFound'),
    filters: listChoices(null, isAgent),
    saved: channelOrganisationId === null ? savedChoices(null, views.saved) : [],
    buttons: pageButtons('tickets.find', { words: search }, page, pages),
    total: found.length,
    totalText: count,
    page,
    pages,
  }
}

/** How to see what somebody may have meant. */
function noSuchList(isAgent: boolean): string {
  return isAgent ? say('finding.noSuchList') : say('finding.noSuchOwnList')
}

/** Characters of a search that its title says. */
const MAX_SAID = 60

/** Characters of a search that its buttons carry. */
export const MAX_SEARCH = 200

/** Whoever sees the tickets of one organisation only knows whose they are. */
function organisationsToSay(sight: ListSight): readonly Organisation[] {
  return sight.roots.length > 0 && seenOrganisations(sight).length > 1 ? sight.organisations : []
}

/** What is on, and how to see more. */
function emptyText(filter: TicketFilter, isAgent: boolean): string {
  const list = listName(filter.list)
  if (isNarrowed(filter)) return say('finding.empty.narrowed', { list })
  if (!isAgent) return filter.list === 'resolved' ? say('finding.empty.ownResolved') : say('finding.empty.ownOpen')
  return filter.list === 'all' ? say('finding.empty.all') : say('finding.empty.list', { list })
}
