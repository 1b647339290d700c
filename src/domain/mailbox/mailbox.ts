// A connected support mailbox: its settings, and where its import stands.
import type { Phrase } from '../../texts/say.ts'
import type { Lease } from '../lease.ts'
import type { Notices } from './notices.ts'
import type { SealedSecret } from './sealed-secret.ts'

export interface MailboxHealth {
  readonly lastSuccessAt: Date | null
  readonly lastErrorAt: Date | null
  /** `code` is the provider's, for searching; `text` says what happened and what to do. */
  readonly lastError: MailboxError | null
  readonly failuresInRow: number
  /** When the first of these failures happened; left out by earlier versions. */
  readonly failingSince?: Date | null
}

export interface MailboxError {
  readonly code: string
  readonly text: Phrase
  /** `throttled`: we were asked to wait; `passing`: it is expected to pass by itself. Left out for whatever people have to cure. */
  readonly nature?: 'throttled' | 'passing'
}

/** The mails that a process is working, written before the work. */
export interface UnderWay {
  /** `workerId` of the process. */
  readonly by: string
  /** Ids of ledger rows. */
  readonly rows: readonly string[]
}

export interface Mailbox {
  readonly _id: string
  readonly organisationId: string
  readonly provider: 'microsoft'
  /** Lower case; unique in the installation. */
  readonly address: string
  /** Further addresses of it, as an administrator typed them; lower case. */
  readonly otherAddresses: readonly string[]
  /** Further addresses of it, as the provider told them; lower case. */
  readonly learntAddresses: readonly string[]
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: SealedSecret
  readonly secretExpiresOn: Date | null
  /** The categories a customer may choose from; empty means all of the organisation. */
  readonly categoryIds: readonly string[]
  readonly defaultServiceTypeId: string | null
  readonly channelId: string | null
  /** A mailbox that the app must not reach: the live test proves with it that the permission is limited. `null` proves nothing. */
  readonly foreignAddress: string | null
  readonly state: 'running' | 'paused'
  /** When Start was pressed; `null` until then. */
  readonly startedAt: Date | null
  /** When it was last started or resumed; `null` while it is paused. */
  readonly runningSince: Date | null
  /** Mails received before this moment are left alone. */
  readonly startFrom: Date
  /** The provider's place in the mailbox; `null` starts a full round. */
  readonly cursor: string | null
  /**
   * The newest ledger row that was written before `cursor` was stored. When it is not there, the cursor is newer than the
   * ledger, as in a copy taken while running. `null` when there is none to look for.
   */
  readonly coveredRow: string | null
  /** When the next poll is due. */
  readonly pollAt: Date
  /** When its addresses are asked for again, and its drafts looked through. */
  readonly tendAt: Date
  /**
   * When its sweep has something to do next, so that no poll has to ask. `null`, or left out, where nobody knows: the sweep itself does.
   */
  readonly sweepAt?: Date | null
  readonly lease: Lease | null
  /** What another process left here was under way when that one died, or stalled for longer than its lease. */
  readonly underWay: UnderWay | null
  /** How many mails were told of since nothing waited last, written with each page of them; left out or `null` while none were. */
  readonly burst?: { readonly told: number } | null
  readonly health: MailboxHealth
  readonly notices: Notices
  readonly revision: number
}

/** No poll waits longer, unless the interval itself is longer. */
export const MAX_POLL_DELAY_MS = 15 * 60_000

/** How long to wait after so many polls that failed in a row, in milliseconds: doubles from `intervalMs`, at most 15 minutes. */
export function pollDelayMs(failuresInRow: number, intervalMs: number): number {
  return Math.min(intervalMs * 2 ** Math.min(failuresInRow, 20), Math.max(intervalMs, MAX_POLL_DELAY_MS))
}
