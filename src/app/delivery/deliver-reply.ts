// What an agent wrote to the customer: a draft in the customer's thread, sent once, then an entry of the timeline.
import { OutsideError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { subjectToken } from '../../domain/mail/thread-mail.ts'
import { afterReply, replyEntry, type ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import { isOutboxFull } from '../../domain/ticket/ticket-changes.ts'
import { outgoingOf } from '../../domain/ticket/ticket-events.ts'
import { addOutgoing, type Outgoing } from '../../domain/ticket/outbox.ts'
import type { Entry, Ticket } from '../../domain/ticket/ticket.ts'
import { originKey } from '../intake/create-tickets.ts'
import type { Lookups } from '../lookups.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'
import { signatureOf } from './automatic-text.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { isNotFound, knowing, LOOKS, sendDraftOnce, unseen } from './send-draft.ts'

/** Throws `OutsideError` when it has to wait or is refused. */
export async function deliverReply(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: ReplyItem,
): Promise<Delivered<Ticket>> {
  const mailbox =
    ticket.mailboxId === null ? undefined : await deps.documents.mailboxes.findOne({ _id: ticket.mailboxId })
  if (!mailbox) throw refused('mailbox-gone', 'The support mailbox of this ticket is no longer connected.')
  const client = openMailbox(deps, mailbox)
  if (item.draft === null) return await write(deps, lookups, client, mailbox, ticket, item)
  const sentId = await sendDraftOnce(deps, client, mailbox, ticket, { ...item, draft: item.draft }).catch(
    (error: unknown) => {
      // Whether it left is in doubt: whoever wrote it should know now, and only a person may have it written anew.
      const isLost = error instanceof OutsideError && error.code === 'draft-gone' && !error.retryable
      throw isLost ? refused(error.code, `${error.forPerson} Ask the customer before you try again.`) : error
    },
  )
  const now = deps.clock()
  const say = await writeEntry(deps, ticket, replyEntry(ticket, item.reply, now))
  return (current) => {
    const change = afterReply(current, item.reply, now)
    return {
      ...change.fields,
      ...knowing(current, sentId),
      updatedAt: now,
      version: current.version + 1,
      outbox: addOutgoing(current.outbox, [...outgoingOf(current, change, now), ...say], now, deps.newId),
    }
  }
}

/** The entry is stored, and said in the card's thread. */
export async function deliverEntry(deps: DeliveryDeps, ticket: Ticket, entry: Entry): Promise<Delivered<Ticket>> {
  const say = await writeEntry(deps, ticket, entry)
  return (current) => ({ outbox: addOutgoing(current.outbox, say, deps.clock(), deps.newId) })
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

async function write(
  deps: DeliveryDeps,
  lookups: Lookups,
  client: MailboxClient,
  mailbox: Mailbox,
  ticket: Ticket,
  item: ReplyItem,
): Promise<Delivered<Ticket>> {
  const { settings } = await readMailPolicy(deps, mailbox)
  const signature = await signatureOf(deps, lookups, ticket, settings)
  const { to, cc, text } = item.reply
  const reply = {
    ...{ text: [text, signature].filter((part) => part !== '').join('\n\n'), to, cc },
    ...{ subjectToken: subjectToken(ticket.number), automatic: false },
  }
  const draft = await firstFound(await mailsToAnswer(deps, mailbox, ticket), async (mailId) => {
    return await client.draftReply(mailId, reply)
  })
  if (draft === undefined) {
    if (item.attempts < LOOKS) throw unseen(item)
    throw refused('mail-gone', 'The email to answer is no longer in the mailbox. Write to the customer from Outlook.')
  }
  // Under a new id, so that it is not taken for the one that is done with by this.
  const next = { ...item, id: deps.newId(), draft, attempts: 0, nextAt: deps.clock() }
  return (current) => ({
    ...knowing(current, draft.messageId),
    outbox: current.outbox.map((other) => (other.id === item.id ? next : other)),
  })
}

/** The requester's last mail, as far as it was theirs, and the one that the ticket came from. */
async function mailsToAnswer(
  { documents }: Pick<DeliveryDeps, 'documents'>,
  mailbox: Mailbox,
  ticket: Ticket,
): Promise<readonly string[]> {
  const { address } = ticket.requester
  const [last] = await documents.entries.find(
    { ticketId: ticket._id, kind: 'mail', warning: null, 'by.address': address },
    { sort: { at: -1 }, limit: 1 },
  )
  const prefix = originKey(mailbox, '')
  const keys = [...(last ? [last._id] : []), ticket.originKey]
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
}

async function firstFound<T>(ids: readonly string[], run: (id: string) => Promise<T>): Promise<T | undefined> {
  for (const id of ids) {
    try {
      return await run(id)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
  return undefined
}

function refused(code: string, forPerson: string): OutsideError {
  return new OutsideError({
    code,
    message: `A reply cannot be sent: ${code}`,
    forPerson,
    retryable: false,
    final: true,
  })
}
