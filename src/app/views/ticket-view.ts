// What a ticket's card shows.
import { isOverdue } from '../../domain/ticket/attribute-changes.ts'
import { beganBy, writerName } from '../../domain/ticket/began.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import { inWords, phrase, say } from '../../texts/say.ts'
import { nameOf, type Lookups } from '../lookups.ts'
import type { TicketPanel, TicketView } from './card-view.ts'
import { personName } from './person-name.ts'
import { mayReply } from '../tickets/reply/reply-ways.ts'
import { pendingReplies, START_ID } from './conversation-view.ts'
import { mailView } from './mail-view.ts'
import { shownSubject } from './removed-view.ts'
import { refusalPhrase } from '../delivery/after-failure.ts'
import { undeliveredText } from './undelivered-text.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'

export async function ticketView(
  lookups: Lookups,
  ticket: Ticket,
  extra: { readonly panel?: TicketPanel; readonly notice?: string } = {},
): Promise<TicketView> {
  const [organisation, category, serviceType, message] = await Promise.all([
    lookups.organisation(ticket.organisationId),
    nameOf(ticket.categoryId, (id) => lookups.category(id)),
    nameOf(ticket.serviceTypeId, (id) => lookups.serviceType(id)),
    lastMessage(lookups, ticket),
  ])
  const warning = message?.warning ?? ticket.warning
  return {
    card: 'ticket',
    ticketId: ticket._id,
    hasPage: ticket.mailboxId !== null && ticket.requester.address !== '',
    hasFiles: ticket.attachments.length + (message?.attachments.length ?? 0) > 0,
    messageId: message?._id ?? START_ID,
    writtenBy: writerOf(ticket, message),
    version: ticket.version,
    number: ticket.number,
    subject: shownSubject(ticket),
    requester: { name: personName(ticket.requester.name), address: ticket.requester.address },
    organisation: organisation?.name ?? say('timeline.removed'),
    status: ticket.status,
    priority: ticket.priority,
    category,
    serviceType,
    assignee: ticket.assignee?.name ?? null,
    createdAt: ticket.createdAt,
    dueAt: ticket.dueAt,
    overdue: isOverdue(ticket),
    stars: ticket.rating?.stars ?? null,
    followers: ticket.followers.map(({ name, address }) => name || address),
    ...mailView(message ?? ticket),
    warning: warning === null ? null : inWords(warning),
    lastEvent: { ...ticket.lastEvent, what: inWords(ticket.lastEvent.what) },
    deliveryNote: deliveryNote(ticket),
    replies: pendingReplies(ticket),
    mayReply: mayReply(ticket),
    merged: ticket.mergedFrom.map(({ number }) => number),
    related: ticket.related.map(({ number }) => number),
    looksLike: ticket.looksLike,
    panel: extra.panel ?? null,
    notice: extra.notice ?? null,
  }
}

/** The customer's last words; `null` where they are those that the ticket began with. */
export async function lastMessage(lookups: Lookups, { _id, lastMessage: last, outbox }: Ticket): Promise<Entry | null> {
  const entry = last && ((await lookups.entry(last.entryId)) ?? waitingMessage(outbox, last.entryId))
  return (entry?.kind === 'mail' || entry?.kind === 'message') && entry.audience === 'public' && entry.ticketId === _id
    ? entry
    : null
}

function waitingMessage(outbox: readonly OutboxItem[], entryId: string): Entry | null {
  const item = outbox.find((other) => other.kind === 'entry' && other.entry._id === entryId)
  return item?.kind === 'entry' ? item.entry : null
}

/** Of the words that the card shows; `null` where they are the requester's own, and the first. */
function writerOf(ticket: Ticket, message: Entry | null): TicketView['writtenBy'] {
  if (message) return { who: writerName(message.by), at: message.at, isReply: true }
  const first = beganBy(ticket)
  if (first.address === ticket.requester.address) return null
  const isForward = ticket.forwarded === true
  return { who: writerName(first), at: ticket.createdAt, isReply: false, ...(isForward ? { isForward } : {}) }
}

/** What Teams or Exchange does not take comes first; a passing refusal is no news yet. */
function deliveryNote(ticket: Ticket): string | null {
  const item = ticket.outbox.find(
    ({ kind, parked, refused }) => kind !== 'reply' && (parked ?? (refused && refused.times >= REFUSALS_TO_TELL)),
  )
  // As all events, it follows the name of who did it.
  if (!item) return ticket.deliveryNote && `Frontdesk ${inWords(ticket.deliveryNote.what)}`
  const { parked, refused } = item
  const why =
    parked?.text ?? (refused ? phrase('delivery.refusedForNow', { refusal: refusalPhrase(item, refused) }) : '')
  return `${undeliveredText(item)}: ${inWords(why)}`
}

const REFUSALS_TO_TELL = 3
