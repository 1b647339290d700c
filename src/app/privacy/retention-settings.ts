// How long what people wrote is kept by an organisation: read with where it comes from, set here, or taken back to what is inherited.
import { DuplicateKeyError } from '../../domain/errors.ts'
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
import { differences, recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

export const RETENTION_TEXTS: Readonly<Record<RetentionId, { readonly title: string; readonly hint: string }>> = {
  textMonths: {
    title: 'Texts of closed tickets',
    hint: 'Months after a ticket was resolved or closed; 0 keeps them. Its subject, texts, notes and files are then removed. Its number, requester, status, times and category stay.',
  },
  logDays: {
    title: 'Senders and subjects in the mail log',
    hint: 'Days after an email was read, at least 7; 0 keeps them. Frontdesk still knows which emails it has read.',
  },
}

/** `12 months`. */
export function retentionText(setting: RetentionId, value: number): string {
  if (value === 0) return 'Kept for ever'
  const unit = setting === 'textMonths' ? 'month' : 'day'
  return `Removed after ${value} ${unit}${value === 1 ? '' : 's'}`
}

export async function readRetention({ documents }: Pick<Deps, 'documents'>, organisation: Organisation) {
  const order = nearestFirst(organisation)
  const stored = await documents.retention.find({ _id: { $in: order } })
  const levels = order.flatMap((ownerId) => {
    const found = stored.find(({ _id }) => _id === ownerId)
    return found ? [{ ownerId, settings: found.settings }] : []
  })
  const own = stored.find(({ _id }) => _id === organisation._id)
  return { inForce: retentionInForce(levels), revision: own?.revision ?? 0 }
}

/** Where a value comes from, as cards say it. */
export async function retentionOrigin(
  { documents }: Pick<Deps, 'documents'>,
  { _id }: Organisation,
  originId: string | null,
): Promise<string> {
  if (originId === _id) return 'Customised'
  if (originId === null) return 'Default'
  return `From ${(await documents.organisations.findOne({ _id: originId }))?.name ?? 'above'}`
}

export interface RetentionState {
  readonly setting: RetentionId
  /** Of what the organisation sets itself; 0 when nothing is set yet. */
  readonly revision: number
  /** As it was entered; `null` shows the value in force. */
  readonly input: string | null
  readonly error: string | null
  readonly banner: Banner | null
}

export async function retentionForm(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  { setting, revision, input, error, banner }: RetentionState,
): Promise<FormView> {
  const { inForce } = await readRetention(deps, organisation)
  const { value, originId } = inForce[setting]
  const { title, hint } = RETENTION_TEXTS[setting]
  const { max } = RETENTION_LIMITS[setting]
  const data = { organisationId: organisation._id, setting, revision }
  return {
    ...{ card: 'form', title, organisation: organisation.name, banner, steps: [] },
    lead: 'For this organisation and those below it, unless they have settings of their own. From the next night on, Frontdesk removes what is older. It cannot be brought back.',
    facts: [
      { title: 'Now', value: retentionText(setting, value) },
      { title: 'From', value: await retentionOrigin(deps, organisation, originId) },
    ],
    fields: [
      {
        ...{ id: 'value', kind: 'number', required: true, min: 0, max, error, hint },
        ...{ label: setting === 'textMonths' ? 'Months' : 'Days', value: input ?? String(value) },
      },
    ],
    buttons: [
      viewButton('Save', 'privacy.save', data, 'positive', true),
      ...(originId === organisation._id ? [viewButton('Reset', 'privacy.inherit', data)] : []),
      viewButton('Back', 'privacy.open', { organisationId: organisation._id }),
    ],
  }
}

/** Saves it, or answers with the form's next state. `input` null goes back to what is inherited. */
export async function saveRetention(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  organisation: Organisation,
  wanted: Pick<RetentionState, 'setting' | 'revision' | 'input'>,
): Promise<StoredRetention | { readonly form: RetentionState }> {
  const { setting, revision, input } = wanted
  const value = input === null ? null : readValue(setting, input)
  if (value === undefined) {
    const { min, max } = RETENTION_LIMITS[setting]
    const error = `Enter 0 to keep them, or a whole number from ${min} to ${max}.`
    return { form: { ...wanted, error, banner: null } }
  }
  const before = await deps.documents.retention.findOne({ _id: organisation._id })
  const settings: OwnRetention = { ...NO_RETENTION, ...before?.settings, [setting]: value }
  const saved = (before?.revision ?? 0) === revision ? await write(deps, organisation, before, settings) : undefined
  if (!saved) {
    const now = await readRetention(deps, organisation)
    const stands = retentionText(setting, now.inForce[setting].value)
    const text = `Someone changed this in the meantime; it is now “${stands}”. What you entered is below; save again to apply it.`
    return { form: { ...wanted, revision: now.revision, error: null, banner: { tone: 'warning', text } } }
  }
  await recordAudit(deps, actor, organisation, {
    action: `retention.${input === null ? 'inherited' : 'changed'}`,
    subject: RETENTION_TEXTS[setting].title,
    changes: differences({ [setting]: before?.settings[setting] ?? null }, { [setting]: value }),
  })
  return saved
}

async function write(
  { documents }: Pick<Deps, 'documents'>,
  { _id }: Organisation,
  before: StoredRetention | undefined,
  settings: OwnRetention,
): Promise<StoredRetention | undefined> {
  if (before) {
    const { revision } = before
    return await documents.retention.updateIf({ _id, revision }, { $set: { settings }, $inc: { revision: 1 } })
  }
  const first = { _id, settings, revision: 1 }
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
