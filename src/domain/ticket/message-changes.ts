// What its author does to a message in Teams that became a note: it is edited, deleted, or brought back. The note follows.
import type { Entry } from './entry.ts'
import { redraw } from './ticket-changes.ts'
import type { Ticket, TicketChange } from './ticket.ts'

/** `at`: Teams' time of the change. */
export type MessageChange =
  | { readonly is: 'edited' | 'restored'; readonly at: Date; readonly text: string }
  | { readonly is: 'deleted'; readonly at: Date }

/** The note after the change; `null` where a later one is known, its text was removed for good, or it stays the same. */
export function afterChange(note: Entry, change: MessageChange): Entry | null {
  const { changed, removed, text } = note
  if (removed !== undefined || (changed && change.at <= changed.at)) return null
  const isDeleted = changed?.is === 'deleted'
  const { is, at } = change
  if (change.is === 'deleted') return isDeleted ? null : { ...note, text: '', changed: { is, at } }
  // What was deleted is edited by nobody: a note that is back says so.
  if (isDeleted !== (is === 'restored') || change.text === text) return null
  return { ...note, text: change.text, changed: { is, at } }
}

/** The note as it waits in the ticket's outbox; `null` where it waits there no longer. */
export function waitingNote({ outbox }: Pick<Ticket, 'outbox'>, entryId: string): Entry | null {
  const found = outbox.find((item) => item.kind === 'entry' && item.entry._id === entryId)
  return found?.kind === 'entry' ? found.entry : null
}

/** A note that waits to be stored is another one by now. Nobody acts on the ticket by that. */
export function reviseWaiting(ticket: Ticket, note: Entry): TicketChange {
  return { fields: {}, outgoing: [{ kind: 'entry', entry: note }, ...redraw(ticket)], event: null, news: true }
}
