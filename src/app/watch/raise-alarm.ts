// Writes an alarm for the delivery worker to post.
import { alarmId, type AlarmKind } from '../../domain/alarm.ts'
import { addOutgoing, nextDelivery } from '../../domain/ticket/outbox.ts'
import type { Deps } from '../deps.ts'

/** Raises the alarm, once for the same occasion of the same trouble of the same mailbox; without one, at most once an hour. */
export async function raiseAlarm(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  kind: AlarmKind,
  mailboxId: string,
  occasion?: string,
): Promise<void> {
  const now = deps.clock()
  const outbox = addOutgoing([], [{ kind: 'alarm' }], now, deps.newId)
  await deps.documents.alarms.insertNew([
    {
      _id: alarmId(kind, mailboxId, occasion ?? now.toISOString().slice(0, 13)),
      kind,
      mailboxId,
      raisedAt: now,
      outbox,
      deliverAt: nextDelivery(outbox),
      deliveryLease: null,
      revision: 1,
    },
  ])
  deps.wakeDelivery()
}
