// What a card shows of a ticket's conversation: what was said, and replies that have not left yet.
import type { ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import type { OutboxItem, Reply } from '../../domain/ticket/outbox.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import { refusalText } from '../delivery/after-failure.ts'
import type { ConversationEntryView, PendingReplyView } from './card-view.ts'

/** How many of those that wait stand on the card. */
const REPLIES_SHOWN = 2

export function pendingReplies({ outbox }: Pick<Ticket, 'outbox'>): readonly PendingReplyView[] {
  return outbox.filter(isReply).slice(-REPLIES_SHOWN).map(pendingReply)
}

function pendingReply(item: ReplyItem): PendingReplyView {
  const { reply, parked, draft } = item
  const whose = `Reply by ${reply.by.name} to ${reply.to.address}`
  if (parked !== null) {
    const text = `${whose} could not be sent. ${parked.text}`
    return { entryId: reply.entryId, state: 'failed', text, mayUndo: true }
  }
  return { entryId: reply.entryId, state: 'waiting', text: `${whose}: ${waitingText(item)}`, mayUndo: draft === null }
}

function waitingText(item: ReplyItem): string {
  if (item.refused) return `not sent yet. ${refusalText(item, item.refused)} It is tried again.`
  if (item.attempts > 0 || item.draft !== null) return 'being sent'
  return `sends in ${Math.round((item.sendAt.getTime() - item.reply.writtenAt.getTime()) / 1000)} s`
}

/** What waits to be stored or sent, newest first: it belongs to the conversation already. */
export function waitingEntries({ outbox }: Pick<Ticket, 'outbox'>): readonly ConversationEntryView[] {
  return outbox
    .flatMap((item) => {
      if (item.kind === 'entry') return [entryView(item.entry, false)]
      return isReply(item) ? [waitingReplyView(item)] : []
    })
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

function waitingReplyView(item: ReplyItem): ConversationEntryView {
  const { reply, parked } = item
  const fate = parked === null ? waitingText(item) : `could not be sent: ${parked.text}`
  return {
    who: reply.by.name,
    what: `${replyWords(reply)} · ${fate}`,
    ...{ internal: false, at: reply.writtenAt, text: reply.text },
  }
}

export function entryView({ _id, kind, audience, by, to, at, text }: Entry, splitting = false): ConversationEntryView {
  const what = {
    mail: 'Email',
    bounce: 'An email could not be delivered',
    note: 'Note',
    reply: `Reply to ${(to ?? []).map(({ address }) => address).join(', ')} · sent`,
  }[kind]
  return {
    who: by.name || by.address || 'Unknown sender',
    what,
    internal: audience === 'internal',
    at,
    text,
    splitId: splitting ? _id : null,
  }
}

/** The mail or message that the ticket began with. */
export function startView({ requester, createdAt, text, mailboxId }: Ticket): ConversationEntryView {
  const who = requester.name || requester.address || 'Unknown sender'
  return { who, what: mailboxId === null ? 'Message' : 'Email', internal: false, at: createdAt, text }
}

function replyWords({ to, cc }: Reply): string {
  return `Reply to ${[to, ...cc].map(({ address }) => address).join(', ')}`
}

function isReply(item: OutboxItem): item is ReplyItem {
  return item.kind === 'reply'
}
