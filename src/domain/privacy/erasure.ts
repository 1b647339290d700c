// The erasure of a person, as it is done bit by bit: what it looks for, and how far it has come.
import type { Lease } from '../lease.ts'
import type { Traces } from './traces.ts'

/** What the audit says of how much was erased. */
export type ErasedKind = 'tickets' | 'entries' | 'emailsInLog' | 'auditEntries' | 'otherRecords'
export type ErasedCounts = Readonly<Partial<Record<ErasedKind, number>>>

/** Gone once the erasure is done: until then it holds what has to be looked for. */
export interface Erasure {
  readonly _id: string
  /** `erasureKey(...)` of each address: unique, so that nobody is erased twice at a time. */
  readonly keys: readonly string[]
  readonly traces: Traces
  /** What is stored by then is erased; whoever writes from the same address later is somebody new. */
  readonly before: Date
  readonly by: { readonly personId: string; readonly name: string }
  /** Where it was asked for. */
  readonly organisationId: string
  readonly organisationPath: readonly string[]
  /** Tickets of this organisation and those below, and no others; `null` for all there are. */
  readonly within: string | null
  /** All is looked through twice: the second time for what was under way during the first. */
  readonly pass: 1 | 2
  /** Which collection is looked through, and the last document of it that is done. */
  readonly stage: number
  readonly after: string
  /** The last document of it that is counted: counted first, so that a crash in between counts nothing twice. */
  readonly counted: string
  readonly counts: ErasedCounts
  readonly dueAt: Date
  readonly lease: Lease | null
}

export function erasureKey(address: string): string {
  return `address/${address}`
}

export function addCounts(one: ErasedCounts, other: ErasedCounts): ErasedCounts {
  const sum: Partial<Record<ErasedKind, number>> = { ...one }
  for (const kind of ERASED_KINDS) {
    const more = other[kind] ?? 0
    if (more > 0) sum[kind] = (sum[kind] ?? 0) + more
  }
  return sum
}

export const ERASED_KINDS = ['tickets', 'entries', 'emailsInLog', 'auditEntries', 'otherRecords'] as const
