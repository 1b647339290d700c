// What becomes of a reply that has not left: it is taken back or discarded, or what could not be sent is tried again.
import { ConflictError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { discardReply, isDoubtful, type ReplyItem } from '../../../domain/ticket/conversation-changes.ts'
import { withOutbox } from '../../../domain/ticket/lanes.ts'
import { addToOutbox } from '../../../domain/ticket/copies.ts'
import type { Reply } from '../../../domain/ticket/outbox.ts'
import { redraw } from '../../../domain/ticket/ticket-changes.ts'
import { doneBy, outgoingOf } from '../../../domain/ticket/ticket-events.ts'
import type { Ticket, TicketChange } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import { EDITED } from '../../delivery/edited-draft.ts'
import { ticketNotFound } from '../change-ticket.ts'
import { ticketFor, type TicketDeps } from '../ticket-access.ts'
import { draftExpiry, replyDraftId } from './preview-reply.ts'

export interface OnReply {
  readonly ticketId: string
  readonly entryId: string
}

/**
 * The reply is not sent; its text goes back to whoever wrote it. Throws `RefusedError`, and `ConflictError` once it is on its way.
 */
export async function undoReply(deps: TicketDeps, actor: Person, on: OnReply): Promise<Ticket> {
  const by = { personId: actor._id, name: actor.name }
  const found = await ticketFor(deps, actor, 'work-tickets', on.ticketId)
  const item = replyOf(found, on.entryId) ?? (await tooLate(deps, on))
  // First, so that no crash loses what was written; a second time changes nothing.
  if (discardReply(found, item, by, deps.clock())) await giveBack(deps, on.ticketId, item.reply)
  return await changeReply(deps, on, async (current, ticket) => {
    const change = discardReply(ticket, current, by, deps.clock()) ?? (await tooLate(deps, on))
    return { item: null, change }
  })
}

/**
 * What could not be sent is due again. Where it may have left already, its mail is written anew, and only if the person says so
 * (`mayBeTwice`). Throws `RefusedError`, `ConflictError`.
 */
export async function retryReply(
  deps: TicketDeps,
  actor: Person,
  { mayBeTwice, ...on }: OnReply & { readonly mayBeTwice: boolean },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', on.ticketId)
  return await changeReply(deps, on, async (current, ticket) => {
    const item = startedAnew(current)
    if (current.parked === null) return await tooLate(deps, on)
    if (isDoubtful(current) && !mayBeTwice) throw doubtful(on, current)
    const now = deps.clock()
    const draft = isDoubtful(current) ? null : current.draft
    const lastEvent = doneBy({ personId: actor._id, name: actor.name }, phrase('events.replyTriedAgain'), now)
    return {
      item: { ...item, draft, nextAt: now, ...(current.parked.code === EDITED ? { anew: true as const } : {}) },
      change: { fields: { lastEvent }, outgoing: redraw(ticket) },
    }
  })
}

function startedAnew({ refused: _, ...item }: ReplyItem): ReplyItem {
  return { ...item, parked: null, attempts: 0 }
}

type Decide = (
  item: ReplyItem,
  ticket: Ticket,
) => Promise<{ readonly item: ReplyItem | null; readonly change: TicketChange }>

async function changeReply(deps: TicketDeps, on: OnReply, decide: Decide): Promise<Ticket> {
  for (;;) {
    const ticket = await deps.documents.tickets.findOne({ _id: on.ticketId })
    if (!ticket) throw ticketNotFound(on.ticketId)
    const item = replyOf(ticket, on.entryId) ?? (await tooLate(deps, on))
    const { item: next, change } = await decide(item, ticket)
    const now = deps.clock()
    // Under a new id, so that a delivery that is under way does not count for it.
    const left = ticket.outbox.flatMap((one) => (one !== item ? [one] : next ? [{ ...next, id: deps.newId() }] : []))
    const outbox = addToOutbox({ ...ticket, outbox: left }, outgoingOf(ticket, change, now), now, deps.newId)
    const saved = await deps.documents.tickets.updateIf(
      { _id: on.ticketId, revision: ticket.revision },
      {
        $set: {
          ...change.fields,
          ...withOutbox({ ...ticket, ...change.fields }, outbox),
          updatedAt: now,
          actedVersion: ticket.version + 1,
        },
        $inc: { revision: 1, version: 1 },
      },
    )
    if (!saved) continue
    deps.wakeDelivery()
    return saved
  }
}

/** Into the form, below what stands there by now: nothing that was written is lost. */
async function giveBack(deps: TicketDeps, ticketId: string, reply: Reply): Promise<void> {
  const { replyDrafts } = deps.documents
  const _id = replyDraftId(ticketId, reply.by.personId)
  const { to, cc, text, setTo, toPerson, message = null, files = [] } = reply
  const draft = { to, cc, text, setTo, files, toPerson: toPerson ?? null, typed: null, message }
  const fields = { ...draft, draftId: deps.newId(), expiresAt: draftExpiry(deps) }
  if ((await replyDrafts.insertNew([{ _id, ...fields }])).length > 0) return
  const other = await replyDrafts.findOne({ _id })
  if (!other || other.text.includes(text)) return
  await replyDrafts.updateIf({ _id, draftId: other.draftId }, { $set: { ...fields, text: `${other.text}\n\n${text}` } })
}

function replyOf({ outbox }: Ticket, entryId: string): ReplyItem | undefined {
  return outbox.find((one): one is ReplyItem => one.kind === 'reply' && one.reply.entryId === entryId)
}

async function tooLate({ documents }: TicketDeps, { ticketId, entryId }: OnReply): Promise<never> {
  const sent = await documents.entries.findOne({ _id: entryId, ticketId })
  throw new ConflictError({
    message: `The reply '${entryId}' of ticket '${ticketId}' is not waiting`,
    forPerson: sent ? phrase('reply.tooLate') : phrase('reply.underWay'),
  })
}

function doubtful({ ticketId, entryId }: OnReply, { reply }: ReplyItem): ConflictError {
  return new ConflictError({
    message: `The reply '${entryId}' of ticket '${ticketId}' may have left`,
    forPerson: reply.mailboxId === null ? phrase('reply.mayHaveArrived') : phrase('reply.mayHaveLeft'),
  })
}
