// What the customer wrote while somebody wrote to them.
import type { Lookups } from '../../lookups.ts'
import type { Entry, Ticket } from '../../../domain/ticket/ticket.ts'
import { START_ID } from '../../views/conversation-view.ts'
import { lastMessage } from '../../views/ticket-view.ts'

/** The customer's last message, if it is another than `seen`, which stood above the form; `null` also where nobody knows that. */
export async function saidSince(lookups: Lookups, ticket: Ticket, seen: string | undefined): Promise<Entry | null> {
  const last = await lastMessage(lookups, ticket)
  return seen === undefined || (last?._id ?? START_ID) === seen ? null : last
}
