// The form that narrows a list, and keeps what it says under a name.
import { InvalidInputError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { IdentityDeps } from '../../people/requester-of.ts'
import type { Banner, FormField, FormView } from '../../views/form-view.ts'
import { viewButton } from '../../views/view-button.ts'
import { filterData } from './list-buttons.ts'
import { readListSight } from './list-sight.ts'
import { LIST_TITLES } from './list-words.ts'
import { offeredFilters } from './offered-filters.ts'
import { TICKET_LISTS, type TicketFilter, type TicketList } from './ticket-filter.ts'
import { MAX_VIEW_NAME } from './ticket-views.ts'

/** What was entered, as it came. */
export interface FilterInput {
  readonly list: TicketList
  readonly categoryId: string | null
  readonly organisationId: string | null
  readonly requester: string
  readonly name: string
}

export interface FilterErrors {
  readonly requester?: string
  readonly name?: string
}

/** Every button of the list carries it: addresses may be longer, those that somebody types are not. */
export const MAX_ADDRESS = 80

/** What was entered as a filter. Throws `InvalidInputError` where the requester is no email address. */
export function filterFrom({ list, categoryId, organisationId, requester }: Omit<FilterInput, 'name'>): TicketFilter {
  const address = requester.trim().toLowerCase()
  if (address === '') return { list, categoryId, organisationId, requester: null }
  if (address.length > MAX_ADDRESS || !/^[^\s@<>]+@[^\s@<>]+$/u.test(address)) {
    throw new InvalidInputError({
      message: 'A list was to be narrowed to a requester that is no email address',
      forPerson: 'This is not an email address. Enter it like this: ann@contoso.com',
    })
  }
  return { list, categoryId, organisationId, requester: address }
}

export function inputOf(filter: TicketFilter): FilterInput {
  return { ...filter, requester: filter.requester ?? '', name: '' }
}

export async function filterForm(
  deps: IdentityDeps,
  actor: Person,
  channelOrganisationId: string | null,
  input: FilterInput,
  state: { readonly errors?: FilterErrors; readonly banner?: Banner } = {},
): Promise<FormView> {
  const sight = await readListSight(deps, actor, channelOrganisationId)
  const { categories, organisations } = await offeredFilters(deps.documents, sight)
  const mayKeep = channelOrganisationId === null
  const { errors = {} } = state
  const fields: readonly (FormField | null)[] = [
    {
      ...{ id: 'list', label: 'Tickets', hint: '', error: null, required: true, kind: 'choice', value: input.list },
      choices: TICKET_LISTS.map((list) => ({ id: list, title: LIST_TITLES[list] })),
    },
    categories.length === 0
      ? null
      : {
          ...{ id: 'categoryId', label: 'Category', hint: '', error: null, required: false, kind: 'choice' },
          value: input.categoryId ?? '',
          choices: [{ id: '', title: 'Any' }, ...categories.map(({ _id, name }) => ({ id: _id, title: name }))],
        },
    organisations.length < 2
      ? null
      : {
          ...{ id: 'organisationId', label: 'Organisation', hint: '', error: null, required: false, kind: 'choice' },
          value: input.organisationId ?? '',
          choices: [{ id: '', title: 'Any' }, ...organisations.map(({ _id, name }) => ({ id: _id, title: name }))],
        },
    {
      ...{ id: 'requester', label: 'Requester', hint: 'Their email address.', error: errors.requester ?? null },
      ...{ required: false, kind: 'text', value: input.requester, placeholder: 'ann@contoso.com' },
      maxLength: MAX_ADDRESS,
    },
    mayKeep
      ? {
          ...{
            id: 'name',
            label: 'Name of the view',
            hint: 'Only needed to save this as a view.',
            error: errors.name ?? null,
          },
          ...{ required: false, kind: 'text', value: input.name, placeholder: 'Printers', maxLength: MAX_VIEW_NAME },
        }
      : null,
  ]
  const back = filterFrom({ ...input, requester: errors.requester === undefined ? input.requester : '' })
  return {
    card: 'form',
    title: 'Filter tickets',
    organisation: null,
    lead: '',
    banner: state.banner ?? null,
    steps: [],
    facts: [],
    fields: fields.filter((field) => field !== null),
    buttons: [
      viewButton('Show', 'tickets.filter', {}, 'positive', true),
      ...(mayKeep
        ? [
            viewButton('Save view', 'ticket-views.save', {}, 'default', true),
            viewButton('Saved views', 'ticket-views.list', {}),
          ]
        : []),
      viewButton('Back', 'tickets.show', filterData(back)),
    ],
  }
}
