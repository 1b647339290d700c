// New tickets that look like earlier ones say so on their cards. Looked at once, right after they were made, so that of two that
// are made at the same moment at least one sees the other.
import { withOutbox } from '../../domain/ticket/lanes.ts'
import { LOOK_BACK_MS, lookAlike } from '../../domain/ticket/look-alike.ts'
import { addToOutbox } from '../../domain/ticket/copies.ts'
import { redrawInTime } from '../../domain/ticket/ticket-changes.ts'
import type { Likeness } from '../../domain/ticket/kin.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import type { Change } from '../ports/documents.ts'

type LookDeps = Pick<Deps, 'documents' | 'clock' | 'newId'>

/** How many earlier tickets are looked at: for each address, and for a whole batch. */
const FOR_EACH = 10
const FOR_ALL = 200

/** Doing it twice is doing it once, and what people did to a ticket meanwhile is left. */
export async function noteLookAlikes(
  deps: LookDeps,
  ticketIds: ReadonlySet<string>,
  addresses: readonly string[],
): Promise<void> {
  const asked = [...new Set(addresses.filter((address) => address !== ''))]
  if (asked.length === 0) return
  const since = new Date(deps.clock().getTime() - LOOK_BACK_MS)
  const latest = await deps.documents.tickets.find(
    { 'requester.address': { $in: asked }, createdAt: { $gte: since } },
    { sort: { createdAt: -1 }, limit: Math.min(FOR_ALL, asked.length * FOR_EACH + ticketIds.size) },
  )
  const alike = latest.flatMap((ticket) => {
    if (!ticketIds.has(ticket._id) || ticket.looksLike !== null) return []
    const looksLike = lookAlike(ticket, latest)
    return looksLike === null ? [] : [{ ticket, looksLike }]
  })
  const fresh = alike.filter(({ ticket }) => ticket.version === 1)
  const noted = await deps.documents.tickets.updateEach(
    fresh.map(({ ticket, looksLike }) => noteOn(deps, ticket, looksLike)),
  )
  if (noted === fresh.length) return
  for (const { ticket, looksLike } of fresh) await note(deps, ticket._id, looksLike)
}

/** Where the ticket is as it was read. */
function noteOn({ clock, newId }: LookDeps, ticket: Ticket, looksLike: Likeness): Change<Ticket> {
  const outbox = addToOutbox(ticket, redrawInTime(ticket), clock(), newId)
  const fields = { looksLike, ...withOutbox(ticket, outbox) }
  return { filter: { _id: ticket._id, revision: ticket.revision }, update: { $set: fields, $inc: { revision: 1 } } }
}

/** It is no new version: no button means anything else by it. */
async function note(deps: LookDeps, _id: string, looksLike: Likeness): Promise<void> {
  const { tickets } = deps.documents
  for (;;) {
    const ticket: Ticket | undefined = await tickets.findOne({ _id, version: 1, looksLike: null })
    if (!ticket) return
    const { filter, update } = noteOn(deps, ticket, looksLike)
    if (await tickets.updateIf(filter, update)) return
  }
}
