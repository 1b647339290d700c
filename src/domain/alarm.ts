// Silence is an alarm: what people must be told without having asked.
import type { Outbox } from './ticket/outbox.ts'

export type AlarmKind = 'mails-failed' | 'mailbox-failing' | 'mailbox-silent' | 'secret-expiring' | 'clock-went-back'

export interface Alarm extends Outbox {
  /** `alarmId(...)`: the same trouble is told once. */
  readonly _id: string
  readonly kind: AlarmKind
  readonly mailboxId: string
  readonly raisedAt: Date
  readonly revision: number
}

/** `occasion` tells one time of the same trouble from the next. */
export function alarmId(kind: AlarmKind, mailboxId: string, occasion: string): string {
  return `${kind}/${mailboxId}/${occasion}`
}
