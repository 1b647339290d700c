// An agent says when a ticket is due.
import { InvalidInputError } from '../../../domain/errors.ts'
import { normaliseTimeZone } from '../../../domain/organisation/organisation-input.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { setDue } from '../../../domain/ticket/attribute-changes.ts'
import { readDue } from '../../../domain/ticket/due.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { timeZoneOf } from '../../organisations/time-zone-of.ts'
import { changeTicket } from '../change-ticket.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { refuseClosed } from './refuse-closed.ts'

interface OnVersion {
  readonly ticketId: string
  readonly version: number
}

/** The zone a person reads and types times in: their own where Teams tells it, otherwise their ticket's organisation's. */
export async function zoneFor(
  { documents }: Pick<Deps, 'documents'>,
  ticket: Pick<Ticket, 'organisationId'>,
  own: string | null,
): Promise<string> {
  const known = own === null ? null : normaliseTimeZone(own)
  if (known !== null) return known
  const organisation = await documents.organisations.findOne({ _id: ticket.organisationId })
  return organisation ? await timeZoneOf(documents, organisation) : 'UTC'
}

/** `zone` is what the form said. Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`, `ConflictError`. */
export async function setDueTime(
  deps: TicketDeps,
  actor: Person,
  input: OnVersion & { readonly date: string; readonly time: string; readonly zone: string },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  const zone = normaliseTimeZone(input.zone)
  if (zone === null) {
    throw new InvalidInputError({
      message: 'A due time came in an unknown time zone',
      forPerson: phrase('tickets.due.unknownZone'),
    })
  }
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    refuseClosed(ticket, 'due')
    const due = readDue(input.date, input.time, zone, deps.clock())
    if ('problem' in due) {
      const message = `No due time for ticket '${ticket._id}'`
      throw new InvalidInputError({ message, forPerson: due.problem, field: due.field })
    }
    return setDue(ticket, due.at, { personId: actor._id, name: actor.name }, deps.clock())
  })
}

/** Throws `RefusedError`, `StaleTicketError`; a ticket that is due at no time stays as it is. */
export async function clearDueTime(deps: TicketDeps, actor: Person, input: OnVersion): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    return ticket.dueAt === null ? null : setDue(ticket, null, { personId: actor._id, name: actor.name }, deps.clock())
  })
}
