// An agent writes a note for the other agents. The customer never sees it.
import type { Person } from '../../domain/organisation/person.ts'
import { addNote } from '../../domain/ticket/conversation-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { changeTicket } from './change-ticket.ts'
import { forgetNote } from './leave-note.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from './ticket-access.ts'
import { refuseFullOutbox } from './outbox-room.ts'
import { writtenText } from './written-text.ts'

/** Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`. */
export async function addNoteToTicket(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number; readonly text: string },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  const text = writtenText(input.text, 'note')
  const id = deps.newId()
  const saved = await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    refuseFullOutbox(ticket, 'entry')
    return addNote(ticket, text, { personId: actor._id, name: actor.name }, deps.clock(), id)
  })
  await forgetNote(deps, input.ticketId, actor._id)
  return saved
}
