// What an agent wrote to the customer: a draft in the customer's thread, sent once (or a card in their chat), then an entry of the timeline. Who may write was
// asked when Send was pressed: what somebody sent with that right leaves, whatever becomes of the right meanwhile.
import { OutsideError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { afterReply, replyEntry, type ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import { addOutgoing, type Outgoing, type OutboxItem, type Reply } from '../../domain/ticket/outbox.ts'
import { placeInLists } from '../../domain/ticket/queue.ts'
import { isOutboxFull, redrawInTime } from '../../domain/ticket/ticket-changes.ts'
import { outgoingOf } from '../../domain/ticket/ticket-events.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import type { Lookups } from '../lookups.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'
import { attachNext } from './attach-files.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { postReply } from './post-reply.ts'
import { knowing, sendDraftOnce } from './send-draft.ts'
import { writeDraft } from './write-reply.ts'

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
    return await sent(deps, ticket, item.reply, [])
  }
  const mailbox = await mailboxOf(deps, item.reply.mailboxId, item)
  const client = openMailbox(deps, mailbox)
  if (item.draft === null) return await writeDraft(deps, lookups, client, mailbox, ticket, item)
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
  const { state, messageId } = await client.draftState(draft)
  if (state === 'sent') return await sent(deps, ticket, { ...reply, setTo: null }, [draft.messageId, messageId])
  if (state === 'gone' || (await client.deleteDraft(draft.id, draft.version))) return () => ({})
  const now = deps.clock()
  const what = 'kept the draft of a discarded reply: someone edited it in Outlook'
  return (current) => ({
    deliveryNote: { at: now, what },
    outbox: addOutgoing(current.outbox, redrawInTime(current), now, deps.newId),
  })
}

/** The entry is stored, and said in the card's thread unless it was written there. */
export async function deliverEntry(
  deps: DeliveryDeps,
  ticket: Ticket,
  { entry, said }: Pick<Extract<Outgoing, { readonly kind: 'entry' }>, 'entry' | 'said'>,
): Promise<Delivered<Ticket>> {
  if (said) {
    await deps.documents.entries.insertNew([entry])
    return () => ({})
  }
  const say = await writeEntry(deps, ticket, entry)
  return (current) => ({ outbox: addOutgoing(current.outbox, say, deps.clock(), deps.newId) })
}

async function mailboxOf({ documents }: DeliveryDeps, _id: string, { draft }: ReplyItem): Promise<Mailbox> {
  const mailbox = await documents.mailboxes.findOne({ _id })
  if (!mailbox) {
    throw refused(
      'mailbox-gone',
      'The support mailbox it was to be sent from is no longer connected. Ask an administrator to connect it, then try again.',
    )
  }
  // Whoever pauses a mailbox wants nothing to happen in it. What is a draft already may be in doubt: that is looked after.
  if (mailbox.state === 'paused' && draft === null) {
    throw refused('mailbox-paused', 'The support mailbox is paused. Try again once an administrator has resumed it.')
  }
  return mailbox
}

async function send(
  deps: DeliveryDeps,
  client: MailboxClient,
  mailbox: Mailbox,
  ticket: Ticket,
  item: ReplyItem & { readonly draft: NonNullable<ReplyItem['draft']> },
): Promise<Delivered<Ticket>> {
  const sentId = await sendDraftOnce(deps, client, mailbox, ticket, item).catch((error: unknown) => {
    // Whether it left is in doubt: whoever wrote it should know now, and only a person may have it written anew.
    const isLost = error instanceof OutsideError && error.code === 'draft-gone' && !error.retryable
    throw isLost ? refused(error.code, error.forPerson) : error
  })
  return await sent(deps, ticket, item.reply, [item.draft.messageId, sentId])
}

async function sent(
  deps: DeliveryDeps,
  ticket: Ticket,
  reply: Reply,
  under: readonly (string | null)[],
): Promise<Delivered<Ticket>> {
  const messageIds = [...new Set(under)].filter((id) => id !== null)
  const now = deps.clock()
  const say = await writeEntry(deps, ticket, replyEntry(ticket, reply, messageIds, now))
  return (current) => {
    const change = afterReply(current, reply, now)
    return {
      ...change.fields,
      ...placeInLists({ ...current, ...change.fields, updatedAt: now }),
      ...knowing(current, messageIds.at(-1) ?? null),
      updatedAt: now,
      version: current.version + 1,
      outbox: addOutgoing(current.outbox, [...outgoingOf(current, change, now), ...say], now, deps.newId),
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
export function refused(code: string, forPerson: string): OutsideError {
  return new OutsideError({
    code,
    message: `A reply cannot be sent: ${code}`,
    forPerson,
    retryable: false,
    final: true,
  })
}
