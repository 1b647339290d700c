// An agent says whom a ticket is for: the one who wrote forwarded it for somebody else.
import { InvalidInputError } from '../../../domain/errors.ts'
import { cleanText, truncate } from '../../../domain/mail/clean-text.ts'
import type { MailAddress } from '../../../domain/mail/mail.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { changeRequester, MOST_FOLLOWERS } from '../../../domain/ticket/attribute-changes.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase, type Phrase } from '../../../texts/say.ts'
import { holdersOf, readTenants } from '../../people/requester-of.ts'
import { changeTicket } from '../change-ticket.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { participantsOf } from '../participants-of.ts'
import { refuseClosed } from './refuse-closed.ts'
import { addressChecker } from './typed-address.ts'

export interface TypedRequester {
  /** The address of somebody who takes part already; empty when it was typed. */
  readonly participant: string
  readonly name: string
  readonly address: string
  /** Whoever it was until now gets the replies as copies. */
  readonly keep: boolean
}

const MAX_NAME = 100

/**
 * From then on replies go to them. Who sees the ticket follows from the address alone, as if they had written from it: the name
 * that an agent types opens nothing. Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`, `ConflictError`.
 */
export async function changeRequesterOf(
  deps: TicketDeps,
  actor: Person,
  input: TypedRequester & { readonly ticketId: string; readonly version: number },
): Promise<Ticket> {
  const found = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  refuseOvertaken(found, input.version)
  refuseClosed(found, 'requester')
  const { name, address } = await readRequester(deps, found, input)
  const holders = await holdersOf(deps, [{ address, name }], await readTenants(deps))
  const person = holders.get(address)
  const requester = { personId: person?._id ?? null, name: person?.name ?? (name || address), address }
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    refuseClosed(ticket, 'requester')
    if (ticket.requester.address === address && ticket.requester.name === requester.name) {
      throw invalid('They are the requester already', phrase('tickets.requester.same'), fieldOf(input))
    }
    return changeRequester(
      ticket,
      { ...requester, isKnownInTeams: person?.teams != null },
      followersAfter(ticket, address, input.keep),
      { personId: actor._id, name: actor.name },
      deps.clock(),
    )
  })
}

async function readRequester(deps: TicketDeps, ticket: Ticket, input: TypedRequester): Promise<MailAddress> {
  const check = await addressChecker(deps, ticket)
  const typed = input.address.trim()
  const name = oneLine(input.name)
  if (input.participant === '') {
    if (typed === '') {
      const others = (await participantsOf(deps, ticket)).filter((one) => one.address !== ticket.requester.address)
      throw invalid('Nobody was named', whoInstead(others), 'address')
    }
    return { name, address: check(typed, 'address') }
  }
  const address = check(input.participant, 'participant')
  if (typed !== '' && check(typed, 'address') !== address) {
    throw invalid('Two were named', phrase('tickets.requester.two'), 'address')
  }
  const known = [ticket.requester, ...(await participantsOf(deps, ticket))].find((one) => one.address === address)
  if (!known) throw invalid('Somebody else was chosen', phrase('tickets.requester.left'), 'participant')
  return { name: name || known.name, address }
}

/** `others`: who is listed to choose from. */
function whoInstead(others: readonly MailAddress[]): Phrase {
  return others.length === 0 ? phrase('tickets.requester.enter') : phrase('tickets.requester.choose')
}

/** The new requester gets the replies anyway. */
function followersAfter({ followers, requester }: Ticket, address: string, keep: boolean): readonly MailAddress[] {
  const others = followers.filter((one) => one.address !== address && one.address !== requester.address)
  const former = { name: requester.name, address: requester.address }
  if (!keep || former.address === '' || former.address === address) return others
  return [former, ...others].slice(0, MOST_FOLLOWERS)
}

function oneLine(name: string): string {
  return truncate(cleanText(name.slice(0, 10 * MAX_NAME)).replace(/\s+/gu, ' '), MAX_NAME)
}

function fieldOf({ participant }: TypedRequester): string {
  return participant === '' ? 'address' : 'participant'
}

function invalid(message: string, forPerson: Phrase, field: string): InvalidInputError {
  return new InvalidInputError({ message, forPerson, field })
}
