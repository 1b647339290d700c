// A mail that lies among the drafts is sent, once: its state is asked before, so that no crash sends it twice.
import { OutsideError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { boundedIds } from '../../domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import { rememberThreads } from '../intake/mail-threads.ts'
import type { WrittenDraft as Draft } from '../../domain/ticket/outbox.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'
import type { DeliveryDeps } from './delivered.ts'
import { edited, isEdited, noteEdited, wasEdited } from './edited-draft.ts'
import { FROM_ONE_MAILBOX, fromMailbox } from './mail-limits.ts'
import { takeSlot } from './take-slot.ts'

/** A mail on its way from the drafts to the sent ones is in neither for a moment. */
const LOOK_AGAIN_MS = 3 * 60_000
export const LOOKS_FOR_SENT = 5

/** What is known of a mail that has left. */
export interface Sent {
  /** That it was sent under. */
  readonly messageId: string | null
  /** When Exchange took it, as it says, cut to seconds as all times of mails are: whatever was written down later. */
  readonly at: Date
  /** It was edited and sent by somebody in Outlook. */
  readonly edited: boolean
}

/**
 * Sends what was written, unless somebody edited it meanwhile; `files`: names of those that it has. Throws `OutsideError` when it has to
 * wait or is refused.
 */
export async function sendDraftOnce(
  deps: DeliveryDeps,
  client: MailboxClient,
  mailbox: Mailbox,
  ticket: Ticket,
  item: { readonly draft: Draft; readonly attempts: number },
  files: readonly string[] = [],
): Promise<Sent> {
  const { draft } = item
  const leadsHere = (messageId: string | null): Promise<void> =>
    rememberThreads(deps.documents, mailbox._id, [{ messageId, ticketId: ticket._id }])
  const { state, messageId, sentAt, version } = await client.draftState(draft)
  if (state === 'sent') {
    await leadsHere(messageId)
    return { messageId, at: sentAt ?? seconds(deps), edited: await wasEdited(client, draft, { names: files }) }
  }
  if (state === 'gone') throw vanished(item)
  if (await isEdited(client, draft, version, { names: files })) {
    await noteEdited(deps, ticket, draft, phrase('events.mailEdited'))
    throw edited()
  }
  const free = await takeSlot(deps, fromMailbox(mailbox._id), draft.id, FROM_ONE_MAILBOX)
  if (free !== null) throw tooMany(mailbox, free.getTime() - deps.clock().getTime())
  await leadsHere(draft.messageId)
  const asked = seconds(deps)
  await client.sendDraft(draft)
  // Exchange may give it another Message-ID when it leaves. Not knowing it costs little: answers name the first mail, too.
  const after = await client.draftState(draft).catch(() => null)
  const sent = after?.state === 'sent' ? after : null
  const sentId = sent?.messageId ?? null
  if (sentId !== draft.messageId) await leadsHere(sentId)
  return { messageId: sentId, at: sent?.sentAt ?? asked, edited: false }
}

function seconds({ clock }: DeliveryDeps): Date {
  return new Date(Math.floor(clock().getTime() / 1000) * 1000)
}

export function knowing(ticket: Ticket, messageId: string | null): Partial<Ticket> {
  if (messageId === null || ticket.messageIds.includes(messageId)) return {}
  return { messageIds: boundedIds([...ticket.messageIds, messageId]) }
}

/** Exchange has been seen to miss a mail that is there. */
export function unseen(item: { readonly attempts: number }, lookAgainMs = LOOK_AGAIN_MS): OutsideError {
  return new OutsideError({
    code: 'mail-gone',
    message: `The mail to answer was not found, for the ${item.attempts + 1}. time`,
    forPerson: phrase('delivery.mailGone'),
    retryable: true,
    retryAfterMs: lookAgainMs,
  })
}

export function isNotFound(error: unknown): boolean {
  return error instanceof OutsideError && error.code === 'ErrorItemNotFound'
}

function vanished(item: { readonly attempts: number }): OutsideError {
  return new OutsideError({
    code: 'draft-gone',
    message: 'A draft is neither among the drafts nor among the sent mails',
    forPerson: phrase('delivery.draftGone'),
    retryable: item.attempts < LOOKS_FOR_SENT,
    retryAfterMs: LOOK_AGAIN_MS,
  })
}

function tooMany(mailbox: Mailbox, retryAfterMs: number): OutsideError {
  return new OutsideError({
    code: 'too-many-messages',
    message: `Mailbox '${mailbox._id}' sent as many mails as Exchange allows in a minute`,
    forPerson: phrase('delivery.tooMany'),
    retryable: true,
    retryAfterMs,
  })
}
