// What the audit recorded as a code, a number or a moment, as people say it.
import { isLanguage, LANGUAGES } from '../../texts/languages.ts'
import { say } from '../../texts/say.ts'
import { settingText } from '../configuration/setting-words.ts'
import { PROVIDERS } from '../support-mail/mailbox-form.ts'

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u
const DAY = /^\d{4}-\d{2}-\d{2}$/u
/** Settings whose values are numbers. */
const NUMBERS = new Set(['reopenDays', 'pageDays', 'textMonths', 'logDays'])

/** `null` for what stands as it was entered. */
export function recordedValue(field: string, recorded: string): string | null {
  if (field === 'language') return isLanguage(recorded) ? LANGUAGES[recorded] : null
  if (field === 'provider') return PROVIDERS.find(({ id }) => id === recorded)?.title ?? null
  if (NUMBERS.has(field)) return /^\d+(?:\.\d+)?$/u.test(recorded) ? settingText(field, Number(recorded)) : null
  if (MOMENT.test(recorded)) return momentText(recorded)
  return DAY.test(recorded) ? dayText(recorded) : null
}

function momentText(recorded: string): string | null {
  const at = new Date(recorded)
  return Number.isNaN(at.getTime()) ? null : say('audit.moment', { at })
}

/** A day is the same day in every zone. */
function dayText(recorded: string): string | null {
  const at = new Date(`${recorded}T12:00:00Z`)
  return Number.isNaN(at.getTime()) ? null : say('audit.day', { at })
}
