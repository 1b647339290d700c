// How long what people wrote is kept by an organisation: read with where it comes from, set here, or taken back to what is inherited.
import { settingPieces } from '../../domain/configuration/pieces.ts'
import { DuplicateKeyError } from '../../domain/errors.ts'
import { levelsOf, withFixed, type InForce } from '../../domain/organisation/inheritance.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import {
  NO_RETENTION,
  RETENTION_LIMITS,
  retentionInForce,
  type OwnRetention,
  type RetentionId,
  type StoredRetention,
} from '../../domain/privacy/retention.ts'
import { phrase, say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { differences, recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import {
  askBefore,
  countOf,
  fixedBanner,
  fixedByText,
  isUnsaid,
  mayChangeField,
  reachText,
} from '../policy/policy-texts.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { readRetentionBelow } from './retention-below.ts'

export const RETENTION_TEXTS: Readonly<Record<RetentionId, { readonly title: TextKey; readonly hint: TextKey }>> = {
  textMonths: {
    title: 'privacy.texts.title',
    hint: 'privacy.texts.hint',
  },
  logDays: {
    title: 'privacy.log.title',
    hint: 'privacy.log.hint',
  },
}

/** `Removed after 12 months`. */
export function retentionText(setting: RetentionId, value: number): string {
  if (value === 0) return say('privacy.kept')
  return setting === 'textMonths' ? say('privacy.removedMonths', { value }) : say('privacy.removedDays', { value })
}

/** What holds now that it was saved. */
export function retentionSaved(setting: RetentionId, value: number): string {
  const title = say(RETENTION_TEXTS[setting].title)
  if (value === 0) return say('privacy.saved.kept', { title })
  return setting === 'textMonths'
    ? say('privacy.saved.months', { title, value })
    : say('privacy.saved.days', { title, value })
}

export async function readRetention({ documents }: Pick<Deps, 'documents'>, organisation: Organisation) {
  const order = nearestFirst(organisation)
  const stored = await documents.retention.find({ _id: { $in: order } })
  const levels = levelsOf(order, stored, NO_RETENTION)
  const own = stored.find(({ _id }) => _id === organisation._id)
  return { inForce: retentionInForce(levels), own, revision: own?.revision ?? 0 }
}

/** Where a value comes from, as cards say it. */
export async function retentionOrigin(
  { documents }: Pick<Deps, 'documents'>,
  { _id }: Organisation,
  { originId, fixedBy }: Pick<InForce<number>, 'originId' | 'fixedBy'>,
): Promise<string> {
  if (fixedBy !== null) return fixedByText(await nameOf(documents, fixedBy))
  if (originId === _id) return say('privacy.origin.own')
  if (originId === null) return say('privacy.origin.default')
  const place = await nameOf(documents, originId)
  return place === undefined ? say('privacy.origin.above') : say('privacy.origin.from', { place })
}

async function nameOf({ organisations }: Deps['documents'], _id: string): Promise<string | undefined> {
  return (await organisations.findOne({ _id }))?.name
}

export interface RetentionState {
  readonly setting: RetentionId
  /** Of what the organisation sets itself; 0 when nothing is set yet. */
  readonly revision: number
  /** As it was entered; `null` shows the value in force. */
  readonly input: string | null
  readonly error: string | null
  readonly banner: Banner | null
  /** Whether those below may have something else, as it was entered; left out shows what holds. */
  readonly mayChange?: boolean | undefined
  /** How many below were said to be concerned: saving asks again when there are others by now. */
  readonly agreed?: number | null
}

export async function retentionForm(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  { setting, revision, input, error, banner, mayChange, agreed = null }: RetentionState,
): Promise<FormView> {
  const { inForce } = await readRetention(deps, organisation)
  const { value, originId, fixedBy } = inForce[setting]
  const { title, hint } = RETENTION_TEXTS[setting]
  const { max } = RETENTION_LIMITS[setting]
  const data = { organisationId: organisation._id, setting, revision, agreed }
  const isOpen = fixedBy === null
  const below = isOpen ? await readRetentionBelow(deps, organisation, setting) : null
  return {
    ...{ card: 'form', title: say(title), organisation: organisation.name, steps: [] },
    banner: banner ?? (isOpen ? null : fixedBanner(await nameOf(deps.documents, fixedBy), false)),
    lead: isOpen ? say('privacy.retentionLead', { fixed: below?.isFixed ? 'yes' : 'no' }) : '',
    facts: [
      { title: say('privacy.now'), value: retentionText(setting, value) },
      {
        title: say('privacy.from'),
        value:
          below?.isFixed && originId === organisation._id
            ? say('policy.fixedHere')
            : await retentionOrigin(deps, organisation, inForce[setting]),
      },
      ...(below?.isAnybody ? [{ title: say('policy.usedBy'), value: reachText(below.takers) }] : []),
    ],
    fields:
      below === null
        ? []
        : [
            {
              ...{ id: 'value', kind: 'number', required: true, min: 0, max, error, hint: say(hint) },
              ...{
                label: setting === 'textMonths' ? say('privacy.months') : say('privacy.days'),
                value: input ?? String(value),
              },
            },
            ...mayChangeField(below.below, mayChange ?? !below.isFixed),
          ],
    buttons: [
      ...(isOpen ? [viewButton(say('privacy.save'), 'privacy.save', data, 'positive', true)] : []),
      ...(originId === organisation._id ? [viewButton(say('privacy.reset'), 'privacy.inherit', data)] : []),
      viewButton(say('privacy.back'), 'privacy.open', { organisationId: organisation._id }),
    ],
  }
}

/**
 * Saves it, or answers with the form's next state: what is wrong, who has fixed it, or how many it would change below.
 * `input` null goes back to what is inherited.
 */
export async function saveRetention(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  organisation: Organisation,
  wanted: Pick<RetentionState, 'setting' | 'revision' | 'input' | 'mayChange' | 'agreed'>,
): Promise<StoredRetention | { readonly form: RetentionState }> {
  const { setting, revision, input } = wanted
  const { fixedBy } = (await readRetention(deps, organisation)).inForce[setting]
  if (fixedBy !== null) {
    const banner = fixedBanner(await nameOf(deps.documents, fixedBy), true)
    return { form: { setting, revision, input: null, error: null, banner } }
  }
  const value = input === null ? null : readValue(setting, input)
  if (value === undefined) {
    const { min, max } = RETENTION_LIMITS[setting]
    const error = say('privacy.wrongNumber', { min, max })
    return { form: { ...wanted, agreed: null, error, banner: null } }
  }
  const before = await deps.documents.retention.findOne({ _id: organisation._id })
  const wasFixed = before?.fixed?.includes(setting) ?? false
  const isFixed = input !== null && !(wanted.mayChange ?? !wasFixed)
  const measured = value ?? before?.settings[setting] ?? null
  if (wasFixed !== isFixed && measured !== null && (before?.revision ?? 0) === revision) {
    const reach = (await readRetentionBelow(deps, organisation, setting)).reachOf(measured)
    const banner = askBefore(reach, isFixed, input === null ? 'reset' : 'save')
    if (isUnsaid(reach, wanted.agreed)) return { form: { ...wanted, error: null, banner, agreed: countOf(reach) } }
  }
  const fixed = withFixed(before?.fixed, setting, isFixed)
  const settings: OwnRetention = { ...NO_RETENTION, ...before?.settings, [setting]: value }
  const saved =
    (before?.revision ?? 0) === revision ? await write(deps, organisation, before, { settings, fixed }) : undefined
  if (!saved) {
    const now = await readRetention(deps, organisation)
    const stands = retentionText(setting, now.inForce[setting].value)
    const text = say('privacy.changed', { stands })
    return { form: { ...wanted, agreed: null, revision: now.revision, error: null, banner: { tone: 'warning', text } } }
  }
  await recordAudit(deps, actor, organisation, {
    action: `retention.${input === null ? 'inherited' : 'changed'}`,
    subject: phrase(RETENTION_TEXTS[setting].title),
    changes: differences(
      { [setting]: before?.settings[setting] ?? null, [`${setting}.fixed`]: wasFixed },
      { [setting]: value, [`${setting}.fixed`]: isFixed },
    ),
    pieces: settingPieces(
      { kind: 'retention', of: '', id: setting },
      { value: before?.settings[setting] ?? null, isFixed: wasFixed },
      { value, isFixed },
    ),
  })
  return saved
}

async function write(
  { documents }: Pick<Deps, 'documents'>,
  { _id }: Organisation,
  before: StoredRetention | undefined,
  values: Pick<StoredRetention, 'settings' | 'fixed'>,
): Promise<StoredRetention | undefined> {
  if (before) {
    const { revision } = before
    return await documents.retention.updateIf({ _id, revision }, { $set: values, $inc: { revision: 1 } })
  }
  const first = { _id, ...values, revision: 1 }
  try {
    await documents.retention.insert(first)
    return first
  } catch (error) {
    if (error instanceof DuplicateKeyError) return undefined
    throw error
  }
}

/** `undefined` for what is no such number. */
function readValue(setting: RetentionId, input: string): number | undefined {
  const { min, max } = RETENTION_LIMITS[setting]
  const value = /^\d{1,4}$/u.test(input.trim()) ? Number(input) : Number.NaN
  return value === 0 || (value >= min && value <= max) ? value : undefined
}
