// What an agent wrote to the customer: a draft in the customer's thread, sent once (or a card in their chat), then an entry of the timeline. Who may write was
// asked when Send was pressed: what somebody sent with that right leaves, whatever becomes of the right meanwhile.
import { OutsideError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { afterReply, replyEntry, type ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import { addToOutbox } from '../../domain/ticket/copies.ts'
import {
  addOutgoing,
  type Outgoing,
  type Reply,
  type WrittenDraft,
  type OutboxItem,
} from '../../domain/ticket/outbox.ts'
import { placeInLists } from '../../domain/ticket/queue.ts'
import { isOutboxFull, redrawInTime } from '../../domain/ticket/ticket-changes.ts'
import { outgoingOf } from '../../domain/ticket/ticket-events.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, type Phrase } from '../../texts/say.ts'
import type { Lookups } from '../lookups.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'
import { storeNote } from '../tickets/follow-message.ts'
import { attachNext } from './attach-files.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { EDITED, isEdited, noteEdited, wasEdited } from './edited-draft.ts'
import { postReply } from './post-reply.ts'
import { knowing, sendDraftOnce, type Sent } from './send-draft.ts'
import { writeDraft } from './write-reply.ts'

export const MAILBOX_GONE = {
  code: 'mailbox-gone',
  text: phrase('delivery.mailboxGone'),
} as const

/**
 * One step of its way: the draft is written and its id stored, then it is sent. What belongs into the draft besides comes between
 * the two, each step stored before the next. Throws `OutsideError` when it has to wait or is refused.
 */
export async function deliverReply(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: ReplyItem,
): Promise<Delivered<Ticket>> {
  if (item.reply.mailboxId === null) {
    await postReply(deps, ticket, item)
    return await sent(deps, ticket, item.reply, null, { messageId: null, at: deps.clock(), edited: false })
  }
  const mailbox = await mailboxOf(deps, item.reply.mailboxId, item)
  const client = openMailbox(deps, mailbox)
  if (item.draft === null) return await writeDraft(deps, lookups, client, mailbox, ticket, item)
  if (item.anew) return await writeAnew(deps, client, ticket, { ...item, draft: item.draft })
  const attaching = await attachNext(deps, client, { ...item, draft: item.draft })
  if (attaching) return attaching
  return await send(deps, client, mailbox, ticket, { ...item, draft: item.draft })
}

/** A discarded reply's draft goes; where it left after all, or was edited by somebody, that is said. Throws `OutsideError`. */
export async function dropReply(
  deps: DeliveryDeps,
  ticket: Ticket,
  { reply, draft }: Extract<OutboxItem, { readonly kind: 'drop-reply' }>,
): Promise<Delivered<Ticket>> {
  const mailbox =
    reply.mailboxId === null ? undefined : await deps.documents.mailboxes.findOne({ _id: reply.mailboxId })
  // Nobody can look into it any more.
  if (!mailbox) return () => ({})
  const client = openMailbox(deps, mailbox)
  const names = fileNames(reply)
  const { state, messageId, sentAt, version } = await client.draftState(draft)
  const now = deps.clock()
  if (state === 'sent') {
    const how = { messageId, at: sentAt ?? now, edited: await wasEdited(client, draft, { names }) }
    return await sent(deps, ticket, { ...reply, setTo: null }, draft, how)
  }
  if (state === 'gone') return () => ({})
  const isOurs = !(await isEdited(client, draft, version, { names, partly: true }))
  if (isOurs && (await client.deleteDraft(draft.id, version))) return () => ({})
  const what = phrase('events.draftKept')
  await noteEdited(deps, ticket, draft, what)
  return (current) => ({
    deliveryNote: { at: now, what },
    outbox: addToOutbox(current, redrawInTime(current), now, deps.newId),
  })
}

/** The entry is stored, and said in the card's thread unless it was written there. */
export async function deliverEntry(
  deps: DeliveryDeps,
  ticket: Ticket,
  { entry, said }: Pick<Extract<Outgoing, { readonly kind: 'entry' }>, 'entry' | 'said'>,
): Promise<Delivered<Ticket>> {
  if (said) {
    await storeNote(deps.documents, entry)
    return () => ({})
  }
  const say = await writeEntry(deps, ticket, entry)
  return (current) => ({ outbox: addOutgoing(current.outbox, say, deps.clock(), deps.newId) })
}

async function mailboxOf({ documents }: DeliveryDeps, _id: string, { draft }: ReplyItem): Promise<Mailbox> {
  const mailbox = await documents.mailboxes.findOne({ _id })
  if (!mailbox) {
    throw refused(MAILBOX_GONE.code, MAILBOX_GONE.text)
  }
  // Whoever pauses a mailbox wants nothing to happen in it. What is a draft already may be in doubt: that is looked after.
  if (mailbox.state === 'paused' && draft === null) {
    throw refused('mailbox-paused', phrase('delivery.mailboxPaused'))
  }
  return mailbox
}

async function send(
  deps: DeliveryDeps,
  client: MailboxClient,
  mailbox: Mailbox,
  ticket: Ticket,
  item: WithDraft,
): Promise<Delivered<Ticket>> {
  const names = fileNames(item.reply)
  const how = await sendDraftOnce(deps, client, mailbox, ticket, item, names).catch((error: unknown) => {
    if (error instanceof OutsideError && error.code === EDITED) throw refused(EDITED, phrase('delivery.replyEdited'))
    // Whether it left is in doubt: whoever wrote it should know now, and only a person may have it written anew.
    const isLost = error instanceof OutsideError && error.code === 'draft-gone' && !error.retryable
    throw isLost ? refused(error.code, error.phrase) : error
  })
  return await sent(deps, ticket, item.reply, item.draft, how)
}

type WithDraft = ReplyItem & { readonly draft: WrittenDraft }

function fileNames({ files = [] }: Reply): readonly string[] {
  return files.map(({ name }) => name)
}

/** What somebody edited stays theirs, and what was previewed is written once more, unless they sent theirs already. */
async function writeAnew(
  deps: DeliveryDeps,
  client: MailboxClient,
  ticket: Ticket,
  { anew: _, ...item }: WithDraft,
): Promise<Delivered<Ticket>> {
  const { state, messageId, sentAt } = await client.draftState(item.draft)
  if (state === 'sent') {
    const how = { messageId, at: sentAt ?? deps.clock(), edited: true }
    return await sent(deps, ticket, item.reply, item.draft, how)
  }
  const next = { ...item, id: deps.newId(), draft: null, attempts: 0, nextAt: deps.clock() }
  return (current) => ({ outbox: current.outbox.map((other) => (other.id === item.id ? next : other)) })
}

const EDITED_AND_SENT = phrase('events.replyEditedSent')

async function sent(
  deps: DeliveryDeps,
  ticket: Ticket,
  reply: Reply,
  draft: WrittenDraft | null,
  { messageId, at, edited }: Sent,
): Promise<Delivered<Ticket>> {
  const messageIds = [...new Set([draft?.messageId ?? null, messageId])].filter((id) => id !== null)
  const now = deps.clock()
  const say = await writeEntry(deps, ticket, replyEntry(ticket, reply, messageIds, at))
  if (draft && edited) await noteEdited(deps, ticket, { id: `${draft.id}/sent` }, EDITED_AND_SENT)
  if (reply.message) deps.chat.mark(reply.message.posted, 'done', 'heard')
  return (current) => {
    const change = afterReply(current, reply, now)
    return {
      ...change.fields,
      ...(edited ? { deliveryNote: { at: now, what: EDITED_AND_SENT } } : {}),
      ...placeInLists({ ...current, ...change.fields, updatedAt: now }),
      ...knowing(current, messageIds.at(-1) ?? null),
      updatedAt: now,
      version: current.version + 1,
      outbox: addToOutbox(current, [...outgoingOf(current, change, now), ...say], now, deps.newId),
    }
  }
}

/** Writing it twice is writing it once. Answers with what has to leave because of it. */
async function writeEntry(deps: DeliveryDeps, ticket: Ticket, entry: Entry): Promise<readonly Outgoing[]> {
  const { entries } = deps.documents
  if (ticket.channelId === null) {
    await entries.insertNew([entry])
    return []
  }
  await entries.insertNew([{ ...entry, untold: isOutboxFull(ticket) }])
  const written = await entries.findOne({ _id: entry._id })
  return [written?.untold ? { kind: 'more-replies', told: null } : { kind: 'thread-reply', entryId: entry._id }]
}

/** For good: trying the same again cannot help. */
export function refused(code: string, forPerson: Phrase): OutsideError {
  return new OutsideError({
    code,
    message: `A reply cannot be sent: ${code}`,
    forPerson,
    retryable: false,
    final: true,
  })
}
