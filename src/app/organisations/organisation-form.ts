// The form of one organisation, new or known, and the ways to the larger changes of it.
import { kindBelow, type Organisation } from '../../domain/organisation/organisation.ts'
import type { SpokenField } from '../../domain/organisation/spoken.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { isLanguage, LANGUAGES } from '../../texts/languages.ts'
import { say } from '../../texts/say.ts'
import type { Banner, FormField, FormView, ViewButton } from '../views/form-view.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { Deps } from '../deps.ts'
import { readSpokenPolicy, type MayChange, type SpokenPolicy } from './spoken-policy.ts'
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
  /** Whether those below may choose for themselves, as it was entered; left out shows what holds. */
  readonly mayChange?: MayChange
  /** How many below were said to be concerned: saving asks again when there are others by now. */
  readonly agreed?: number | null
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

export async function organisationForm(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  state: OrganisationFormState,
): Promise<FormView> {
  const { organisation, parent } = state
  const policy = await readSpokenPolicy(deps, organisation, parent)
  const kind = organisation?.kind ?? (parent && kindBelow(parent.kind)) ?? 'customer'
  const data = {
    organisationId: organisation?._id ?? null,
    parentId: parent?._id ?? null,
    revision: organisation?.revision ?? null,
    agreed: state.agreed ?? null,
  }
  return {
    card: 'form',
    title: organisation ? say('organisations.edit', { kind }) : say('organisations.add', { kind }),
    organisation: organisation?.name ?? parent?.name ?? null,
    lead: organisation ? '' : say('organisations.addLead', { parent: parent?.name ?? '' }),
    banner: state.banner,
    steps: [],
    facts: [
      { title: say('organisations.kindTitle'), value: say('organisations.kind', { kind }) },
      { title: say('organisations.below'), value: parent?.name ?? say('organisations.belowNone') },
      ...(organisation?.active === false
        ? [{ title: say('organisations.state'), value: say('organisations.inactive') }]
        : []),
      ...fixedFacts(policy),
    ],
    fields: fieldsOf(state, policy),
    buttons: [
      viewButton(say('organisations.save'), 'organisation.save', data, 'positive', true),
      ...(organisation
        ? [
            viewButton(say('configuration.force.title'), 'configuration.settings', {
              ...{ organisationId: organisation._id, page: 1 },
            }),
          ]
        : []),
      ...(organisation?.active === true
        ? [viewButton(say('connect.button'), 'connect.open', { organisationId: organisation._id })]
        : []),
      ...(organisation && parent && mayMove(actor, organisation, parent) ? largerChanges(organisation) : []),
      viewButton(say('organisations.back'), 'organisation.list', { page: 1 }),
    ],
  }
}

function largerChanges({ _id: organisationId, revision, active }: Organisation): readonly ViewButton[] {
  const on = { organisationId, revision }
  return [
    viewButton(say('organisations.move.button'), 'organisation.move-form', on),
    active
      ? viewButton(say('organisations.deactivate'), 'organisation.deactivate-form', on)
      : viewButton(say('organisations.reactivate'), 'organisation.set-active', { ...on, active: true }),
  ]
}

/** `Language  Deutsch, fixed by Northwind`: without an input. */
function fixedFacts({ spoken, fixers }: SpokenPolicy): FormView['facts'] {
  const fact = (title: string, value: string, name: string | null) =>
    name === null ? [] : [{ title, value: say('policy.valueFixed', { value, name }) }]
  return [
    ...fact(say('organisations.language'), LANGUAGES[spoken.language.value], fixers.language),
    ...fact(say('organisations.timeZone'), spoken.timeZone.value, fixers.timeZone),
  ]
}

function fieldsOf(
  { organisation, parent, input, errors, mayChange }: OrganisationFormState,
  { fixers, below }: SpokenPolicy,
): readonly FormField[] {
  const toggle = (field: SpokenField, label: TextKey): readonly FormField[] => {
    if (below.length === 0) return []
    const value = mayChange?.[field] ?? !(organisation?.fixed?.includes(field) ?? false)
    const hint = say('policy.mayChange.short.hint')
    return [
      { ...{ id: `${field}MayChange`, kind: 'toggle', value, error: null, required: false }, label: say(label), hint },
    ]
  }
  const field = (id: keyof OrganisationInput, label: string, hint: string, required = false) => ({
    id,
    label,
    hint,
    error: errors[id] ?? null,
    required,
  })
  const list = { kind: 'long-text', maxLength: MAX_LIST } as const
  const inherited = parent ? [{ id: '', title: say('organisations.asAbove') }] : []
  const language: readonly FormField[] = [
    {
      ...field('language', say('organisations.language'), say('organisations.languageHint'), parent === null),
      kind: 'choice',
      value: input.language,
      choices: [...inherited, ...Object.entries(LANGUAGES).map(([id, title]) => ({ id, title }))],
    },
  ]
  const timeZone: readonly FormField[] = [
    {
      ...field(
        'timeZone',
        say('organisations.timeZone'),
        parent ? say('organisations.timeZoneHintBelow') : say('organisations.timeZoneHint'),
        parent === null,
      ),
      kind: 'text',
      value: input.timeZone,
      placeholder: 'Europe/Berlin',
      maxLength: 60,
    },
  ]
  return [
    {
      ...field('name', say('organisations.name'), '', true),
      kind: 'text',
      value: input.name,
      placeholder: 'Contoso',
      maxLength: MAX_NAME,
    },
    {
      ...field('domains', say('organisations.domains'), say('organisations.domainsHint')),
      ...list,
      value: input.domains,
      placeholder: 'contoso.com, contoso.de',
    },
    {
      ...field('tenantIds', say('organisations.tenantIds'), say('organisations.tenantIdsHint')),
      ...list,
      value: input.tenantIds,
      placeholder: '00000000-0000-0000-0000-000000000000',
    },
    ...(fixers.language === null ? [...language, ...toggle('language', 'policy.mayChange.language')] : []),
    ...(fixers.timeZone === null ? [...timeZone, ...toggle('timeZone', 'policy.mayChange.timeZone')] : []),
  ]
}
