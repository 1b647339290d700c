// A note that is a message in Teams follows what its author does to that: edits, deletes, brings back.
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { noteId } from '../../domain/ticket/conversation-changes.ts'
import { afterChange, reviseWaiting, waitingNote, type MessageChange } from '../../domain/ticket/message-changes.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import type { Documents } from '../documents.ts'
import { changeTicket } from './change-ticket.ts'
import { placeOf, type TicketDeps } from './ticket-access.ts'
import { writtenText } from './written-text.ts'

/** `unknown`: no note came of that message. `as-it-was`: it is known already, too late, or not theirs to change. */
export type Followed = 'followed' | 'as-it-was' | 'unknown'

/**
 * `key` names the message with its author and place, so that what others say of it finds nothing. `ticket`: whose thread it is in.
 * What is deleted goes whoever its author is by now; to say something else they need their right. Throws `InvalidInputError` for a
 * text that no note can have.
 */
export async function followMessage(
  deps: TicketDeps,
  actor: Person,
  {
    key,
    change,
    ticket,
  }: { readonly key: string; readonly change: MessageChange; readonly ticket: Ticket | undefined },
): Promise<Followed> {
  const _id = noteId(key)
  for (;;) {
    const stored = await deps.documents.entries.findOne({ _id })
    const note = stored ?? (ticket && waitingNote(ticket, _id))
    if (!note) return 'unknown'
    if (note.by.personId !== actor._id) return 'as-it-was'
    if (change.is !== 'deleted' && !(await mayWork(deps, actor, note.ticketId))) return 'as-it-was'
    const checked = change.is === 'deleted' ? change : { ...change, text: writtenText(change.text, 'note') }
    if (stored) return await changeStored(deps.documents, _id, checked)
    const followed = await changeWaiting(deps, note, checked)
    if (followed !== null) return followed
    // It was stored in between.
    ticket = undefined
  }
}

async function mayWork({ documents }: TicketDeps, actor: Person, ticketId: string): Promise<boolean> {
  const ticket = await documents.tickets.findOne({ _id: ticketId })
  return ticket !== undefined && may(actor.memberships, 'work-tickets', placeOf(ticket))
}

async function changeWaiting(deps: TicketDeps, note: Entry, change: MessageChange): Promise<Followed | null> {
  let followed: Followed | null = null
  await changeTicket(deps, note.ticketId, (ticket) => {
    const waiting = waitingNote(ticket, note._id)
    const next = waiting && afterChange(waiting, change)
    followed = waiting === null ? null : next === null ? 'as-it-was' : 'followed'
    return next && reviseWaiting(ticket, next)
  })
  return followed
}

async function changeStored(
  documents: Pick<Documents, 'entries'>,
  _id: string,
  change: MessageChange,
): Promise<Followed> {
  return (await rewrite(documents, _id, (note) => afterChange(note, change))) ? 'followed' : 'as-it-was'
}

/** One write of the note alone: its ticket has nothing of its text. */
async function rewrite(
  { entries }: Pick<Documents, 'entries'>,
  _id: string,
  decide: (note: Entry) => Entry | null,
): Promise<boolean> {
  for (;;) {
    const note = await entries.findOne({ _id })
    const next = note ? decide(note) : null
    if (!note || !next?.changed) return false
    const { text, changed } = next
    const asRead = { _id, text: note.text, ...(note.changed ? { 'changed.at': note.changed.at } : {}) }
    if (await entries.updateIf(asRead, { $set: { text, changed } })) return true
  }
}

/** A note that may have been changed while it waited, after a worker had begun to store it as it was before. */
export async function storeNote(documents: Pick<Documents, 'entries'>, note: Entry): Promise<void> {
  const isNew = (await documents.entries.insertNew([note])).length > 0
  const { changed } = note
  if (isNew || !changed) return
  const isLater = (stored: Entry) =>
    stored.removed === undefined && !(stored.changed && stored.changed.at >= changed.at)
  await rewrite(documents, note._id, (stored) => (isLater(stored) ? note : null))
}
