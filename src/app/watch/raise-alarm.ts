// Writes an alarm for the delivery worker to post, to redraw, and to close.
import { alarmId, type Alarm, type AlarmSubject, type MailboxAlarmKind, type TroubleFacts } from '../../domain/alarm.ts'
import { addOutgoing, nextDelivery } from '../../domain/ticket/outbox.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'

type AlarmDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/** Raises the alarm of a mailbox: once for the same occasion, otherwise one at a time. */
export async function raiseAlarm(
  deps: AlarmDeps,
  kind: MailboxAlarmKind,
  mailboxId: string,
  occasion?: string,
): Promise<void> {
  await tellTrouble(deps, { kind, mailboxId, channelId: null }, null, occasion)
}

/**
 * Tells of a trouble: by a new alarm, or by the one that is open already, which is redrawn when what it says has changed. An
 * `occasion` is told once, whatever became of it.
 */
export async function tellTrouble(
  deps: AlarmDeps,
  subject: AlarmSubject,
  trouble: TroubleFacts | null,
  occasion?: string,
  more: Pick<Alarm, 'channels'> = {},
): Promise<void> {
  const now = deps.clock()
  const { kind, mailboxId, channelId } = subject
  const about: Filter<Alarm> = { kind, mailboxId, channelId }
  const open = occasion === undefined ? await deps.documents.alarms.findOne({ ...about, endedAt: null }) : undefined
  if (open) {
    if (JSON.stringify(open.trouble) !== JSON.stringify(trouble)) await changeAlarm(deps, open._id, () => ({ trouble }))
    return
  }
  const _id = alarmId(subject, occasion ?? now.toISOString().slice(0, 13))
  const outbox = addOutgoing([], [{ kind: 'alarm' }], now, deps.newId)
  const raised = { raisedAt: now, endedAt: null, trouble, cards: [] }
  const alarm: Alarm = {
    ...subject,
    ...more,
    ...{ _id, ...raised, outbox, deliverAt: nextDelivery(outbox), deliveryLease: null, revision: 1 },
  }
  const added = await deps.documents.alarms.insertNew([alarm])
  deps.wakeDelivery()
  // It ended within the hour and is back: that is told anew.
  if (added.length === 0 && occasion === undefined) {
    await changeAlarm(deps, _id, ({ endedAt }) => (endedAt === null ? null : raised))
  }
}

/** The trouble is over: its card says so. */
export async function endAlarm(deps: AlarmDeps, alarm: Pick<Alarm, '_id'>): Promise<void> {
  await changeAlarm(deps, alarm._id, ({ endedAt }) => (endedAt === null ? { endedAt: deps.clock() } : null))
}

/** Changes it and has its card redrawn; `null` leaves it. */
export async function changeAlarm(
  deps: AlarmDeps,
  _id: string,
  change: (alarm: Alarm) => Partial<Pick<Alarm, 'raisedAt' | 'endedAt' | 'trouble' | 'cards' | 'channels'>> | null,
): Promise<void> {
  for (;;) {
    const alarm = await deps.documents.alarms.findOne({ _id })
    const fields = alarm && change(alarm)
    if (!alarm || !fields) return
    const outbox = addOutgoing(alarm.outbox, [{ kind: 'alarm' }], deps.clock(), deps.newId)
    const changed = await deps.documents.alarms.updateIf(
      { _id, revision: alarm.revision },
      { $set: { ...fields, outbox, deliverAt: nextDelivery(outbox) }, $inc: { revision: 1 } },
    )
    if (changed) break
  }
  deps.wakeDelivery()
}
