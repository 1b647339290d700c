// The filters that a person keeps under names, to open or to delete.
import type { Person } from '../../../domain/organisation/person.ts'
import type { IdentityDeps } from '../../people/requester-of.ts'
import type { ListView } from '../../views/form-view.ts'
import { viewButton } from '../../views/view-button.ts'
import { filterData } from './list-buttons.ts'
import { readListSight } from './list-sight.ts'
import { LIST_TITLES, narrowedText } from './list-words.ts'
import { namesOf } from './offered-filters.ts'
import { readViews } from './ticket-views.ts'

export async function showSavedViews(deps: IdentityDeps, actor: Person): Promise<ListView> {
  const [sight, { saved, last }] = await Promise.all([readListSight(deps, actor, null), readViews(deps, actor)])
  return {
    card: 'list',
    title: 'Saved views',
    organisation: null,
    lead: 'Only you see them. Type “tickets” and the name to open one.',
    banner: null,
    rows: await Promise.all(
      saved.map(async ({ id, name, filter }) => ({
        title: name,
        badge: null,
        text: [LIST_TITLES[filter.list], narrowedText(filter, await namesOf(deps.documents, sight, filter))]
          .filter((part) => part !== '')
          .join(' · '),
        buttons: [
          viewButton('Open', 'ticket-views.open', { viewId: id }),
          viewButton('Delete', 'ticket-views.delete', { viewId: id }),
        ],
      })),
    ),
    empty: 'You have not saved any views yet. Choose “Filter” in a list, enter a name, and press “Save view”.',
    buttons: [viewButton('Back', 'tickets.show', filterData(last))],
    page: 1,
    pages: 1,
  }
}
