// What leaves for Teams because of a ticket: its card, replies in the card's thread, pointers, the requester's question.
import { mayStandIn, type SupportChannel } from '../../domain/channel.ts'
import { addOutgoing, type OutboxItem, type PostedMessage } from '../../domain/ticket/outbox.ts'
import { formsLeft } from '../../domain/ticket/open-forms.ts'
import { OutsideError } from '../../domain/errors.ts'
import { addToOutbox, landed } from '../../domain/ticket/copies.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import { leaveChannel, moveToChannel } from '../../domain/ticket/ticket-changes.ts'
import { outgoingOf } from '../../domain/ticket/ticket-events.ts'
import { isOpen, type Entry, type Ticket } from '../../domain/ticket/ticket.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import type { Lookups } from '../lookups.ts'
import { continuedFor } from '../tickets/kin/continued-in.ts'
import { isRequesterOf } from '../people/requester-of.ts'
import { currentSpeaker, phrase, speakingTo } from '../../texts/say.ts'
import { speakerForPerson } from '../organisations/speaker-for.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { presentAddress } from './present-address.ts'
import { rememberCardThread } from '../tickets/card-threads.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { passedOnView } from '../views/told-view.ts'
import { followUpView } from '../views/follow-up-view.ts'
import { subjectText } from '../views/removed-view.ts'
import { questionView } from '../views/question-view.ts'
import { ticketOrPointer } from '../views/merged-view.ts'

const nothing: Delivered<Ticket> = () => ({})

/** How often Teams must say that a card's thread is not found before another card is posted. */
const TIMES_NOT_FOUND = 3

export async function deliverCard(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  { refused, mailAt }: Pick<Extract<OutboxItem, { readonly kind: 'card' }>, 'refused' | 'mailAt'>,
): Promise<Delivered<Ticket>> {
  const channel = await servingChannel(lookups, ticket)
  if (!channel) return await sendElsewhere(deps, ticket)
  const drawn = await drawCard(deps, lookups, ticket, channel, { card: ticket.card, refused })
  if (drawn === 'updated') return (current) => ({ openForms: formsLeft(current.openForms, ticket.openForms) })
  if (drawn === 'needless') return nothing
  if (mailAt && ticket.card === null) deps.meter?.cardPosted(deps.clock().getTime() - mailAt.getTime())
  return standsNow(deps, channel._id, drawn)
}

/**
 * Draws the ticket's card in one of its channels, in place where it stands; what was posted is answered. Of a ticket that was merged
 * none is posted.
 */
export async function drawCard(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  channel: SupportChannel,
  { card, refused }: { readonly card: PostedMessage | null; readonly refused: OutboxItem['refused'] },
): Promise<PostedMessage | 'updated' | 'needless'> {
  const view = await ticketOrPointer(lookups, ticket)
  const lost = refused?.code === 'ConversationNotFound' && refused.times >= TIMES_NOT_FOUND
  // The channel knows the address that Teams is reached at today, the posted card that of its day.
  const posted = card === null || lost ? null : { ...card, serviceUrl: channel.serviceUrl }
  if (posted && (await deps.chat.update(posted, view)) === 'updated') return 'updated'
  // Where no card stands any more, none is needed to point elsewhere.
  if (view.card === 'merged') return 'needless'
  if (card) await rememberCardThread(deps.documents, card, ticket._id)
  return await deps.chat.post(channel, view)
}

/** What was posted in that channel is its card there; one that left the channel while it was posted becomes a pointer. */
export function standsNow(deps: DeliveryDeps, channelId: string, posted: PostedMessage): Delivered<Ticket> {
  return (current) => {
    const fields = landed(current, channelId, posted)
    if (fields !== 'elsewhere') return fields
    return { outbox: addOutgoing(current.outbox, [{ kind: 'pointer', posted }], deps.clock(), deps.newId) }
  }
}

/**
 * The ticket's channel, unless it takes no cards any more or serves an organisation beside the ticket's by now: others read
 * there. Resolved tickets are left behind in such channels, and come here when they are reopened.
 */
export async function servingChannel(lookups: Lookups, ticket: Ticket): Promise<SupportChannel | undefined> {
  const channel = ticket.channelId === null ? undefined : await lookups.channel(ticket.channelId)
  if (!channel?.active) return undefined
  const served = await lookups.organisation(channel.organisationId)
  const related =
    served && (ticket.organisationPath.includes(served._id) || served.path.includes(ticket.organisationId))
  return related && mayStandIn(channel, placeOf(ticket)) ? channel : undefined
}

async function sendElsewhere(deps: DeliveryDeps, ticket: Ticket): Promise<Delivered<Ticket>> {
  const [channels, mailbox] = await Promise.all([
    deps.documents.channels.find({ active: true }),
    ticket.mailboxId === null ? undefined : deps.documents.mailboxes.findOne({ _id: ticket.mailboxId }),
  ])
  const wishes = { channelIds: [mailbox?.channelId ?? null], organisation: placeOf(ticket) }
  const others = channels.filter(({ _id }) => _id !== ticket.channelId)
  const targetId = routeTicket(wishes, others)
  const target = others.find(({ _id }) => _id === targetId)
  return (current) => {
    if (current.channelId !== ticket.channelId) return {}
    const change = target ? moveToChannel(current, target) : leaveChannel(current)
    const now = deps.clock()
    const next = { ...current, ...change.fields }
    return { ...change.fields, outbox: addToOutbox(next, outgoingOf(current, change, now), now, deps.newId) }
  }
}

export async function deliverThreadReply(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  entryId: string,
): Promise<Delivered<Ticket>> {
  return await sayReply(deps, lookups, ticket, await lookups.entry(entryId))
}

/** Says the entry in the thread of the ticket's card. */
export async function sayReply(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  entry: Entry | undefined,
): Promise<Delivered<Ticket>> {
  // What was split off belongs to another ticket by now.
  if (entry?.ticketId !== ticket._id || entry.kind === 'event' || ticket.channelId === null) return nothing
  const channel = ticket.card && (await servingChannel(lookups, ticket))
  if (!ticket.card || !channel) throw cardFirst(ticket)
  await deps.chat.reply({ ...ticket.card, serviceUrl: channel.serviceUrl }, followUpView(ticket, entry.kind, entry))
  return nothing
}

export function cardFirst(ticket: Ticket): OutsideError {
  return new OutsideError({
    code: 'card-not-posted-yet',
    message: `The card of ticket '${ticket._id}' is not posted yet`,
    forPerson: phrase('delivery.noCard'),
    retryable: true,
  })
}

export async function deliverPointer(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  posted: PostedMessage,
): Promise<Delivered<Ticket>> {
  const channel = ticket.channelId === null ? undefined : await lookups.channel(ticket.channelId)
  const { number } = ticket
  const subject = subjectText(ticket.subject)
  const view = { card: 'pointer', number, subject, channelName: channel?.name ?? '' } as const
  await rememberCardThread(deps.documents, posted, ticket._id)
  await deps.chat.update(await presentAddress(deps, posted), view)
  return nothing
}

export async function deliverQuestion(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
): Promise<Delivered<Ticket>> {
  const person =
    ticket.requester.personId === null
      ? undefined
      : await deps.documents.people.findOne({ _id: ticket.requester.personId })
  if (!person?.teams || !(await isRequesterOf(deps, person, ticket))) return nothing
  const speaker = await speakerForPerson(deps.documents, person, placeOf(ticket))
  return await speakingTo(speaker, () => askRequester(deps, lookups, ticket, person))
}

async function askRequester(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  person: Person,
): Promise<Delivered<Ticket>> {
  const continued = await continuedFor(deps, person, ticket)
  const view = await questionView(deps.documents, lookups, ticket, { continued })
  if (view === null || person.teams === null) return nothing
  // What is over before it was asked is not asked.
  if (!ticket.question && (ticket.questionOver || !isOpen(ticket.status))) return nothing
  const asked = ticket.question && { ...ticket.question, serviceUrl: person.teams.serviceUrl }
  if (asked && (await deps.chat.update(asked, view)) === 'updated') return nothing
  const question = await deps.chat.direct(person.teams, view)
  return (current) =>
    current.requester.personId === person._id
      ? { question }
      : // The ticket is somebody else's by now: what was asked is closed again.
        {
          outbox: addOutgoing(current.outbox, [{ kind: 'question-over', posted: question }], deps.clock(), deps.newId),
        }
}

export async function deliverQuestionOver(
  deps: DeliveryDeps,
  ticket: Ticket,
  posted: PostedMessage,
): Promise<Delivered<Ticket>> {
  const to = await presentAddress(deps, posted)
  const person = await deps.documents.people.findOne({ 'teams.conversationId': posted.conversationId })
  const speaker = person ? await speakerForPerson(deps.documents, person, placeOf(ticket)) : currentSpeaker()
  await speakingTo(speaker, () => deps.chat.update(to, passedOnView(ticket)))
  return nothing
}
