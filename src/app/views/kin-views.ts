// What cards show of tickets that belong together, and of those that are no request.
import type { LikenessReason, MergedTicket, TicketRef } from '../../domain/ticket/kin.ts'

/** Another ticket is named, by number or chosen among others of the same requester. */
interface OtherTicketPanel {
  readonly choices: readonly { readonly id: string; readonly title: string }[]
  readonly number: string
  readonly otherId: string | null
  readonly error: string | null
}

export type KinPanel =
  /** `merged`: those merged into this one that can still be undone. */
  | (OtherTicketPanel & { readonly kind: 'merge'; readonly merged: readonly MergedTicket[] })
  | (OtherTicketPanel & { readonly kind: 'link'; readonly related: readonly TicketRef[] })
  /** `ignoreIn`: the organisation whose administrators can have the sender ignored; `null` where nobody can. */
  | {
      readonly kind: 'no-request'
      readonly sender: string
      readonly mayIgnore: boolean
      readonly ignoreIn: string | null
      readonly error: string | null
    }

/** On a ticket's card. */
export interface KinView {
  /** Numbers of the tickets merged into this one, and of those linked to it. */
  readonly merged: readonly number[]
  readonly related: readonly number[]
  readonly looksLike: { readonly ticketId: string; readonly number: number; readonly reason: LikenessReason } | null
}

/** What is left of the card of a merged ticket. */
export interface MergedView {
  readonly card: 'merged'
  readonly ticketId: string
  readonly version: number
  readonly number: number
  readonly subject: string
  /** The number of the ticket that it was merged into. */
  readonly into: number
  readonly mergeId: string
  readonly by: string
  readonly at: Date
  readonly undoUntil: Date
  readonly notice: string | null
}
