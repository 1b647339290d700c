// What a card shows of a ticket's conversation: what was said and done, and replies that have not left yet.
import type { ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import type { OutboxItem, Reply } from '../../domain/ticket/outbox.ts'
import type { Entry, MailContent, Ticket } from '../../domain/ticket/ticket.ts'
import { refusalText } from '../delivery/after-failure.ts'
import type { ConversationEntryView, PendingReplyView } from './card-view.ts'

/** How many of those that wait stand on the card. */
const REPLIES_SHOWN = 2

/** What the mail or message that a ticket began with is called among its entries. */
export const START_ID = 'start'

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
  const fate = parked === null ? waitingText(item) : `could not be sent: ${parked.text}`
  return {
    ...{ entryId: reply.entryId, kind: 'said', who: reply.by.name, internal: false, at: reply.writtenAt },
    ...{ what: `${replyWords(reply)} · ${fate}`, text: reply.text, ...NO_MAIL },
  }
}

export function entryView(entry: Entry): ConversationEntryView {
  const { _id, kind, audience, by, to, at, text } = entry
  const of = { entryId: _id, internal: audience === 'internal', at }
  if (kind === 'event') {
    return { ...of, kind: 'event', who: by.name || 'Frontdesk', what: text, text: '', ...NO_MAIL }
  }
  const what = {
    mail: entry.warning === null ? 'Email' : 'Email, sender not verified',
    bounce: 'An email could not be delivered',
    note: 'Note',
    reply: `Reply to ${(to ?? []).map(({ address }) => address).join(', ')} · sent`,
  }[kind]
  return { ...of, kind: 'said', who: by.name || by.address || 'Unknown sender', what, ...contentView(entry) }
}

/** The mail or message that the ticket began with. */
export function startView(ticket: Ticket): ConversationEntryView {
  const { requester, createdAt, mailboxId } = ticket
  return {
    ...{ entryId: START_ID, kind: 'said', who: requester.name || requester.address || 'Unknown sender' },
    ...{ what: mailboxId === null ? 'Message' : 'Email', internal: false, at: createdAt, ...contentView(ticket) },
  }
}

function contentView({ text, foldedText, unkept, attachments, webLink }: MailContent) {
  return { text, foldedText, unkept, attachments: attachments.length, webLink }
}

function replyWords({ to, cc }: Reply): string {
  return `Reply to ${[to, ...cc].map(({ address }) => address).join(', ')}`
}

function isReply(item: OutboxItem): item is ReplyItem {
  return item.kind === 'reply'
}
