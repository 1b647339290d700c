// Two tickets are related: each names the other, on its card and in its conversation.
import { ConflictError, InvalidInputError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { MOST_RELATED } from '../../../domain/ticket/kin.ts'
import { relate, unrelate } from '../../../domain/ticket/kin-changes.ts'
import type { Actor } from '../../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import { changeTicket } from '../change-ticket.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { findOther, type NamedTicket } from './find-other.ts'
import type { ChangeDeps } from './merge-ticket.ts'

/** Anybody can name a ticket in an email: agents keep room for links of their own. */
const MOST_BY_OTHERS = MOST_RELATED / 2

/** Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`, `ConflictError`. */
export async function linkTicket(
  deps: TicketDeps,
  actor: Person,
  servedId: string | null,
  input: { readonly ticketId: string; readonly version: number; readonly other: NamedTicket },
): Promise<Ticket> {
  const ticket = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  refuseOvertaken(ticket, input.version)
  const other = await findOther(deps, actor, servedId, input.other)
  if (other._id === ticket._id) {
    throw new InvalidInputError({
      message: `Ticket '${ticket._id}' would be linked to itself`,
      forPerson: phrase('kin.link.itself', { number: ticket.number }),
    })
  }
  refuseFull(other)
  const by = { personId: actor._id, name: actor.name }
  return await changeTicket(deps, ticket._id, (current) => {
    refuseOvertaken(current, input.version)
    const change = relate(current, other, by, deps.clock(), true)
    if (change === null) {
      throw new InvalidInputError({
        message: `Tickets '${ticket._id}' and '${other._id}' are linked already`,
        forPerson: phrase('kin.link.already', { number: other.number }),
      })
    }
    refuseFull(current)
    return change
  })
}

/** Throws `RefusedError`, `StaleTicketError`, `ConflictError`. */
export async function unlinkTicket(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number; readonly linkedId: string | null },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  const { linkedId } = input
  if (linkedId === null) {
    throw new InvalidInputError({ message: 'No link was chosen', forPerson: phrase('kin.link.choose') })
  }
  const by = { personId: actor._id, name: actor.name }
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    const change = unrelate(ticket, linkedId, by, deps.clock(), true)
    if (change !== null) return change
    throw new ConflictError({
      message: `Ticket '${ticket._id}' is not linked to '${linkedId}'`,
      forPerson: phrase('kin.link.gone'),
    })
  })
}

/** The other ticket says what this one says. Doing it twice is doing it once. */
export async function completeLink(deps: ChangeDeps, ticketId: string, otherId: string, by: Actor): Promise<void> {
  const ticket = await deps.documents.tickets.findOne({ _id: ticketId })
  if (!ticket) return
  const isRelated = ticket.related.some((one) => one.ticketId === otherId)
  await changeTicket(deps, otherId, (other) => {
    if (!isRelated) return unrelate(other, ticketId, by, deps.clock(), false)
    const most = by.personId === null ? MOST_BY_OTHERS : MOST_RELATED
    const change = other.related.length >= most ? null : relate(other, ticket, by, deps.clock(), false)
    return change && by.personId === null ? { ...change, news: true } : change
  })
}

/** Throws `ConflictError` where no further one can be linked. */
export function refuseFull({ _id, number, related }: Pick<Ticket, '_id' | 'number' | 'related'>): void {
  if (related.length < MOST_RELATED) return
  throw new ConflictError({
    message: `Ticket '${_id}' is linked to ${MOST_RELATED} others`,
    forPerson: phrase('kin.link.full', { number, most: MOST_RELATED }),
  })
}
