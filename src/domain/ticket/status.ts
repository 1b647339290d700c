// How far a ticket is.
export const STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed'] as const
export type Status = (typeof STATUSES)[number]
