// Tickets whose due time is over: their cards say so, and their assignees are told, once for each due time.
import { becomeOverdue } from '../../domain/ticket/attribute-changes.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { changeTicket } from '../tickets/change-ticket.ts'

type WatchDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery' | 'isStopping'>

const LOOK = 200

/** As often and in as many processes as you like. */
export async function watchDue(deps: WatchDeps): Promise<void> {
  const over = { dueWatchAt: { $lte: deps.clock() } }
  for (;;) {
    const found = await deps.documents.tickets.find(over, { limit: LOOK })
    for (const ticket of found) await note(deps, ticket)
    if (found.length < LOOK || deps.isStopping()) return
  }
}

async function note(deps: WatchDeps, ticket: Ticket): Promise<void> {
  if (isOpen(ticket.status)) {
    await changeTicket(deps, ticket._id, (current) => becomeOverdue(current, deps.clock()))
    return
  }
  // Nobody waits for it any more. It is no new version: no button means anything else by it.
  const { _id, revision } = ticket
  await deps.documents.tickets.updateIf({ _id, revision }, { $set: { dueWatchAt: null }, $inc: { revision: 1 } })
}
