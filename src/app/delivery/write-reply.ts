// The draft of a reply: an answer to the requester's last mail, or a new mail where there is none to answer.
import { startId } from '../../domain/ticket/began.ts'
import { subjectToken } from '../../domain/mail/thread-mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { pageLink } from '../customers/page/page-link.ts'
import { originKey } from '../intake/create-tickets.ts'
import { conversationIds } from '../tickets/kin/conversation-of.ts'
import type { Lookups } from '../lookups.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { subjectText } from '../views/removed-view.ts'
import type { Draft, MailboxClient } from '../ports/mailbox-provider.ts'
import { replyText } from './automatic-text.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { isNotFound, knowing, unseen } from './send-draft.ts'

/** Exchange has been seen to miss a mail that is there: so often it is looked for before a new mail is written in its place. */
const LOOKS_FOR_MAIL = 2
const LOOK_AGAIN_MS = 15_000

/** Stores the draft's id with the item, which is sent next. Throws `OutsideError`. */
export async function writeDraft(
  deps: DeliveryDeps,
  lookups: Lookups,
  client: MailboxClient,
  mailbox: Mailbox,
  ticket: Ticket,
  item: ReplyItem,
): Promise<Delivered<Ticket>> {
  const draft = await written(deps, lookups, client, mailbox, ticket, item)
  // Under a new id, so that it is not taken for the one that is done with by this.
  const next = { ...item, id: deps.newId(), draft, attempts: 0, nextAt: deps.clock() }
  return (current) => ({
    ...knowing(current, draft.messageId),
    outbox: current.outbox.map((other) => (other.id === item.id ? next : other)),
  })
}

async function written(
  deps: DeliveryDeps,
  lookups: Lookups,
  client: MailboxClient,
  mailbox: Mailbox,
  ticket: Ticket,
  { reply, attempts }: ReplyItem,
): Promise<Draft> {
  const { settings } = await readMailPolicy(deps, mailbox)
  const link = pageLink(deps, ticket, [...reply.to, ...reply.cc], settings)
  const text = {
    text: await replyText(deps, lookups, ticket, reply.text, settings, link),
    ...{ subjectToken: subjectToken(ticket.number), automatic: false, mark: ticket._id },
  }
  const to = { to: reply.to, cc: reply.cc }
  const mailIds = await mailsToAnswer(deps, mailbox, ticket)
  for (const mailId of mailIds) {
    const draft = await unlessGone(client.draftReply(mailId, { ...text, ...to }))
    if (draft !== null) return draft
  }
  if (mailIds.length > 0 && attempts < LOOKS_FOR_MAIL) throw unseen({ attempts }, LOOK_AGAIN_MS)
  return await client.draftMail({
    ...{ ...text, ...to },
    subject: ticket.messageIds.length > 0 ? `Re: ${subjectText(ticket.subject)}` : subjectText(ticket.subject),
    references: ticket.messageIds,
  })
}

/** The requester's last mail, as far as it was theirs, and the one that the ticket came from, if they wrote it. */
async function mailsToAnswer(
  { documents }: Pick<DeliveryDeps, 'documents'>,
  mailbox: Mailbox,
  ticket: Ticket,
): Promise<readonly string[]> {
  const { address } = ticket.requester
  const [last] =
    address === ''
      ? []
      : await documents.entries.find(
          { ticketId: { $in: conversationIds(ticket) }, kind: 'mail', warning: null, 'by.address': address },
          { sort: { at: -1, _id: -1 }, limit: 1 },
        )
  const prefix = originKey(mailbox, '')
  const keys = [...(last ? [last._id] : []), ...(ticket.askedBy === address ? [startId(ticket)] : [])]
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
}

async function unlessGone(draft: Promise<Draft>): Promise<Draft | null> {
  try {
    return await draft
  } catch (error) {
    if (!isNotFound(error)) throw error
    return null
  }
}
