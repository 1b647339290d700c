// The mail ledger: one row per mail and mailbox, kept until the mail has an outcome and for looking things up after.
import { phrase, type Phrase } from '../../texts/say.ts'

export type LedgerState = 'received' | 'ticket' | 'follow-up' | 'ignored' | 'failed'

export interface LedgerRow {
  /** `ledgerId(mailboxId, mailId)`: a mail seen twice is one row. */
  readonly _id: string
  readonly mailboxId: string
  /** The provider's id of the mail. */
  readonly mailId: string
  readonly messageId: string | null
  readonly from: string
  readonly subject: string
  readonly receivedAt: Date
  readonly state: LedgerState
  /** Why it was ignored or failed, for people: the rule or header, or what went wrong and what to do. */
  readonly reason: Phrase | null
  /**
   * The error's stable code, for searching; `null` unless failed, or `gone` when the mail was gone before it was read. `stopped` and
   * `stopped-twice`: it was under way when a process died.
   */
  readonly errorCode: string | null
  readonly ticketId: string | null
  /** `mailDigest(...)` once it was read: what else has its Message-ID is the same mail only where this is the same. */
  readonly digest: string | null
  /** Somebody asked for it to be treated as a ticket: no header, rule or likeness ends its way any more. */
  readonly wanted: boolean
  /** Failed tries: of working it, or, once it has its outcome, of marking it in the mailbox. */
  readonly attempts: number
  /** Why it could not be marked, moved or labelled in the mailbox after it had its outcome; `null` when it was, or need not be. */
  readonly markError: Phrase | null
  /** When it is worked next; once it has an outcome, when it is marked in the mailbox. `null` once there is nothing left to do, or trying again by itself is given up. */
  readonly dueAt: Date | null
  readonly seenAt: Date
  /** A sweep found it, when nobody had told of it, and so it became: due, or listed as ignored. Left out where it was told of. */
  readonly swept?: 'worked' | 'listed'
  /** `ignoredOn(...)` when it was ignored last; left out of rows that never were, and of those of earlier versions. */
  readonly ignoredOn?: string
  /** Sender and subject were removed. Left out where they were not. */
  readonly cleared?: true
}

export function ledgerId(mailboxId: string, mailId: string): string {
  return `${mailboxId}/${mailId}`
}

/** No mail waits longer for its next try, in milliseconds. */
export const MAX_RETRY_DELAY_MS = 8 * 3_600_000
/**
 * Waiting times before the tries after the first, in milliseconds: about a day, since what is refused for a night is taken the
 * next morning. After the last one a person has to decide.
 */
const RETRY_DELAYS_MS = [
  10_000,
  60_000,
  5 * 60_000,
  30 * 60_000,
  2 * 3_600_000,
  4 * 3_600_000,
  MAX_RETRY_DELAY_MS,
  MAX_RETRY_DELAY_MS,
]
/** People are told of it after so many, which takes some hours; it is tried on. */
export const TOLD_AFTER_TRIES = 6

/** When a mail that failed for the `attempts`-th time is tried again, or `null` when it has been tried enough. */
export function retryAt(attempts: number, now: Date): Date | null {
  const delay = RETRY_DELAYS_MS[attempts - 1]
  return delay === undefined ? null : new Date(now.getTime() + delay)
}

/** Whether the mail may be one that kills whoever reads it: such a one is worked alone. */
export function isSuspect({ state, errorCode }: Pick<LedgerRow, 'state' | 'errorCode'>): boolean {
  return state === 'failed' && (errorCode === 'stopped' || errorCode === 'stopped-twice')
}

/** What becomes of a row that was under way when a process died: a second look by itself, and after a second death none. */
export function afterDeath(
  row: LedgerRow,
  now: Date,
): Pick<LedgerRow, 'state' | 'reason' | 'errorCode' | 'attempts' | 'dueAt'> {
  const attempts = row.attempts + 1
  if (!isSuspect(row)) {
    const reason = phrase('log.reason.stopped')
    return { state: 'failed', reason, errorCode: 'stopped', attempts, dueAt: now }
  }
  const reason = phrase('log.reason.stoppedTwice')
  return { state: 'failed', reason, errorCode: 'stopped-twice', attempts, dueAt: null }
}
