// The ticket of a number that somebody asks for.
import { NotFoundError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import { maySee, mayBeShownIn } from './ticket-access.ts'

/** The ticket of that number, if the person may see it, and see it here. Throws `NotFoundError`. */
export async function findTicketByNumber(
  deps: IdentityDeps,
  actor: Person,
  channelOrganisationId: string | null,
  number: number,
): Promise<Ticket> {
  const ticket = await deps.documents.tickets.findOne({ number })
  if (!ticket || !(await maySee(deps, actor, ticket))) {
    throw new NotFoundError({
      message: `Person '${actor._id}' asked for ticket ${number}, which is not there or not theirs`,
      forPerson: phrase('tickets.noSuchNumber', { number }),
    })
  }
  if (!mayBeShownIn(ticket, channelOrganisationId)) {
    throw new NotFoundError({
      message: `Ticket ${number} may not be shown in a channel of organisation '${channelOrganisationId}'`,
      forPerson: phrase('tickets.numberNotHere', { number }),
    })
  }
  return ticket
}
