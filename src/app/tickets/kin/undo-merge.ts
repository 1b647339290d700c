// A merge is undone within a day: the source is what it was before, and its emails are its own again. What joined the target
// meanwhile stays there, and so do the answers to it.
import { ConflictError, InvalidInputError } from '../../../domain/errors.ts'
import { splitKey } from '../../../domain/ticket/began.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { mayUndoMerge } from '../../../domain/ticket/kin.ts'
import { dropMerge, undoMerge } from '../../../domain/ticket/kin-changes.ts'
import type { Actor } from '../../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import { changeTicket } from '../change-ticket.ts'
import { ticketFor, type TicketDeps } from '../ticket-access.ts'
import type { ChangeDeps } from './merge-ticket.ts'

/**
 * `ticketId` is the source, or the target. Answers with that one and with the source as it is then. Throws `RefusedError`,
 * `InvalidInputError`, `ConflictError`.
 */
export async function undoTicketMerge(
  deps: TicketDeps,
  actor: Person,
  { ticketId, mergeId }: { readonly ticketId: string; readonly mergeId: string | null },
): Promise<{ readonly pressed: Ticket; readonly source: Ticket }> {
  const pressed = await ticketFor(deps, actor, 'work-tickets', ticketId)
  const sourceId = pressed.mergedFrom.find((one) => one.mergeId === mergeId)?.ticketId ?? ticketId
  if (mergeId === null) {
    throw new InvalidInputError({ message: 'No merge was chosen', forPerson: phrase('kin.undo.choose') })
  }
  await ticketFor(deps, actor, 'work-tickets', sourceId)
  const source = await undo(deps, actor, sourceId, mergeId)
  return { pressed: sourceId === ticketId ? source : pressed, source }
}

async function undo(deps: TicketDeps, actor: Person, sourceId: string, mergeId: string): Promise<Ticket> {
  const by = { personId: actor._id, name: actor.name }
  await refuseSplit(deps, sourceId)
  return await changeTicket(deps, sourceId, (source) => {
    const change = undoMerge(source, mergeId, by, deps.clock())
    if (change) return change
    const merged = source.mergedInto
    const isLate = merged?.mergeId === mergeId && !mayUndoMerge(merged, deps.clock())
    throw new ConflictError({
      message: `The merge '${mergeId}' of ticket '${sourceId}' cannot be undone`,
      forPerson: isLate ? phrase('kin.undo.late') : phrase('kin.undo.already'),
    })
  })
}

/** What it began with is a ticket by itself by now: it would be there twice. Throws `ConflictError`. */
async function refuseSplit({ documents }: TicketDeps, sourceId: string): Promise<void> {
  const source = await documents.tickets.findOne({ _id: sourceId })
  const made = source && (await documents.tickets.findOne({ originKey: splitKey(source.originKey) }))
  if (!made) return
  throw new ConflictError({
    message: `What ticket '${sourceId}' began with was split off as '${made._id}'`,
    forPerson: phrase('kin.undo.split', { number: source.number, made: made.number }),
  })
}

/** The target forgets about the source. Doing it twice is doing it once. */
export async function completeUndo(deps: ChangeDeps, targetId: string, mergeId: string, by: Actor): Promise<void> {
  await changeTicket(deps, targetId, (target) => dropMerge(target, mergeId, by.name, deps.clock()))
}
