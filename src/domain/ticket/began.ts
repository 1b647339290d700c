// How a ticket began: who really wrote that, and what it is called among the entries.
import type { Requester, Ticket } from './ticket.ts'

/** Whose words it began with, whoever the requester is by now. */
export function beganBy({ firstRequester, requester }: Pick<Ticket, 'firstRequester' | 'requester'>): Requester {
  return firstRequester ?? requester
}

/** As people read it. */
export function writerName({ name, address }: { readonly name: string; readonly address: string }): string {
  return name || address || 'Unknown sender'
}
