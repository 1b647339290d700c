// Answers that leave by themselves: acknowledgement and closing mail. First a draft is written and kept with the ticket, then
// it is sent: a draft can be sent but once, so no crash sends anything twice.
import { OutsideError } from '../../domain/errors.ts'
import { startId } from '../../domain/ticket/began.ts'
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import { answerTarget } from '../../domain/mail/asker.ts'
import type { Mail, MailAddress } from '../../domain/mail/mail.ts'
import { isOwnAddress, ownAddresses } from '../../domain/mailbox/own-addresses.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { addToOutbox } from '../../domain/ticket/copies.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import { redrawInTime } from '../../domain/ticket/ticket-changes.ts'
import { eventEntry } from '../../domain/ticket/ticket-events.ts'
import { leaveToNews } from '../../domain/ticket/news-or-mail.ts'
import { subjectToken } from '../../domain/mail/thread-mail.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { automaticText } from './automatic-text.ts'
import { originKey } from '../intake/create-tickets.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import type { Lookups } from '../lookups.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { emailFor } from './deliver-news.ts'
import { speakerForRequester } from '../organisations/speaker-for.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import type { Draft, MailboxClient } from '../ports/mailbox-provider.ts'
import { tellLoop } from '../watch/tell-loop.ts'
import { spentLimit } from './automatic-limits.ts'
import { draftEventId, EDITED } from './edited-draft.ts'
import { isNotFound, knowing, LOOKS_FOR_SENT, sendDraftOnce, unseen, type Sent } from './send-draft.ts'

export type MailItem = Extract<OutboxItem, { readonly kind: 'mail' }>

const nothing: Delivered<Ticket> = () => ({})

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
  const speaker = await speakerForRequester(deps.documents, ticket)
  const { settings } = await readMailPolicy(deps, mailbox, speaker)
  const outcome = await emailFor(deps, ticket, item)
  const text = outcome === 'drop' ? null : await automaticText(deps, lookups, ticket, item.answer, settings)
  if (text === null || outcome === 'leave-to-news') {
    // There is no reason for it any more: what was written must not stay in the mailbox. An earlier try may have sent it unheard.
    const left = item.draft === null ? null : await takeBack(deps, mailbox, item.draft)
    if (left !== null) return await noteSent(deps, ticket, item, left)
    return text === null ? nothing : (current) => leaveToNews(current, item)
  }
  const client = openMailbox(deps, mailbox)
  if (item.draft === null) return await write(deps, client, mailbox, ticket, item, text)
  const draft = { version: null, ...item.draft }
  const sent = await sendDraftOnce(deps, client, mailbox, ticket, { ...item, draft })
  return await noteSent(deps, ticket, item, { draftId: draft.id, ...sent })
}

interface Left extends Pick<Sent, 'messageId' | 'at'> {
  readonly draftId: string
}

/** However often this is done, the timeline says it once. */
async function noteSent(
  { documents }: DeliveryDeps,
  ticket: Ticket,
  { answer }: MailItem,
  { draftId, messageId, at }: Left,
): Promise<Delivered<Ticket>> {
  const sent = eventEntry(ticket, { at, by: null, what: phrase('events.mailSent', { answer }) })
  await documents.entries.insertNew([{ ...sent, _id: draftEventId(ticket._id, draftId) }])
  return (current) => knowing(current, messageId)
}

/** The item without its draft, which must not stay in the mailbox when the mail is given up; with it where that may have left. */
export async function withoutDraft(deps: DeliveryDeps, ticket: Ticket, item: OutboxItem): Promise<OutboxItem> {
  if (item.kind !== 'mail' || item.draft === null || ticket.mailboxId === null) return item
  // It is a person's by now.
  if (item.parked?.code === EDITED) return { ...item, draft: null }
  const mailbox = await deps.documents.mailboxes.findOne({ _id: ticket.mailboxId })
  return mailbox && (await isDeleted(deps, mailbox, item.draft)) ? { ...item, draft: null } : item
}

async function write(
  deps: DeliveryDeps,
  client: MailboxClient,
  mailbox: Mailbox,
  ticket: Ticket,
  item: MailItem,
  text: (to: MailAddress) => string,
): Promise<Delivered<Ticket>> {
  const mailId = startId(ticket).slice(originKey(mailbox, '').length)
  const [outcome] = await client.read([mailId])
  if (outcome && 'error' in outcome) throw outcome.error
  if (!outcome || 'gone' in outcome) {
    if (item.attempts < LOOKS_FOR_SENT) throw unseen(item)
    return noted(deps, phrase('events.mailGone', { answer: item.answer }))
  }
  const { mail } = outcome
  const own = ownAddresses(mailbox)
  if (!classifyMail(mail, { ownAddresses: own }).mayAnswer) return nothing
  const target = ticket.requesterGiven ? givenTarget(ticket, own) : await targetOf(deps, mail, own)
  if (target === null) return nothing
  const spent = await spentLimit(deps, mailbox, item.id, { sender: mail.from?.address ?? '', target: target.address })
  if (spent !== null) {
    const facts = { ticketId: ticket._id, answer: item.answer, limit: spent.name }
    deps.log.warn('An automatic mail was dropped: as many as are allowed have been sent', facts)
    const isLoop = spent.name === 'target' || spent.name === 'sender'
    if (isLoop) await tellLoop(deps, mailbox, mail.from?.address ?? target.address)
    const words = { answer: item.answer, why: spent.text }
    return noted(deps, isLoop ? phrase('events.mailHeldLoop', words) : phrase('events.mailHeld', words))
  }
  const draft = await client
    .draftReply(mailId, {
      ...{ text: text(target), subjectToken: subjectToken(ticket.number) },
      ...{ automatic: true, to: [target], mark: ticket._id },
    })
    .catch((error: unknown) => {
      // The mail was read a moment ago: one refusal does not make it gone.
      throw isNotFound(error) && item.attempts < LOOKS_FOR_SENT ? unseen(item) : error
    })
  // Under a new id, so that it is not taken for the one that is done with by this.
  const next = { ...item, id: deps.newId(), draft, attempts: 0, nextAt: deps.clock() }
  return (current) => ({
    ...knowing(current, draft.messageId),
    outbox: current.outbox.map((other) => (other.id === item.id ? next : other)),
  })
}

/** Whom an agent named as requester. */
function givenTarget({ requester: { name, address } }: Ticket, own: readonly string[]): MailAddress | null {
  return address === '' || isOwnAddress(address, own) ? null : { name, address }
}

/** The one address that it goes to, or `null`. */
async function targetOf(deps: DeliveryDeps, mail: Mail, own: readonly string[]): Promise<MailAddress | null> {
  const wanted = mail.replyTo.map(({ address }) => address).slice(0, 20)
  const people = wanted.length === 0 ? [] : await deps.documents.people.find({ addresses: { $in: wanted } })
  const known = new Set(people.flatMap(({ addresses }) => addresses))
  return answerTarget(
    mail,
    own,
    (address) => known.has(address),
    (domain) => deps.domainNames.ownedDomain(domain),
  )
}

/** Deletes the draft; answers what is known of it where it left before. Throws `OutsideError` where that cannot be said just now. */
async function takeBack(
  deps: DeliveryDeps,
  mailbox: Mailbox,
  draft: Pick<Draft, 'id' | 'messageId'>,
): Promise<Left | null> {
  try {
    const client = openMailbox(deps, mailbox)
    const { state, messageId, sentAt } = await client.draftState(draft)
    if (state === 'sent') return { draftId: draft.id, messageId, at: sentAt ?? deps.clock() }
    if (state === 'draft') await client.deleteDraft(draft.id)
  } catch (error) {
    if (error instanceof OutsideError && error.retryable) throw error
    deps.log.warn('A draft that came to nothing could not be deleted', { mailboxId: mailbox._id, error })
  }
  return null
}

/** Answers whether the draft is deleted. What may have left already stays noted, so that nothing writes it anew. */
async function isDeleted(
  deps: DeliveryDeps,
  mailbox: Mailbox,
  draft: Pick<Draft, 'id' | 'messageId'>,
): Promise<boolean> {
  try {
    const client = openMailbox(deps, mailbox)
    if ((await client.draftState(draft)).state !== 'draft') return false
    await client.deleteDraft(draft.id)
    return true
  } catch (error) {
    deps.log.warn('A draft that came to nothing could not be deleted', { mailboxId: mailbox._id, error })
    return false
  }
}

/** Said on the card beside what people did. It is no new version: no button means anything else by it. */
function noted(deps: DeliveryDeps, what: KeyedPhrase): Delivered<Ticket> {
  const now = deps.clock()
  return (current) => ({
    deliveryNote: { at: now, what },
    outbox: addToOutbox(
      current,
      [...redrawInTime(current), { kind: 'entry', entry: eventEntry(current, { at: now, by: null, what }) }],
      now,
      deps.newId,
    ),
  })
}
