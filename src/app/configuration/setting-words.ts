// How each setting of an organisation is called, and how its value reads in one line.
import { MAIL_SETTING_IDS, type MailSettingId, type MailSettings } from '../../domain/mail/mail-settings.ts'
import { RETENTION_IDS } from '../../domain/privacy/retention.ts'
import { isLanguage, LANGUAGES } from '../../texts/languages.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { SETTING_TITLES, valueText } from '../mail-room/setting-texts.ts'
import { RETENTION_TEXTS, retentionText } from '../privacy/retention-settings.ts'

const LONGEST = 80

const ORGANISATION_TITLES: Readonly<Record<string, TextKey>> = {
  name: 'organisations.name',
  language: 'organisations.language',
  timeZone: 'organisations.timeZone',
}

/** The text that its form calls it by. */
export function settingKey(id: string): TextKey {
  const mail = MAIL_SETTING_IDS.find((known) => known === id)
  if (mail !== undefined) return SETTING_TITLES[mail]
  const retention = RETENTION_IDS.find((known) => known === id)
  return retention === undefined ? (ORGANISATION_TITLES[id] ?? 'organisations.name') : RETENTION_TEXTS[retention].title
}

export function settingTitle(id: string): string {
  return say(settingKey(id))
}

/** A value in words; texts in one line, shortened. `null`: it is inherited. */
export function settingText(id: string, value: unknown): string {
  if (value === null || value === undefined) return say('configuration.inherited')
  const retention = RETENTION_IDS.find((known) => known === id)
  if (retention !== undefined) return retentionText(retention, Number(value))
  const mail = MAIL_SETTING_IDS.find((known) => known === id)
  // What is stored under the name of a setting is a value of it.
  const text = mail === undefined ? spokenText(value as string) : valueText(value as MailSettings[MailSettingId], mail)
  const line = text.replaceAll(/\s+/gu, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}

/** Languages by their names; zones and names are said as they are. */
function spokenText(value: string): string {
  return isLanguage(value) ? LANGUAGES[value] : value
}
