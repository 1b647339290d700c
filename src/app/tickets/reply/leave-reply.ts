// The form of a reply is left without a preview: what was typed stands there when its writer comes back.
import type { Person } from '../../../domain/organisation/person.ts'
import { MOST_TYPED } from '../../../domain/ticket/recipients.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { ticketFor, type TicketDeps } from '../ticket-access.ts'
import { MAX_WRITTEN } from '../written-text.ts'
import { draftExpiry, keepDraft, replyDraftId, type TypedReply } from './preview-reply.ts'
import { filesToAttach } from './reply-files.ts'

/** Nothing of it is checked: that is for the preview. Without a text there is nothing to keep. Throws `NotFoundError`, `RefusedError`. */
export async function leaveReply(
  deps: TicketDeps,
  actor: Person,
  { ticketId, ...typed }: TypedReply & { readonly ticketId: string },
): Promise<Ticket> {
  const ticket = await ticketFor(deps, actor, 'work-tickets', ticketId)
  const _id = replyDraftId(ticket._id, actor._id)
  const text = typed.text.slice(0, MAX_WRITTEN)
  if (text.trim() === '') {
    await deps.documents.replyDrafts.delete({ _id })
    return ticket
  }
  const chosen = new Set(typed.files ?? [])
  const files = chosen.size === 0 ? [] : (await filesToAttach(deps, ticket)).filter(({ key }) => chosen.has(key))
  const { to, cc, via } = typed
  const { personId, name } = ticket.requester
  await keepDraft(deps, {
    ...{ _id, draftId: deps.newId(), to: [], cc: [], text, setTo: typed.setTo ?? null, expiresAt: draftExpiry(deps) },
    files: files.map(({ file }) => file),
    toPerson: via === 'chat' && personId !== null ? { personId, name } : null,
    typed: to === undefined || cc === undefined ? null : { to: to.slice(0, MOST_TYPED), cc: cc.slice(0, MOST_TYPED) },
  })
  return ticket
}
