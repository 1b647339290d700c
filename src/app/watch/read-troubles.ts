// What Teams and Microsoft do not take, gathered by whose trouble it is: a channel's, or a mailbox's.
import { timeText } from '../views/time-text.ts'
import type { AlarmSubject, MailboxAlarmKind, TroubleFacts } from '../../domain/alarm.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { refusalPhrase } from '../delivery/after-failure.ts'
import { EDITED } from '../delivery/edited-draft.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'
import { findNotTaken } from './find-not-taken.ts'

export interface Trouble extends AlarmSubject, TroubleFacts {
  /** How many of them were given up. */
  readonly parked: number
}

/** Refusals that last no longer are no news. */
const NEWS_AFTER_MS = 30 * 60_000
/** Of a channel that took nothing meanwhile, they are, once Teams said so several times. */
const QUIET_MS = 5 * 60_000
const BELIEVED_AFTER = 3

/** Those of the tickets that match, each by itself. */
export async function readTroubles(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  of: Filter<Ticket> = {},
): Promise<readonly Trouble[]> {
  const now = clock()
  const troubles = new Map<string, Trouble>()
  const tickets = await findNotTaken(documents, of, ['given-up', 'refused', 'failing'])
  const channels = tickets.length === 0 ? [] : await documents.channels.find({})
  for (const ticket of tickets) {
    for (const item of ticket.outbox) {
      const subject = subjectOf(ticket, item)
      if (!subject || !isNews(item, now, around(channels, subject))) continue
      const key = `${subject.kind}/${subject.mailboxId ?? subject.channelId ?? ''}`
      troubles.set(key, together(troubles.get(key), { ...subject, ...factsOf(item, now) }))
    }
  }
  return [...troubles.values()]
}

/** `3 cards could not be posted since 2026-11-23 10:00 UTC. Teams refused …`. */
export function troubleText(
  { kind }: Pick<Trouble, 'kind'>,
  { count, since, text }: TroubleFacts,
  now: Date,
  zone = 'UTC',
): string {
  const hours = Math.floor((now.getTime() - since.getTime()) / 3_600_000)
  const time = timeText(since, zone)
  // Of today or last night, the time alone.
  const short = hours < 20 ? time.replace(/^\S+ /u, '') : time
  return say(TEXTS[kind] ?? 'alarms.trouble.messages', { count, since: short, text })
}

const TEXTS: Readonly<Partial<Record<Trouble['kind'], TextKey>>> = {
  'cards-refused': 'alarms.trouble.cards',
  'mails-refused': 'alarms.trouble.mails',
  'work-stuck': 'alarms.trouble.work',
  'questions-refused': 'alarms.trouble.questions',
}

/** When Teams last took something in the channel that is meant, and in any other; `null` where it never did. */
interface Around {
  readonly here: Date | null
  readonly elsewhere: Date | null
  /** No other channel is there to compare it with. */
  readonly isOnlyOne: boolean
}

function around(channels: readonly SupportChannel[], { channelId }: AlarmSubject): Around | null {
  if (channelId === null) return null
  const times = channels.filter(({ _id }) => _id !== channelId).flatMap(({ postedAt }) => postedAt?.getTime() ?? [])
  return {
    here: channels.find(({ _id }) => _id === channelId)?.postedAt ?? null,
    elsewhere: times.length === 0 ? null : new Date(Math.max(...times)),
    isOnlyOne: !channels.some(({ _id, active }) => active && _id !== channelId),
  }
}

function isNews({ parked, refused, failing }: OutboxItem, now: Date, channel: Around | null): boolean {
  // Nothing is wrong with the mailbox: the card asks whoever works the ticket.
  if (parked?.code === EDITED) return false
  if (parked !== null) return true
  const lasts = ({ since }: { readonly since: Date }, ms: number): boolean => now.getTime() - since.getTime() >= ms
  if (refused && lasts(refused, NEWS_AFTER_MS)) return true
  if (!channel) return false
  const isQuiet = (since: Date): boolean => channel.here === null || channel.here <= since
  if (refused && refused.times >= BELIEVED_AFTER && lasts(refused, QUIET_MS) && isQuiet(refused.since)) return true
  if (!failing || !isQuiet(failing.since)) return false
  // Where Teams answers nowhere, no message about it would arrive either: what it takes elsewhere says that it is this channel.
  const isOnlyHere = channel.elsewhere !== null && channel.elsewhere > failing.since
  return lasts(failing, channel.isOnlyOne ? NEWS_AFTER_MS : QUIET_MS) && (isOnlyHere || channel.isOnlyOne)
}

/** Every kind is someone's trouble, or says here why it is nobody's. */
function subjectOf({ channelId, mailboxId }: Ticket, item: OutboxItem): AlarmSubject | null {
  const ofMailbox = (kind: MailboxAlarmKind, id = mailboxId): AlarmSubject | null =>
    id === null ? null : { kind, mailboxId: id, channelId: null }
  switch (item.kind) {
    case 'card':
    case 'thread-reply':
    case 'more-replies':
      return channelId === null ? null : { kind: 'cards-refused', channelId, mailboxId: null }
    case 'copy':
      return { kind: 'cards-refused', channelId: item.channelId, mailboxId: null }
    case 'reply':
    case 'drop-reply':
      // A chat is one person's trouble, and stands on the ticket's card.
      return ofMailbox('mails-refused', item.reply.mailboxId)
    case 'mail':
      return ofMailbox('mails-refused')
    case 'question':
      return ofMailbox('questions-refused')
    case 'kin':
    case 'entry':
      return ofMailbox('work-stuck')
    // The bot is out of that channel or chat: these are dropped, not parked.
    case 'pointer':
    case 'question-over':
    case 'news':
    case 'tell':
    case 'alarm':
    case 'connect':
      return null
  }
}

function factsOf(item: OutboxItem, now: Date): TroubleFacts & Pick<Trouble, 'parked'> {
  const { parked, refused, failing } = item
  const text = parked?.text ?? (refused ? refusalPhrase(item, refused) : (failing?.text ?? ''))
  const since = refused?.since ?? failing?.since ?? parked?.at ?? now
  return { count: 1, since, text, parked: parked === null ? 0 : 1 }
}

/** Says what the oldest of them was told. */
function together(known: Trouble | undefined, next: Trouble): Trouble {
  if (!known) return next
  const [first] = [known, next].toSorted((a, b) => a.since.getTime() - b.since.getTime())
  return { ...(first ?? known), count: known.count + next.count, parked: known.parked + next.parked }
}
