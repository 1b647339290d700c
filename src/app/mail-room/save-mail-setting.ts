// Setting one mail setting here, or taking it back to what is inherited.
import { cleanText } from '../../domain/mail/clean-text.ts'
import { DuplicateKeyError } from '../../domain/errors.ts'
import {
  NOTHING_SET,
  READ_ACTIONS,
  type MailSettingId,
  type MailSettings,
  type OwnMailSettings,
  type StoredMailSettings,
} from '../../domain/mail/mail-settings.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { placeholderProblem } from '../../domain/mail/placeholders.ts'
import { phrase, say } from '../../texts/say.ts'
import { differences, recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import {
  MAX_FOLDER_NAME,
  MAX_MAIL_TEXT,
  MAX_PAGE_DAYS,
  MAX_REOPEN_DAYS,
  type SettingFormState,
  type SettingInput,
} from './mail-setting-form.ts'
import { ownerKey, ownerName, type Owner } from './owner.ts'
import { SETTING_TITLES, valueText } from './setting-texts.ts'

type SettingDeps = Pick<Deps, 'documents' | 'clock' | 'newId'>

/** Saves it, or answers with the form's next state. `input` null goes back to inherited. */
export async function saveMailSetting(
  deps: SettingDeps,
  actor: Person,
  owner: Owner,
  wanted: {
    readonly setting: MailSettingId
    /** Of the owner's settings when the card was drawn; 0 when nothing was set. */
    readonly revision: number
    readonly input: SettingInput | null
  },
): Promise<{ readonly saved: StoredMailSettings } | { readonly form: SettingFormState }> {
  const { setting, revision, input } = wanted
  const checked = input === null ? { value: { [setting]: null } } : check(setting, input)
  if ('errors' in checked) return { form: { setting, revision, input, errors: checked.errors, banner: null } }
  const before = await deps.documents.mailSettings.findOne({ _id: ownerKey(owner) })
  const saved = await write(deps, owner, before, revision, checked.value)
  if (!saved) {
    const now = await deps.documents.mailSettings.findOne({ _id: ownerKey(owner) })
    const value = now?.settings[setting] ?? null
    const text =
      value === null
        ? say('mailroom.problem.changedBack')
        : say('mailroom.problem.changed', { value: valueText(value, setting) })
    const banner = { tone: 'warning', text } as const
    return { form: { setting, revision: now?.revision ?? 0, input, errors: {}, banner } }
  }
  await recordAudit(deps, actor, owner.organisation, {
    action: `mail-settings.${input === null ? 'inherited' : 'changed'}`,
    subject: phrase('audit.of', { owner: ownerName(owner), what: phrase(SETTING_TITLES[setting]) }),
    changes: differences({ [setting]: before?.settings[setting] }, { [setting]: saved.settings[setting] }),
  })
  return { saved }
}

async function write(
  deps: SettingDeps,
  owner: Owner,
  before: StoredMailSettings | undefined,
  revision: number,
  value: Partial<OwnMailSettings>,
): Promise<StoredMailSettings | undefined> {
  if ((before?.revision ?? 0) !== revision) return undefined
  const settings = { ...NOTHING_SET, ...before?.settings, ...value }
  if (before) {
    return await deps.documents.mailSettings.updateIf(
      { _id: before._id, revision },
      { $set: { settings }, $inc: { revision: 1 } },
    )
  }
  const first = { _id: ownerKey(owner), settings, revision: 1 }
  try {
    await deps.documents.mailSettings.insert(first)
    return first
  } catch (error) {
    if (error instanceof DuplicateKeyError) return undefined
    throw error
  }
}

/** The text of a letter as it would be saved, or what is wrong with it. */
export function checkLetter(
  setting: 'acknowledgement' | 'closing',
  input: SettingInput,
): { readonly text: string } | { readonly errors: SettingFormState['errors'] } {
  const checked = check(setting, input)
  return 'errors' in checked ? checked : { text: checked.value[setting] ?? '' }
}

type Checked = { readonly value: Partial<MailSettings> } | { readonly errors: SettingFormState['errors'] }

function check(setting: MailSettingId, { value, name }: SettingInput): Checked {
  switch (setting) {
    case 'acknowledge':
    case 'sayResolved':
    case 'customerPage':
    case 'customerPriority':
      return { value: { [setting]: value === 'true' } }
    case 'acknowledgement':
    case 'closing':
    case 'signature': {
      const text = cleanText(value)
      if (text === '' && setting !== 'signature') {
        return { errors: { value: say('mailroom.problem.text') } }
      }
      if (text.length > MAX_MAIL_TEXT) return { errors: { value: say('menu.problem.long', { most: MAX_MAIL_TEXT }) } }
      const problem = placeholderProblem(text)
      if (problem !== null) return { errors: { value: problem } }
      return { value: { [setting]: text } }
    }
    case 'reopenDays':
      return checkDays(setting, value, 0, MAX_REOPEN_DAYS)
    case 'pageDays':
      return checkDays(setting, value, 1, MAX_PAGE_DAYS)
    case 'afterRead': {
      const kind = READ_ACTIONS.find((candidate) => candidate === value)
      if (kind === undefined) return { errors: { value: say('menu.problem.choice') } }
      if (kind === 'leave' || kind === 'mark-read') return { value: { afterRead: { kind, name: '' } } }
      const cleaned = cleanText(name).replace(/\s+/gu, ' ')
      if (cleaned === '') return { errors: { name: say('mailroom.problem.folder') } }
      if (kind === 'move' && (/[\\/]/u.test(cleaned) || /^\.+$/u.test(cleaned))) {
        return {
          errors: {
            name: say('mailroom.problem.oneFolder'),
          },
        }
      }
      if (cleaned.length > MAX_FOLDER_NAME)
        return { errors: { name: say('menu.problem.long', { most: MAX_FOLDER_NAME }) } }
      return { value: { afterRead: { kind, name: cleaned } } }
    }
  }
}

function checkDays(setting: 'reopenDays' | 'pageDays', typed: string, least: number, most: number): Checked {
  const days = /^\d{1,3}$/u.test(typed.trim()) ? Number(typed) : Number.NaN
  if (days >= least && days <= most) return { value: { [setting]: days } }
  return { errors: { value: say('mailroom.problem.days', { least, most }) } }
}
