// The comparison of an inbox with the ledger: where it stands, what it misses, and what it found.
import type { LedgerRow } from './ledger.ts'

/** A place among the mails of an inbox, newest first: behind the first `skip` of those received in the second of `at` or before. */
export interface InboxPlace {
  /** A whole second. */
  readonly at: Date
  readonly skip: number
}

/** A mail that lies in the inbox while the ledger knows nothing of it. One look is no proof: the provider may just be late to tell. */
export interface MissingMail {
  readonly mailId: string
  /** When it is looked for again. */
  readonly lookAt: Date
}

/** Mails that nobody had told of: worked since, or listed with a reason only. */
export interface FoundMails {
  readonly worked: number
  readonly listed: number
}

/** One for each mailbox. Only whoever holds the mailbox's lease goes on with it. */
export interface Sweep {
  /** The mailbox's id. */
  readonly _id: string
  /** The mailbox that it is about, which may become another one. */
  readonly address: string
  /** Where the pass that is under way goes on; `null` begins a new one. */
  readonly place: InboxPlace | null
  readonly startedAt: Date | null
  /** When the last pass came to its end; `null` before the first did. */
  readonly passedAt: Date | null
  /** When the next page is due. */
  readonly dueAt: Date
  readonly pageSize: number
  /** Whether what lay in the inbox before it was read is noted: that is what the first pass is for. */
  readonly knowsBefore: boolean
  /** No more than `MOST_MISSING`. */
  readonly missing: readonly MissingMail[]
  /** By day (`2026-11-27`, UTC), the last week's. */
  readonly days: readonly (FoundMails & { readonly day: string })[]
  /** All since the last day on which nothing was found; `null` when that was never. */
  readonly found: (FoundMails & { readonly since: Date; readonly lastAt: Date }) | null
  readonly revision: number
}

/** The mails of one day, by digests of their ids: enough to know them again, and small at a hundred thousand. */
export interface InboxBefore {
  /** Mailbox and day of receipt, UTC. */
  readonly _id: string
  readonly mailboxId: string
  /** That day; its documents vanish once nobody looks that far back any more. */
  readonly day: Date
  readonly mails: readonly string[]
}

const DAY_MS = 86_400_000

/** Mails received longer ago are not looked at: whoever moves one into the inbox by then means nothing new by it. */
export const LOOKS_BACK_MS = 365 * DAY_MS
/** From the beginning of a pass to that of the next one; a longer pass is followed by the next one at once. */
export const PASS_EVERY_MS = 15 * 60_000
/** Between the two looks. The provider's lists and its changes are seldom apart for longer. */
export const SECOND_LOOK_MS = 10 * 60_000
/** A mail received earlier before it is found is listed, not worked: an answer would come out of nowhere. */
export const TOO_OLD_MS = 7 * DAY_MS
export const PAGE_SIZE = 500
export const SMALLEST_PAGE = 25
export const MOST_MISSING = 1000
const DAYS_KEPT = 7

export function newSweep(mailboxId: string, address: string, now: Date): Sweep {
  return {
    ...{ _id: mailboxId, address, place: null, startedAt: null, passedAt: null, dueAt: now, pageSize: PAGE_SIZE },
    ...{ knowsBefore: false, missing: [], days: [], found: null, revision: 1 },
  }
}

/** Times further ahead than they can be were written while the clock was. */
export function isDue(time: Date, longestMs: number, now: Date): boolean {
  return time <= now || time.getTime() - now.getTime() > longestMs
}

/** When there is something to do next; `null` where that is not for time to say. */
export function nextDue({ dueAt, missing, pageSize }: Sweep): Date | null {
  const hasRoom = missing.length + pageSize <= MOST_MISSING
  const times = [...(hasRoom ? [dueAt] : []), ...missing.map(({ lookAt }) => lookAt)].map((time) => time.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}

/** Providers tell whole seconds: the mail that came in the second of the start belongs to what is read. */
export function isBeforeStart(receivedAt: Date, startFrom: Date): boolean {
  return receivedAt.getTime() < Math.floor(startFrom.getTime() / 1000) * 1000
}

/**
 * Whether a mail that lies in the inbox wants another look: it has no row, or one that says it is gone. One that came back already and
 * cannot be read all the same has said so in the log.
 */
export function isMissing(row: LedgerRow | undefined): boolean {
  return row === undefined || (row.state === 'ignored' && row.errorCode === 'gone' && row.swept === undefined)
}

/** What becomes of a mail that was found: it is worked, or listed with the reason why not. */
export function whyListed(receivedAt: Date, startFrom: Date, now: Date): 'before-start' | 'too-old' | null {
  if (isBeforeStart(receivedAt, startFrom)) return 'before-start'
  return now.getTime() - receivedAt.getTime() > TOO_OLD_MS ? 'too-old' : null
}

export function withFound(sweep: Sweep, more: FoundMails, now: Date): Pick<Sweep, 'days' | 'found'> {
  if (more.worked + more.listed === 0) return { days: sweep.days, found: sweep.found }
  const day = now.toISOString().slice(0, 10)
  const today = sweep.days.find((one) => one.day === day)
  const others = sweep.days.filter((one) => one.day !== day).slice(1 - DAYS_KEPT)
  const before = isQuiet(sweep, now) ? null : sweep.found
  return {
    days: [...others, { day, ...sum(today, more) }],
    found: { ...sum(before, more), since: before?.since ?? now, lastAt: now },
  }
}

/** Nothing was found for a day, and the inbox was compared since: whatever it was is over. */
export function isQuiet({ found, passedAt }: Pick<Sweep, 'found' | 'passedAt'>, now: Date): boolean {
  if (found === null) return true
  return now.getTime() - found.lastAt.getTime() >= DAY_MS && passedAt !== null && passedAt > found.lastAt
}

/** Of the last seven days. */
export function foundLately({ days }: Pick<Sweep, 'days'>, now: Date): FoundMails {
  const first = new Date(now.getTime() - (DAYS_KEPT - 1) * DAY_MS).toISOString().slice(0, 10)
  return days.filter(({ day }) => day >= first).reduce<FoundMails>(sum, { worked: 0, listed: 0 })
}

function sum(one: FoundMails | null | undefined, other: FoundMails): FoundMails {
  return { worked: (one?.worked ?? 0) + other.worked, listed: (one?.listed ?? 0) + other.listed }
}
