// Writes an alarm for the delivery worker to post, to redraw, and to close.
import {
  afterQuiet,
  alarmId,
  toldAnew,
  type Alarm,
  type AlarmSubject,
  type MailboxAlarmKind,
  type TroubleFacts,
} from '../../domain/alarm.ts'
import { addOutgoing, nextDelivery } from '../../domain/ticket/outbox.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'

export type AlarmDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

export type AlarmChange = Partial<
  Pick<Alarm, 'raisedAt' | 'endedAt' | 'trouble' | 'cards' | 'channels' | 'members' | 'former' | 'quiet'>
>

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
 * Tells of a trouble: by a new alarm, or by the one that is open already, which is redrawn when what it says has changed; `null`
 * leaves what it says. One that ended is opened again, and told anew unless it was told a moment ago. An `occasion` is told once,
 * whatever became of it.
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
    const isNew = (alarm: Alarm) => trouble !== null && JSON.stringify(alarm.trouble) !== JSON.stringify(trouble)
    if (!isNew(open) && open.quiet !== true) return
    await changeAlarm(deps, open._id, (alarm) => {
      const again = alarm.endedAt === null ? afterQuiet(alarm, now) : null
      return isNew(alarm) || again ? { ...again, ...(isNew(alarm) ? { trouble } : {}) } : null
    })
    return
  }
  // One for each trouble, however often it comes: two processes that find it at once write the same.
  const _id = alarmId(subject, occasion ?? 'now')
  const isAdded = await addAlarm(deps, { ...subject, ...more, _id, trouble })
  if (isAdded || occasion !== undefined) return
  await changeAlarm(deps, _id, (alarm) =>
    alarm.endedAt === null ? null : { ...toldAnew(alarm, now), endedAt: null, trouble },
  )
}

/** Answers whether it was not there yet. */
export async function addAlarm(
  deps: AlarmDeps,
  alarm: AlarmSubject & Pick<Alarm, '_id' | 'trouble' | 'channels' | 'members'>,
): Promise<boolean> {
  const now = deps.clock()
  const outbox = addOutgoing([], [{ kind: 'alarm' }], now, deps.newId)
  const waiting = { outbox, deliverAt: nextDelivery(outbox), deliveryLease: null, revision: 1 }
  const added = await deps.documents.alarms.insertNew([
    { ...alarm, raisedAt: now, endedAt: null, cards: [], ...waiting },
  ])
  deps.wakeDelivery()
  return added.length > 0
}

/** The trouble is over: its card says so. */
export async function endAlarm(deps: AlarmDeps, alarm: Pick<Alarm, '_id'>): Promise<void> {
  await changeAlarm(deps, alarm._id, ({ endedAt }) => (endedAt === null ? { endedAt: deps.clock() } : null))
}

/** Changes it and has its card redrawn; `null` leaves it. */
export async function changeAlarm(
  deps: AlarmDeps,
  _id: string,
  change: (alarm: Alarm) => AlarmChange | null,
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
