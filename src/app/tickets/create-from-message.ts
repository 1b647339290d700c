// A ticket from a message in Teams. Made twice of one message it is made once.
import { InvalidInputError } from '../../domain/errors.ts'
import { cleanSubject, cleanText, truncate } from '../../domain/mail/clean-text.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { serviceTypesFor } from '../../domain/ticket/catalogue.ts'
import { newTicket } from '../../domain/ticket/new-ticket.ts'
import type { Outgoing } from '../../domain/ticket/outbox.ts'
import { copyChannels, copyRoutes, newCopies } from '../../domain/ticket/copies.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import type { Priority, Requester, Ticket, TicketAttachment } from '../../domain/ticket/ticket.ts'
import { phrase, type Phrase } from '../../texts/say.ts'
import { offeredCategories, offeredServiceTypes } from '../catalogue/offered.ts'
import type { Deps } from '../deps.ts'
import { MAX_SUBJECT } from '../intake/mail-content.ts'
import { newLease } from '../new-lease.ts'
import { organisationFor } from '../organisations/organisation-access.ts'
import type { IdentifyDeps } from '../people/identify-person.ts'
import { reserveTicketNumbers } from './ticket-numbers.ts'

/** Characters. */
export const MAX_MESSAGE = 8000

const NEW_TICKET_FIELDS = ['organisationId', 'subject', 'text', 'categoryId', 'serviceTypeId'] as const
export type NewTicketField = (typeof NEW_TICKET_FIELDS)[number]

export function wrongField(field: NewTicketField, forPerson: Phrase): InvalidInputError {
  return new InvalidInputError({ message: `A ticket from a message has a wrong '${field}'`, forPerson, field })
}

/** What to say at which field; throws the error again where it is about none. */
export function atField(error: unknown): { readonly field: NewTicketField; readonly text: string } {
  const field = error instanceof InvalidInputError ? NEW_TICKET_FIELDS.find((one) => one === error.field) : undefined
  if (field === undefined || !(error instanceof InvalidInputError)) throw error
  return { field, text: error.forPerson }
}

export interface TypedTicket {
  readonly organisationId: string
  readonly subject: string
  readonly text: string
  readonly categoryId: string | null
  readonly serviceTypeId: string | null
}

/** Where the message stands: both ids are Teams'. */
export interface MessageOrigin {
  readonly conversationId: string
  readonly messageId: string
}

type CreateDeps = IdentifyDeps & Pick<Deps, 'settings' | 'workerId' | 'wakeDelivery'>

export async function ticketOfMessage(
  { documents }: Pick<Deps, 'documents'>,
  origin: MessageOrigin,
): Promise<Ticket | undefined> {
  return await documents.tickets.findOne({ originKey: messageOriginKey(origin) })
}

/** Throws `NotFoundError` without the right in the organisation, and `InvalidInputError` with the `NewTicketField` that is wrong. */
export async function createFromMessage(
  deps: CreateDeps,
  actor: Person,
  origin: MessageOrigin,
  typed: TypedTicket,
  readRequester: NewMessageTicket['readRequester'],
): Promise<MadeTicket> {
  const organisation = await organisationFor(deps.documents, actor, 'work-tickets', typed.organisationId)
  if (!organisation.active) throw wrongField('organisationId', phrase('tickets.new.inactive'))
  return await makeOfMessage(deps, {
    ...{ organisation, typed, readRequester, originKey: messageOriginKey(origin), asksForCategory: true },
    opening: { by: actor.name, what: phrase('events.openedMessage') },
  })
}

export interface NewMessageTicket {
  readonly organisation: Organisation
  /** The same again is the same ticket. */
  readonly originKey: string
  readonly typed: Omit<TypedTicket, 'organisationId'>
  /** That of the service type or category, when left out. */
  readonly priority?: Priority
  readonly readRequester: () => Promise<{ readonly requester: Requester; readonly person: Person | null }>
  readonly opening: { readonly by: string; readonly what: Phrase }
  /** Where no category was chosen, the requester is asked in their chat. */
  readonly asksForCategory: boolean
  /** Now, when left out. */
  readonly createdAt?: Date
  readonly attachments?: readonly TicketAttachment[]
}

export interface MadeTicket {
  readonly ticket: Ticket
  readonly isNew: boolean
}

/** Whoever calls this has checked that the ticket may be made there. Throws `InvalidInputError`. */
export async function makeOfMessage(
  deps: Pick<CreateDeps, 'documents' | 'clock' | 'newId' | 'settings' | 'workerId' | 'wakeDelivery'>,
  {
    organisation,
    originKey,
    typed,
    priority,
    readRequester,
    opening,
    asksForCategory,
    createdAt,
    attachments = [],
  }: NewMessageTicket,
): Promise<MadeTicket> {
  const { documents } = deps
  const made = await documents.tickets.findOne({ originKey })
  if (made) return { ticket: made, isNew: false }
  const place = { organisationPath: [...organisation.path, organisation._id], mailboxId: null }
  const { subject, text, category, serviceType } = await checked(deps, place, typed)
  const { requester, person } = await readRequester()
  const priorityThere = priority ?? serviceType?.defaultPriority ?? category?.defaultPriority ?? 'normal'
  const channels = await documents.channels.find({ active: true })
  const channelId = routeTicket(
    { channelIds: [serviceType?.channelId ?? null, category?.channelId ?? null], organisation },
    channels,
  )
  const seen = { organisationPath: place.organisationPath, priority: priorityThere }
  const copies = newCopies(copyChannels(seen, channelId, copyRoutes(channels, serviceType, category)))
  const isSorted = category !== null || serviceType !== null
  const outgoing: readonly Outgoing[] = [
    ...(channelId === null ? [] : [{ kind: 'card' } as const]),
    ...(asksForCategory && person?.teams && !isSorted ? [{ kind: 'question' } as const] : []),
  ]
  const start = {
    ...place,
    _id: deps.newId(),
    number: await reserveTicketNumbers(documents, 1),
    originKey,
    organisationId: organisation._id,
    subject,
    requester,
    priority: priorityThere,
    categoryId: category?._id ?? null,
    serviceTypeId: serviceType?._id ?? null,
    channelId,
    copies,
    content: { text, foldedText: '', unkept: 0, attachments, meeting: null, webLink: null, to: [] },
    messageIds: [],
    warning: null,
    questionOver: asksForCategory && isSorted,
    askedBy: requester.address,
    opening: { ...opening, isSaid: false },
    outgoing,
    ...(createdAt ? { createdAt } : {}),
  }
  const ticket = newTicket(start, deps.clock(), deps.newId, newLease(deps))
  const added = await documents.tickets.insertNew([ticket])
  if (added.length > 0) {
    deps.wakeDelivery()
    return { ticket, isNew: true }
  }
  const other = await documents.tickets.findOne({ originKey })
  if (!other) throw new Error('A ticket from a message could neither be written nor found')
  return { ticket: other, isNew: false }
}

async function checked(
  { documents }: Pick<Deps, 'documents'>,
  place: Pick<Ticket, 'organisationPath' | 'mailboxId'>,
  typed: NewMessageTicket['typed'],
) {
  const subject = truncate(cleanSubject(typed.subject).replace(/\s+/gu, ' '), MAX_SUBJECT)
  if (cleanText(typed.subject) === '') throw wrongField('subject', phrase('tickets.new.noSubject'))
  const text = cleanText(typed.text)
  if (text === '') throw wrongField('text', phrase('tickets.new.noText'))
  if (text.length > MAX_MESSAGE) {
    throw wrongField('text', phrase('tickets.new.longText', { most: MAX_MESSAGE }))
  }
  const [categories, serviceTypes] = await Promise.all([
    offeredCategories(documents, place),
    offeredServiceTypes(documents, place),
  ])
  const category = categories.find(({ _id }) => _id === typed.categoryId) ?? null
  if (typed.categoryId !== null && category === null) {
    throw wrongField('categoryId', phrase('tickets.new.noCategory'))
  }
  const serviceType =
    serviceTypesFor(serviceTypes, category?._id ?? null).find(({ _id }) => _id === typed.serviceTypeId) ?? null
  if (typed.serviceTypeId !== null && serviceType === null) {
    throw wrongField('serviceTypeId', phrase('tickets.new.noServiceType'))
  }
  return { subject, text, category, serviceType }
}

function messageOriginKey({ conversationId, messageId }: MessageOrigin): string {
  return `chat/${conversationId}/${messageId}`
}
