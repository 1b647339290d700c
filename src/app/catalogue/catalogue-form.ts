// The form of one category, service type or canned text.
import { inPickerOrder, isOffered, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { PLACEHOLDER_LIST } from '../../domain/mail/placeholders.ts'
import { inWords } from '../../texts/say.ts'
import { PRIORITIES } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { MAX_WRITTEN } from '../tickets/written-text.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { capital } from '../views/capital.ts'
import { KIND_TEXTS, type CatalogueKind } from './kinds.ts'

/** What was entered, as it came; also what the form shows. */
export interface CatalogueInput {
  readonly name: string
  readonly description: string
  /** Empty for none. */
  readonly priority: string
  readonly channelId: string
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
    categoryIds: item?.categoryIds ?? [],
  }
}

export interface CatalogueFormState {
  readonly kind: CatalogueKind
  /** `null` adds a new one. */
  readonly item: Pick<CatalogueItem, '_id' | 'revision'> | null
  readonly input: CatalogueInput
  readonly errors: Partial<Record<keyof CatalogueInput, string>>
  readonly banner: Banner | null
}

export async function catalogueForm(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  state: CatalogueFormState,
): Promise<FormView> {
  const { kind, item, input } = state
  const texts = KIND_TEXTS[kind]
  const data = { organisationId: organisation._id, kind, itemId: item?._id ?? null, revision: item?.revision ?? null }
  return {
    card: 'form',
    title: item ? `Edit ${texts.one}` : `Add a ${texts.one}`,
    organisation: organisation.name,
    lead:
      kind === 'canned-text'
        ? 'Agents of this organisation and all below it can choose it.'
        : 'This organisation and all below it can choose it.',
    banner: state.banner,
    steps: [],
    facts: [],
    fields: await fieldsOf(deps, organisation, state),
    buttons: [
      { title: 'Save', verb: 'catalogue.save', data, style: 'positive', sendsInputs: true },
      {
        title: 'Back',
        verb: 'catalogue.open',
        data: { organisationId: organisation._id, kind, page: 1 },
        style: 'default',
        sendsInputs: false,
      },
    ],
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
      ...field('name', 'Name', '', true),
      kind: 'text',
      value: input.name,
      placeholder: texts.namePlaceholder,
      maxLength: MAX_NAME,
    }
    if (kind === 'canned-text') {
      const hint = `You can use ${inWords(PLACEHOLDER_LIST)}.`
      const { description: value } = input
      return [
        name,
        {
          ...field('description', 'Text', hint, true),
          ...{ kind: 'long-text', value, placeholder: texts.descriptionPlaceholder, maxLength: MAX_WRITTEN },
        },
      ]
    }
    const channels = await documents.channels.find({ organisationId: { $in: nearestFirst(at) }, active: true })
    const fields: FormField[] = [
      name,
      {
        ...field('description', 'Description', 'Helps people choose.'),
        kind: 'text',
        value: input.description,
        placeholder: texts.descriptionPlaceholder,
        maxLength: MAX_DESCRIPTION,
      },
      {
        ...field('priority', 'Priority', 'Given to the ticket when this is chosen, unless someone has set one.'),
        kind: 'choice',
        value: input.priority,
        choices: [{ id: '', title: 'No change' }, ...PRIORITIES.map((id) => ({ id, title: capital(id) }))],
      },
      {
        ...field('channelId', 'Channel', 'Tickets with it move to this channel.'),
        kind: 'choice',
        value: input.channelId,
        choices: [
          { id: '', title: 'No change' },
          ...channels.map((channel) => ({ id: channel._id, title: `${channel.teamName}: ${channel.name}` })),
        ],
      },
    ]
    if (kind === 'category') return fields
    const path = [...at.path, at._id]
    const categories = inPickerOrder(await documents.categories.find({ organisationId: { $in: path } }))
    return [
      ...fields,
      {
        ...field('categoryIds', 'Only with these categories', 'Leave empty for all.'),
        kind: 'choices',
        value: input.categoryIds,
        choices: categories
          .filter((category) => isOffered(category, path))
          .map(({ _id, name }) => ({ id: _id, title: name })),
      },
    ]
  }
}
