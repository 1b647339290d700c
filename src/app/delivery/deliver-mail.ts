// Answers that leave by themselves: acknowledgement and closing mail. First a draft is written and kept with the ticket, then
// it is sent: a draft can be sent but once, so no crash sends anything twice.
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { addOutgoing, type OutboxItem } from '../../domain/ticket/outbox.ts'
import { subjectToken } from '../../domain/mail/thread-mail.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { automaticText } from './automatic-text.ts'
import { originKey } from '../intake/create-tickets.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import type { Lookups } from '../lookups.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import type { Draft, MailboxClient } from '../ports/mailbox-provider.ts'
import { takeSlot } from './take-slot.ts'

export type MailItem = Extract<OutboxItem, { readonly kind: 'mail' }>

/** However wrong all else goes, no address gets more automatic mail than this. */
const TO_ONE_ADDRESS = { count: 5, perMs: 3_600_000 }
/** What Exchange lets a mailbox send: https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits */
const FROM_ONE_MAILBOX = { count: 30, perMs: 60_000 }
/** More answers than this are asked for by nobody; the provider writes to no more either. */
const MOST_RECIPIENTS = 6
/** A mail on its way from the drafts to the sent ones is in neither for a moment. */
const LOOK_AGAIN_MS = 3 * 60_000
const LOOKS = 5

const nothing: Delivered<Ticket> = () => ({})
export const MAIL_NAMES = { acknowledgement: 'acknowledgement', closing: 'closing mail' } as const

/** Throws `OutsideError` when it has to wait or is refused. */
export async function deliverMail(
  deps: DeliveryDeps,
  lookups: Lookups,
  ticket: Ticket,
  item: MailItem,
): Promise<Delivered<Ticket>> {
  const mailbox =
    ticket.mailboxId === null ? undefined : await deps.documents.mailboxes.findOne({ _id: ticket.mailboxId })
  if (!mailbox) return nothing
  const text = await automaticText(deps, lookups, ticket, item.answer, (await readMailPolicy(deps, mailbox)).settings)
  if (text === null) return nothing
  const client = openMailbox(deps, mailbox)
  return item.draft === null
    ? await write(deps, client, mailbox, ticket, item, text)
    : await send(deps, client, mailbox, { ...item, draft: item.draft })
}

async function write(
  deps: DeliveryDeps,
  client: MailboxClient,
  mailbox: Mailbox,
  ticket: Ticket,
  item: MailItem,
  text: string,
): Promise<Delivered<Ticket>> {
  const mailId = ticket.originKey.slice(originKey(mailbox, '').length)
  const [outcome] = await client.read([mailId])
  if (outcome && 'error' in outcome) throw outcome.error
  if (!outcome || 'gone' in outcome) {
    if (item.attempts < LOOKS) throw unseen(item)
    return noted(deps, `sent no ${MAIL_NAMES[item.answer]}: the mail to answer is not in the mailbox any more`)
  }
  const { mail } = outcome
  if (!classifyMail(mail, { ownAddresses: [mailbox.address] }).mayAnswer) return nothing
  for (const address of answerAddresses(mail, mailbox)) {
    if ((await takeSlot(deps, `mail-to/${address}`, item.id, TO_ONE_ADDRESS)) === null) continue
    deps.log.warn('An automatic mail was dropped: its address got as many as are allowed in an hour', {
      ticketId: ticket._id,
      answer: item.answer,
    })
    return noted(
      deps,
      `sent no ${MAIL_NAMES[item.answer]}: ${TO_ONE_ADDRESS.count} automatic mails went to this address within the hour`,
    )
  }
  const draft = await client.draftReply(mailId, { text, subjectToken: subjectToken(ticket.number), automatic: true })
  // Under a new id, so that it is not taken for the one that is done with by this.
  const next = { ...item, id: deps.newId(), draft, attempts: 0, nextAt: deps.clock() }
  return (current) => ({
    ...knowing(current, draft.messageId),
    outbox: current.outbox.map((other) => (other.id === item.id ? next : other)),
  })
}

async function send(
  deps: DeliveryDeps,
  client: MailboxClient,
  mailbox: Mailbox,
  item: MailItem & { readonly draft: Draft },
): Promise<Delivered<Ticket>> {
  const { draft } = item
  const { state, messageId } = await client.draftState(draft)
  if (state === 'sent') return (current) => knowing(current, messageId)
  if (state === 'gone') throw vanished(item)
  const free = await takeSlot(deps, `mail-from/${mailbox._id}`, draft.id, FROM_ONE_MAILBOX)
  if (free !== null) throw tooMany(mailbox, free.getTime() - deps.clock().getTime())
  await client.sendDraft(draft)
  // Exchange may give it another Message-ID when it leaves. Not knowing it costs little: answers name the first mail, too.
  const after = await client.draftState(draft).catch(() => null)
  return (current) => knowing(current, after?.state === 'sent' ? after.messageId : null)
}

/** Everybody it may go to: the provider honours Reply-To. */
function answerAddresses(mail: Mail, mailbox: Mailbox): readonly string[] {
  const all = [...(mail.from ? [mail.from] : []), ...mail.replyTo].slice(0, MOST_RECIPIENTS)
  return [...new Set(all.map(({ address }) => address.toLowerCase()))].filter((address) => address !== mailbox.address)
}

function knowing(ticket: Ticket, messageId: string | null): Partial<Ticket> {
  if (messageId === null || ticket.messageIds.includes(messageId)) return {}
  return { messageIds: [...ticket.messageIds, messageId] }
}

/** Said on the card beside what people did. It is no new version: no button means anything else by it. */
function noted(deps: DeliveryDeps, what: string): Delivered<Ticket> {
  const now = deps.clock()
  return (current) => ({
    deliveryNote: { at: now, what },
    outbox: addOutgoing(current.outbox, current.channelId === null ? [] : [{ kind: 'card' }], now, deps.newId),
  })
}

/** Exchange has been seen to miss a mail that is there. */
function unseen(item: MailItem): OutsideError {
  return new OutsideError({
    code: 'mail-gone',
    message: `The mail to answer was not found, for the ${item.attempts + 1}. time`,
    forPerson: 'The mail to answer is not found in the mailbox. It is looked for again.',
    retryable: true,
    retryAfterMs: LOOK_AGAIN_MS,
  })
}

function vanished(item: MailItem): OutsideError {
  return new OutsideError({
    code: 'draft-gone',
    message: 'A draft is neither among the drafts nor among the sent mails',
    forPerson: 'It was written, but is neither among the drafts nor among the sent mails of the mailbox.',
    retryable: item.attempts < LOOKS,
    retryAfterMs: LOOK_AGAIN_MS,
  })
}

function tooMany(mailbox: Mailbox, retryAfterMs: number): OutsideError {
  return new OutsideError({
    code: 'too-many-messages',
    message: `Mailbox '${mailbox._id}' sent as many mails as Exchange allows in a minute`,
    forPerson: 'The mailbox has sent as many mails as Exchange allows in a minute. It is tried again.',
    retryable: true,
    retryAfterMs,
  })
}
