// Adding and editing a category, service type or canned text.
import { itemChanges } from '../../domain/configuration/pieces.ts'
import { cleanText } from '../../domain/mail/clean-text.ts'
import { placeholderProblem } from '../../domain/mail/placeholders.ts'
import { isOffered, nameKey, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { DuplicateKeyError } from '../../domain/errors.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { PRIORITIES } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { alsoInError } from '../channels/also-in.ts'
import { differences, recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { inputOf, MAX_DESCRIPTION, MAX_NAME, type CatalogueFormState, type CatalogueInput } from './catalogue-form.ts'
import { itemsOf, KIND_WORDS, type CatalogueKind } from './kinds.ts'
import { readBelow } from '../policy/followers.ts'
import { askBeforeItem, countOf, fixerName, isUnsaid } from '../policy/policy-texts.ts'
import { reachOfItem } from './item-below.ts'
import { MAX_WRITTEN } from '../tickets/written-text.ts'

type CatalogueDeps = Pick<Deps, 'documents' | 'clock' | 'newId'>
type Own = 'name' | 'nameKey' | 'description' | 'defaultPriority' | 'channelId' | 'alsoIn' | 'categoryIds'
type Entered = Pick<CatalogueItem, Own>

/** Saves it, or answers with the form's next state: what is wrong, and everything that was entered. */
export async function saveCatalogueItem(
  deps: CatalogueDeps,
  actor: Person,
  organisation: Organisation,
  wanted: {
    readonly kind: CatalogueKind
    readonly itemId: string | null
    readonly revision: number | null
    readonly input: CatalogueInput
    /** Whether those below may hide it; left out keeps that as it is. */
    readonly mayChange?: boolean | undefined
    /** How many the person was told that it changes below. */
    readonly agreed?: number | null
  },
): Promise<{ readonly saved: CatalogueItem } | { readonly form: CatalogueFormState }> {
  const { kind, input } = wanted
  const collection = itemsOf(deps.documents, kind)
  const before =
    wanted.itemId === null ? null : await collection.findOne({ _id: wanted.itemId, organisationId: organisation._id })
  const form = (errors: CatalogueFormState['errors'], banner: CatalogueFormState['banner'] = null) => ({
    form: { kind, item: before ?? null, input, errors, banner, mayChange: wanted.mayChange },
  })
  if (before === undefined) {
    return form({}, { tone: 'problem', text: say('menu.problem.removed') })
  }
  const { fields: entered, errors } = await check(deps, organisation, kind, input)
  if (Object.keys(errors).length > 0) return form(errors)
  const taken = before?.nameKey === entered.nameKey ? null : await fixedName(deps, organisation, kind, entered)
  if (taken !== null) return form({ name: taken })
  const wasFixed = before?.fixed === true
  const isFixed = !(wanted.mayChange ?? !wasFixed)
  const fields = { ...entered, fixed: isFixed }
  if (wasFixed !== isFixed && (before === null || before.revision === wanted.revision)) {
    const below = await readBelow(deps.documents, organisation)
    const reach = reachOfItem(before ?? { _id: null, hiddenIn: [], active: true }, kind, organisation, below)
    if (isUnsaid(reach, wanted.agreed)) {
      const asked = form({}, askBeforeItem(reach, isFixed))
      return { form: { ...asked.form, agreed: countOf(reach) } }
    }
  }
  try {
    const saved = before ? await change() : await add()
    if (!saved) return form({}, changedMeanwhile(await collection.findOne({ _id: before?._id ?? '' })))
    await recordAudit(deps, actor, organisation, {
      action: `${kind}.${before ? 'changed' : 'added'}`,
      subject: saved.name,
      changes: differences(before ? { ...inputOf(before), fixed: wasFixed } : { fixed: false }, {
        ...inputOf(saved),
        fixed: isFixed,
      }),
      pieces: itemChanges(kind, before, saved),
    })
    return { saved }
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    return form({ name: say('catalogue.problem.taken', { kind: KIND_WORDS[kind] }) })
  }

  async function change(): Promise<CatalogueItem | undefined> {
    return await collection.updateIf(
      { _id: before?._id ?? '', revision: wanted.revision ?? 0 },
      { $set: fields, $inc: { revision: 1 } },
    )
  }

  async function add(): Promise<CatalogueItem> {
    const [last] = await collection.find({ organisationId: organisation._id }, { sort: { order: -1 }, limit: 1 })
    const item: CatalogueItem = {
      _id: deps.newId(),
      organisationId: organisation._id,
      ...fields,
      order: (last?.order ?? 0) + 1,
      active: true,
      hiddenIn: [],
      revision: 1,
    }
    await collection.insert(item)
    return item
  }
}

async function check(
  deps: CatalogueDeps,
  organisation: Organisation,
  kind: CatalogueKind,
  input: CatalogueInput,
): Promise<{ readonly fields: Entered; readonly errors: CatalogueFormState['errors'] }> {
  const name = cleanText(input.name).replace(/\s+/gu, ' ')
  const isText = kind === 'canned-text'
  const description = isText ? cleanText(input.description) : cleanText(input.description).replace(/\s+/gu, ' ')
  const longest = isText ? MAX_WRITTEN : MAX_DESCRIPTION
  const priority = PRIORITIES.find((candidate) => candidate === input.priority) ?? null
  const path = [...organisation.path, organisation._id]
  const named = [input.channelId, ...input.alsoIn].filter((id) => id !== '')
  const channels =
    named.length === 0
      ? []
      : await deps.documents.channels.find({
          ...{ _id: { $in: named }, organisationId: { $in: nearestFirst(organisation) }, active: true },
        })
  const channel = input.channelId === '' ? null : channels.find(({ _id }) => _id === input.channelId)
  const alsoIn = isText ? [] : [...new Set(input.alsoIn)]
  const categories =
    kind !== 'service-type' ? [] : await deps.documents.categories.find({ _id: { $in: input.categoryIds } })
  const offered = categories.filter((category) => isOffered(category, path))
  const errors: Partial<Record<keyof CatalogueInput, string>> = {
    ...(name === '' ? { name: say('menu.problem.name') } : {}),
    ...(name.length > MAX_NAME ? { name: say('menu.problem.long', { most: MAX_NAME }) } : {}),
    ...(isText ? textError(description) : {}),
    ...(description.length > longest ? { description: say('menu.problem.long', { most: longest }) } : {}),
    ...(priority === null && input.priority !== '' ? { priority: say('menu.problem.choice') } : {}),
    ...(channel === undefined ? { channelId: say('catalogue.problem.channel') } : {}),
    ...alsoInError(alsoIn, channels),
    ...(kind === 'service-type' && offered.length < input.categoryIds.length
      ? { categoryIds: say('catalogue.problem.categories') }
      : {}),
  }
  const fields = {
    name,
    nameKey: nameKey(name),
    description,
    defaultPriority: priority,
    channelId: channel?._id ?? null,
    alsoIn,
    categoryIds: offered.map(({ _id }) => _id),
  }
  return { fields, errors }
}

/** What is said of a name that a fixed one above has: another beside it would stand in its place. `null` where none has. */
async function fixedName(
  { documents }: CatalogueDeps,
  { path }: Organisation,
  kind: CatalogueKind,
  { name, nameKey: key }: Entered,
): Promise<string | null> {
  const same = await itemsOf(documents, kind).findOne({
    ...{ organisationId: { $in: path }, nameKey: key, fixed: true, active: true },
  })
  if (!same) return null
  const owner = await documents.organisations.findOne({ _id: same.organisationId })
  return say('policy.nameFixed', { name, owner: fixerName(owner?.name) })
}

function textError(text: string): CatalogueFormState['errors'] {
  if (text === '') return { description: say('catalogue.problem.text') }
  const problem = placeholderProblem(text)
  return problem === null ? {} : { description: problem }
}

function changedMeanwhile(now: CatalogueItem | undefined): CatalogueFormState['banner'] {
  const text = now ? say('catalogue.problem.changedForm', { name: now.name }) : say('catalogue.problem.removed')
  return { tone: 'warning', text }
}
