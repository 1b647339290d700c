// What an alarm says: what happened, and what to do; once it is over, that it is.
import { membersOf, type Alarm, type AlarmKind } from '../../domain/alarm.ts'
import type { OffReason, SupportChannel } from '../../domain/channel.ts'
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import { daysLeft, endedWithItsSecret } from '../../domain/mailbox/mailbox-watch.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Documents } from '../documents.ts'
import { inWords, say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { troubleText } from '../watch/read-troubles.ts'
import { channels, ended, mailLog, problem, supportMail } from './alarm-parts.ts'
import type { NoticeView } from './card-view.ts'
import { timeText } from './time-text.ts'
import { sharedAlarmView } from './shared-alarm-view.ts'
import { unmarked, unworked } from '../intake/stuck-mails.ts'

/** Of a mailbox. `now` counts the days that are left; `zone` is the IANA time zone of those who read it. */
export async function alarmView(
  documents: Pick<Documents, 'ledger' | 'mailboxes'>,
  alarm: Alarm,
  mailbox: Mailbox,
  now: Date,
  zone = 'UTC',
): Promise<NoticeView> {
  const { address, health } = mailbox
  const notice = problem(alarm)
  const shared = await sharedAlarmView(documents, alarm, now, zone)
  if (shared) return shared
  if (alarm.endedAt !== null) return ended(alarm, alarm.endedAt, say(endOf(alarm, mailbox, now), { address }), zone)
  const member = membersOf(alarm).find(({ id }) => id === mailbox._id)
  switch (alarm.kind) {
    case 'mailbox-failing':
      return {
        ...notice([supportMail(), mailLog()]),
        title: say('alarms.failing.title', { address }),
        text: health.lastError ? inWords(health.lastError.text) : say('alarms.failing.text'),
        facts: [
          ...(member ? [{ title: say('alarms.failing.since'), value: timeText(member.since, zone) }] : []),
          { title: say('alarms.lastRead'), value: lastRead(mailbox, zone) },
          { title: say('alarms.code'), value: health.lastError?.code ?? say('alarms.noCode') },
        ],
      }
    case 'mailbox-silent':
      return {
        ...notice([supportMail()]),
        title: say('alarms.silent.title', { address }),
        text: health.lastError ? inWords(health.lastError.text) : say('alarms.silent.text'),
        facts: [{ title: say('alarms.lastRead'), value: lastRead(mailbox, zone) }],
      }
    case 'secret-expiring': {
      const left = daysLeft(mailbox, now) ?? 0
      const isOver = left <= 0
      return {
        ...notice([supportMail()]),
        ...(isOver ? {} : { tone: 'warning' }),
        title: isOver
          ? say('alarms.secret.endedTitle', { address })
          : say('alarms.secret.title', { address, days: Math.max(1, left) }),
        text: isOver
          ? [inWords(member?.text ?? ''), say('alarms.secret.cure')].join(' ').trim()
          : say('alarms.secret.text'),
        facts: [
          {
            title: say('alarms.expiresOn'),
            value: mailbox.secretExpiresOn === null ? '' : dayText(mailbox.secretExpiresOn),
          },
        ],
      }
    }
    case 'mail-loop': {
      const senders = membersOf(alarm)
      const nameOf = (sender: string) => sender || say('privacy.erasedAddress')
      const [only] = senders
      return {
        ...notice([supportMail(), mailLog()]),
        tone: 'warning',
        title:
          senders.length === 1
            ? say('alarms.loop.title', { address, sender: nameOf(only?.id ?? '') })
            : say('alarms.loop.many', { address, count: senders.length }),
        text: say('alarms.loop.text'),
        facts: senders.map(({ id, lastAt, since }) => ({
          title: nameOf(id),
          value: say('alarms.loop.sender', { time: timeText(lastAt ?? since, zone) }),
        })),
      }
    }
    case 'clock-went-back':
      return {
        ...notice([supportMail()]),
        tone: 'warning',
        title: say('alarms.clock.title'),
        text: say('alarms.clock.text'),
      }
    case 'sweep-differences':
      return {
        ...notice([mailLog()]),
        tone: 'warning',
        title: say('alarms.sweep.title', { address }),
        text: inWords(alarm.trouble?.text ?? ''),
        facts: [{ title: say('alarms.sweep.since'), value: timeText(alarm.trouble?.since ?? alarm.raisedAt, zone) }],
      }
    case 'marks-refused': {
      const count = await documents.ledger.count(unmarked(mailbox._id))
      return {
        ...notice([supportMail()], true),
        title: say('alarms.marks.title', { address }),
        text: say('alarms.marks.text', { count }),
      }
    }
    case 'mails-failed': {
      const count = await documents.ledger.count(unworked(mailbox._id))
      return {
        ...notice([mailLog()]),
        title: say('alarms.mails.title', { address }),
        text: say('alarms.mails.text', { count }),
      }
    }
    default:
      return {
        ...notice([supportMail()], true),
        title: say(TITLES[alarm.kind] ?? 'alarms.other.title', { address }),
        text: alarm.trouble ? troubleText(alarm, alarm.trouble, now, zone) : '',
      }
  }
}

/** Of a channel that takes nothing; `now` and `zone` as above. */
export function channelAlarmView(alarm: Alarm, channel: SupportChannel, now: Date, zone = 'UTC'): NoticeView {
  const name = { channel: `${channel.name} (${channel.teamName})` }
  if (alarm.endedAt !== null) return ended(alarm, alarm.endedAt, say('alarms.channel.over', name), zone)
  const notice = problem(alarm)([channels()], true)
  const text = channel.offBecause.includes('refused') ? 'alarms.channel.elsewhere' : 'alarms.channel.again'
  return {
    ...notice,
    title: say('alarms.channel.title', name),
    text: alarm.trouble ? say(text, { trouble: troubleText(alarm, alarm.trouble, now, zone) }) : '',
  }
}

/** Why a channel takes no cards, in words; empty while it does. */
export function offText({ offBecause }: Pick<SupportChannel, 'offBecause'>): string {
  return offBecause.map((reason) => say(OFF_TEXTS[reason])).join(' ')
}

const OFF_TEXTS: Readonly<Record<OffReason, TextKey>> = {
  unlinked: 'alarms.off.unlinked',
  'team-removed': 'alarms.off.teamRemoved',
  'channel-removed': 'alarms.off.channelRemoved',
  'channel-deleted': 'alarms.off.channelDeleted',
  'channel-unshared': 'alarms.off.channelUnshared',
  'team-archived': 'alarms.off.teamArchived',
  'team-deleted': 'alarms.off.teamDeleted',
  refused: 'alarms.off.refused',
}

const TITLES: Readonly<Partial<Record<AlarmKind, TextKey>>> = {
  'mails-refused': 'alarms.refused.title',
  'questions-refused': 'alarms.questions.title',
  'work-stuck': 'alarms.work.title',
}

/** A mailbox that was paused, that is tried again without success, or whose secret has its own alarm is not being read again. */
function endOf({ kind }: Alarm, mailbox: Mailbox, now: Date): TextKey {
  const { state, health } = mailbox
  const isAboutReading = kind === 'mailbox-failing' || kind === 'mailbox-silent'
  if (isAboutReading && state === 'paused') return 'alarms.failing.paused'
  if (kind === 'mailbox-silent' && health.failuresInRow > 0) return 'alarms.silent.tried'
  if (kind === 'mailbox-failing' && endedWithItsSecret(mailbox, now)) return 'alarms.failing.secret'
  return ENDS[kind] ?? 'alarms.other.over'
}

const ENDS: Readonly<Partial<Record<AlarmKind, TextKey>>> = {
  'mailbox-failing': 'alarms.failing.over',
  'mailbox-silent': 'alarms.failing.over',
  'secret-expiring': 'alarms.secret.over',
  'mail-loop': 'alarms.loop.over',
  'clock-went-back': 'alarms.clock.over',
  'mails-failed': 'alarms.mails.over',
  'marks-refused': 'alarms.marks.over',
  'sweep-differences': 'alarms.sweep.over',
  'mails-refused': 'alarms.refused.over',
  'questions-refused': 'alarms.questions.over',
  'work-stuck': 'alarms.work.over',
}

/** A card in place of which people were told by a newer one. */
export function toldAgainView(): NoticeView {
  return {
    ...{ card: 'notice', tone: 'info', facts: [], commands: [] },
    title: say('alarms.again.title'),
    text: say('alarms.again.text'),
  }
}

/** Of a mailbox or channel that is no longer there. */
export function removedAlarmView(alarm: Alarm, now: Date): NoticeView {
  const what = alarm.channelId === null ? 'mailbox' : 'channel'
  return ended(alarm, alarm.endedAt ?? now, say('alarms.removed', { what }), 'UTC')
}

function lastRead({ health }: Mailbox, zone: string): string {
  return health.lastSuccessAt === null ? say('alarms.never') : timeText(health.lastSuccessAt, zone)
}
