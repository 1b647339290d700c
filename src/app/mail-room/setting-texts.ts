// How each mail setting is called and explained, and how its value reads.
import type { AfterRead, MailSettingId, MailSettings } from '../../domain/mail/mail-settings.ts'
import { PLACEHOLDER_LIST } from '../../domain/mail/placeholders.ts'

export interface SettingTexts {
  readonly title: string
  readonly hint: string
}

const TEXT_HINT = `You can use ${PLACEHOLDER_LIST}. A line whose placeholder has nothing to say (no category chosen yet, say) is left out.`

export const SETTING_TEXTS: Readonly<Record<MailSettingId, SettingTexts>> = {
  acknowledge: {
    title: 'Acknowledgement',
    hint: 'Whoever opens a ticket by mail gets an answer at once. Automatic mails, lists and no-reply senders never get one.',
  },
  acknowledgement: { title: 'Acknowledgement text', hint: TEXT_HINT },
  sayResolved: { title: 'Closing mail', hint: 'The requester is told by mail when the ticket is resolved.' },
  closing: { title: 'Closing text', hint: TEXT_HINT },
  signature: { title: 'Signature', hint: `Below both texts. ${TEXT_HINT}` },
  reopenDays: {
    title: 'Reopening',
    hint: 'An answer to a ticket that was resolved longer ago opens a new one. 0 always does.',
  },
  afterRead: {
    title: 'After reading',
    hint: 'What becomes of a mail in the mailbox once it is a ticket, joined one or was ignored.',
  },
}

export const READ_ACTION_TITLES: Readonly<Record<AfterRead['kind'], string>> = {
  leave: 'Leave it as it is',
  'mark-read': 'Mark it as read',
  move: 'Move it to a folder',
  label: 'Give it a category of Outlook',
}

/** A value in a few words; texts as they are. */
export function valueText(value: MailSettings[MailSettingId]): string {
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  if (typeof value === 'number') return value === 1 ? 'within 1 day' : `within ${Math.round(value * 10) / 10} days`
  if (typeof value === 'string') return value === '' ? '(none)' : value
  return value.name === '' ? READ_ACTION_TITLES[value.kind] : `${READ_ACTION_TITLES[value.kind]}: ${value.name}`
}
