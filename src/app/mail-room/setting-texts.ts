// How each mail setting is called and explained, and how its value reads.
import { AUTOMATIC_WAYS, type AutomaticWay } from '../../domain/mail/automatic-mail.ts'
import { READ_ACTIONS, type AfterRead, type MailSettingId, type MailSettings } from '../../domain/mail/mail-settings.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'

export const SETTING_TITLES: Readonly<Record<MailSettingId, TextKey>> = {
  acknowledge: 'mailroom.acknowledge',
  acknowledgement: 'mailroom.acknowledgement',
  sayResolved: 'mailroom.sayResolved',
  closing: 'mailroom.closing',
  signature: 'mailroom.signature',
  reopenDays: 'mailroom.reopenDays',
  customerPage: 'mailroom.customerPage',
  pageDays: 'mailroom.pageDays',
  automatic: 'mailroom.automatic',
  afterRead: 'mailroom.afterRead',
  importance: 'mailroom.importance',
  customerPriority: 'mailroom.customerPriority',
}

/** What is asked in a chat is no mailbox's, and needs none. */
export const OF_CHATS: MailSettingId = 'customerPriority'

/** Some name the placeholders, as `names`. */
export const SETTING_HINTS: Readonly<Record<MailSettingId, TextKey>> = {
  acknowledge: 'mailroom.acknowledge.hint',
  acknowledgement: 'menu.placeholders',
  sayResolved: 'mailroom.sayResolved.hint',
  closing: 'menu.placeholders',
  signature: 'mailroom.signature.hint',
  reopenDays: 'mailroom.reopenDays.hint',
  customerPage: 'mailroom.customerPage.hint',
  pageDays: 'mailroom.pageDays.hint',
  automatic: 'mailroom.automatic.hint',
  afterRead: 'mailroom.afterRead.hint',
  importance: 'mailroom.importance.hint',
  customerPriority: 'mailroom.customerPriority.hint',
}

export const AUTOMATIC_WAY_TITLES: Readonly<Record<AutomaticWay, TextKey>> = {
  'by-kind': 'mailroom.automatic.byKind',
  tickets: 'mailroom.automatic.tickets',
  aside: 'mailroom.automatic.aside',
}

export const READ_ACTION_TITLES: Readonly<Record<AfterRead['kind'], TextKey>> = {
  leave: 'mailroom.afterRead.leave',
  'mark-read': 'mailroom.afterRead.markRead',
  move: 'mailroom.afterRead.move',
  label: 'mailroom.afterRead.label',
}

/** A value in a few words; texts as they are. */
export function valueText(value: MailSettings[MailSettingId], setting: MailSettingId): string {
  if (typeof value === 'boolean') return value ? say('mailroom.value.on') : say('mailroom.value.off')
  if (typeof value === 'number') {
    if (setting === 'pageDays') return say('mailroom.value.pageDays', { days: value })
    if (value === 0) return say('mailroom.value.never')
    return say('mailroom.value.reopenDays', { days: Math.round(value * 10) / 10 })
  }
  if (typeof value === 'string' && setting === 'automatic') return automaticWayText(value)
  if (typeof value === 'string') return value === '' ? say('mailroom.value.none') : value
  return readActionText(value)
}

/** What is none of them, as an earlier or later version may have recorded, stands as it is. */
export function automaticWayText(value: string): string {
  const way = AUTOMATIC_WAYS.find((known) => known === value)
  return way === undefined ? value : say(AUTOMATIC_WAY_TITLES[way])
}

export function readActionText({ kind, name }: AfterRead): string {
  const what = say(READ_ACTION_TITLES[kind])
  return name === '' ? what : say('mailroom.value.named', { what, name })
}

/** What the audit recorded of it; `null` for anything else, such as the words that earlier versions recorded. */
export function recordedAction(recorded: string): AfterRead | null {
  const [, kind, name] = /^\{"kind":"([a-z-]+)","name":("(?:[^"\\]|\\.)*")\}$/su.exec(recorded) ?? []
  const known = READ_ACTIONS.find((one) => one === kind)
  return known === undefined || name === undefined ? null : { kind: known, name: String(JSON.parse(name)) }
}
