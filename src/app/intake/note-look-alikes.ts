// New tickets that look like earlier ones say so on their cards. They are held against earlier ones before they are written, which
// costs no write of its own, and once they are written against each other and against what came to another mailbox at that moment: of two, at
// least one sees the other.
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
/** How far the clocks of two processes may be apart, and how long a batch takes from its first look until it is written. */
const SAME_MOMENT_MS = 30_000

/** The same new tickets, not written yet, each with the earlier one that it looks like. */
export async function likeEarlier(
  { documents, clock }: Pick<LookDeps, 'documents' | 'clock'>,
  drafts: readonly Ticket[],
): Promise<readonly Ticket[]> {
  const asked = addressesOf(drafts)
  if (asked.length === 0) return drafts
  const since = new Date(clock().getTime() - LOOK_BACK_MS)
  const earlier = await documents.tickets.find(
    { 'requester.address': { $in: asked }, createdAt: { $gte: since } },
    { sort: { createdAt: -1 }, limit: Math.min(FOR_ALL, asked.length * FOR_EACH) },
  )
  return drafts.map((ticket) => {
    const looksLike = lookAlike(ticket, earlier)
    return looksLike === null ? ticket : Object.assign({}, ticket, { looksLike })
  })
}

/**
 * Holds those that look like none so far against each other, and against what came to other mailboxes meanwhile. `written` is a batch of one mailbox as it
 * was written. Doing it twice is doing it once, and what people did to a ticket meanwhile is left.
 */
export async function noteLookAlikes(deps: LookDeps, written: readonly Ticket[]): Promise<void> {
  const open = written.filter(({ looksLike, version }) => looksLike === null && version === 1)
  const [first] = open
  const asked = addressesOf(open)
  if (!first || asked.length === 0) return
  const since = new Date(first.createdAt.getTime() - SAME_MOMENT_MS)
  const elsewhere = await deps.documents.tickets.find(
    { 'requester.address': { $in: asked }, createdAt: { $gte: since }, mailboxId: { $ne: first.mailboxId } },
    { sort: { createdAt: -1 }, limit: FOR_ALL },
  )
  const others = [...elsewhere, ...written]
  const alike = open.flatMap((ticket) => {
    const looksLike = lookAlike(ticket, others)
    return looksLike === null ? [] : [{ ticket, looksLike }]
  })
  const noted = await deps.documents.tickets.updateEach(
    alike.map(({ ticket, looksLike }) => noteOn(deps, ticket, looksLike)),
  )
  if (noted === alike.length) return
  for (const { ticket, looksLike } of alike) await note(deps, ticket._id, looksLike)
}

function addressesOf(tickets: readonly Ticket[]): readonly string[] {
  return [...new Set(tickets.map(({ requester }) => requester.address).filter((address) => address !== ''))]
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
