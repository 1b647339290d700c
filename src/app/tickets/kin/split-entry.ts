// An email of a ticket becomes a ticket of its own. The new ticket is written first and holds in its outbox what is left to do:
// the entry moves to it, answers to that email lead to it, and the old ticket says so.
import { ConflictError } from '../../../domain/errors.ts'
import type { Person } from '../../../domain/organisation/person.ts'
import type { SupportChannel } from '../../../domain/channel.ts'
import { splitKey, startId, writerName } from '../../../domain/ticket/began.ts'
import { copyChannels, copyRoutes, newCopies } from '../../../domain/ticket/copies.ts'
import type { Entry } from '../../../domain/ticket/entry.ts'
import { MOST_RELATED, type KinStep } from '../../../domain/ticket/kin.ts'
import { newTicket, type TicketStart } from '../../../domain/ticket/new-ticket.ts'
import { refTo, saySplit, tell } from '../../../domain/ticket/kin-changes.ts'
import type { Actor } from '../../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import { threadKey } from '../../intake/mail-threads.ts'
import { changeTicket } from '../change-ticket.ts'
import { reserveTicketNumbers } from '../ticket-numbers.ts'
import { refuseMerged, ticketFor, type TicketDeps } from '../ticket-access.ts'
import { conversationIds } from './conversation-of.ts'
import { refuseFull } from './link-ticket.ts'
import type { ChangeDeps } from './merge-ticket.ts'

/** Answers with the new ticket. Splitting the same email off twice makes one ticket. Throws `RefusedError`, `ConflictError`. */
export async function splitEntry(
  deps: TicketDeps,
  actor: Person,
  input: { readonly ticketId: string; readonly entryId: string },
): Promise<Ticket> {
  const ticket = await ticketFor(deps, actor, 'work-tickets', input.ticketId)
  refuseMerged(ticket)
  const entry = await deps.documents.entries.findOne({ _id: input.entryId })
  const owner = entry && (await ownerOf(deps, ticket, entry))
  const keys = [input.entryId, splitKey(input.entryId)]
  const made = (await deps.documents.tickets.find({ originKey: { $in: keys } })).find(({ related }) =>
    related.some(({ ticketId }) => ticketId === ticket._id),
  )
  if (made) throw splitAlready(ticket, made)
  if (!owner) throw notOurs(ticket, input.entryId)
  refuseFull(ticket)
  const number = await reserveTicketNumbers(deps.documents, 1)
  const channels = await deps.documents.channels.find({ active: true })
  const created = ticketFromEntry(deps, { ticket, owner, entry, channels }, number, {
    personId: actor._id,
    name: actor.name,
  })
  const added = await deps.documents.tickets.insertNew([created])
  const { originKey } = created
  if (added.length === 0) throw splitAlready(ticket, await deps.documents.tickets.findOne({ originKey }))
  deps.wakeDelivery()
  return created
}

/** An email from outside that this ticket took in after its start, or any of a ticket that was merged into it. */
export function maySplit(
  ticket: Pick<Ticket, '_id' | 'originKey' | 'mergedFrom'>,
  entry: Pick<Entry, '_id' | 'kind' | 'ticketId'>,
): boolean {
  return entry.kind === 'mail' && conversationIds(ticket).includes(entry.ticketId) && entry._id !== startId(ticket)
}

/** The ticket, or the one merged into it, whose email it is; nothing where it is no email of theirs. */
async function ownerOf({ documents }: TicketDeps, ticket: Ticket, entry: Entry): Promise<Ticket | undefined> {
  if (!maySplit(ticket, entry)) return undefined
  if (entry.ticketId === ticket._id) return ticket
  const owner = await documents.tickets.findOne({ _id: entry.ticketId })
  return owner?.mergedInto?.ticketId === ticket._id ? owner : undefined
}

/** All that follows from the new ticket being there. Doing it twice is doing it once. */
export async function completeSplit(
  deps: ChangeDeps,
  made: Ticket,
  oldId: string,
  { entryId, ownerId = oldId }: Extract<KinStep, { readonly do: 'split' }>,
  by: Actor,
): Promise<void> {
  const { entries, ledger, mailThreads } = deps.documents
  const mailboxId = mailboxOf(entryId)
  const row = mailboxId === null ? undefined : await ledger.findOne({ _id: entryId.slice(MAIL.length) })
  if (mailboxId !== null && typeof row?.messageId === 'string') {
    const thread = { _id: threadKey(mailboxId, row.messageId) }
    await mailThreads.updateIf({ ...thread, ticketId: ownerId }, { $set: { ticketId: made._id } })
  }
  await entries.updateIf({ _id: entryId, ticketId: ownerId }, { $set: { ticketId: made._id, counted: true } })
  await changeTicket(deps, oldId, (old) => saySplit(old, made, by, deps.clock(), MOST_RELATED))
}

/** In the same organisation and channel: whoever split it off sees it there, and sorts it further if it belongs elsewhere. */
function ticketFromEntry(
  deps: TicketDeps,
  {
    ticket: old,
    owner,
    entry,
    channels,
  }: {
    readonly ticket: Ticket
    readonly owner: Ticket
    readonly entry: Entry
    readonly channels: readonly SupportChannel[]
  },
  number: number,
  by: Actor,
): Ticket {
  const now = deps.clock()
  const { channelId, organisationId, organisationPath } = old
  const originKey = startId(owner) === entry._id ? splitKey(owner.originKey) : entry._id
  const { text, foldedText, unkept, attachments, meeting, webLink, to, warning } = entry
  const { address } = entry.by
  const isSame = warning === null && address !== '' && address === owner.requester.address
  const requester = isSame ? owner.requester : { personId: null, name: writerName(entry.by), address }
  const seen = { organisationPath, priority: 'normal' } as const
  const copies = newCopies(copyChannels(seen, channelId, copyRoutes(channels)))
  const outgoing = [
    tell(old._id, { do: 'split', entryId: entry._id, ownerId: owner._id }, by),
    ...(channelId === null ? [] : [{ kind: 'card' } as const]),
  ]
  const start: TicketStart = {
    ...{ _id: deps.newId(), number, originKey, organisationId, organisationPath, mailboxId: mailboxOf(entry._id) },
    ...{ subject: entry.subject ?? owner.subject, requester, askedBy: address, priority: 'normal' },
    ...{ categoryId: null, serviceTypeId: null, channelId, copies, messageIds: [], warning, questionOver: false },
    content: { text, foldedText, unkept, attachments, meeting, webLink, to },
    opening: { by: by.name, what: phrase('events.splitFrom', { number: old.number }), isSaid: false },
    ...{ outgoing, createdAt: entry.at },
  }
  return { ...newTicket(start, now, deps.newId, null), related: [refTo(old)] }
}

const MAIL = 'mail/'

/** `null` for what came by no mail. */
function mailboxOf(entryId: string): string | null {
  return entryId.startsWith(MAIL) ? (entryId.split('/')[1] ?? null) : null
}

function splitAlready(ticket: Ticket, made: Ticket | undefined): ConflictError {
  return new ConflictError({
    message: `An email of ticket '${ticket._id}' was split off already`,
    forPerson: made ? phrase('kin.split.already', { number: made.number }) : phrase('kin.split.alreadyUnknown'),
  })
}

function notOurs(ticket: Ticket, entryId: string): ConflictError {
  return new ConflictError({
    message: `Entry '${entryId}' is no email of ticket '${ticket._id}'`,
    forPerson: phrase('kin.split.gone'),
  })
}
