// How tickets belong together: one was merged into another, two are related, one looks like another.
import type { Status } from './status.ts'

/** Another ticket, as cards name it. */
export interface TicketRef {
  readonly ticketId: string
  readonly number: number
}

/** Where a merged ticket went, and what it was before. */
export interface MergedInto extends TicketRef {
  /** Of this one merge: a second one of the same two tickets has another. */
  readonly mergeId: string
  readonly at: Date
  readonly by: { readonly personId: string | null; readonly name: string }
  readonly former: { readonly status: Status; readonly resolvedAt: Date | null }
}

/** A ticket that was merged into this one. */
export interface MergedTicket extends TicketRef {
  readonly mergeId: string
  readonly at: Date
}

export type LikenessReason = 'same-mail' | 'same-words'

export interface Likeness extends TicketRef {
  readonly reason: LikenessReason
}

export interface Kin {
  /** Set while it is merged: mails that belong to it join that ticket. Merged tickets have none of their own in `mergedFrom`. */
  readonly mergedInto: MergedInto | null
  /** At most `MOST_MERGED`; their entries are part of this ticket's conversation. */
  readonly mergedFrom: readonly MergedTicket[]
  /** At most `MOST_RELATED`; each names this one, too. */
  readonly related: readonly TicketRef[]
  /** Said on the card until somebody joins them or keeps them apart. */
  readonly looksLike: Likeness | null
  /** Closed because it was no request: nobody is told, and it does not count as resolved. */
  readonly notRequest: boolean
}

export const NO_KIN: Kin = { mergedInto: null, mergedFrom: [], related: [], looksLike: null, notRequest: false }

export const MOST_MERGED = 20
export const MOST_RELATED = 20
/** How long a merge can be undone. */
export const UNDO_MERGE_MS = 86_400_000

export function mayUndoMerge({ at }: Pick<MergedInto, 'at'>, now: Date): boolean {
  return now.getTime() - at.getTime() <= UNDO_MERGE_MS
}

/** What one ticket has still to write in another. */
export type KinStep =
  /** The other is merged into this one, if it is still the version that was looked at. */
  | { readonly do: 'merge'; readonly mergeId: string; readonly version: number }
  /** The other no longer counts this one as merged into it. */
  | { readonly do: 'unmerge'; readonly mergeId: string }
  /** The other names this one as related, or no longer does, as this one does. */
  | { readonly do: 'relate' }
  /** An email of the other became this ticket; of `ownerId`, where that was merged into the other. */
  | { readonly do: 'split'; readonly entryId: string; readonly ownerId?: string }
