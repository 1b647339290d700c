// Whether what was entered for a mail setting can be saved.
import { AUTOMATIC_WAYS } from '../../domain/mail/automatic-mail.ts'
import { cleanText } from '../../domain/mail/clean-text.ts'
import { READ_ACTIONS, type MailSettingId, type MailSettings } from '../../domain/mail/mail-settings.ts'
import { placeholderProblem } from '../../domain/mail/placeholders.ts'
import { say } from '../../texts/say.ts'
import {
  MAX_FOLDER_NAME,
  MAX_MAIL_TEXT,
  MAX_PAGE_DAYS,
  MAX_REOPEN_DAYS,
  type SettingFormState,
  type SettingInput,
} from './mail-setting-form.ts'

/** The text of a letter as it would be saved, or what is wrong with it. */
export function checkLetter(
  setting: 'acknowledgement' | 'closing',
  input: SettingInput,
): { readonly text: string } | { readonly errors: SettingFormState['errors'] } {
  const checked = checkSetting(setting, input)
  return 'errors' in checked ? checked : { text: checked.value[setting] ?? '' }
}

export type Checked = { readonly value: Partial<MailSettings> } | { readonly errors: SettingFormState['errors'] }

export function checkSetting(setting: MailSettingId, { value, name }: SettingInput): Checked {
  switch (setting) {
    case 'acknowledge':
    case 'sayResolved':
    case 'customerPage':
    case 'importance':
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
    case 'automatic': {
      const way = AUTOMATIC_WAYS.find((candidate) => candidate === value)
      return way === undefined ? { errors: { value: say('menu.problem.choice') } } : { value: { automatic: way } }
    }
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
