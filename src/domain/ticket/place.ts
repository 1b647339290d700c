// The place of a ticket in the lists, as it is stored with it.

export const OPEN_QUEUES = ['unassigned', 'assigned', 'waiting', 'waiting-unassigned'] as const
/** `set-aside`: part of another ticket, or no request: it is in no list, but a search finds it. */
export type Queue = (typeof OPEN_QUEUES)[number] | 'ended' | 'set-aside'

/** `turn`: the smaller, the sooner it wants to be looked at. Open ones: the most urgent, then the oldest. Ended ones: the latest. */
export interface Place {
  readonly queue: Queue
  readonly turn: number
}

/** What a ticket that was set aside is. */
export type Aside = 'merged' | 'no-request'
