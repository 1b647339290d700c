// What a list of tickets shows, as plain data.
import type { Aside } from '../../domain/ticket/place.ts'
import type { Priority, Status } from '../../domain/ticket/ticket.ts'
import type { StatusReader } from './status-words.ts'
import type { ViewButton } from './form-view.ts'

export interface ListChoice {
  readonly chosen: boolean
  readonly button: ViewButton
}

export interface TicketListView {
  readonly card: 'ticket-list'
  readonly title: string
  readonly tickets: readonly {
    readonly number: number
    readonly subject: string
    readonly requester: string
    /** Whose it is, where the list holds tickets of several organisations. */
    readonly organisation: string | null
    readonly status: Status
    /** As whom it is seen; an agent when left out. */
    readonly reader?: StatusReader
    readonly aside: Aside | null
    readonly priority: Priority
    readonly assignee: string | null
    readonly category: string | null
    /** Such as `3 h ago`, `Resolved 3 h ago`, or `Continues in #12`. */
    readonly age: string
    /** Such as `2 h overdue` or `Due in 3 d`; `null` when nothing is due. */
    readonly due: { readonly text: string; readonly overdue: boolean } | null
  }[]
  /** Said below the title: what the list is narrowed to; empty when it is not. */
  readonly narrowed: string
  /** Said when there are none. */
  readonly empty: string
  /** Above the list: the lists there are; the one that is shown is marked. */
  readonly filters: readonly ListChoice[]
  /** The person's own saved views, likewise; empty in channels. */
  readonly saved: readonly ListChoice[]
  /** Below the list: pages, and the form that narrows it. */
  readonly buttons: readonly ViewButton[]
  readonly total: number
  /** Such as `23`, or `1,000+` where nobody counted further. */
  readonly totalText: string
  readonly page: number
  readonly pages: number
}
