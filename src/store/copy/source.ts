// What is copied: all documents of a place, as they are stored, with their versions.
import type { Documents } from '../../app/documents.ts'
import type { StoredDocument } from '../../app/ports/documents.ts'
import { COLLECTIONS } from '../collections.ts'

/** So many documents are held at once. */
export const BATCH_DOCUMENTS = 200

export interface Batch {
  readonly collection: string
  readonly documents: readonly StoredDocument[]
}

export interface Source {
  /** What it is an unfinished copy of; `null` for a whole one, and for what is no copy. */
  readonly unfinished: string | null
  /** Whether all of it is of one and the same moment. */
  readonly isOneMoment: boolean
  /** Names of collections that are there and that this release does not know: they are not read. */
  readonly unknown: readonly string[]
  /** One collection after the other, in the order of `COPY_ORDER`; only these, when given. */
  read(only?: ReadonlySet<string>): AsyncIterable<Batch>
  close(): Promise<void>
}

/**
 * What is written later leads to what is written before it: a ticket to its entries, a row of the ledger to its ticket, the place up to
 * which a mailbox is read to its rows. Where not all can be read at one moment, reading in this order finds whatever something read leads to,
 * and Frontdesk does again what it finds half done. Numbers are counted before they are used, so that counters are read last.
 */
const LATER_FIRST: readonly (keyof Documents)[] = [
  ...(['mailboxes', 'sweeps', 'changeJobs', 'retentionRuns', 'erasures', 'alarms', 'ledger'] as const),
  ...([
    'replyDrafts',
    'sentFiles',
    'ticketViews',
    'tickets',
    'cardThreads',
    'entries',
    'mailThreads',
    'inboxBefore',
  ] as const),
]
const LAST: readonly (keyof Documents)[] = ['counters', 'installation']

/** Kept by the store about itself: no copy has it, and it is made anew where it is missing. */
export const OF_THE_STORE: readonly string[] = ['schemas']

/** Every collection of this release once. */
export const COPY_ORDER: readonly string[] = [
  ...LATER_FIRST,
  ...Object.keys(COLLECTIONS).filter((name) => ![...LATER_FIRST, ...LAST].some((placed) => placed === name)),
  ...LAST,
]
