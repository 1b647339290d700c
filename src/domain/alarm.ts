// Silence is an alarm: what people must be told without having asked. One alarm, and one card, for each trouble.
import type { Phrase } from '../texts/say.ts'
import type { Outbox, PostedMessage } from './ticket/outbox.ts'

export type MailboxAlarmKind =
  | 'mails-failed'
  | 'mailbox-failing'
  | 'mailbox-silent'
  | 'secret-expiring'
  /** Mails of tickets (acknowledgements, closing mails) that Microsoft does not take. */
  | 'mails-refused'
  /** Questions to requesters that Teams does not take. */
  | 'questions-refused'
  /** What follows from a change of a ticket and could not be written: in its conversation, or in another ticket. */
  | 'work-stuck'
  /** Mails that could not be marked, moved or labelled. */
  | 'marks-refused'
  /** Mails that the mailbox had and had not told of. */
  | 'sweep-differences'
  /** The server's clock was set back; told to those who run the mailbox. */
  | 'clock-went-back'

export type ChannelAlarmKind =
  /** Cards and messages that Teams does not take in a channel. */
  | 'cards-refused'
  /** An event switched the channel off. */
  | 'channel-off'

export type AlarmKind = MailboxAlarmKind | ChannelAlarmKind

/** What is known of something that is refused again and again. */
export interface TroubleFacts {
  /** How many things are affected. */
  readonly count: number
  readonly since: Date
  /** What the outside said last, in words. */
  readonly text: Phrase
}

export interface Alarm extends Outbox, AlarmSubject {
  /** `alarmId(...)`: the same trouble is told once. */
  readonly _id: string
  readonly raisedAt: Date
  /** When the trouble was over; `null` while it lasts. */
  readonly endedAt: Date | null
  /** As it is now, or was when it ended; `null` for alarms that say it by what they look up. */
  readonly trouble: TroubleFacts | null
  /** Where it was told: redrawn as the trouble changes and when it ends. */
  readonly cards: readonly PostedMessage[]
  /** Of `channel-off`: all channels of one organisation that one event switched off; left out by earlier versions, which told of one. */
  readonly channels?: readonly LostChannel[]
  readonly revision: number
}

/** A channel that an event switched off. */
export interface LostChannel {
  readonly channelId: string
  /** Where its open tickets went when it happened; `null` where they wait without a card. */
  readonly wentTo: readonly { readonly channelId: string | null; readonly count: number }[]
  /** Whether it takes cards again, and whether that was said; `given-up` once somebody unlinked it. */
  readonly back: 'no' | 'untold' | 'told' | 'given-up'
}

export function lostIn({ channels, channelId }: Pick<Alarm, 'channels' | 'channelId'>): readonly LostChannel[] {
  return channels ?? (channelId === null ? [] : [{ channelId, wentTo: [], back: 'no' }])
}

/** Whose trouble it is: one of the two ids is given, as the kind says. */
export interface AlarmSubject {
  readonly kind: AlarmKind
  readonly mailboxId: string | null
  readonly channelId: string | null
}

/** `occasion` tells one time of the same trouble from the next. */
export function alarmId({ kind, mailboxId, channelId }: AlarmSubject, occasion: string): string {
  return `${kind}/${mailboxId ?? channelId ?? ''}/${occasion}`
}
