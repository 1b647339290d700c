// The form of one mail setting: what holds now, where it comes from, and what it shall be here.
import { AUTOMATIC_WAYS } from '../../domain/mail/automatic-mail.ts'
import type { MailSettingId } from '../../domain/mail/mail-settings.ts'
import { READ_ACTIONS } from '../../domain/mail/mail-settings.ts'
import { PLACEHOLDER_LIST } from '../../domain/mail/placeholders.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { Banner, FormField, FormView, ViewButton } from '../views/form-view.ts'
import { ownerData, ownerKey, ownerName, ownerNames, type Owner } from './owner.ts'
import { fixedBanner, mayChangeField, reachText } from '../policy/policy-texts.ts'
import { readSettings } from './read-mail-policy.ts'
import { readSettingBelow } from './setting-below.ts'
import { AUTOMATIC_WAY_TITLES, READ_ACTION_TITLES, SETTING_HINTS, SETTING_TITLES, valueText } from './setting-texts.ts'
import { settingOrigin } from './show-mail-room.ts'
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
  /** Whether those below may have something else, as it was entered; left out shows what holds. */
  readonly mayChange?: boolean
  /** How many below were said to be concerned: saving asks again when there are others by now. */
  readonly agreed?: number | null
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
  const { originId, value, fixedBy } = inForce[setting]
  const data = { ...ownerData(owner), setting, revision, agreed: state.agreed ?? null }
  const setHere = originId === ownerKey(owner)
  const below = owner.mailbox || fixedBy !== null ? null : await readSettingBelow(deps, owner, setting)
  return {
    card: 'form',
    title: say(SETTING_TITLES[setting]),
    organisation: owner.organisation.name,
    lead: leadOf(),
    banner: state.banner ?? (fixedBy === null ? null : fixedBanner(names.get(fixedBy), false)),
    steps: [],
    facts: [
      { title: say('mailroom.form.now'), value: valueText(value, setting) },
      {
        title: say('mailroom.form.from'),
        value: setHere && below?.isFixed ? say('policy.fixedHere') : settingOrigin(inForce[setting], setHere, names),
      },
      ...(below?.isAnybody ? [{ title: say('policy.usedBy'), value: reachText(below.takers) }] : []),
    ],
    ...(state.preview === undefined ? {} : { preview: state.preview }),
    fields:
      fixedBy === null
        ? [
            ...fieldsOf(setting, state.input ?? inputOf(value), state.errors),
            ...(below ? mayChangeField(below.below, state.mayChange ?? !below.isFixed) : []),
          ]
        : [],
    buttons: [
      ...(fixedBy === null ? changes() : []),
      viewButton(say('menu.back'), 'mail-settings.open', { ...ownerData(owner) }),
    ],
  }

  function leadOf(): string {
    if (fixedBy !== null) return ''
    if (owner.mailbox) return say('mailroom.form.lead.mailbox', { mailbox: ownerName(owner) })
    return say('mailroom.form.lead', { fixed: below?.isFixed ? 'yes' : 'no' })
  }

  function changes(): readonly ViewButton[] {
    return [
      { title: say('menu.save'), verb: 'mail-settings.save', data, style: 'positive', sendsInputs: true },
      ...(setting === 'acknowledgement' || setting === 'closing'
        ? [
            viewButton(say('mailroom.form.preview'), 'mail-settings.preview', data, 'default', true),
            viewButton(say('mailroom.form.test'), 'mail-settings.send-test', data, 'default', true),
          ]
        : []),
      ...(setHere ? [viewButton(say('mailroom.reset'), 'mail-settings.inherit', data)] : []),
    ]
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
  const label = say(SETTING_TITLES[setting])
  const field = {
    id: 'value',
    label,
    hint: say(SETTING_HINTS[setting], { names: PLACEHOLDER_LIST }),
    error: errors.value ?? null,
    required: true,
  }
  switch (setting) {
    case 'acknowledge':
    case 'sayResolved':
    case 'customerPage':
    case 'importance':
    case 'customerPriority':
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
          placeholder: say('mailroom.signature.sample'),
          maxLength: MAX_MAIL_TEXT,
        },
      ]
    case 'reopenDays':
      return [{ ...field, label: say('mailroom.days'), kind: 'number', value, min: 0, max: MAX_REOPEN_DAYS }]
    case 'pageDays':
      return [{ ...field, label: say('mailroom.days'), kind: 'number', value, min: 1, max: MAX_PAGE_DAYS }]
    case 'automatic':
      return [
        {
          ...field,
          kind: 'choice',
          value,
          choices: AUTOMATIC_WAYS.map((id) => ({ id, title: say(AUTOMATIC_WAY_TITLES[id]) })),
        },
      ]
    case 'afterRead':
      return [
        {
          ...field,
          kind: 'choice',
          value,
          choices: READ_ACTIONS.map((id) => ({ id, title: say(READ_ACTION_TITLES[id]) })),
        },
        {
          id: 'name',
          label: say('mailroom.afterRead.name'),
          hint: say('mailroom.afterRead.name.hint'),
          error: errors.name ?? null,
          required: false,
          kind: 'text',
          value: name,
          placeholder: say('mailroom.afterRead.name.sample'),
          maxLength: MAX_FOLDER_NAME,
        },
      ]
  }
}
