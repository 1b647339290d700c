// Silence is an alarm: what people must be told without having asked. One alarm, and one card, for each trouble.
import type { Phrase } from '../texts/say.ts'
import type { Outbox, PostedMessage } from './ticket/outbox.ts'

export type MailboxAlarmKind =
  | 'mails-failed'
  | 'mailbox-failing'
  | 'mailbox-silent'
  /** Its secret ends soon, or has ended. */
  | 'secret-expiring'
  /** Somebody gets no more automatic mails for now: two helpdesks may be answering each other. */
  | 'mail-loop'
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
  /** Those that share the trouble, at most `MOST_MEMBERS`: mailboxes, or senders; left out by kinds that tell of one alone. */
  readonly members?: readonly AlarmMember[]
  /** It came back too soon after it was told to be told anew: its card is open again, and people are told if that lasts. */
  readonly quiet?: boolean
  /** Its cards of earlier times, which are still to say that there is a newer one. */
  readonly former?: readonly PostedMessage[]
  readonly revision: number
}

/** One of those that share a trouble. */
export interface AlarmMember {
  /** The mailbox's id; of `mail-loop` the sender's address, lower case. */
  readonly id: string
  readonly since: Date
  /** What is known of it, in words. */
  readonly text: Phrase
  /** Of `mail-loop`: when it last happened. */
  readonly lastAt?: Date
  /** It has none of the trouble any more. */
  readonly over?: true
}

/** So many are told of by one alarm. */
export const MOST_MEMBERS = 200
/** Of one trouble, people are told no more often than this, in milliseconds: what comes and goes must not fill a channel. */
export const TOLD_AGAIN_MS = 30 * 60_000

/** Those that still have the trouble; an alarm that tells of one mailbox alone names it by `mailboxId`. */
export function membersOf({ members, mailboxId, raisedAt }: Alarm): readonly AlarmMember[] {
  if (members) return members.filter(({ over }) => over !== true)
  return mailboxId === null ? [] : [{ id: mailboxId, since: raisedAt, text: '' }]
}

type Telling = Partial<Pick<Alarm, 'raisedAt' | 'cards' | 'former' | 'quiet'>>

/** How people are told once more: by a new card in place of the one before, or not yet, where they were told a moment ago. */
export function toldAnew(alarm: Alarm, now: Date): Telling {
  if (Math.abs(now.getTime() - alarm.raisedAt.getTime()) < TOLD_AGAIN_MS) return { quiet: true }
  return { raisedAt: now, cards: [], former: [...(alarm.former ?? []), ...alarm.cards], quiet: false }
}

/** For an alarm that is open: people are told of what came back quietly, once it has lasted. `null` when there is nothing to do. */
export function afterQuiet(alarm: Alarm, now: Date): Telling | null {
  if (alarm.quiet !== true) return null
  const next = toldAnew(alarm, now)
  return next.quiet === true ? null : next
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
