// The filters that a person keeps under names, to open or to delete.
import type { Person } from '../../../domain/organisation/person.ts'
import { say } from '../../../texts/say.ts'
import type { IdentityDeps } from '../../people/requester-of.ts'
import type { ListView } from '../../views/form-view.ts'
import { viewButton } from '../../views/view-button.ts'
import { filterData } from './list-buttons.ts'
import { readListSight } from './list-sight.ts'
import { listName, narrowedText } from './list-words.ts'
import { namesOf } from './offered-filters.ts'
import { readViews } from './ticket-views.ts'

export async function showSavedViews(deps: IdentityDeps, actor: Person): Promise<ListView> {
  const [sight, { saved, last }] = await Promise.all([readListSight(deps, actor, null), readViews(deps, actor)])
  return {
    card: 'list',
    title: say('finding.views.title'),
    organisation: null,
    lead: say('finding.views.lead'),
    banner: null,
    rows: await Promise.all(
      saved.map(async ({ id, name, filter }) => ({
        title: name,
        badge: null,
        text: [listName(filter.list), narrowedText(filter, await namesOf(deps.documents, sight, filter))]
          .filter((part) => part !== '')
          .join(' · '),
        buttons: [
          viewButton(say('finding.views.open'), 'ticket-views.open', { viewId: id }),
          viewButton(say('finding.views.delete'), 'ticket-views.delete', { viewId: id }),
        ],
      })),
    ),
    empty: say('finding.views.empty'),
    buttons: [viewButton(say('finding.back'), 'tickets.show', filterData(last))],
    page: 1,
    pages: 1,
  }
}
