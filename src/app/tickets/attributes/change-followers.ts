// An agent says who gets a ticket's replies as copies.
import { InvalidInputError } from '../../../domain/errors.ts'
import type { MailAddress } from '../../../domain/mail/mail.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import { changeFollowers, MOST_FOLLOWERS } from '../../../domain/ticket/attribute-changes.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { textDigest } from '../../../lib/text-digest.ts'
import { phrase, type Phrase } from '../../../texts/say.ts'
import { changeTicket } from '../change-ticket.ts'
import { refuseOvertaken, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { participantsOf } from '../participants-of.ts'
import { refuseClosed } from './refuse-closed.ts'
import { addressChecker } from './typed-address.ts'

export interface TypedFollowers {
  /** `followerKey(...)` of those who follow, or take part, and are to follow. */
  readonly chosen: readonly string[]
  /** Further addresses, with commas, semicolons or blanks between. */
  readonly added: string
}

/** Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`, `ConflictError`. */
export async function changeFollowersOf(
  deps: TicketDeps,
  actor: Person,
  input: TypedFollowers & { readonly ticketId: string; readonly version: number },
): Promise<Ticket> {
  const found = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  refuseOvertaken(found, input.version)
  refuseClosed(found, 'followers')
  const wanted = await readFollowers(deps, found, input)
  return await changeTicket(deps, input.ticketId, (ticket) => {
    refuseOvertaken(ticket, input.version)
    refuseClosed(ticket, 'followers')
    if (sameAddresses(ticket.followers, wanted.addresses)) {
      throw invalid('The followers stay the same', unchanged(ticket, wanted), 'added')
    }
    return changeFollowers(ticket, wanted.addresses, { personId: actor._id, name: actor.name }, deps.clock())
  })
}

interface Wanted {
  readonly addresses: readonly MailAddress[]
  /** The requester was named, too. */
  readonly requester: boolean
  /** There is somebody to choose. */
  readonly hasChoices: boolean
}

/** Why nothing was saved, and what can be done. */
function unchanged({ followers, requester: { name, address } }: Ticket, { requester, hasChoices }: Wanted): Phrase {
  if (requester) return phrase('tickets.followers.requester', { name: name || address })
  if (followers.length > 0) return phrase('tickets.followers.same')
  return hasChoices ? phrase('tickets.followers.choose') : phrase('tickets.followers.enter')
}

async function readFollowers(deps: TicketDeps, ticket: Ticket, { chosen, added }: TypedFollowers): Promise<Wanted> {
  const check = await addressChecker(deps, ticket)
  const people = await participantsOf(deps, ticket)
  const byKey = new Map(people.map(({ address }) => [followerKey(address), address]))
  const names = new Map(people.map(({ name, address }) => [address, name]))
  const words = added.split(/[\s,;]+/u).filter((word) => word !== '')
  if (chosen.length + words.length > 2 * MOST_FOLLOWERS) throw tooMany('added')
  const addresses = [
    ...chosen.map((key) => check(known(byKey.get(key)), 'chosen')),
    ...words.map((word) => check(word, 'added')),
  ]
  const others = [...new Set(addresses)].filter((address) => address !== ticket.requester.address)
  if (others.length > MOST_FOLLOWERS) throw tooMany(words.length === 0 ? 'chosen' : 'added')
  return {
    addresses: others.map((address) => ({ name: names.get(address) ?? '', address })),
    requester: addresses.includes(ticket.requester.address),
    hasChoices: people.some(({ address }) => address !== ticket.requester.address),
  }
}

/** What stands for an address where a card has no room for long ones. */
export function followerKey(address: string): string {
  return textDigest(address)
}

function known(address: string | undefined): string {
  if (address !== undefined) return address
  throw invalid('Somebody else was chosen', phrase('tickets.followers.left'), 'chosen')
}

function sameAddresses(before: readonly MailAddress[], after: readonly MailAddress[]): boolean {
  const known = new Set(before.map(({ address }) => address))
  return known.size === after.length && after.every(({ address }) => known.has(address))
}

function tooMany(field: string): InvalidInputError {
  return invalid('Too many followers', phrase('tickets.followers.tooMany', { most: MOST_FOLLOWERS }), field)
}

function invalid(message: string, forPerson: Phrase, field: string): InvalidInputError {
  return new InvalidInputError({ message, forPerson, field })
}
