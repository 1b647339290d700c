// Who works on a ticket: handed to somebody else, or to nobody in particular.
import { ConflictError, InvalidInputError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { assign, release } from '../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, type Phrase } from '../../texts/say.ts'
import { withRightsInForce, withRightsInForceEach, type TenantDeps } from '../organisations/tenants.ts'
import { refuseClosed } from './attributes/refuse-closed.ts'
import { changeTicket } from './change-ticket.ts'
import { placeOf, refuseOvertaken, ticketFor, type TicketDeps } from './ticket-access.ts'

interface OnVersion {
  readonly ticketId: string
  readonly version: number
}

/** Those who may work on the ticket, by name. */
export async function assignablePeople(
  deps: TenantDeps,
  ticket: Pick<Ticket, 'organisationId' | 'organisationPath'>,
): Promise<readonly Person[]> {
  const people = await deps.documents.people.find({
    'memberships.organisationId': { $in: [...ticket.organisationPath] },
  })
  return (await withRightsInForceEach(deps, people))
    .filter(({ memberships }) => may(memberships, 'work-tickets', placeOf(ticket)))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`, `ConflictError`. */
export async function assignTicket(
  deps: TicketDeps,
  actor: Person,
  input: OnVersion & { readonly personId: string | null },
): Promise<Ticket> {
  const found = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  refuseOvertaken(found, input.version)
  const known = input.personId === null ? undefined : await deps.documents.people.findOne({ _id: input.personId })
  const person = known && (await withRightsInForce(deps, known))
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    refuseClosed(ticket, 'assign')
    if (input.personId === null) throw invalid('Nobody was chosen', phrase('tickets.assign.nobody'))
    if (!person || !may(person.memberships, 'work-tickets', placeOf(ticket))) {
      throw invalid(
        `Person '${input.personId}' may not work on ticket '${ticket._id}'`,
        phrase('tickets.assign.noAgent'),
      )
    }
    if (ticket.assignee?.personId === person._id) {
      throw invalid(`Ticket '${ticket._id}' is theirs already`, phrase('tickets.assign.theirs'))
    }
    return assign(
      ticket,
      { personId: person._id, name: person.name },
      { personId: actor._id, name: actor.name },
      deps.clock(),
    )
  })
}

/** Throws `RefusedError`, `StaleTicketError`, `ConflictError`. */
export async function releaseTicket(deps: TicketDeps, actor: Person, input: OnVersion): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    if (ticket.assignee === null) {
      throw new ConflictError({
        message: `Ticket '${ticket._id}' is assigned to nobody`,
        forPerson: phrase('tickets.assign.unassigned'),
      })
    }
    return release(ticket, { personId: actor._id, name: actor.name }, deps.clock())
  })
}

function invalid(message: string, forPerson: Phrase): InvalidInputError {
  return new InvalidInputError({ message, forPerson })
}
