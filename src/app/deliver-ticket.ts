// What leaves because of a ticket: its card, replies in the card's thread, pointers, the requester's question.
import type { OutboxItem, PostedMessage } from '../domain/outbox.ts'
import { OutsideError } from '../domain/errors.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Delivered, DeliveryDeps } from './deliver.ts'
import type { Lookups } from './lookups.ts'
import { followUpView } from './views/follow-up-view.ts'
import { questionView } from './views/question-view.ts'
import { ticketView } from './views/ticket-view.ts'

const nothing: Delivered<Ticket> = () => ({})

/** Lets one item of a ticket's outbox leave, rendered from the ticket as given. Throws `OutsideError` when Teams does not take it. */
export async function deliverTicketItem(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: OutboxItem,
): Promise<Delivered<Ticket>> {
  switch (item.kind) {
    case 'card':
      return await deliverCard(deps, lookups, ticket)
    case 'thread-reply':
      return await deliverThreadReply(deps, ticket, item.entryId)
    case 'pointer':
      return await deliverPointer(deps, lookups, ticket, item.posted)
    case 'question':
      return await deliverQuestion(deps, lookups, ticket)
    case 'alarm':
      return nothing
  }
}

async function deliverCard(deps: DeliveryDeps, lookups: Lookups, ticket: Ticket): Promise<Delivered<Ticket>> {
  const channel = ticket.channelId === null ? undefined : await lookups.channel(ticket.channelId)
  if (!channel) return nothing
  const view = await ticketView(lookups, ticket)
  if (ticket.card && (await deps.chat.update(ticket.card, view)) === 'updated') return nothing
  const card = await deps.chat.post(channel, view)
  return (current) =>
    current.channelId === ticket.channelId
      ? { card }
      : // It went to another channel while this was posted: what was posted becomes a pointer.
        {
          outbox: [
            ...current.outbox,
            { kind: 'pointer', posted: card, id: deps.newId(), attempts: 0, nextAt: deps.clock(), parked: null },
          ],
        }
}

async function deliverThreadReply(deps: DeliveryDeps, ticket: Ticket, entryId: string): Promise<Delivered<Ticket>> {
  const entry = await deps.documents.entries.findOne({ _id: entryId })
  if (!entry || ticket.channelId === null) return nothing
  if (!ticket.card) throw cardFirst(ticket)
  await deps.chat.reply(ticket.card, followUpView(ticket, entry))
  return nothing
}

function cardFirst(ticket: Ticket): OutsideError {
  return new OutsideError({
    code: 'card-not-posted-yet',
    message: `The card of ticket '${ticket._id}' is not posted yet`,
    forPerson: 'The ticket card could not be posted yet.',
    retryable: true,
  })
}

async function deliverPointer(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  posted: PostedMessage,
): Promise<Delivered<Ticket>> {
  const channel = ticket.channelId === null ? undefined : await lookups.channel(ticket.channelId)
  await deps.chat.update(posted, {
    card: 'pointer',
    number: ticket.number,
    subject: ticket.subject,
    channelName: channel?.name ?? '',
  })
  return nothing
}

async function deliverQuestion(deps: DeliveryDeps, lookups: Lookups, ticket: Ticket): Promise<Delivered<Ticket>> {
  const person =
    ticket.requester.personId === null
      ? undefined
      : await deps.documents.people.findOne({ _id: ticket.requester.personId })
  if (!person?.teams) return nothing
  const view = await questionView(deps.documents, lookups, ticket)
  if (view === null) return nothing
  if (ticket.question && (await deps.chat.update(ticket.question, view)) === 'updated') return nothing
  const question = await deps.chat.direct(person.teams, view)
  return () => ({ question })
}
