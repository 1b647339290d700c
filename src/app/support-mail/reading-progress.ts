// How far a mailbox with many waiting emails is, for its card.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { currentSpeaker, say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'

/** Fewer are read before anybody could look. */
const MANY = 200
/** A day of the week says when it was for so long. */
const WEEK_MS = 6 * 86_400_000

/**
 * `3,200 of about 12,000 emails read`, and from when the oldest is that waits; `null` while few wait. Costs the counting of an index
 * and one look-up.
 */
export async function readingProgress(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  { _id, burst, underWay }: Mailbox,
  timeZone: string,
): Promise<string | null> {
  if (!burst || burst.told < MANY) return null
  const now = clock()
  const waiting = await documents.ledger.count({ mailboxId: _id, dueAt: { $lte: now } })
  if (waiting === 0) return null
  // They are worked oldest first.
  const [first] = underWay?.rows ?? []
  const oldest = first === undefined ? undefined : await documents.ledger.findOne({ _id: first })
  const facts = { read: Math.max(0, burst.told - waiting), told: Math.max(burst.told, waiting) }
  return oldest === undefined
    ? say('mailbox.progress', facts)
    : say('mailbox.progress.oldest', { ...facts, day: dayWord(oldest.receivedAt, now, timeZone) })
}

function dayWord(day: Date, now: Date, timeZone: string): string {
  const isNear = now.getTime() - day.getTime() < WEEK_MS
  const style: Intl.DateTimeFormatOptions = isNear ? { weekday: 'long' } : { dateStyle: 'medium' }
  return new Intl.DateTimeFormat(currentSpeaker().language, { ...style, timeZone }).format(day)
}
