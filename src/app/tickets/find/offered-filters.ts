// What a list can be narrowed to: categories and organisations that the person sees tickets of.
import { inPickerOrder, type CatalogueItem } from '../../../domain/ticket/catalogue.ts'
import type { Organisation } from '../../../domain/organisation/organisation.ts'
import { say } from '../../../texts/say.ts'
import type { Documents } from '../../documents.ts'
import { seenOrganisations, type ListSight } from './list-sight.ts'
import type { FilterNames } from './list-words.ts'
import type { TicketFilter } from './ticket-filter.ts'

export interface OfferedFilters {
  readonly categories: readonly CatalogueItem[]
  readonly organisations: readonly Organisation[]
}

/** Categories of the organisations in sight and of those above, from which they inherit; retired ones are still on tickets. */
export async function offeredFilters(
  { categories }: Pick<Documents, 'categories'>,
  sight: ListSight,
): Promise<OfferedFilters> {
  const organisations = seenOrganisations(sight)
  const ids = [...new Set(organisations.flatMap(({ _id, path }) => [...path, _id]))]
  const found = ids.length === 0 ? [] : await categories.find({ organisationId: { $in: ids } })
  return {
    categories: inPickerOrder(found),
    organisations: organisations.toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

/** How a filter's parts are called. What the person does not see tickets of has no name for them. */
export async function namesOf(
  documents: Pick<Documents, 'categories'>,
  sight: ListSight,
  { categoryId, organisationId }: Pick<TicketFilter, 'categoryId' | 'organisationId'>,
): Promise<FilterNames> {
  if (categoryId === null && organisationId === null) return { category: null, organisation: null }
  const offered = await offeredFilters(documents, sight)
  const nameIn = (items: readonly { readonly _id: string; readonly name: string }[], id: string | null) =>
    id === null ? null : (items.find(({ _id }) => _id === id)?.name ?? say('finding.notAvailable'))
  return {
    category: nameIn(offered.categories, categoryId),
    organisation: nameIn(offered.organisations, organisationId),
  }
}
