// Tickets take in the entries of many mails, each ticket with one write, all of them with one call.
import { addFollowUp, applyChange } from '../../domain/ticket/ticket-changes.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import { newLease } from '../new-lease.ts'
import { changedOnly } from '../tickets/change-ticket.ts'
import { makeRoomInEach, withRoom } from '../tickets/latest-entries.ts'
import { hasRoomForEvents } from '../tickets/outbox-room.ts'
import type { MailDeps, ReceivedMail } from './outcome.ts'

/** A mail that joins a ticket. */
export interface Join {
  readonly ticket: Ticket
  readonly entry: Entry
  readonly received: ReceivedMail
  /** It says nothing that anybody may act upon. */
  readonly quiet: boolean
  /** It changes no status: that, or nothing but thanks. */
  readonly opensNothing: boolean
}

/** How often it is tried to be faster than others who change the same tickets; after that each mail is worked by itself. */
const TRIES = 20

/**
 * Writes the entries, and counts them in, in the order given. `tickets` has those of the joins as they were read and then as they
 * were written; one that is merged, emptied or always changed by others is taken out of it. Answers the ids of the entries that count.
 */
export async function countInTogether(
  deps: MailDeps,
  tickets: Map<string, Ticket>,
  joins: readonly Join[],
): Promise<ReadonlySet<string>> {
  const { documents } = deps
  const counted = new Set<string>()
  const groups = new Map<string, readonly Join[]>()
  for (const join of joins) groups.set(join.ticket._id, [...(groups.get(join.ticket._id) ?? []), join])
  const touched = [...groups.keys()].flatMap((id) => tickets.get(id) ?? [])
  await documents.entries.insertNew(joins.map(({ entry }) => entry))
  for (let tries = 0, left = touched; left.length > 0 && tries < TRIES; tries += 1) {
    const leaving = await makeRoomInEach(documents, left)
    const writes = left.flatMap((before) => {
      const after = allCountedIn(deps, before, leaving, groups.get(before._id) ?? [])
      return after ? [{ before, after }] : []
    })
    for (const { _id } of left) tickets.delete(_id)
    const matched = await documents.tickets.updateEach(
      writes.map(({ before, after }) => ({
        filter: { _id: before._id, revision: before.revision },
        update: { $set: changedOnly(before, after) },
      })),
    )
    const stand =
      matched === writes.length
        ? writes.map(({ after }) => after)
        : await documents.tickets.find({ _id: { $in: writes.map(({ before }) => before._id) } })
    left = []
    for (const ticket of stand) {
      const entries = (groups.get(ticket._id) ?? []).map(({ entry }) => entry._id)
      tickets.set(ticket._id, ticket)
      if (entries.every((id) => ticket.entryIds.includes(id))) for (const id of entries) counted.add(id)
      else left.push(ticket)
    }
    if (tries === TRIES - 1) for (const { _id } of left) tickets.delete(_id)
  }
  if (counted.size > 0) deps.wakeDelivery()
  return counted
}

/** The ticket with all of them, which this process delivers at once, if nobody has it; `null` where it can take none. */
function allCountedIn(
  deps: MailDeps,
  before: Ticket,
  leaving: ReadonlySet<string>,
  joins: readonly Join[],
): Ticket | null {
  if (before.mergedInto !== null || before.removed !== null) return null
  const after = joins.reduce((ticket, join) => countedIn(deps, ticket, join), withRoom(before, leaving))
  if (!hasRoomForEvents(after.outbox)) return null
  return before.deliveryLease === null ? { ...after, deliveryLease: newLease(deps) } : after
}

/** The ticket as it is with one more, not written. */
export function countedIn(
  deps: Pick<MailDeps, 'clock' | 'newId'>,
  ticket: Ticket,
  { entry, received, opensNothing }: Omit<Join, 'ticket'>,
): Ticket {
  const { messageId } = received.mail
  const now = deps.clock()
  const change = addFollowUp(ticket, entry, messageId === null ? [] : [messageId], now, opensNothing)
  return change === null ? ticket : applyChange(ticket, change, now, deps.newId)
}
