// The requester answers the question for category and service type.
import { serviceTypesFor } from '../../domain/ticket/catalogue.ts'
import { ConflictError, StaleTicketError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { isStillTheirs, type Customer } from '../../domain/ticket/customer-changes.ts'
import { categorise } from '../../domain/ticket/ticket-changes.ts'
import { inTime } from '../../domain/ticket/ticket-events.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { continuedFor, type Continued } from './kin/continued-in.ts'
import { checkChoice, type Chosen } from './categorise-ticket.ts'
import { changeTicket, ticketNotFound } from './change-ticket.ts'
import type { Deps } from '../deps.ts'
import type { TicketDeps } from './ticket-access.ts'
import { isRequesterOf, type IdentityDeps } from '../people/requester-of.ts'

/** What the ticket had when the question was drawn. */
export interface Expected {
  readonly categoryId: string | null
  readonly serviceTypeId: string | null
}

export interface Answer {
  readonly ticketId: string
  readonly expected: Expected
  readonly answer: Partial<Chosen>
}

/** As `answerAsCustomer`, for a person in Teams. Throws `NotFoundError` for anybody but the requester. */
export async function answerQuestion(deps: TicketDeps, actor: Person, input: Answer): Promise<Ticket> {
  const ticket = await ownTicket(deps, actor, input.ticketId)
  const continued = await continuedFor(deps, actor, ticket)
  if (continued) throw goneOn(ticket, continued)
  const { address } = ticket.requester
  return await answerAsCustomer(deps, { personId: actor._id, name: actor.name, address }, input)
}

/**
 * Stores one answer; what is not answered by it stays, but a service type that does not go with a new category is dropped.
 * Throws `NotFoundError` where the ticket is somebody else's by now, `StaleTicketError` when somebody else sorted it meanwhile,
 * `ConflictError` when it is over or an agent sorted it, `InvalidInputError` when the choice is not offered.
 */
export async function answerAsCustomer(
  deps: Pick<TicketDeps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  by: Customer,
  input: Answer,
): Promise<Ticket> {
  const refuse = (ticket: Ticket): void => {
    if (!isStillTheirs(ticket, by)) throw ticketNotFound(ticket._id)
    if (ticket.mergedInto !== null) throw goneOn(ticket, { into: null })
    refuseAnswer(ticket, input.expected)
  }
  const ticket = await deps.documents.tickets.findOne({ _id: input.ticketId })
  if (!ticket) throw ticketNotFound(input.ticketId)
  refuse(ticket)
  const chosen = await checkChoice(deps.documents, ticket, await completed(deps.documents, ticket, input.answer))
  return await changeTicket(deps, ticket._id, (current) => {
    refuse(current)
    return inTime(categorise(current, chosen, by, deps.clock()))
  })
}

/** The person's own ticket; to everybody else it does not exist. */
export async function ownTicket(deps: IdentityDeps, actor: Person, ticketId: string): Promise<Ticket> {
  const ticket = await deps.documents.tickets.findOne({ _id: ticketId })
  if (!ticket || !(await isRequesterOf(deps, actor, ticket))) throw ticketNotFound(ticketId)
  return ticket
}

async function completed(documents: Deps['documents'], ticket: Ticket, answer: Partial<Chosen>): Promise<Chosen> {
  const categoryId = answer.categoryId ?? ticket.categoryId
  if (answer.serviceTypeId !== undefined) return { categoryId, serviceTypeId: answer.serviceTypeId }
  const held =
    ticket.serviceTypeId === null ? undefined : await documents.serviceTypes.findOne({ _id: ticket.serviceTypeId })
  const stillFits = held !== undefined && serviceTypesFor([held], categoryId).length > 0
  return { categoryId, serviceTypeId: stillFits ? held._id : null }
}

function goneOn({ _id }: Pick<Ticket, '_id'>, { into }: Continued): ConflictError {
  return new ConflictError({
    message: `Ticket '${_id}' is merged; its question is closed`,
    forPerson: into === null ? phrase('tickets.answer.merged') : phrase('tickets.answer.continues', { number: into }),
  })
}

function refuseAnswer(ticket: Ticket, expected: Expected): void {
  if (!isOpen(ticket.status)) {
    throw new ConflictError({
      message: `Ticket '${ticket._id}' is ${ticket.status}; its question is closed`,
      forPerson: phrase('tickets.answer.resolved'),
    })
  }
  if (ticket.categoryId !== expected.categoryId || ticket.serviceTypeId !== expected.serviceTypeId) {
    throw new StaleTicketError({
      message: `The question of ticket '${ticket._id}' was drawn before it was sorted`,
      forPerson: phrase('tickets.answer.overtaken'),
    })
  }
  if (ticket.questionOver) {
    throw new ConflictError({
      message: `Ticket '${ticket._id}' was sorted by an agent`,
      forPerson: phrase('tickets.answer.sorted'),
    })
  }
}
