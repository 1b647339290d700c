// What an agent wrote in a ticket's thread becomes a note. It stands in the thread already, so it is not said there again.
import type { Person } from '../../domain/organisation/person.ts'
import { addNote, noteId } from '../../domain/ticket/conversation-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { changeTicket } from './change-ticket.ts'
import { refuseFullOutbox } from './outbox-room.ts'
import { refuseMerged, ticketFor, type TicketDeps } from './ticket-access.ts'
import { writtenText } from './written-text.ts'

export interface MessageNote {
  readonly ticketId: string
  readonly text: string
  /** Names the message: noted twice is noted once. */
  readonly key: string
  /** Nobody has to be told in the thread what it says. */
  readonly inThread: boolean
  /** It was not said to Frontdesk. */
  readonly overheard?: boolean
}

/** Throws `RefusedError`, `InvalidInputError`, and `ConflictError` while too many notes wait. */
export async function noteFromMessage(deps: TicketDeps, actor: Person, input: MessageNote): Promise<Ticket> {
  const found = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  const text = writtenText(input.text, 'note')
  const { entries } = deps.documents
  if (await entries.findOne({ _id: noteId(input.key) })) return found
  return await changeTicket(deps, input.ticketId, (ticket) => {
    if (ticket.outbox.some((item) => item.kind === 'entry' && item.entry._id === noteId(input.key))) return null
    refuseMerged(ticket)
    refuseFullOutbox(ticket, 'entry')
    const by = { personId: actor._id, name: actor.name }
    const { inThread: said, overheard = false } = input
    return addNote(ticket, text, by, deps.clock(), input.key, { said, overheard })
  })
}
