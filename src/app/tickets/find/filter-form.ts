// The form that narrows a list, and keeps what it says under a name.
import { InvalidInputError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { phrase, say } from '../../../texts/say.ts'
import type { IdentityDeps } from '../../people/requester-of.ts'
import type { Banner, FormField, FormView } from '../../views/form-view.ts'
import { viewButton } from '../../views/view-button.ts'
import { filterData } from './list-buttons.ts'
import { readListSight } from './list-sight.ts'
import { listName } from './list-words.ts'
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
      forPerson: phrase('finding.form.noAddress'),
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
      ...{ id: 'list', label: say('finding.form.list'), hint: '', error: null, required: true, kind: 'choice' },
      value: input.list,
      choices: TICKET_LISTS.map((list) => ({ id: list, title: listName(list) })),
    },
    categories.length === 0
      ? null
      : {
          ...{
            id: 'categoryId',
            label: say('finding.form.category'),
            hint: '',
            error: null,
            required: false,
            kind: 'choice',
          },
          value: input.categoryId ?? '',
          choices: [
            { id: '', title: say('finding.form.any') },
            ...categories.map(({ _id, name }) => ({ id: _id, title: name })),
          ],
        },
    organisations.length < 2
      ? null
      : {
          ...{
            id: 'organisationId',
            label: say('finding.form.organisation'),
            hint: '',
            error: null,
            required: false,
            kind: 'choice',
          },
          value: input.organisationId ?? '',
          choices: [
            { id: '', title: say('finding.form.any') },
            ...organisations.map(({ _id, name }) => ({ id: _id, title: name })),
          ],
        },
    {
      ...{
        id: 'requester',
        label: say('finding.form.requester'),
        hint: say('finding.form.requesterHint'),
        error: errors.requester ?? null,
      },
      ...{ required: false, kind: 'text', value: input.requester, placeholder: 'ann@contoso.com' },
      maxLength: MAX_ADDRESS,
    },
    mayKeep
      ? {
          ...{
            id: 'name',
            label: say('finding.form.name'),
            hint: say('finding.form.nameHint'),
            error: errors.name ?? null,
          },
          ...{
            required: false,
            kind: 'text',
            value: input.name,
            placeholder: say('finding.form.nameExample'),
            maxLength: MAX_VIEW_NAME,
          },
        }
      : null,
  ]
  const back = filterFrom({ ...input, requester: errors.requester === undefined ? input.requester : '' })
  return {
    card: 'form',
    title: say('finding.form.title'),
    organisation: null,
    lead: '',
    banner: state.banner ?? null,
    steps: [],
    facts: [],
    fields: fields.filter((field) => field !== null),
    buttons: [
      viewButton(say('finding.form.show'), 'tickets.filter', {}, 'positive', true),
      ...(mayKeep
        ? [
            viewButton(say('finding.form.save'), 'ticket-views.save', {}, 'default', true),
            viewButton(say('finding.views.title'), 'ticket-views.list', {}),
          ]
        : []),
      viewButton(say('finding.back'), 'tickets.show', filterData(back)),
    ],
  }
}
