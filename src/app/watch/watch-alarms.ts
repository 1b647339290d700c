// Ends the alarms whose trouble is over, so that their cards say so.
import type { Alarm } from '../../domain/alarm.ts'
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import { expiryNotice } from '../../domain/mailbox/mailbox-watch.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { tellBack } from '../channels/tell-lost.ts'
import type { Deps } from '../deps.ts'
import { unmarked, unworked } from '../intake/stuck-mails.ts'
import { endAlarm } from './raise-alarm.ts'
import { isSweepQuiet } from './watch-sweeps.ts'

const HOUR_MS = 3_600_000

/** Those of refusals are ended by `watchDeliveries`. */
export async function watchAlarms(deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>): Promise<void> {
  await tellBack(deps)
  for (const alarm of await deps.documents.alarms.find({ endedAt: null, kind: { $ne: 'channel-off' } })) {
    if (await isOver(deps, alarm)) await endAlarm(deps, alarm)
  }
}

async function isOver(deps: Pick<Deps, 'documents' | 'clock'>, alarm: Alarm): Promise<boolean> {
  const { documents } = deps
  if (alarm.channelId !== null) {
    return (await documents.channels.findOne({ _id: alarm.channelId })) === undefined
  }
  const mailbox = await documents.mailboxes.findOne({ _id: alarm.mailboxId ?? '' })
  return !mailbox || (await isMailboxWell(deps, alarm, mailbox))
}

async function isMailboxWell(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  alarm: Alarm,
  mailbox: Mailbox,
): Promise<boolean> {
  const { failuresInRow, lastSuccessAt } = mailbox.health
  switch (alarm.kind) {
    case 'mails-failed':
      return (await documents.ledger.count(unworked(mailbox._id))) === 0
    case 'marks-refused':
      return (await documents.ledger.count(unmarked(mailbox._id))) === 0
    case 'mailbox-failing':
      return failuresInRow === 0
    case 'mailbox-silent':
      return mailbox.state === 'paused' || (lastSuccessAt !== null && lastSuccessAt > alarm.raisedAt)
    case 'sweep-differences':
      return await isSweepQuiet({ documents, clock }, mailbox._id)
    case 'clock-went-back':
      return clock().getTime() - alarm.raisedAt.getTime() > HOUR_MS
    case 'secret-expiring':
      return !alarm._id.endsWith(`/${secretOccasion(mailbox, clock()) ?? '-'}`)
    default:
      return false
  }
}

/** Which notice of which secret is due; the next notice, and a new secret, end the one before. `null` when none is. */
export function secretOccasion(mailbox: Pick<Mailbox, 'secretExpiresOn'>, now: Date): string | null {
  const days = expiryNotice(mailbox, now)
  return days === null || mailbox.secretExpiresOn === null ? null : `${dayText(mailbox.secretExpiresOn)}/${days}`
}
