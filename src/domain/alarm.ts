// Silence is an alarm: what people must be told without having asked.
import type { Outbox } from './outbox.ts'

export type AlarmKind = 'mails-failed' | 'mailbox-failing'

export interface Alarm extends Outbox {
  /** `alarmId(...)`: the same trouble is told at most once an hour. */
  readonly _id: string
  readonly kind: AlarmKind
  readonly mailboxId: string
  readonly raisedAt: Date
  readonly revision: number
}

export function alarmId(kind: AlarmKind, mailboxId: string, now: Date): string {
  return `${kind}/${mailboxId}/${now.toISOString().slice(0, 13)}`
}
