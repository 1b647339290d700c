// What an alarm says of several at once: mailboxes that have the same trouble, or senders.
import { membersOf, type Alarm, type AlarmMember } from '../../domain/alarm.ts'
import { daysLeft } from '../../domain/mailbox/mailbox-watch.ts'
import { inWords, say } from '../../texts/say.ts'
import type { Documents } from '../documents.ts'
import { ended, mailLog, problem, supportMail } from './alarm-parts.ts'
import type { NoticeView } from './card-view.ts'
import { timeText } from './time-text.ts'

/** `null` where one alone is meant, which its own view tells. `now` and `zone` as in `alarmView`. */
export async function sharedAlarmView(
  documents: Pick<Documents, 'mailboxes'>,
  alarm: Alarm,
  now: Date,
  zone: string,
): Promise<NoticeView | null> {
  const all = alarm.members ?? []
  const lasting = alarm.endedAt === null ? membersOf(alarm) : all
  if (alarm.kind === 'mail-loop' || lasting.length < 2) return null
  if (alarm.endedAt !== null) return ended(alarm, alarm.endedAt, overTitle(alarm, all.length), zone)
  const mailboxes = await documents.mailboxes.find({ _id: { $in: lasting.map(({ id }) => id) } })
  const facts = lasting.flatMap(({ id, since }) => {
    const mailbox = mailboxes.find(({ _id }) => _id === id)
    return mailbox
      ? [{ title: mailbox.address, value: say('alarms.many.member', { since: timeText(since, zone) }) }]
      : []
  })
  const [one] = mailboxes
  const left = one ? (daysLeft(one, now) ?? 0) : 0
  return {
    ...problem(alarm)([supportMail(), mailLog()]),
    ...(alarm.kind === 'secret-expiring' && left > 0 ? { tone: 'warning' } : {}),
    title: title(alarm, lasting.length, left),
    text: text(alarm, lasting, left),
    facts:
      alarm.kind === 'secret-expiring' ? facts.map(({ title: address }) => ({ title: address, value: '' })) : facts,
  }
}

function title({ kind }: Alarm, count: number, left: number): string {
  if (kind === 'mailbox-failing') return say('alarms.failing.many', { count })
  if (kind === 'mailbox-silent') return say('alarms.silent.many', { count })
  return left > 0
    ? say('alarms.secret.many', { count, days: Math.max(1, left) })
    : say('alarms.secret.endedMany', { count })
}

function text({ kind }: Alarm, lasting: readonly AlarmMember[], left: number): string {
  if (kind === 'mailbox-silent') return say('alarms.silent.text')
  if (kind === 'secret-expiring') return say(left > 0 ? 'alarms.secret.text' : 'alarms.secret.cure')
  const reasons = new Set(lasting.map((member) => inWords(member.text)))
  return reasons.size === 1 ? ([...reasons][0] ?? '') : say('alarms.many.reasons')
}

function overTitle({ kind }: Alarm, count: number): string {
  return say(kind === 'secret-expiring' ? 'alarms.secret.overMany' : 'alarms.failing.overMany', { count })
}
