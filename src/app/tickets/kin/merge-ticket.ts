// One ticket is merged into another: its emails join that one from then on. The target is written first and holds in its outbox
// what the source has to become; whoever comes first, the click or the delivery worker, finishes it.
import { ConflictError, InvalidInputError, StaleTicketError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { beganBy, startId } from '../../../domain/ticket/began.ts'
import type { Entry } from '../../../domain/ticket/entry.ts'
import { MOST_MERGED, type KinStep } from '../../../domain/ticket/kin.ts'
import { beginMerge, dropMerge, mergeInto } from '../../../domain/ticket/kin-changes.ts'
import type { Actor } from '../../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase, type Phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { changeTicket } from '../change-ticket.ts'
import { refuseOvertaken, refuseStale, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { findOther, mergedTarget, type NamedTicket } from './find-other.ts'

export type ChangeDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>

/**
 * Answers with the source as it is then. Only tickets of one organisation are merged: whoever sees the target reads the
 * source there, and these are the same people only within one organisation.
 * Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`, `ConflictError`.
 */
export async function mergeTicket(
  deps: TicketDeps,
  actor: Person,
  servedId: string | null,
  input: { readonly ticketId: string; readonly version: number; readonly into: NamedTicket },
): Promise<Ticket> {
  const source = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  refuseOvertaken(source, input.version)
  const target = await mergedTarget(deps, await findOther(deps, actor, servedId, input.into))
  refuseMerge(source, target)
  const by = { personId: actor._id, name: actor.name }
  const mergeId = deps.newId()
  await changeTicket(deps, target._id, (current) => {
    refuseTarget(source, current)
    return beginMerge(current, source, by, deps.clock(), mergeId)
  })
  const merged = await completeMerge(deps, target, source._id, { do: 'merge', mergeId, version: source.version }, by)
  if (merged) return merged
  const now = await ticketFor(deps, actor, 'work-tickets', source._id)
  refuseStale(now, source.version)
  throw new StaleTicketError({
    message: `Ticket '${source._id}' changed while it was merged`,
    forPerson: phrase('kin.merge.overtaken'),
  })
}

/**
 * The source becomes what the target says of it, or, where it has changed since, the target forgets about it. Doing it twice
 * is doing it once. Answers with the merged source, or with `null` where it came to nothing.
 */
export async function completeMerge(
  deps: ChangeDeps,
  target: Pick<Ticket, '_id' | 'number'>,
  sourceId: string,
  { mergeId, version }: Extract<KinStep, { readonly do: 'merge' }>,
  by: Actor,
): Promise<Ticket | null> {
  const source = await deps.documents.tickets.findOne({ _id: sourceId })
  const isDone = (ticket: Ticket | undefined) => ticket?.mergedInto?.mergeId === mergeId
  if (source && !isDone(source) && source.version === version) {
    // What it began with is part of the conversation that the target shows.
    await deps.documents.entries.insertNew([startEntry(source)])
    const after = await changeTicket(deps, sourceId, (current) => {
      if (isDone(current) || current.version !== version) return null
      const merge = { ticketId: sourceId, number: current.number, mergeId, at: deps.clock() }
      return mergeInto(current, target, merge, by, deps.clock())
    })
    if (isDone(after)) return after
  } else if (source && isDone(source)) return source
  await changeTicket(deps, target._id, (current) => dropMerge(current, mergeId, null, deps.clock()))
  return null
}

/** The mail that a ticket began with, under the name that it has as an entry. */
export function startEntry(ticket: Ticket): Entry {
  const { text, foldedText, unkept, attachments, meeting, webLink, subject, warning } = ticket
  return {
    ...{ _id: startId(ticket), ticketId: ticket._id, kind: 'mail', audience: 'public' },
    ...{ text, foldedText, unkept, attachments, meeting, webLink, subject, warning },
    ...{ to: ticket.to, messageIds: [], undelivered: null },
    by: beganBy(ticket),
    ...{ at: ticket.createdAt, counted: true, untold: false, hasFiles: attachments.length > 0 },
  }
}

function refuseMerge(source: Ticket, target: Ticket): void {
  if (target._id === source._id) {
    throw new InvalidInputError({
      message: `Ticket '${source._id}' would be merged into itself`,
      forPerson: phrase('kin.merge.itself', { number: source.number }),
    })
  }
  if (target.organisationId !== source.organisationId) {
    throw new InvalidInputError({
      message: `Tickets '${source._id}' and '${target._id}' belong to different organisations`,
      forPerson: phrase('kin.merge.otherOrganisation', { number: target.number }),
    })
  }
  if (source.mergedFrom.length > 0) {
    const numbers = source.mergedFrom.map(({ number }) => `#${number}`).join(', ')
    throw conflict(
      `Other tickets are merged into '${source._id}'`,
      phrase('kin.merge.hasMerged', { numbers, count: source.mergedFrom.length, number: target.number }),
    )
  }
  if (source.outbox.some(({ kind }) => kind === 'reply')) {
    throw conflict(`Ticket '${source._id}' has a reply waiting`, phrase('kin.merge.replyWaits'))
  }
  refuseTarget(source, target)
}

function refuseTarget(source: Ticket, target: Ticket): void {
  if (target.mergedInto !== null) {
    const { number: into, by } = target.mergedInto
    throw conflict(
      `Ticket '${target._id}' was merged itself`,
      phrase('kin.merge.targetMerged', { by: by.name, number: target.number, into }),
    )
  }
  if (target.mergedFrom.some(({ ticketId }) => ticketId === source._id)) {
    throw conflict(
      `Ticket '${source._id}' is being merged into '${target._id}' already`,
      phrase('kin.merge.underWay', { number: target.number }),
    )
  }
  if (target.mergedFrom.length >= MOST_MERGED) {
    throw conflict(
      `Ticket '${target._id}' has taken ${MOST_MERGED} others`,
      phrase('kin.merge.full', { most: MOST_MERGED, number: target.number }),
    )
  }
}

function conflict(message: string, forPerson: Phrase): ConflictError {
  return new ConflictError({ message, forPerson })
}
