// How each mail setting is called and explained, and how its value reads.
import type { AfterRead, MailSettingId, MailSettings } from '../../domain/mail/mail-settings.ts'
import { PLACEHOLDER_LIST } from '../../domain/mail/placeholders.ts'
import { inWords } from '../../texts/say.ts'

export interface SettingTexts {
  readonly title: string
  readonly hint: string
}

const TEXT_HINT = `You can use ${inWords(PLACEHOLDER_LIST)}.`

export const SETTING_TEXTS: Readonly<Record<MailSettingId, SettingTexts>> = {
  acknowledge: {
    title: 'Acknowledgement',
    hint: 'People who open a ticket by email get a reply at once. Automatic emails, mailing lists and no-reply senders never do.',
  },
  acknowledgement: { title: 'Acknowledgement text', hint: TEXT_HINT },
  sayResolved: { title: 'Closing email', hint: 'People get an email when their ticket is resolved.' },
  closing: { title: 'Closing text', hint: TEXT_HINT },
  signature: { title: 'Signature', hint: `Added below these texts and below every reply. ${TEXT_HINT}` },
  reopenDays: {
    title: 'Reopening',
    hint: 'How many days a reply reopens a resolved ticket. After that it opens a new ticket. With 0, every reply opens a new one.',
  },
  customerPage: {
    title: 'Ticket page',
    hint: 'Emails to customers contain a link to a page where they can follow their ticket, reply, choose a category, close it and rate it. Anyone who has the link can do that. Turned off, earlier links stop working.',
  },
  pageDays: {
    title: 'Link to the ticket page',
    hint: 'How many days the link in an email works. Every new email has a new link.',
  },
  afterRead: {
    title: 'After reading',
    hint: 'What happens to an email in the mailbox once it has been handled.',
  },
}

export const READ_ACTION_TITLES: Readonly<Record<AfterRead['kind'], string>> = {
  leave: 'Leave it as it is',
  'mark-read': 'Mark it as read',
  move: 'Move it to a folder',
  label: 'Give it an Outlook category',
}

/** A value in a few words; texts as they are. */
export function valueText(value: MailSettings[MailSettingId], setting?: MailSettingId): string {
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  if (typeof value === 'number') {
    if (setting === 'pageDays') return value === 1 ? 'Works for 1 day' : `Works for ${value} days`
    if (value === 0) return 'Never: a reply opens a new ticket'
    return value === 1 ? 'Within 1 day' : `Within ${Math.round(value * 10) / 10} days`
  }
  if (typeof value === 'string') return value === '' ? '(none)' : value
  return value.name === '' ? READ_ACTION_TITLES[value.kind] : `${READ_ACTION_TITLES[value.kind]}: ${value.name}`
}
