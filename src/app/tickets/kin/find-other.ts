// The other ticket that somebody names, by its number or chosen from a list.
import { InvalidInputError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { may } from '../../../domain/organisation/rights.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase, type Phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { maySee, mayBeShownIn, placeOf, type TicketDeps } from '../ticket-access.ts'

/** What was typed or chosen; the number counts where both were. */
export interface NamedTicket {
  /** `12` or `#12`, as typed; empty when nothing was. */
  readonly number: string
  readonly otherId: string | null
}

/**
 * The ticket that is named, if the person may work on it and it may be shown in a channel of this organisation (`null` in a
 * personal chat). Throws `InvalidInputError`, with the same words for what is not there and what is not theirs to see.
 */
export async function findOther(
  deps: TicketDeps,
  actor: Person,
  servedId: string | null,
  named: NamedTicket,
): Promise<Ticket> {
  const typed = named.number.trim()
  const number = numberIn(typed)
  if (typed !== '' && number === null) {
    throw invalid('What was typed is no ticket number', phrase('kin.other.noNumber', { typed: typed.slice(0, 40) }))
  }
  if (number === null && named.otherId === null) {
    throw new InvalidInputError({ message: 'No ticket was named', forPerson: whichTicket(true), field: 'otherId' })
  }
  const filter = number === null ? { _id: named.otherId ?? '' } : { number }
  const ticket = await deps.documents.tickets.findOne(filter)
  if (!ticket || !(await maySee(deps, actor, ticket))) {
    throw invalid(
      `Person '${actor._id}' named a ticket that is not there or not theirs`,
      number === null ? phrase('kin.other.gone') : phrase('kin.other.notFound', { number }),
    )
  }
  if (!may(actor.memberships, 'work-tickets', placeOf(ticket))) {
    throw invalid(
      `Person '${actor._id}' may not work on ticket '${ticket._id}'`,
      phrase('kin.other.noAgent', { number: ticket.number }),
    )
  }
  if (!mayBeShownIn(ticket, servedId)) {
    throw invalid(
      `Ticket '${ticket._id}' may not be shown in a channel of organisation '${servedId}'`,
      phrase('kin.other.notHere', { number: ticket.number }),
    )
  }
  return ticket
}

/** Asks for the other ticket. `hasChoices`: some are listed below the number, which is the case where the requester has others. */
export function whichTicket(hasChoices: boolean): Phrase {
  return hasChoices ? phrase('kin.other.enterOrChoose') : phrase('kin.other.enter')
}

/** The one that a merged ticket went into; any other ticket itself. That one is never merged itself. */
export async function mergedTarget({ documents }: Pick<Deps, 'documents'>, ticket: Ticket): Promise<Ticket> {
  if (ticket.mergedInto === null) return ticket
  return (await documents.tickets.findOne({ _id: ticket.mergedInto.ticketId })) ?? ticket
}

function numberIn(typed: string): number | null {
  const digits = /^#?\s?([1-9]\d{0,8})$/u.exec(typed)?.[1]
  return digits === undefined ? null : Number(digits)
}

function invalid(message: string, forPerson: Phrase): InvalidInputError {
  return new InvalidInputError({ message, forPerson })
}
