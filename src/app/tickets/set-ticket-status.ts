// An agent moves a ticket to another status: waiting, resolved, open again.
import { ConflictError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { newsOfStatus } from '../../domain/ticket/customer-news.ts'
import { changeStatus } from '../../domain/ticket/ticket-changes.ts'
import { nextStatuses, type Status, type Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { changeTicket } from './change-ticket.ts'
import type { TicketDeps } from './ticket-access.ts'
import { refuseStale, ticketFor } from './ticket-access.ts'

export async function setTicketStatus(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly version: number; readonly status: Status },
): Promise<Ticket> {
  await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseStale(ticket, input.version)
    if (!nextStatuses(ticket.status).includes(input.status)) {
      throw new ConflictError({
        message: `Ticket '${ticket._id}' cannot go from '${ticket.status}' to '${input.status}'`,
        forPerson: refusal(ticket.status, input.status),
      })
    }
    const by = { personId: actor._id, name: actor.name }
    const change = changeStatus(ticket, input.status, by, deps.clock())
    return { ...change, outgoing: [...change.outgoing, ...newsOfStatus(ticket, input.status, by)] }
  })
}

function refusal(from: Status, to: Status): KeyedPhrase {
  const allowed = nextStatuses(from).map(quoted)
  return phrase('tickets.wrongStatus', { from: quoted(from), allowed: allowed.reduce(either), to: quoted(to) })
}

function quoted(status: Status): KeyedPhrase {
  return phrase('tickets.quotedStatus', { status })
}

function either(one: KeyedPhrase, other: KeyedPhrase): KeyedPhrase {
  return phrase('tickets.eitherStatus', { one, other })
}
