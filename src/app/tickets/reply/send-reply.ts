// A reply that was previewed is sent; for some seconds it can be taken back, and one that could not be sent can be tried again.
import { ConflictError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { withOutbox } from '../../../domain/ticket/lanes.ts'
import { mayBeUndone, writeReply, type ReplyItem } from '../../../domain/ticket/conversation-changes.ts'
import { redraw } from '../../../domain/ticket/ticket-changes.ts'
import { doneBy, eventEntry } from '../../../domain/ticket/ticket-events.ts'
import { addOutgoing } from '../../../domain/ticket/outbox.ts'
import type { Reply } from '../../../domain/ticket/outbox.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Deps } from '../../deps.ts'
import { changeTicket, ticketNotFound } from '../change-ticket.ts'
import { refuseFullOutbox } from '../outbox-room.ts'
import { refuseStale, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { mailboxToReplyFrom, readReplyDraft, replyDraftId } from './preview-reply.ts'

type SendDeps = TicketDeps & Pick<Deps, 'settings'>

interface OnReply {
  readonly ticketId: string
  readonly entryId: string
}

/** Throws `RefusedError`, `StaleTicketError`, and `ConflictError` when it is not what the preview showed. */
export async function sendReply(
  deps: SendDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number; readonly draftId: string },
): Promise<Ticket> {
  const found = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  await mailboxToReplyFrom(deps, found)
  refuseStale(found, input.version)
  const draft = await readReplyDraft(deps, found._id, actor._id)
  if (draft?.draftId !== input.draftId) throw otherDraft(found)
  const saved = await changeTicket(deps, found._id, (ticket) => {
    refuseStale(ticket, input.version)
    refuseFullOutbox(ticket, 'reply')
    const now = deps.clock()
    const { name, address } = ticket.requester
    const reply: Reply = {
      ...{ entryId: `reply/${draft.draftId}`, by: { personId: actor._id, name: actor.name } },
      ...{ to: { name, address }, cc: draft.cc, text: draft.text, writtenAt: now, setTo: draft.setTo },
    }
    return writeReply(ticket, reply, new Date(now.getTime() + deps.settings.replyDelayMs))
  })
  await deps.documents.replyDrafts.delete({ _id: replyDraftId(found._id, actor._id), draftId: draft.draftId })
  return saved
}

/** The reply is not sent; its text goes back to whoever wrote it. Throws `RefusedError`, and `ConflictError` once it is on its way. */
export async function undoReply(deps: TicketDeps, actor: Person, input: OnReply): Promise<Ticket> {
  const undone = await changeReply(deps, actor, input, (item) => {
    if (!mayBeUndone(item, deps.clock())) throw tooLate(input)
    return null
  })
  const { cc, text, setTo, by } = undone.item.reply
  const expiresAt = new Date(deps.clock().getTime() + 86_400_000)
  const _id = replyDraftId(input.ticketId, by.personId)
  await deps.documents.replyDrafts.insertNew([{ _id, draftId: deps.newId(), cc, text, setTo, expiresAt }])
  return undone.ticket
}

/** What could not be sent is due again. A draft that is nowhere to be found is written anew: that is for a person to say. */
export async function retryReply(deps: TicketDeps, actor: Person, input: OnReply): Promise<Ticket> {
  const { ticket } = await changeReply(deps, actor, input, ({ refused: _, ...item }) => {
    if (item.parked === null) throw tooLate(input)
    const draft = item.parked.code === 'draft-gone' ? null : item.draft
    return { ...item, draft, parked: null, attempts: 0, nextAt: deps.clock() }
  })
  return ticket
}

async function changeReply(
  deps: TicketDeps,
  actor: Person,
  { ticketId, entryId }: OnReply,
  change: (item: ReplyItem) => ReplyItem | null,
): Promise<{ readonly ticket: Ticket; readonly item: ReplyItem }> {
  await ticketFor(deps, actor, 'work-tickets', ticketId)
  for (;;) {
    const ticket = await deps.documents.tickets.findOne({ _id: ticketId })
    if (!ticket) throw ticketNotFound(ticketId)
    const item = ticket.outbox.find((one): one is ReplyItem => one.kind === 'reply' && one.reply.entryId === entryId)
    if (!item) throw tooLate({ ticketId, entryId })
    const now = deps.clock()
    const next = change(item)
    // Under a new id, so that a delivery that is under way does not count for it.
    const left = ticket.outbox.flatMap((one) => (one !== item ? [one] : next ? [{ ...next, id: deps.newId() }] : []))
    const what = next ? 'tried again to send a reply' : 'took back a reply'
    const lastEvent = doneBy({ personId: actor._id, name: actor.name }, what, now)
    const outgoing = [...redraw(ticket), { kind: 'entry', entry: eventEntry(ticket, lastEvent) } as const]
    const saved = await deps.documents.tickets.updateIf(
      { _id: ticketId, revision: ticket.revision },
      {
        $set: {
          ...withOutbox(ticket, addOutgoing(left, outgoing, now, deps.newId)),
          lastEvent,
          updatedAt: now,
        },
        $inc: { revision: 1, version: 1 },
      },
    )
    if (!saved) continue
    deps.wakeDelivery()
    return { ticket: saved, item }
  }
}

function tooLate({ ticketId, entryId }: OnReply): ConflictError {
  return new ConflictError({
    message: `The reply '${entryId}' of ticket '${ticketId}' is not waiting`,
    forPerson: 'Nothing was changed: this reply is on its way already, or somebody else was faster.',
  })
}

function otherDraft({ _id }: Ticket): ConflictError {
  return new ConflictError({
    message: `The draft of a reply to ticket '${_id}' is not the one that was shown`,
    forPerson:
      'Nothing was sent: this reply was sent already, or changed since you saw it. Choose Reply to look at it.',
  })
}
