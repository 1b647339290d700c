// Category and service type of a ticket, chosen by an agent on the card or by the requester in chat.
import { serviceTypesFor } from '../../domain/ticket/catalogue.ts'
import { InvalidInputError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { copyRoutes } from '../../domain/ticket/copies.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import { categorise, type Categorisation } from '../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, say } from '../../texts/say.ts'
import { offeredCategories, offeredServiceTypes } from '../catalogue/offered.ts'
import { changeTicket } from './change-ticket.ts'
import type { Deps } from '../deps.ts'
import { placeOf, refuseOvertaken, ticketFor, type TicketDeps } from './ticket-access.ts'

export interface Chosen {
  readonly categoryId: string | null
  readonly serviceTypeId: string | null
}

/** An agent chooses on the card, one or both; `null` clears it, and what is left out stays as it is. Throws `RefusedError`, `StaleTicketError`, `InvalidInputError`. */
export async function categoriseTicket(
  deps: TicketDeps,
  actor: Person,
  asked: Partial<Chosen> & { readonly ticketId: string; readonly version: number },
): Promise<Ticket> {
  const ticket = await ticketFor(deps, actor, 'work-tickets', asked.ticketId)
  refuseOvertaken(ticket, asked.version)
  const { categoryId = ticket.categoryId, serviceTypeId = ticket.serviceTypeId } = asked
  const input = { categoryId, serviceTypeId }
  if (input.categoryId === ticket.categoryId && input.serviceTypeId === ticket.serviceTypeId)
    throw nothingChosen(ticket)
  const chosen = await checkChoice(deps.documents, ticket, input)
  return await changeTicket(deps, ticket._id, (current) => {
    refuseOvertaken(current, asked.version)
    return categorise(
      current,
      { ...chosen, questionOver: chosen.categoryId !== null },
      { personId: actor._id, name: actor.name },
      deps.clock(),
    )
  })
}

/**
 * What is chosen must be offered for this ticket, or be what it has already (a retired one may stay).
 * Answers with how the card says it and where such tickets go. Throws `InvalidInputError`.
 */
export async function checkChoice(
  documents: Deps['documents'],
  ticket: Ticket,
  chosen: Chosen,
): Promise<Categorisation> {
  const [categories, types, channels] = await Promise.all([
    offeredCategories(documents, ticket),
    offeredServiceTypes(documents, ticket),
    documents.channels.find({ active: true }),
  ])
  const category =
    chosen.categoryId === ticket.categoryId
      ? await kept(chosen.categoryId, (id) => documents.categories.findOne({ _id: id }))
      : pick(categories, chosen.categoryId, 'categoryId')
  const serviceType =
    chosen.serviceTypeId === ticket.serviceTypeId
      ? await kept(chosen.serviceTypeId, (id) => documents.serviceTypes.findOne({ _id: id }))
      : pick(types, chosen.serviceTypeId, 'serviceTypeId')
  if (serviceType && serviceTypesFor([serviceType], category?._id ?? null).length === 0) {
    throw misfit(serviceType.name, category?.name ?? null)
  }
  const channelIds = [serviceType?.channelId ?? null, category?.channelId ?? null]
  const wished = channelIds.some((id) => id !== null)
  return {
    categoryId: category?._id ?? null,
    serviceTypeId: serviceType?._id ?? null,
    priority: serviceType?.defaultPriority ?? category?.defaultPriority ?? null,
    label:
      [category?.name, serviceType?.name].filter((name) => name !== undefined).join(', ') ||
      say('tickets.sort.cleared'),
    channelId: wished
      ? routeTicket({ channelIds: [...channelIds, ticket.channelId], organisation: placeOf(ticket) }, channels)
      : null,
    routes: copyRoutes(channels, serviceType, category),
  }
}

async function kept<T>(id: string | null, read: (id: string) => Promise<T | undefined>): Promise<T | undefined> {
  return id === null ? undefined : await read(id)
}

function pick<T extends { readonly _id: string }>(
  offered: readonly T[],
  id: string | null,
  field: keyof Chosen,
): T | undefined {
  if (id === null) return undefined
  const found = offered.find((item) => item._id === id)
  if (!found) throw notOffered(field)
  return found
}

function misfit(serviceType: string, category: string | null): InvalidInputError {
  return new InvalidInputError({
    message: 'The chosen service type does not go with the chosen category',
    forPerson:
      category === null
        ? phrase('tickets.sort.needsCategory', { serviceType })
        : phrase('tickets.sort.misfit', { serviceType, category }),
    field: category === null ? 'categoryId' : 'serviceTypeId',
  })
}

function nothingChosen(ticket: Ticket): InvalidInputError {
  const chosen = ticket.categoryId !== null || ticket.serviceTypeId !== null
  return new InvalidInputError({
    message: `Nothing else was chosen for ticket '${ticket._id}'`,
    forPerson: chosen ? phrase('tickets.sort.same') : phrase('tickets.sort.nothing'),
  })
}

function notOffered(field: keyof Chosen): InvalidInputError {
  return new InvalidInputError({
    message: 'The chosen category or service type is not offered for this ticket',
    forPerson: phrase('tickets.sort.notOffered'),
    field,
  })
}
