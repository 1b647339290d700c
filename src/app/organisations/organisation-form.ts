// The form of one organisation, new or known, and the ways to the larger changes of it.
import { kindBelow, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { isLanguage, LANGUAGES } from '../../texts/languages.ts'
import type { Banner, FormField, FormView, ViewButton } from '../views/form-view.ts'
import { mayMove } from './organisation-rights.ts'
import { viewButton } from '../views/view-button.ts'

export const MAX_NAME = 80
export const MAX_LIST = 4_000

/** What was entered, as it came; also what the form shows. */
export interface OrganisationInput {
  readonly name: string
  readonly domains: string
  readonly tenantIds: string
  /** Empty takes that of the organisation above. */
  readonly language: string
  readonly timeZone: string
}

export interface OrganisationFormState {
  /** `null` adds a new one below `parent`. */
  readonly organisation: Organisation | null
  /** `null` only for the root. */
  readonly parent: Organisation | null
  readonly input: OrganisationInput
  readonly errors: Partial<Record<keyof OrganisationInput, string>>
  readonly banner: Banner | null
}

export function inputOf(organisation: Organisation | null): OrganisationInput {
  return {
    name: organisation?.name ?? '',
    domains: organisation?.domains.join(', ') ?? '',
    tenantIds: organisation?.tenantIds.join(', ') ?? '',
    // One that is not offered holds for nobody, so it is as good as none.
    language: [organisation?.language ?? ''].find(isLanguage) ?? '',
    timeZone: organisation?.timeZone ?? '',
  }
}

export function organisationForm(actor: Person, state: OrganisationFormState): FormView {
  const { organisation, parent } = state
  const kind = organisation?.kind ?? (parent && kindBelow(parent.kind)) ?? 'customer'
  const data = {
    organisationId: organisation?._id ?? null,
    parentId: parent?._id ?? null,
    revision: organisation?.revision ?? null,
  }
  return {
    card: 'form',
    title: organisation ? `Edit ${kind}` : `Add a ${kind}`,
    organisation: organisation?.name ?? parent?.name ?? null,
    lead: organisation ? '' : `It will be below ${parent?.name ?? ''} and inherit its settings.`,
    banner: state.banner,
    steps: [],
    facts: [
      { title: 'Kind', value: kind },
      { title: 'Below', value: parent?.name ?? 'None: this is the top organisation' },
      ...(organisation?.active === false ? [{ title: 'State', value: 'Inactive' }] : []),
    ],
    fields: fieldsOf(state),
    buttons: [
      viewButton('Save', 'organisation.save', data, 'positive', true),
      ...(organisation && parent && mayMove(actor, organisation, parent) ? largerChanges(organisation) : []),
      viewButton('Back', 'organisation.list', { page: 1 }),
    ],
  }
}

function largerChanges({ _id: organisationId, revision, active }: Organisation): readonly ViewButton[] {
  const on = { organisationId, revision }
  return [
    viewButton('Move', 'organisation.move-form', on),
    active
      ? viewButton('Deactivate', 'organisation.deactivate-form', on)
      : viewButton('Reactivate', 'organisation.set-active', { ...on, active: true }),
  ]
}

function fieldsOf({ parent, input, errors }: OrganisationFormState): readonly FormField[] {
  const field = (id: keyof OrganisationInput, label: string, hint: string, required = false) => ({
    id,
    label,
    hint,
    error: errors[id] ?? null,
    required,
  })
  const list = { kind: 'long-text', maxLength: MAX_LIST } as const
  const inherited = parent ? [{ id: '', title: 'Same as the organisation above' }] : []
  return [
    {
      ...field('name', 'Name', '', true),
      kind: 'text',
      value: input.name,
      placeholder: 'Contoso',
      maxLength: MAX_NAME,
    },
    {
      ...field(
        'domains',
        'Email domains',
        'Emails from these domains belong to this organisation. Separate them with commas.',
      ),
      ...list,
      value: input.domains,
      placeholder: 'contoso.com, contoso.de',
    },
    {
      ...field('tenantIds', 'Microsoft Entra tenant IDs', 'Optional. Separate them with commas.'),
      ...list,
      value: input.tenantIds,
      placeholder: '00000000-0000-0000-0000-000000000000',
    },
    {
      ...field('language', 'Language', 'Customers get emails and pages in this language.', parent === null),
      kind: 'choice',
      value: input.language,
      choices: [...inherited, ...Object.entries(LANGUAGES).map(([id, title]) => ({ id, title }))],
    },
    {
      ...field(
        'timeZone',
        'Time zone',
        `For example Europe/Berlin.${parent ? ' Leave empty to use that of the organisation above.' : ''}`,
        parent === null,
      ),
      kind: 'text',
      value: input.timeZone,
      placeholder: 'Europe/Berlin',
      maxLength: 60,
    },
  ]
}
