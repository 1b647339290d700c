// Adding and editing an organisation.
import { nameKey } from '../../domain/ticket/catalogue.ts'
import { cleanText } from '../../domain/mail/clean-text.ts'
import { ConflictError, DuplicateKeyError, InvalidInputError } from '../../domain/errors.ts'
import {
  domainKey,
  kindBelow,
  organisationKeys,
  tenantKey,
  type Organisation,
} from '../../domain/organisation/organisation.ts'
import { normaliseTimeZone, parseDomains, parseTenantIds } from '../../domain/organisation/organisation-input.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { isLanguage } from '../../texts/languages.ts'
import { phrase, say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { differences, recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import type { FormView } from '../views/form-view.ts'
import { confirmDisconnect, refuseTakingAway, takenAway, unlinkChannelsOf } from './disconnect-tenants.ts'
import { organisationFor } from './organisation-access.ts'
import { NOTHING_YET, ownerFor, refuseTaking } from './refuse-taking.ts'
import { inputOf, MAX_LIST, MAX_NAME, type OrganisationFormState, type OrganisationInput } from './organisation-form.ts'

type OrganisationDeps = Pick<
  Deps,
  'documents' | 'allowedTenants' | 'clock' | 'newId' | 'domainNames' | 'log' | 'wakeDelivery'
>
type Fields = Pick<Organisation, 'name' | 'domains' | 'tenantIds' | 'language' | 'timeZone'>
type Saved = { readonly saved: Organisation } | { readonly form: OrganisationFormState }
/** Somebody would lose their rights by it, which is asked first. */
interface Asked {
  readonly question: FormView
}

const MAX_VALUES = 50

/**
 * Saves what was entered, or answers with the form's next state. Tenants are taken away only where that is meant (`sure`).
 * Throws `NotFoundError` without the right.
 */
export async function saveOrganisation(
  deps: OrganisationDeps,
  actor: Person,
  wanted: {
    readonly organisationId: string
    readonly revision: number
    readonly input: OrganisationInput
    readonly sure?: boolean
  },
): Promise<Saved | Asked> {
  const { documents } = deps
  const before = await organisationFor(documents, actor, 'manage-organisations', wanted.organisationId)
  const parent =
    before.parentId === null ? null : ((await documents.organisations.findOne({ _id: before.parentId })) ?? null)
  const { input } = wanted
  const form = (state: Partial<OrganisationFormState>): Saved => ({
    form: { organisation: before, parent, input, errors: {}, banner: null, ...state },
  })
  const { fields, errors } = check(input, parent)
  if (Object.keys(errors).length > 0) return form({ errors })
  const refused = await refuseTaking(deps, actor, { organisation: before, parent, before, fields })
  if (Object.keys(refused).length > 0) return form({ errors: refused })
  const gone = takenAway(before, fields)
  const kept = refuseTakingAway(deps, actor, gone)
  if (kept !== null) return form({ errors: { tenantIds: kept } })
  if (gone.length > 0 && wanted.sure !== true && before.revision === wanted.revision) {
    return { question: await confirmDisconnect(deps, before, gone, input) }
  }
  const keys = organisationKeys({ ...fields, parentId: before.parentId })
  try {
    const saved = await documents.organisations.updateIf(
      { _id: before._id, revision: wanted.revision, parentId: before.parentId },
      { $set: { ...fields, keys }, $inc: { revision: 1 } },
    )
    if (!saved) {
      return form({ banner: changedMeanwhile(await documents.organisations.findOne({ _id: before._id }), input) })
    }
    await unlinkChannelsOf(deps, actor, gone)
    const changes = differences({ ...inputOf(before) }, { ...inputOf(saved) })
    await recordAudit(deps, actor, saved, { action: 'organisation.changed', subject: saved.name, changes })
    return { saved }
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    return form({ errors: await takenBy(deps, actor, { ...fields, _id: before._id, parentId: before.parentId }) })
  }
}

/** Adds one below `parentId`, of the kind that stands there. Throws `NotFoundError`, `InvalidInputError`. */
export async function addOrganisation(
  deps: OrganisationDeps,
  actor: Person,
  wanted: { readonly parentId: string; readonly input: OrganisationInput },
): Promise<Saved> {
  const { input } = wanted
  const parent = await parentFor(deps, actor, wanted.parentId)
  const { fields, errors } = check(input, parent)
  const form = (wrong: OrganisationFormState['errors']): Saved => ({
    form: { organisation: null, parent, input, errors: wrong, banner: null },
  })
  if (Object.keys(errors).length > 0) return form(errors)
  const saved: Organisation = {
    _id: deps.newId(),
    kind: kindBelow(parent.kind) ?? 'customer',
    ...fields,
    parentId: parent._id,
    path: [...parent.path, parent._id],
    active: true,
    keys: organisationKeys({ ...fields, parentId: parent._id }),
    movedAt: null,
    revision: 1,
  }
  const refused = await refuseTaking(deps, actor, { organisation: saved, parent, before: NOTHING_YET, fields })
  if (Object.keys(refused).length > 0) return form(refused)
  try {
    await deps.documents.organisations.insert(saved)
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error
    return form(await takenBy(deps, actor, saved))
  }
  const changes = differences({}, { ...inputOf(saved), kind: saved.kind, below: parent.name })
  await recordAudit(deps, actor, saved, { action: 'organisation.added', subject: saved.name, changes })
  return { saved }
}

/** The organisation that something may be added below. Throws `NotFoundError`, `InvalidInputError`, `ConflictError`. */
export async function parentFor(deps: Pick<Deps, 'documents'>, actor: Person, parentId: string): Promise<Organisation> {
  const parent = await organisationFor(deps.documents, actor, 'manage-organisations', parentId)
  if (kindBelow(parent.kind) === null) {
    throw new InvalidInputError({
      message: `Nothing can be added below '${parentId}', a ${parent.kind}`,
      forPerson: phrase('organisations.nothingBelow', { kind: parent.kind }),
    })
  }
  if (!parent.active) {
    throw new ConflictError({
      message: `Organisation '${parentId}' is inactive`,
      forPerson: phrase('organisations.parentInactive', { name: parent.name }),
    })
  }
  return parent
}

function check(
  input: OrganisationInput,
  parent: Organisation | null,
): { readonly fields: Fields; readonly errors: OrganisationFormState['errors'] } {
  const name = cleanText(input.name).replace(/\s+/gu, ' ')
  const domains = parseDomains(input.domains)
  const tenantIds = parseTenantIds(input.tenantIds)
  const zone = input.timeZone.trim()
  const timeZone = zone === '' ? null : normaliseTimeZone(zone)
  const knownLanguage = input.language === '' ? parent !== null : isLanguage(input.language)
  const errors: Partial<Record<keyof OrganisationInput, string>> = {
    ...(nameKey(name) === '' ? { name: say('organisations.wrong.noName') } : {}),
    ...(name.length > MAX_NAME ? { name: say('organisations.wrong.longName', { most: MAX_NAME }) } : {}),
    ...(isTooMuch(domains.values)
      ? { domains: say('organisations.wrong.manyDomains', { most: MAX_VALUES, characters: MAX_LIST }) }
      : {}),
    ...(domains.wrong.length > 0
      ? { domains: say('organisations.wrong.noDomain', { words: quoted(domains.wrong) }) }
      : {}),
    ...(isTooMuch(tenantIds.values) ? { tenantIds: say('organisations.wrong.manyTenants', { most: MAX_VALUES }) } : {}),
    ...(tenantIds.wrong.length > 0
      ? { tenantIds: say('organisations.wrong.noTenant', { words: quoted(tenantIds.wrong) }) }
      : {}),
    ...(knownLanguage ? {} : { language: say('organisations.wrong.choose') }),
    ...(timeZone === null && (zone !== '' || parent === null)
      ? { timeZone: say('organisations.wrong.timeZone', { words: quoted([zone]) }) }
      : {}),
  }
  const language = input.language === '' ? null : input.language
  return { fields: { name, domains: domains.values, tenantIds: tenantIds.values, language, timeZone }, errors }
}

/** What does not fit into the form's field could not be shown there again, and the next save would lose it. */
function isTooMuch(values: readonly string[]): boolean {
  return values.length > MAX_VALUES || values.join(', ').length > MAX_LIST
}

/** Whose the name or a domain is already, as far as the person may know. */
async function takenBy(
  deps: OrganisationDeps,
  actor: Person,
  mine: Pick<Organisation, '_id' | 'name' | 'domains' | 'tenantIds' | 'parentId'>,
): Promise<OrganisationFormState['errors']> {
  const { organisations } = deps.documents
  const found = await organisations.find({ keys: { $in: organisationKeys(mine) }, _id: { $ne: mine._id } })
  const takenAmong = (words: readonly string[], keyOf: (word: string) => string): readonly string[] =>
    words.flatMap((what) => {
      const owner = found.find(({ keys }) => keys.includes(keyOf(what)))
      return owner ? [say('organisations.take.taken', { what, owner: ownerFor(actor, owner) })] : []
    })
  const domains = takenAmong(mine.domains, domainKey)
  const tenantIds = takenAmong(mine.tenantIds, tenantKey)
  if (domains.length + tenantIds.length === 0) return { name: say('organisations.wrong.sameName') }
  return {
    ...(domains.length > 0 ? { domains: domains.slice(0, 3).join(' ') } : {}),
    ...(tenantIds.length > 0 ? { tenantIds: tenantIds.slice(0, 3).join(' ') } : {}),
  }
}

const FIELD_NAMES: Readonly<Record<keyof OrganisationInput, TextKey>> = {
  name: 'organisations.field.name',
  domains: 'organisations.field.domains',
  tenantIds: 'organisations.field.tenantIds',
  language: 'organisations.field.language',
  timeZone: 'organisations.field.timeZone',
}

function changedMeanwhile(now: Organisation | undefined, input: OrganisationInput): OrganisationFormState['banner'] {
  if (!now) return { tone: 'warning', text: say('organisations.gone') }
  const others = differences({ ...inputOf(now) }, { ...input })
  const standing = others
    .map(({ field, before }) => {
      // Both have the fields of the form and no others.
      const name = say(FIELD_NAMES[field as keyof OrganisationInput])
      return say('organisations.differs', { field: name, value: before.slice(0, 100) })
    })
    .join(', ')
  return {
    tone: 'warning',
    text: say('organisations.changed', { fields: standing || say('organisations.differsNone') }),
  }
}

function quoted(words: readonly string[]): string {
  const shown = words
    .slice(0, 3)
    .map((word) => say('organisations.wrong.word', { word: cleanText(word).slice(0, 60) }))
    .join(', ')
  return words.length > 3 ? say('organisations.wrong.more', { words: shown, count: words.length - 3 }) : shown
}
