// The form of one category, service type or canned text.
import { inPickerOrder, isOffered, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { PLACEHOLDER_LIST } from '../../domain/mail/placeholders.ts'
import { MOST_COPIES } from '../../domain/ticket/copies.ts'
import { PRIORITIES } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { MAX_WRITTEN } from '../tickets/written-text.ts'
import { readBelow } from '../policy/followers.ts'
import { mayField } from '../policy/policy-texts.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { placeChoice } from '../views/place-choice.ts'
import { KIND_WORDS, type CatalogueKind } from './kinds.ts'

/** What was entered, as it came; also what the form shows. */
export interface CatalogueInput {
  readonly name: string
  readonly description: string
  /** Empty for none. */
  readonly priority: string
  readonly channelId: string
  readonly alsoIn: readonly string[]
  readonly categoryIds: readonly string[]
}

export const MAX_NAME = 80
export const MAX_DESCRIPTION = 300

export function inputOf(item: CatalogueItem | null): CatalogueInput {
  return {
    name: item?.name ?? '',
    description: item?.description ?? '',
    priority: item?.defaultPriority ?? '',
    channelId: item?.channelId ?? '',
    alsoIn: item?.alsoIn ?? [],
    categoryIds: item?.categoryIds ?? [],
  }
}

export interface CatalogueFormState {
  readonly kind: CatalogueKind
  /** `null` adds a new one. */
  readonly item: Pick<CatalogueItem, '_id' | 'revision' | 'fixed'> | null
  readonly input: CatalogueInput
  readonly errors: Partial<Record<keyof CatalogueInput, string>>
  readonly banner: Banner | null
  /** Whether those below may hide it, as it was entered; left out shows what holds. */
  readonly mayChange?: boolean | undefined
  /** How many below were said to be concerned: saving asks again when there are others by now. */
  readonly agreed?: number | null
}

export async function catalogueForm(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  state: CatalogueFormState,
): Promise<FormView> {
  const { kind, item, input } = state
  const word = KIND_WORDS[kind]
  const data = {
    organisationId: organisation._id,
    kind,
    itemId: item?._id ?? null,
    revision: item?.revision ?? null,
    agreed: state.agreed ?? null,
  }
  return {
    card: 'form',
    title: item ? say('catalogue.edit', { kind: word }) : say('catalogue.add', { kind: word }),
    organisation: organisation.name,
    lead: say('catalogue.form.lead', { kind: word }),
    banner: state.banner,
    steps: [],
    facts: [],
    fields: [...(await fieldsOf(deps, organisation, state)), ...(await mayHide(deps, organisation, state))],
    buttons: [
      { title: say('menu.save'), verb: 'catalogue.save', data, style: 'positive', sendsInputs: true },
      {
        title: say('menu.back'),
        verb: 'catalogue.open',
        data: { organisationId: organisation._id, kind, page: 1 },
        style: 'default',
        sendsInputs: false,
      },
    ],
  }

  async function mayHide(
    { documents }: Pick<Deps, 'documents'>,
    at: Organisation,
    { mayChange }: CatalogueFormState,
  ): Promise<readonly FormField[]> {
    const { organisations } = await readBelow(documents, at)
    const isDefault = mayChange ?? item?.fixed !== true
    return organisations.length === 0 ? [] : [mayField('hide', isDefault)]
  }

  async function fieldsOf(
    { documents }: Pick<Deps, 'documents'>,
    at: Organisation,
    { errors }: CatalogueFormState,
  ): Promise<readonly FormField[]> {
    const field = (id: keyof CatalogueInput, label: string, hint: string, required = false) => ({
      id,
      label,
      hint,
      error: errors[id] ?? null,
      required,
    })
    const name: FormField = {
      ...field('name', say('menu.name'), '', true),
      kind: 'text',
      value: input.name,
      placeholder: say('catalogue.sampleName', { kind: word }),
      maxLength: MAX_NAME,
    }
    if (kind === 'canned-text') {
      const { description: value } = input
      return [
        name,
        {
          ...field('description', say('catalogue.text'), say('menu.placeholders', { names: PLACEHOLDER_LIST }), true),
          ...{
            kind: 'long-text',
            value,
            placeholder: say('catalogue.sampleText', { kind: word }),
            maxLength: MAX_WRITTEN,
          },
        },
      ]
    }
    const channels = await documents.channels.find({ organisationId: { $in: nearestFirst(at) }, active: true })
    const places = channels.map(placeChoice)
    const fields: FormField[] = [
      name,
      {
        ...field('description', say('catalogue.description'), say('catalogue.description.hint')),
        kind: 'text',
        value: input.description,
        placeholder: say('catalogue.sampleText', { kind: word }),
        maxLength: MAX_DESCRIPTION,
      },
      {
        ...field('priority', say('menu.priority'), say('catalogue.priority.hint')),
        kind: 'choice',
        value: input.priority,
        choices: [
          { id: '', title: say('catalogue.noChange') },
          ...PRIORITIES.map((id) => ({ id, title: say('menu.priorities', { priority: id }) })),
        ],
      },
      {
        ...field('channelId', say('menu.channel'), say('catalogue.channel.hint')),
        kind: 'choice',
        value: input.channelId,
        choices: [{ id: '', title: say('catalogue.noChange') }, ...places],
      },
      {
        ...field('alsoIn', say('menu.alsoIn'), say('catalogue.alsoIn.hint', { most: MOST_COPIES })),
        kind: 'choices',
        value: input.alsoIn,
        choices: places,
      },
    ]
    if (kind === 'category') return fields
    const path = [...at.path, at._id]
    const categories = inPickerOrder(await documents.categories.find({ organisationId: { $in: path } }))
    return [
      ...fields,
      {
        ...field('categoryIds', say('catalogue.categories'), say('catalogue.categories.hint')),
        kind: 'choices',
        value: input.categoryIds,
        choices: categories
          .filter((category) => isOffered(category, path))
          .map(({ _id, name }) => ({ id: _id, title: name })),
      },
    ]
  }
}
