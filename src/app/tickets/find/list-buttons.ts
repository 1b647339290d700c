// The buttons of a list: other lists, pages, the filter, and what is kept under a name.
import { say } from '../../../texts/say.ts'
import type { TicketListView } from '../../views/card-view.ts'
import type { ViewButton } from '../../views/form-view.ts'
import { pageButtons } from '../../views/pages.ts'
import { viewButton } from '../../views/view-button.ts'
import { listName } from './list-words.ts'
import { isNarrowed, isSameFilter, type SavedView, type TicketFilter, type TicketList } from './ticket-filter.ts'

const OF_AGENTS: readonly TicketList[] = ['mine', 'unassigned', 'urgent', 'overdue', 'waiting', 'resolved', 'all']
const OF_REQUESTERS: readonly TicketList[] = ['all', 'resolved']

/** Of saved views, the card shows only these; “Saved views” has all. */
const SAVED_SHOWN = 3

/** Each list as a whole; `chosen` is `null` when a search is shown. */
export function listChoices(chosen: TicketList | null, isAgent: boolean): TicketListView['filters'] {
  return (isAgent ? OF_AGENTS : OF_REQUESTERS).map((list) => ({
    chosen: chosen === list,
    button: viewButton(listName(list), 'tickets.show', { list }),
  }))
}

export function savedChoices(filter: TicketFilter | null, saved: readonly SavedView[]): TicketListView['saved'] {
  return saved.slice(0, SAVED_SHOWN).map((view) => ({
    chosen: filter !== null && isSameFilter(filter, view.filter),
    button: viewButton(view.name, 'ticket-views.open', { viewId: view.id }),
  }))
}

export function buttonsBelow(
  filter: TicketFilter,
  { page, pages, isAgent }: { readonly page: number; readonly pages: number; readonly isAgent: boolean },
): readonly ViewButton[] {
  const data = filterData(filter)
  return [
    ...pageButtons('tickets.show', data, page, pages),
    ...(isAgent ? [viewButton(say('finding.filter'), 'tickets.filter-form', data)] : []),
    ...(isNarrowed(filter) ? [clearButton(filter)] : []),
  ]
}

function clearButton({ list }: TicketFilter): ViewButton {
  return viewButton(say('finding.clearFilter'), 'tickets.show', { list })
}

/** As `tickets.show` takes it; what is not narrowed is left out. */
export function filterData({ list, categoryId, organisationId, requester }: TicketFilter): ViewButton['data'] {
  return {
    list,
    ...(categoryId === null ? {} : { categoryId }),
    ...(organisationId === null ? {} : { organisationId }),
    ...(requester === null ? {} : { requester }),
  }
}
