// An answer to a ticket that ended too long ago opens another one, in the same organisation; each names the other.
import { subjectOf } from '../../domain/ticket/subject-of.ts'
import type { Customer } from '../../domain/ticket/customer-changes.ts'
import { refTo, tell } from '../../domain/ticket/kin-changes.ts'
import { newTicket } from '../../domain/ticket/new-ticket.ts'
import type { Outgoing } from '../../domain/ticket/outbox.ts'
import { copyChannels, copyRoutes, newCopies } from '../../domain/ticket/copies.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import type { Ticket, TicketAttachment } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { newLease } from '../new-lease.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { reserveTicketNumbers } from '../tickets/ticket-numbers.ts'
import type { CustomerDeps } from './own-ticket.ts'

export interface LinkedStart {
  readonly id: string
  readonly text: string
  readonly by: Customer
  readonly attachments: readonly TicketAttachment[]
}

/** `id`: doing it twice with the same is doing it once. `text`: cleaned. */
export async function startLinkedTicket(
  deps: CustomerDeps,
  old: Ticket,
  { id, text, by, attachments }: LinkedStart,
): Promise<Ticket> {
  const { documents } = deps
  const { organisationId, organisationPath, requester } = old
  const [channels, person] = await Promise.all([
    documents.channels.find({ active: true }),
    requester.personId === null ? undefined : documents.people.findOne({ _id: requester.personId }),
  ])
  const channelId = routeTicket({ channelIds: [], organisation: placeOf(old) }, channels)
  const seen = { organisationPath, priority: 'normal' } as const
  const copies = newCopies(copyChannels(seen, channelId, copyRoutes(channels)))
  const outgoing: readonly Outgoing[] = [
    ...(channelId === null ? [] : [{ kind: 'card' } as const]),
    ...(person?.teams ? [{ kind: 'question' } as const] : []),
    tell(old._id, { do: 'relate' }, by),
  ]
  const ticket = newTicket(
    {
      ...{ _id: deps.newId(), number: await reserveTicketNumbers(documents, 1), originKey: id },
      ...{ organisationId, organisationPath, mailboxId: null, requester, askedBy: requester.address },
      ...{ priority: 'normal', categoryId: null, serviceTypeId: null, channelId, copies },
      related: [refTo(old)],
      ...{ messageIds: [], warning: null },
      // The other one's may have been removed.
      subject: old.subject || subjectOf(text),
      questionOver: false,
      content: { text, foldedText: '', unkept: 0, attachments, meeting: null, webLink: null, to: [] },
      opening: {
        by: by.name,
        what: phrase('events.openedMessageLate', { number: old.number }),
        isSaid: false,
      },
      outgoing,
    },
    deps.clock(),
    deps.newId,
    newLease(deps),
  )
  const added = await documents.tickets.insertNew([ticket])
  if (added.length > 0) {
    deps.wakeDelivery()
    return ticket
  }
  const other = await documents.tickets.findOne({ originKey: id })
  if (!other) throw new Error('A ticket from a message could neither be written nor found')
  return other
}
