// What an alarm says: what happened, and what to do; once it is over, that it is.
import type { Alarm, AlarmKind } from '../../domain/alarm.ts'
import type { OffReason, SupportChannel } from '../../domain/channel.ts'
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import { daysLeft } from '../../domain/mailbox/mailbox-watch.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Documents } from '../documents.ts'
import { troubleText } from '../watch/read-troubles.ts'
import type { CommandButton, NoticeView } from './card-view.ts'
import { timeText } from './time-text.ts'
import { unmarked, unworked } from '../intake/stuck-mails.ts'

const MAIL_LOG = { title: 'Mail log', command: 'mail log' }
const SUPPORT_MAIL = { title: 'Support Mail', command: 'support mail' }
const CHANNELS = { title: 'Channels', command: 'channels' }

/** Of a mailbox. `now` counts the days that are left; `zone` is the IANA time zone of those who read it. */
export async function alarmView(
  documents: Pick<Documents, 'ledger'>,
  alarm: Alarm,
  mailbox: Mailbox,
  now: Date,
  zone = 'UTC',
): Promise<NoticeView> {
  const { address, health } = mailbox
  const notice = problem(alarm)
  if (alarm.endedAt !== null)
    return ended(alarm, alarm.endedAt, ENDS[alarm.kind]?.(address) ?? `${address} works again`, zone)
  switch (alarm.kind) {
    case 'mailbox-failing':
      return {
        ...notice([MAIL_LOG]),
        title: `${address} cannot be read`,
        text: health.lastError?.text ?? 'The mailbox could not be read. Frontdesk will try again.',
        facts: [
          { title: 'Last read', value: lastRead(mailbox, zone) },
          { title: 'Code', value: health.lastError?.code ?? 'None' },
        ],
      }
    case 'mailbox-silent':
      return {
        ...notice([SUPPORT_MAIL]),
        title: `${address} has not been read for half an hour`,
        text:
          health.lastError?.text ??
          'Nothing is reading it. Check that Frontdesk is running and what its log says, then press Test in Support Mail.',
        facts: [{ title: 'Last read', value: lastRead(mailbox, zone) }],
      }
    case 'secret-expiring': {
      const left = daysLeft(mailbox, now) ?? 0
      return {
        ...notice([SUPPORT_MAIL]),
        tone: 'warning',
        title: `The client secret of ${address} expires ${left > 1 ? `in ${left} days` : 'within a day'}`,
        text: 'After that its emails are no longer read. Create a new secret in Microsoft Entra (App registrations, Certificates & secrets), then open the mailbox in Support Mail and press Rotate secret.',
        facts: [
          { title: 'Expires on', value: mailbox.secretExpiresOn === null ? '' : dayText(mailbox.secretExpiresOn) },
        ],
      }
    }
    case 'clock-went-back':
      return {
        ...notice([SUPPORT_MAIL]),
        tone: 'warning',
        title: 'The server’s clock went back',
        text: 'Everything that would have waited for the wrong time was put right, and nothing is lost. Ask whoever runs Frontdesk to check that the server’s time is synchronised.',
      }
    case 'marks-refused': {
      const count = await documents.ledger.count(unmarked(mailbox._id))
      return {
        ...notice([SUPPORT_MAIL], true),
        title: `Emails in ${address} could not be marked or moved`,
        text: `${count === 1 ? 'One email was' : `${count} emails were`} read, but Microsoft did not let Frontdesk mark or move ${count === 1 ? 'it' : 'them'}. The mailbox’s card in Support Mail says why.`,
      }
    }
    case 'mails-failed': {
      const failed = await documents.ledger.count(unworked(mailbox._id))
      return {
        ...notice([MAIL_LOG]),
        title: `Email to ${address} could not become a ticket`,
        text: `${failed === 1 ? 'One email was' : `${failed} emails were`} tried several times without success. Nothing is lost: they are still in the mailbox. The mail log says why and lets you try again.`,
      }
    }
    default:
      return {
        ...notice([SUPPORT_MAIL], true),
        title: TITLES[alarm.kind]?.(address) ?? `${address} has a problem`,
        text: alarm.trouble ? troubleText(alarm, alarm.trouble, now, zone) : '',
      }
  }
}

/** Of a channel; `now` and `zone` as above. */
export function channelAlarmView(alarm: Alarm, channel: SupportChannel, now: Date, zone = 'UTC'): NoticeView {
  const name = `${channel.name} (${channel.teamName})`
  if (alarm.endedAt !== null) return ended(alarm, alarm.endedAt, `Tickets can be posted in ${name} again`, zone)
  const notice = problem(alarm)([CHANNELS], true)
  if (alarm.kind === 'channel-off') {
    return {
      ...notice,
      tone: 'warning',
      title: `Tickets can no longer be posted in ${name}`,
      text: `${offText(channel)} Any open tickets have moved to other channels, and come back when this one works again.`,
    }
  }
  const elsewhere = channel.offBecause.includes('refused')
    ? ' Its open tickets are in other channels now.'
    : ' Frontdesk will try again.'
  return {
    ...notice,
    title: `Teams does not accept tickets in ${name}`,
    text: alarm.trouble ? `${troubleText(alarm, alarm.trouble, now, zone)}${elsewhere}` : '',
  }
}

/** Why a channel takes no cards, in words; empty while it does. */
export function offText({ offBecause }: Pick<SupportChannel, 'offBecause'>): string {
  return offBecause.map((reason) => OFF_TEXTS[reason]).join(' ')
}

const OFF_TEXTS: Readonly<Record<OffReason, string>> = {
  unlinked: 'It was unlinked.',
  'team-removed': 'Frontdesk was removed from the team.',
  'channel-removed': 'Frontdesk was removed from the channel.',
  'channel-deleted': 'The channel was deleted.',
  'channel-unshared': 'The channel is no longer shared with the team.',
  'team-archived': 'The team was archived.',
  'team-deleted': 'The team was deleted.',
  refused: 'Teams accepted nothing there for a day.',
}

const TITLES: Readonly<Partial<Record<AlarmKind, (address: string) => string>>> = {
  'mails-refused': (address) => `${address} cannot send`,
  'questions-refused': (address) => `Requesters of ${address} cannot be reached`,
  'work-stuck': (address) => `Tickets of ${address} are not up to date`,
}

const ENDS: Readonly<Partial<Record<AlarmKind, (address: string) => string>>> = {
  'mailbox-failing': (address) => `${address} is being read again`,
  'mailbox-silent': (address) => `${address} is being read again`,
  'secret-expiring': (address) => `The client secret of ${address}: this reminder is no longer needed`,
  'clock-went-back': () => 'The server’s clock has been right for an hour',
  'mails-failed': (address) => `Every email to ${address} has been handled`,
  'marks-refused': (address) => `Emails in ${address} are marked and moved again`,
  'mails-refused': (address) => `${address} can send again`,
  'questions-refused': (address) => `Requesters of ${address} can be reached again`,
  'work-stuck': (address) => `Tickets of ${address} are up to date again`,
}

function problem(alarm: Alarm) {
  return (commands: readonly CommandButton[], mayTryAgain = false) =>
    ({
      card: 'notice',
      tone: 'problem',
      facts: [],
      commands,
      alarm: { id: alarm._id, mayTryAgain },
    }) as const
}

/** Of a mailbox or channel that is no longer there. */
export function removedAlarmView(alarm: Alarm, now: Date): NoticeView {
  const what = alarm.channelId === null ? 'mailbox' : 'channel'
  return ended(alarm, alarm.endedAt ?? now, `This alarm is over: its ${what} was removed`, 'UTC')
}

function ended(alarm: Alarm, endedAt: Date, title: string, zone: string): NoticeView {
  return {
    card: 'notice',
    tone: 'good',
    title,
    text: `Since ${timeText(endedAt, zone)}. The alarm was raised on ${timeText(alarm.raisedAt, zone)}.`,
    facts: [],
    commands: [],
  }
}

function lastRead({ health }: Mailbox, zone: string): string {
  return health.lastSuccessAt === null ? 'Never' : timeText(health.lastSuccessAt, zone)
}
