// Which tickets a list shows, as it is remembered, kept under a name, and carried by the list's buttons.

export const TICKET_LISTS = ['mine', 'unassigned', 'waiting', 'overdue', 'urgent', 'resolved', 'all'] as const
export type TicketList = (typeof TICKET_LISTS)[number]

export interface TicketFilter {
  readonly list: TicketList
  readonly categoryId: string | null
  readonly organisationId: string | null
  /** An email address, lower case. */
  readonly requester: string | null
}

export const EVERY_OPEN_TICKET: TicketFilter = { list: 'all', categoryId: null, organisationId: null, requester: null }

/** Whether it leaves anything out beyond what its list does. */
export function isNarrowed({ categoryId, organisationId, requester }: TicketFilter): boolean {
  return categoryId !== null || organisationId !== null || requester !== null
}

export function isSameFilter(a: TicketFilter, b: TicketFilter): boolean {
  return (
    a.list === b.list &&
    a.categoryId === b.categoryId &&
    a.organisationId === b.organisationId &&
    a.requester === b.requester
  )
}

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly filter: TicketFilter
}

/** What one person last looked at, and keeps under names. Ids in it give no right: what they name is looked up for the person each time. */
export interface TicketViews {
  /** The person's. */
  readonly _id: string
  readonly last: TicketFilter
  readonly saved: readonly SavedView[]
  readonly revision: number
}
