// What a card shows of a ticket's conversation: what was said and done, and replies that have not left yet.
import { truncate } from '../../domain/mail/clean-text.ts'
import { beganBy, writerName } from '../../domain/ticket/began.ts'
import { isDoubtful, type ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import type { OutboxItem, Reply } from '../../domain/ticket/outbox.ts'
import { entryText } from '../../domain/ticket/entry.ts'
import type { Entry, MailContent, Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { someRecipients } from '../../domain/ticket/recipients.ts'
import { refusalPhrase } from '../delivery/after-failure.ts'
import { automaticText, bouncedDetails, undeliveredDetails, undeliveredText } from './automatic-words.ts'
import type { ConversationEntryView, PendingReplyView } from './card-view.ts'
import { isKnownSubject } from './follow-up-view.ts'
import { shownText } from './removed-view.ts'
import { timeText } from './time-text.ts'

/** How many of those that wait stand on the card. */
const REPLIES_SHOWN = 2

/** Of the subject of an entry, in characters. */
const SUBJECT_SHOWN = 120

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
  const reply = say('timeline.replyBy', { by, ...toValues(lastReply, lastReply.to) })
  const text = say('timeline.replyUndelivered', { reply, how: undeliveredText(undelivered) })
  return [{ entryId, state: 'bounced', text, mayUndo: false } as const, ...waiting].slice(-REPLIES_SHOWN)
}

function pendingReply(item: ReplyItem): PendingReplyView {
  const { reply, parked, draft } = item
  const { entryId } = reply
  const whose = say('timeline.replyBy', { by: reply.by.name, ...toValues(reply, addressesOf(reply)) })
  if (parked === null) {
    const leaves = isOnTime(item) ? { writtenAt: reply.writtenAt, afterSeconds: delaySeconds(item) } : null
    const text = leaves ? whose : say('timeline.replyWaits', { reply: whose, how: waitingText(item) })
    return { entryId, state: 'waiting', text, leaves, mayUndo: draft === null }
  }
  const state = isDoubtful(item) ? 'doubtful' : 'failed'
  const text = say('timeline.replyFailed', { reply: whose, how: failedText(item) })
  return { entryId, state, text, mayUndo: true }
}

function failedText(item: ReplyItem): string {
  if (isDoubtful(item)) return say(item.reply.mailboxId === null ? 'timeline.doubtfulInChat' : 'timeline.doubtful')
  return say('timeline.failed', { why: item.parked?.text ?? '' })
}

function waitingText(item: ReplyItem): string {
  if (item.refused) return say('timeline.notSentYet', { why: refusalPhrase(item, item.refused) })
  if (!isOnTime(item)) return say('timeline.beingSent')
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
function leavesText(afterSeconds: number): string {
  return afterSeconds <= 0 ? say('timeline.leavesAtOnce') : say('timeline.leavesLater', { seconds: afterSeconds })
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
    what: `${replyWords(reply, addressesOf(reply))} · ${parked === null ? waitingText(item) : failedText(item)}`,
    ...{ text: reply.text, ...NO_MAIL },
  }
}

/** `ticket`, where its subject is to be told apart from the entry's own. */
export function entryView(
  entry: Entry,
  ticket: Pick<Ticket, 'subject'> | null = null,
  splitting = false,
): ConversationEntryView {
  const { _id, kind, audience, by, at } = entry
  const of = { entryId: _id, internal: audience === 'internal', at }
  if (kind === 'event') {
    return { ...of, kind: 'event', who: by.name || 'Frontdesk', what: entryText(entry), text: '', ...NO_MAIL }
  }
  return {
    ...of,
    kind: 'said',
    who: writerName(by),
    what: underSubject(saidAs({ ...entry, kind }), entry, ticket),
    ...contentView(entry),
    splitId: splitting ? _id : null,
  }
}

/** An answer that came under another subject says so: what it is about may have changed by that. */
function underSubject(what: string, { kind, subject }: Entry, ticket: Pick<Ticket, 'subject'> | null): string {
  if (kind !== 'mail' || !subject || ticket === null || isKnownSubject(subject, ticket)) return what
  return say('timeline.underSubject', { what, subject: truncate(subject, SUBJECT_SHOWN) })
}

function saidAs(entry: Entry & { readonly kind: Exclude<Entry['kind'], 'event'> }): string {
  const { kind, warning, by, to, undelivered, reported, automatic } = entry
  switch (kind) {
    case 'mail':
      if (automatic) return automaticText(automatic)
      return say(warning === null ? 'timeline.email' : 'timeline.emailUnverified')
    case 'bounce':
      return reported ? bouncedDetails(reported) : say('timeline.bounce')
    case 'note': {
      const { changed } = entry
      return changed
        ? say('timeline.noteChanged', { is: changed.is, when: timeText(changed.at) })
        : say('timeline.note')
    }
    case 'message':
      return say(by.personId === null ? 'timeline.messageOfPage' : 'timeline.messageInTeams')
    case 'reply': {
      const addresses = to.map(({ address }) => address)
      const how = undelivered ? undeliveredDetails(undelivered) : say('timeline.sent')
      return `${replyWords(entry, addresses)} · ${how}`
    }
  }
}

/** The mail or message that the ticket began with. */
export function startView(ticket: Ticket): ConversationEntryView {
  const { createdAt, mailboxId, forwarded } = ticket
  const email = forwarded === true ? 'timeline.forwarded' : 'timeline.email'
  return {
    ...{ entryId: START_ID, kind: 'said', who: writerName(beganBy(ticket)) },
    ...{
      what: mailboxId === null ? say('timeline.message') : say(email),
      internal: false,
      at: createdAt,
      ...contentView(ticket),
    },
  }
}

function contentView(content: MailContent & Parameters<typeof shownText>[0]) {
  const { foldedText, unkept, attachments, webLink } = content
  return { text: shownText(content), foldedText, unkept, attachments: attachments.length, webLink }
}

function replyWords(reply: Pick<Reply, 'toPerson'>, addresses: readonly string[]): string {
  return say('timeline.reply', { ...toValues(reply, addresses) })
}

/** `to ann@contoso.example and 2 more`, or `to Ann Lee in Teams`; nothing where they were erased. */
function toValues({ toPerson }: Pick<Reply, 'toPerson'>, addresses: readonly string[]): { way: string; to: string } {
  if (toPerson) return { way: 'chat', to: toPerson.name }
  return { way: addresses.length === 0 ? 'nobody' : 'mail', to: someRecipients(addresses) }
}

function addressesOf({ to, cc }: Reply): readonly string[] {
  return [...to, ...cc].map(({ address }) => address)
}

function isReply(item: OutboxItem): item is ReplyItem {
  return item.kind === 'reply'
}
