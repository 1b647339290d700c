// What a card shows of a ticket's conversation: what was said and done, and replies that have not left yet.
import { beganBy, writerName } from '../../domain/ticket/began.ts'
import { isDoubtful, type ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import type { OutboxItem, Reply } from '../../domain/ticket/outbox.ts'
import type { Entry, MailContent, Ticket, Undelivered } from '../../domain/ticket/ticket.ts'
import { someRecipients } from '../../domain/ticket/recipients.ts'
import { refusalText } from '../delivery/after-failure.ts'
import type { ConversationEntryView, PendingReplyView } from './card-view.ts'
import { shownText } from './removed-view.ts'

/** How many of those that wait stand on the card. */
const REPLIES_SHOWN = 2

/** What the mail or message that a ticket began with is called among its entries. */
export const START_ID = 'start'

/** What has not left, and what did not arrive: something is left to do about it. */
export function pendingReplies({
  outbox,
  lastReply,
}: Pick<Ticket, 'outbox' | 'lastReply'>): readonly PendingReplyView[] {
  const waiting = outbox.filter(isReply).map(pendingReply)
  if (!lastReply?.undelivered) return waiting.slice(-REPLIES_SHOWN)
  const { entryId, by, undelivered } = lastReply
  const text = `Reply by ${by}${toWords(lastReply, lastReply.to)} ${undeliveredText(undelivered)}.`
  return [{ entryId, state: 'bounced', text, mayUndo: false } as const, ...waiting].slice(-REPLIES_SHOWN)
}

function pendingReply(item: ReplyItem): PendingReplyView {
  const { reply, parked, draft } = item
  const { entryId } = reply
  const whose = `Reply by ${reply.by.name}${toWords(reply, addressesOf(reply))}`
  if (parked === null) {
    const leaves = isOnTime(item) ? { writtenAt: reply.writtenAt, afterSeconds: delaySeconds(item) } : null
    const text = leaves ? whose : `${whose}: ${waitingText(item)}`
    return { entryId, state: 'waiting', text, leaves, mayUndo: draft === null }
  }
  const state = isDoubtful(item) ? 'doubtful' : 'failed'
  return { entryId, state, text: `${whose} ${failedText(item)}`, mayUndo: true }
}

function failedText(item: ReplyItem): string {
  if (isDoubtful(item) && item.reply.mailboxId === null) {
    return 'may not have arrived: Teams did not answer. Ask the customer. If it did arrive, sending it again means that they get it twice.'
  }
  if (isDoubtful(item)) {
    return 'may not have been sent: it is in neither the Drafts nor the Sent Items folder of the mailbox. Look there, or ask the customer, before you send it again: they might get it twice.'
  }
  return `could not be sent. ${item.parked?.text ?? ''}`
}

/** `could not be delivered to ann@contoso.example: the mailbox is full`. */
function undeliveredText({ address, reason, isFinal }: Undelivered): string {
  const whom = address === '' ? '' : ` to ${address}`
  return isFinal ? `could not be delivered${whom}: ${reason}` : `has not been delivered${whom} yet: ${reason}`
}

function waitingText(item: ReplyItem): string {
  if (item.refused) return `not sent yet. ${refusalText(item, item.refused)} Frontdesk will try again.`
  if (!isOnTime(item)) return 'being sent'
  return leavesText(delaySeconds(item))
}

/** Nothing was tried yet: it only waits for its moment. */
function isOnTime({ refused, attempts, draft }: ReplyItem): boolean {
  return refused === undefined && attempts === 0 && draft === null
}

function delaySeconds({ sendAt, reply }: ReplyItem): number {
  return Math.round((sendAt.getTime() - reply.writtenAt.getTime()) / 1000)
}

/** True whenever it is read, beside the time when it was written: a card does not count down. */
export function leavesText(afterSeconds: number): string {
  return afterSeconds <= 0
    ? 'leaves at once'
    : `leaves ${afterSeconds} ${afterSeconds === 1 ? 'second' : 'seconds'} later`
}

/** What waits to be stored or sent: it belongs to the conversation already. */
export function waitingEntries({ outbox }: Pick<Ticket, 'outbox'>): readonly ConversationEntryView[] {
  return outbox.flatMap((item) => {
    if (item.kind === 'entry') return [entryView(item.entry)]
    return isReply(item) ? [waitingReplyView(item)] : []
  })
}

const NO_MAIL = { foldedText: '', unkept: 0, attachments: 0, webLink: null } as const

function waitingReplyView(item: ReplyItem): ConversationEntryView {
  const { reply, parked } = item
  return {
    ...{ entryId: reply.entryId, kind: 'said', who: reply.by.name, internal: false, at: reply.writtenAt },
    what: `${replyWords(reply)} · ${parked === null ? waitingText(item) : failedText(item)}`,
    ...{ text: reply.text, ...NO_MAIL },
  }
}

export function entryView(entry: Entry, splitting = false): ConversationEntryView {
  const { _id, kind, audience, by, at, text, undelivered } = entry
  const of = { entryId: _id, internal: audience === 'internal', at }
  if (kind === 'event') {
    return { ...of, kind: 'event', who: by.name || 'Frontdesk', what: text, text: '', ...NO_MAIL }
  }
  const what = {
    mail: entry.warning === null ? 'Email' : 'Email, sender not verified',
    bounce: 'An email could not be delivered',
    note: 'Note',
    message: by.personId === null ? 'Message from the page of the ticket' : 'Message in Teams',
    reply: `Reply${toWords(
      entry,
      entry.to.map(({ address }) => address),
    )} · ${undelivered ? undeliveredText(undelivered) : 'sent'}`,
  }[kind]
  return {
    ...of,
    kind: 'said',
    who: writerName(by),
    what,
    ...contentView(entry),
    splitId: splitting ? _id : null,
  }
}

/** The mail or message that the ticket began with. */
export function startView(ticket: Ticket): ConversationEntryView {
  const { createdAt, mailboxId } = ticket
  return {
    ...{ entryId: START_ID, kind: 'said', who: writerName(beganBy(ticket)) },
    ...{ what: mailboxId === null ? 'Message' : 'Email', internal: false, at: createdAt, ...contentView(ticket) },
  }
}

function contentView(content: MailContent & Parameters<typeof shownText>[0]) {
  const { foldedText, unkept, attachments, webLink } = content
  return { text: shownText(content), foldedText, unkept, attachments: attachments.length, webLink }
}

function replyWords(reply: Reply): string {
  return `Reply${toWords(reply, addressesOf(reply))}`
}

/** `to ann@contoso.example and 2 more`, or `to Ann Lee in Teams`; nothing where they were erased. */
function toWords({ toPerson }: Pick<Reply, 'toPerson'>, addresses: readonly string[]): string {
  if (toPerson) return ` to ${toPerson.name} in Teams`
  return addresses.length === 0 ? '' : ` to ${someRecipients(addresses)}`
}

function addressesOf({ to, cc }: Reply): readonly string[] {
  return [...to, ...cc].map(({ address }) => address)
}

function isReply(item: OutboxItem): item is ReplyItem {
  return item.kind === 'reply'
}
