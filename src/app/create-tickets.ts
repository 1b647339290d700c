// New tickets from mails: who asks, for which organisation, where the card goes; written as one batch.
import type { ServiceType } from '../domain/catalogue.ts'
import { cleanSubject, cleanText, truncate } from '../domain/clean-text.ts'
import { domainOf, type Mail } from '../domain/mail.ts'
import type { Mailbox } from '../domain/mailbox.ts'
import type { Organisation } from '../domain/organisation.ts'
import { addOutgoing, nextDelivery, type Outgoing } from '../domain/outbox.ts'
import type { Person } from '../domain/person.ts'
import { splitReply } from '../domain/quoted-text.ts'
import { organisationOfSender } from '../domain/requester.ts'
import { routeTicket } from '../domain/routing.ts'
import type { SupportChannel } from '../domain/channel.ts'
import type { Ticket, TicketAttachment } from '../domain/ticket.ts'
import type { MailDeps, Outcome, ReceivedMail } from './handle-mails.ts'
import { reserveTicketNumbers } from './ticket-numbers.ts'

/** Longest text of a ticket or entry that is kept, in characters; the whole mail stays in the mailbox. */
const MAX_TEXT = 20_000
const MAX_SUBJECT = 250

/** Makes a ticket of each mail, or finds the one it made already. Answers by ledger id. */
export async function createTickets(
  deps: MailDeps,
  mailbox: Mailbox,
  mails: readonly ReceivedMail[],
  linkedFrom?: Ticket,
): Promise<ReadonlyMap<string, Outcome>> {
  if (mails.length === 0) return new Map()
  const surroundings = await readSurroundings(deps, mailbox, mails)
  const firstNumber = await reserveTicketNumbers(deps.documents, mails.length)
  const tickets = mails.map(({ mail }, index) =>
    ticketFromMail(deps, mailbox, mail, surroundings, firstNumber + index, linkedFrom),
  )
  const added = new Set(await deps.documents.tickets.insertNew(tickets))
  if (added.size > 0) deps.wakeDelivery()
  const outcomes = new Map<string, Outcome>()
  for (const [index, { row }] of mails.entries()) {
    const ticket = tickets[index]
    if (ticket && added.has(ticket._id)) outcomes.set(row._id, { state: 'ticket', ticketId: ticket._id })
    else outcomes.set(row._id, await findMade(deps, mailbox, row.mailId))
  }
  return outcomes
}

/** The ticket that an earlier try, which did not live to say so, made of this mail. */
async function findMade(deps: MailDeps, mailbox: Mailbox, mailId: string): Promise<Outcome> {
  const ticket = await deps.documents.tickets.findOne({ originKey: originKey(mailbox, mailId) })
  return ticket
    ? { state: 'ticket', ticketId: ticket._id }
    : { state: 'failed', error: new Error('The ticket could neither be written nor found') }
}

export function originKey(mailbox: Pick<Mailbox, '_id'>, mailId: string): string {
  return `mail/${mailbox._id}/${mailId}`
}

interface Surroundings {
  readonly mailboxOrganisation: Organisation
  readonly organisations: readonly Organisation[]
  readonly channels: readonly SupportChannel[]
  readonly serviceType: ServiceType | null
  readonly people: ReadonlyMap<string, Person>
}

async function readSurroundings(
  deps: MailDeps,
  mailbox: Mailbox,
  mails: readonly ReceivedMail[],
): Promise<Surroundings> {
  const addresses = [...new Set(mails.flatMap(({ mail }) => (mail.from ? [mail.from.address] : [])))]
  const [organisations, channels, serviceType, people] = await Promise.all([
    deps.documents.organisations.find({}),
    deps.documents.channels.find({ active: true }),
    mailbox.defaultServiceTypeId === null
      ? null
      : deps.documents.serviceTypes.findOne({ _id: mailbox.defaultServiceTypeId, active: true }),
    deps.documents.people.find({ addresses: { $in: addresses } }),
  ])
  const mailboxOrganisation = organisations.find((organisation) => organisation._id === mailbox.organisationId)
  if (!mailboxOrganisation) throw new Error(`Mailbox '${mailbox._id}' belongs to an organisation that is not there`)
  return {
    mailboxOrganisation,
    organisations,
    channels,
    serviceType: serviceType ?? null,
    people: new Map(people.flatMap((person) => person.addresses.map((address) => [address, person]))),
  }
}

function ticketFromMail(
  deps: MailDeps,
  mailbox: Mailbox,
  mail: Mail,
  around: Surroundings,
  number: number,
  linkedFrom: Ticket | undefined,
): Ticket {
  const now = deps.clock()
  const address = mail.from?.address ?? ''
  const person = around.people.get(address) ?? null
  const organisation = organisationOfSender(
    { person, domain: domainOf(address) },
    around.mailboxOrganisation,
    around.organisations,
  )
  const channelId = routeTicket(
    { channelIds: [around.serviceType?.channelId ?? null, mailbox.channelId], organisation },
    around.channels,
  )
  const outgoing: Outgoing[] = [
    ...(channelId === null ? [] : [{ kind: 'card' } as const]),
    ...(person?.teams ? [{ kind: 'question' } as const] : []),
  ]
  const outbox = addOutgoing([], outgoing, now, deps.newId)
  return {
    _id: deps.newId(),
    number,
    originKey: originKey(mailbox, mail.id),
    organisationId: organisation._id,
    organisationPath: [...organisation.path, organisation._id],
    mailboxId: mailbox._id,
    subject: truncate(cleanSubject(mail.subject), MAX_SUBJECT),
    requester: {
      personId: person?._id ?? null,
      name: (person?.name ?? cleanSubjectLine(mail.from?.name ?? '')) || address || 'Unknown sender',
      address,
    },
    status: 'new',
    priority: around.serviceType?.defaultPriority ?? 'normal',
    categoryId: null,
    serviceTypeId: around.serviceType?._id ?? null,
    assignee: null,
    channelId,
    ...mailTexts(mail),
    attachments: mailAttachments(mail),
    messageIds: mail.messageId === null ? [] : [mail.messageId],
    entryIds: [],
    lastEvent: {
      at: now,
      by: null,
      what: linkedFrom
        ? `made it of an answer to #${linkedFrom.number}, which was resolved too long ago to reopen`
        : 'made it of a mail',
    },
    createdAt: now,
    updatedAt: now,
    dueAt: null,
    resolvedAt: null,
    version: 1,
    revision: 1,
    card: null,
    question: null,
    outbox,
    deliverAt: nextDelivery(outbox),
    deliveryLease: null,
  }
}

/** The cleaned text of a mail; what is quoted from earlier mails, and the signature, apart. */
export function mailTexts(mail: Mail): { readonly text: string; readonly foldedText: string } {
  const { fresh, quoted, signature } = splitReply(cleanText(mail.text))
  return {
    text: truncate(fresh, MAX_TEXT),
    foldedText: truncate([signature, quoted].filter((part) => part !== '').join('\n\n'), MAX_TEXT),
  }
}

export function mailAttachments(mail: Mail): readonly TicketAttachment[] {
  return mail.attachments
    .filter((attachment) => !attachment.inline)
    .map(({ id, name, size, contentType }) => ({ mailId: mail.id, attachmentId: id, name, size, contentType }))
}

function cleanSubjectLine(name: string): string {
  return truncate(cleanText(name).replace(/\s+/gu, ' '), 100)
}
