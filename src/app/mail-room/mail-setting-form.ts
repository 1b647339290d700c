// The form of one mail setting: what holds now, where it comes from, and what it shall be here.
import type { MailSettingId } from '../../domain/mail/mail-settings.ts'
import { READ_ACTIONS } from '../../domain/mail/mail-settings.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormField, FormView } from '../views/form-view.ts'
import { ownerData, ownerKey, ownerName, ownerNames, type Owner } from './owner.ts'
import { readSettings } from './read-mail-policy.ts'
import { READ_ACTION_TITLES, SETTING_TEXTS, valueText } from './setting-texts.ts'
import { originText } from './show-mail-room.ts'
import { viewButton } from '../views/view-button.ts'

/** What was entered, as it came. `name` is only asked for after reading: a folder or a category. */
export interface SettingInput {
  readonly value: string
  readonly name: string
}

export const MAX_MAIL_TEXT = 2_000
export const MAX_FOLDER_NAME = 60
export const MAX_REOPEN_DAYS = 365
export const MAX_PAGE_DAYS = 365

export interface SettingFormState {
  readonly setting: MailSettingId
  /** The revision of the owner's settings that the form is about; 0 when nothing is set yet. */
  readonly revision: number
  /** `null` shows the value in force. */
  readonly input: SettingInput | null
  readonly errors: Partial<Record<keyof SettingInput, string>>
  readonly banner: Banner | null
  /** The text as an email, as it was entered. */
  readonly preview?: string
}

export async function mailSettingForm(
  deps: Pick<Deps, 'documents' | 'settings'>,
  owner: Owner,
  state: SettingFormState,
): Promise<FormView> {
  const { setting, revision } = state
  const [inForce, names] = await Promise.all([readSettings(deps, owner), ownerNames(deps.documents, owner)])
  const { originId, value } = inForce[setting]
  const data = { ...ownerData(owner), setting, revision }
  const setHere = originId === ownerKey(owner)
  return {
    card: 'form',
    title: SETTING_TEXTS[setting].title,
    organisation: owner.organisation.name,
    lead: owner.mailbox
      ? `Only for ${ownerName(owner)}.`
      : 'For the mailboxes of this organisation and those below it, unless they have settings of their own.',
    banner: state.banner,
    steps: [],
    facts: [
      { title: 'Now', value: valueText(value, setting) },
      { title: 'From', value: originText(originId, setHere, names) },
    ],
    ...(state.preview === undefined ? {} : { preview: state.preview }),
    fields: fieldsOf(setting, state.input ?? inputOf(value), state.errors),
    buttons: [
      { title: 'Save', verb: 'mail-settings.save', data, style: 'positive', sendsInputs: true },
      ...(setting === 'acknowledgement' || setting === 'closing'
        ? [
            viewButton('Preview', 'mail-settings.preview', data, 'default', true),
            viewButton('Send me a test', 'mail-settings.send-test', data, 'default', true),
          ]
        : []),
      ...(setHere ? [viewButton('Reset', 'mail-settings.inherit', data)] : []),
      viewButton('Back', 'mail-settings.open', { ...ownerData(owner) }),
    ],
  }
}

function inputOf(value: string | number | boolean | { readonly kind: string; readonly name: string }): SettingInput {
  return typeof value === 'object' ? { value: value.kind, name: value.name } : { value: String(value), name: '' }
}

function fieldsOf(
  setting: MailSettingId,
  { value, name }: SettingInput,
  errors: SettingFormState['errors'],
): readonly FormField[] {
  const { title, hint } = SETTING_TEXTS[setting]
  const field = { id: 'value', label: title, hint, error: errors.value ?? null, required: true }
  switch (setting) {
    case 'acknowledge':
    case 'sayResolved':
    case 'customerPage':
      return [{ ...field, required: false, kind: 'toggle', value: value === 'true' }]
    case 'acknowledgement':
    case 'closing':
      return [{ ...field, kind: 'long-text', value, placeholder: '', maxLength: MAX_MAIL_TEXT }]
    case 'signature':
      return [
        {
          ...field,
          required: false,
          kind: 'long-text',
          value,
          placeholder: 'Your service desk',
          maxLength: MAX_MAIL_TEXT,
        },
      ]
    case 'reopenDays':
      return [{ ...field, label: 'Days', kind: 'number', value, min: 0, max: MAX_REOPEN_DAYS }]
    case 'pageDays':
      return [{ ...field, label: 'Days', kind: 'number', value, min: 1, max: MAX_PAGE_DAYS }]
    case 'afterRead':
      return [
        {
          ...field,
          kind: 'choice',
          value,
          choices: READ_ACTIONS.map((id) => ({ id, title: READ_ACTION_TITLES[id] })),
        },
        {
          id: 'name',
          label: 'Name of the folder or category',
          hint: 'A folder in the Inbox or next to it. It is created if there is none.',
          error: errors.name ?? null,
          required: false,
          kind: 'text',
          value: name,
          placeholder: 'Done',
          maxLength: MAX_FOLDER_NAME,
        },
      ]
  }
}
