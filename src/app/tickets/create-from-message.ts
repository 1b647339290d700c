// A ticket from a message in Teams. Made twice of one message it is made once.
import { InvalidInputError } from '../../domain/errors.ts'
import { cleanSubject, cleanText, truncate } from '../../domain/mail/clean-text.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { serviceTypesFor } from '../../domain/ticket/catalogue.ts'
import { newTicket } from '../../domain/ticket/new-ticket.ts'
import type { Outgoing } from '../../domain/ticket/outbox.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import type { Requester, Ticket } from '../../domain/ticket/ticket.ts'
import { offeredCategories, offeredServiceTypes } from '../catalogue/offered.ts'
import type { Deps } from '../deps.ts'
import { MAX_SUBJECT } from '../intake/mail-content.ts'
import { newLease } from '../new-lease.ts'
import { organisationFor } from '../organisations/organisation-access.ts'
import type { IdentifyDeps } from '../people/identify-person.ts'
import { reserveTicketNumbers } from './ticket-numbers.ts'

/** Characters. */
export const MAX_MESSAGE = 8000

export const NEW_TICKET_FIELDS = ['organisationId', 'subject', 'text', 'categoryId', 'serviceTypeId'] as const
export type NewTicketField = (typeof NEW_TICKET_FIELDS)[number]

function wrong(field: NewTicketField, forPerson: string): InvalidInputError {
  return new InvalidInputError({ message: `A ticket from a message has a wrong '${field}'`, forPerson, field })
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
  readRequester: () => Promise<{ readonly requester: Requester; readonly person: Person | null }>,
): Promise<{ readonly ticket: Ticket; readonly isNew: boolean }> {
  const { documents } = deps
  const organisation = await organisationFor(documents, actor, 'work-tickets', typed.organisationId)
  if (!organisation.active) throw wrong('organisationId', 'This organisation is no longer active. Choose another one.')
  const made = await ticketOfMessage(deps, origin)
  if (made) return { ticket: made, isNew: false }
  const place = { organisationPath: [...organisation.path, organisation._id], mailboxId: null }
  const { subject, text, category, serviceType } = await checked(deps, place, typed)
  const { requester, person } = await readRequester()
  const channels = await documents.channels.find({ active: true })
  const channelId = routeTicket(
    { channelIds: [serviceType?.channelId ?? null, category?.channelId ?? null], organisation },
    channels,
  )
  const isSorted = category !== null || serviceType !== null
  const outgoing: readonly Outgoing[] = [
    ...(channelId === null ? [] : [{ kind: 'card' } as const]),
    ...(person?.teams && !isSorted ? [{ kind: 'question' } as const] : []),
  ]
  const start = {
    ...place,
    _id: deps.newId(),
    number: await reserveTicketNumbers(documents, 1),
    originKey: messageOriginKey(origin),
    organisationId: organisation._id,
    subject,
    requester,
    priority: serviceType?.defaultPriority ?? category?.defaultPriority ?? 'normal',
    categoryId: category?._id ?? null,
    serviceTypeId: serviceType?._id ?? null,
    channelId,
    content: { text, foldedText: '', unkept: 0, attachments: [], meeting: null, webLink: null, to: [] },
    messageIds: [],
    warning: null,
    questionOver: isSorted,
    askedBy: requester.address,
    opening: { by: actor.name, what: 'opened it from a message in Teams', isSaid: false },
    outgoing,
  }
  const ticket = newTicket(start, deps.clock(), deps.newId, newLease(deps))
  const added = await documents.tickets.insertNew([ticket])
  if (added.length > 0) {
    deps.wakeDelivery()
    return { ticket, isNew: true }
  }
  const other = await ticketOfMessage(deps, origin)
  if (!other) throw new Error('A ticket from a message could neither be written nor found')
  return { ticket: other, isNew: false }
}

async function checked(
  { documents }: Pick<Deps, 'documents'>,
  place: Pick<Ticket, 'organisationPath' | 'mailboxId'>,
  typed: TypedTicket,
) {
  const subject = truncate(cleanSubject(typed.subject).replace(/\s+/gu, ' '), MAX_SUBJECT)
  if (cleanText(typed.subject) === '') throw wrong('subject', 'Say in a few words what it is about.')
  const text = cleanText(typed.text)
  if (text === '') throw wrong('text', 'Enter a text for the ticket.')
  if (text.length > MAX_MESSAGE) {
    throw wrong(
      'text',
      `The text is too long: it may have ${MAX_MESSAGE.toLocaleString('en-US')} characters. Shorten it.`,
    )
  }
  const [categories, serviceTypes] = await Promise.all([
    offeredCategories(documents, place),
    offeredServiceTypes(documents, place),
  ])
  const category = categories.find(({ _id }) => _id === typed.categoryId) ?? null
  if (typed.categoryId !== null && category === null) {
    throw wrong('categoryId', 'This organisation does not offer that category. Choose another one.')
  }
  const serviceType =
    serviceTypesFor(serviceTypes, category?._id ?? null).find(({ _id }) => _id === typed.serviceTypeId) ?? null
  if (typed.serviceTypeId !== null && serviceType === null) {
    throw wrong('serviceTypeId', 'That service type does not go with the category. Choose another one.')
  }
  return { subject, text, category, serviceType }
}

function messageOriginKey({ conversationId, messageId }: MessageOrigin): string {
  return `chat/${conversationId}/${messageId}`
}
