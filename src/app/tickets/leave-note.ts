// The form of a note is left without adding it: what was typed stands there when its writer comes back.
import type { Person } from '../../domain/organisation/person.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'
import { draftExpiry, keepDraft, replyDraftId } from './reply/preview-reply.ts'
import { ticketFor, type TicketDeps } from './ticket-access.ts'
import { MAX_WRITTEN } from './written-text.ts'

/** Nothing of it is checked: that is for adding it. Without a text there is nothing to keep. Throws `NotFoundError`, `RefusedError`. */
export async function leaveNote(
  deps: TicketDeps,
  actor: Person,
  { ticketId, text: typed }: { readonly ticketId: string; readonly text: string },
): Promise<Ticket> {
  const ticket = await ticketFor(deps, actor, 'work-tickets', ticketId)
  const text = typed.slice(0, MAX_WRITTEN)
  if (text.trim() === '') {
    await forgetNote(deps, ticketId, actor._id)
    return ticket
  }
  const _id = noteDraftId(ticketId, actor._id)
  await keepDraft(deps, { _id, draftId: deps.newId(), to: [], cc: [], text, setTo: null, expiresAt: draftExpiry(deps) })
  return ticket
}

/** What the person wrote last for this ticket and did not add; empty where there is none, or it is too old. */
export async function readLeftNote(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  ticketId: string,
  personId: string,
): Promise<string> {
  const draft = await documents.replyDrafts.findOne({ _id: noteDraftId(ticketId, personId) })
  return draft && draft.expiresAt > clock() ? draft.text : ''
}

export async function forgetNote(
  { documents }: Pick<Deps, 'documents'>,
  ticketId: string,
  personId: string,
): Promise<void> {
  await documents.replyDrafts.delete({ _id: noteDraftId(ticketId, personId) })
}

/** Beside the draft of their reply, from which it can be told. */
function noteDraftId(ticketId: string, personId: string): string {
  return `${replyDraftId(ticketId, personId)}/note`
}
