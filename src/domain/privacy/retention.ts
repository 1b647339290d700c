// How long what people wrote is kept, and what of it is over.
import type { Lease } from '../lease.ts'
import { inForce, type InForce, type Level } from '../organisation/inheritance.ts'

export interface RetentionSettings {
  /** Months after a ticket was resolved or closed; then its texts and the references to its files are removed. 0 keeps them. */
  readonly textMonths: number
  /** Days after an email was read; then its sender and subject leave the mail log. 0 keeps them. */
  readonly logDays: number
}

export const RETENTION_IDS = ['textMonths', 'logDays'] as const
export type RetentionId = (typeof RETENTION_IDS)[number]

/** What an organisation sets itself; `null` takes what holds above. */
export type OwnRetention = { readonly [K in RetentionId]: RetentionSettings[K] | null }

export const NO_RETENTION: OwnRetention = { textMonths: null, logDays: null }

export interface StoredRetention {
  /** The organisation's id. */
  readonly _id: string
  readonly settings: OwnRetention
  /** Which of them those below cannot set. Absent: they may set both. */
  readonly fixed?: readonly RetentionId[]
  /** Counts the writes. */
  readonly revision: number
}

/** The longest that can be set; and the shortest, so that no email is tried again after its row was emptied. */
export const RETENTION_LIMITS: Readonly<Record<RetentionId, { readonly min: number; readonly max: number }>> = {
  textMonths: { min: 1, max: 120 },
  logDays: { min: 7, max: 3650 },
}

/** Everything is kept where nobody says otherwise. */
export function retentionInForce(
  levels: readonly Level<OwnRetention>[],
): Readonly<Record<RetentionId, InForce<number>>> {
  return { textMonths: inForce(levels, 'textMonths', 0), logDays: inForce(levels, 'logDays', 0) }
}

/** What was resolved before this is over. A month before the 31st is the last day of a shorter month. */
export function monthsBefore(now: Date, months: number): Date {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1))
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const day = Math.min(now.getUTCDate(), days)
  return new Date(first.getTime() + (day - 1) * DAY_MS + (now.getTime() % DAY_MS))
}

const DAY_MS = 86_400_000

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS)
}

/** What one night has removed of an organisation so far. */
export interface Removed {
  readonly organisationId: string
  readonly tickets: number
  readonly rows: number
  /** Left out where none was. */
  readonly auditEntries?: number
}

/** The nightly work, of which there is but one in the installation. */
export interface RetentionRun {
  readonly _id: 'retention'
  /** Names this night's work in the audit. */
  readonly runId: string
  /** When it began; what is over is reckoned from then. `null` while none is under way. */
  readonly startedAt: Date | null
  /**
   * The organisation (for texts), then the mailbox (for the log: first what it says, then whole rows) that is worked on; those before
   * it are done. Last the audit.
   */
  readonly stage: 'texts' | 'log' | 'old-rows' | 'audit'
  readonly place: string
  /** What is being emptied or removed: whoever takes over after a crash finishes them first. */
  readonly underWay: readonly string[]
  readonly removed: readonly Removed[]
  /** Up to where the log of each mailbox is emptied: nothing before that is looked at again. */
  readonly emptied: readonly { readonly mailboxId: string; readonly upTo: Date }[]
  readonly dueAt: Date
  readonly lease: Lease | null
}

/** Adds to what was removed of an organisation. */
export function addRemoved(removed: readonly Removed[], more: Removed): readonly Removed[] {
  const auditEntries = more.auditEntries ?? 0
  if (more.tickets === 0 && more.rows === 0 && auditEntries === 0) return removed
  const known = removed.find(({ organisationId }) => organisationId === more.organisationId)
  const sum = {
    organisationId: more.organisationId,
    tickets: (known?.tickets ?? 0) + more.tickets,
    rows: (known?.rows ?? 0) + more.rows,
    auditEntries: (known?.auditEntries ?? 0) + auditEntries,
  }
  return [...removed.filter((one) => one !== known), sum]
}
