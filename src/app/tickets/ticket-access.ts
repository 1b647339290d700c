// Finding a ticket for somebody, and refusing those it is not for.
import { ConflictError, RefusedError, StaleTicketError } from '../../domain/errors.ts'
import { isWithin } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may, type Right } from '../../domain/organisation/rights.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { ticketNotFound } from './change-ticket.ts'
import type { Deps } from '../deps.ts'
import type { Documents } from '../documents.ts'
import { isRequesterOf, type IdentityDeps } from '../people/requester-of.ts'

/** What changing a ticket for somebody needs. */
export type TicketDeps = IdentityDeps & Pick<Deps, 'newId' | 'wakeDelivery'>

/** The organisation of a ticket in the form that rights are asked with. */
export function placeOf(ticket: Pick<Ticket, 'organisationId' | 'organisationPath'>): {
  _id: string
  path: readonly string[]
} {
  return { _id: ticket.organisationId, path: ticket.organisationPath.filter((id) => id !== ticket.organisationId) }
}

/**
 * The ticket, if the person has the right for it. To somebody who may not even see it, it does not exist.
 * Throws `NotFoundError` or `RefusedError`.
 */
export async function ticketFor(deps: IdentityDeps, actor: Person, right: Right, ticketId: string): Promise<Ticket> {
  const found = await deps.documents.tickets.findOne({ _id: ticketId })
  const ticket = found && (await placedNow(deps.documents, found))
  if (!ticket || !(await maySeePlaced(deps, actor, ticket))) throw ticketNotFound(ticketId)
  if (!may(actor.memberships, right, placeOf(ticket))) {
    throw new RefusedError({
      message: `Person '${actor._id}' lacks '${right}' for ticket '${ticketId}'`,
      forPerson: phrase('tickets.agentsOnly'),
    })
  }
  return ticket
}

/** Agents and administrators see their organisations' tickets, everybody sees their own. */
export async function maySee(deps: IdentityDeps, actor: Person, ticket: Ticket): Promise<boolean> {
  return await maySeePlaced(deps, actor, await placedNow(deps.documents, ticket))
}

async function maySeePlaced(deps: IdentityDeps, actor: Person, ticket: Ticket): Promise<boolean> {
  return may(actor.memberships, 'see-tickets', placeOf(ticket)) || (await isRequesterOf(deps, actor, ticket))
}

/** The ticket where its organisation stands now: one that was moved takes its tickets along step by step, but rights follow at once. */
export async function placedNow(documents: Pick<Documents, 'organisations'>, ticket: Ticket): Promise<Ticket> {
  const { organisationId: _id } = ticket
  const organisation = await documents.organisations.findOne({ _id })
  const path = organisation && [...organisation.path, _id]
  if (!path || path.join('/') === ticket.organisationPath.join('/')) return ticket
  return { ...ticket, organisationPath: path }
}

/** In a channel nothing is shown that its organisation has no part in, whoever asks: others are reading along. */
export function mayBeShownIn(ticket: Ticket, channelOrganisationId: string | null): boolean {
  return channelOrganisationId === null || isWithin(placeOf(ticket), channelOrganisationId)
}

/** Throws `StaleTicketError` when the card that was pressed is older than the ticket, `ConflictError` when the ticket is merged. */
export function refuseStale(ticket: Ticket, version: number): void {
  refuseMerged(ticket)
  if (ticket.version !== version) throw stale(ticket, version)
}

/**
 * For what somebody fills in, and whatever else does not hang on what was said last: news that came meanwhile, such as an email of the
 * customer, is no reason to refuse it; what somebody did to the ticket is. Throws like `refuseStale`.
 */
export function refuseOvertaken(ticket: Ticket, version: number): void {
  refuseMerged(ticket)
  if (version < ticket.actedVersion || version > ticket.version) throw stale(ticket, version)
}

function stale(ticket: Ticket, version: number): StaleTicketError {
  const { by, what } = ticket.lastEvent
  return new StaleTicketError({
    message: `Ticket '${ticket._id}' is at version ${ticket.version}, the card at ${version}`,
    forPerson: phrase('tickets.stale', { by: by ?? phrase('tickets.product'), what }),
  })
}

/** Throws `ConflictError` for a ticket that is worked as part of another one. */
export function refuseMerged({ _id, mergedInto }: Pick<Ticket, '_id' | 'mergedInto'>): void {
  if (mergedInto === null) return
  const { by, number } = mergedInto
  throw new ConflictError({
    message: `Ticket '${_id}' is merged into '${mergedInto.ticketId}'`,
    forPerson: phrase('tickets.merged', { by: by.name, number }),
  })
}
