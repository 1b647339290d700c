// What has to leave (cards to post or redraw, messages to send), written in the same document as the change that caused it.
import type { Phrase } from '../../texts/say.ts'
import type { Lease } from '../lease.ts'
import type { MailAddress } from '../mail/mail.ts'
import { isSameInvitationStep, type InvitationStep } from '../organisation/invitation-step.ts'
import type { Entry, ReplyFile } from './entry.ts'
import type { KinStep } from './kin.ts'

/**
 * One thing that has to leave. It is rendered when it leaves, from the document as it stands at that moment. `trace`: what it follows
 * from, for whoever traces mails; nothing else goes by it.
 */
export type Outgoing =
  /** Post the document's card, or redraw it in place. `waits`: for forms that stand open in it (`open-forms.ts`). */
  | {
      readonly kind: 'card'
      readonly waits?: true
      /** Of the first card: when the mailbox received the mail that the ticket began with. How long that took is counted. */
      readonly mailAt?: Date
      readonly trace?: string
    }
  /** The same in another channel that shows it (`copies.ts`). */
  | { readonly kind: 'copy'; readonly channelId: string; readonly waits?: true }
  /** Say in the card's thread that an entry was added. */
  | { readonly kind: 'thread-reply'; readonly entryId: string }
  /**
   * Say in the thread, one after the other, all entries that are marked `untold`: more came than the outbox should hold. `told`
   * is the last one that was said and may still be marked.
   */
  | { readonly kind: 'more-replies'; readonly told: string | null }
  /** Turn a card that is not the live one any more into a pointer to it. */
  | { readonly kind: 'pointer'; readonly posted: PostedMessage }
  /** Ask the requester for category and service type in personal chat, or redraw that question. */
  | { readonly kind: 'question' }
  /**
   * Answer the requester by mail. The draft, once it is written, is kept here before it is sent, so that nothing is sent twice:
   * a draft can be sent but once.
   */
  | {
      readonly kind: 'mail'
      readonly answer: 'acknowledgement' | 'closing'
      readonly draft: (Pick<WrittenDraft, 'id' | 'messageId'> & Partial<WrittenDraft>) | null
      /** It leaves in place of news that the requester's chat did not take. */
      readonly instead?: true
      readonly trace?: string
    }
  /** Write an entry of the timeline. It stands here until then, so that the change that made it and the entry are one write. */
  | {
      readonly kind: 'entry'
      readonly entry: Entry
      /** It is a message of the thread already: nothing is said there. */
      readonly said?: true
    }
  /** Send what an agent wrote to the customer, not before `sendAt`. The draft is kept as that of an automatic mail. */
  | {
      readonly kind: 'reply'
      readonly reply: Reply
      readonly sendAt: Date
      readonly draft: WrittenDraft | null
      /** How many of its files that draft has by now; left out before the first one. */
      readonly attached?: { readonly draftId: string; readonly count: number }
      /** A person was told that its draft was edited, and wants what was previewed to leave all the same. */
      readonly anew?: true
    }
  /** Delete the draft of a reply that somebody discarded; should it have left after all, it is an entry of the timeline. */
  | { readonly kind: 'drop-reply'; readonly reply: Reply; readonly draft: WrittenDraft }
  /** Close the question in the chat of somebody who is no longer the requester. */
  | { readonly kind: 'question-over'; readonly posted: PostedMessage }
  /** Tell the assignee of what others did, where they want to be told. `by`: a display name; `null` for Frontdesk itself. */
  | { readonly kind: 'tell'; readonly personId: string; readonly why: TellWhy; readonly by: string | null }
  /**
   * Tell the requester in their chat what was done about their ticket, where they want that. `by`: a display name. `entryId`: what was
   * written to them. `orMail`: the email that says the same was left to this, and leaves where the chat does not take it.
   */
  | {
      readonly kind: 'news'
      readonly why: NewsWhy
      readonly by: string
      readonly entryId: string | null
      readonly orMail?: true
    }
  /** Write in another ticket what follows from this one's change: `app/delivery/deliver-kin.ts`. */
  | {
      readonly kind: 'kin'
      readonly ticketId: string
      readonly step: KinStep
      readonly by: { readonly personId: string | null; readonly name: string }
    }
  /** Post an alarm to the channel of those it concerns. */
  | { readonly kind: 'alarm' }
  /** What follows from an invitation of another tenant: `app/delivery/deliver-invitation.ts`. */
  | { readonly kind: 'connect'; readonly step: InvitationStep }

/** What a requester is told of. */
export type NewsWhy = 'received' | 'taken' | 'answered' | 'waiting' | 'resolved'

/** What an assignee is told of. */
export type TellWhy = 'assigned' | 'answered' | 'closed' | 'reopened' | 'overdue'

/** A draft in the mailbox. */
export interface WrittenDraft {
  readonly id: string
  readonly messageId: string | null
  /** Changes with everything that is done to it, so that one which somebody edited is known; `null` where nobody can say. */
  readonly version: string | null
  /** Of what it says and to whom; `null` or left out where nobody can say. */
  readonly digest?: string | null
}

/** Somebody whom the bot reaches in their personal chat. */
export interface ChatRecipient {
  readonly personId: string
  readonly name: string
}

/** What an agent wrote to the customer. */
export interface Reply {
  /** Of the entry that it becomes once it was sent. */
  readonly entryId: string
  readonly by: { readonly personId: string; readonly name: string }
  /** The mailbox that it leaves from; `null` for what goes to the customer's chat with the bot. */
  readonly mailboxId: string | null
  /** Whose chat it goes to; left out where it leaves by mail. */
  readonly toPerson?: ChatRecipient
  /** At least one, and none where it goes to a chat. */
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly text: string
  /** Left out where nothing is attached. */
  readonly files?: readonly ReplyFile[]
  readonly writtenAt: Date
  /** What the ticket becomes by it, once it was sent; `null` leaves it. */
  readonly setTo: 'waiting' | 'resolved' | null
  /** The message in Teams that it began as, which is marked with what becomes of it. Left out where it began in a form. */
  readonly message?: SaidMessage
}

/** What somebody wrote in Teams. `key`: `messageKey(...)`, which names message, author and place. */
export interface SaidMessage {
  readonly key: string
  readonly posted: PostedMessage
}

export type OutboxItem = Outgoing & {
  readonly id: string
  readonly attempts: number
  readonly nextAt: Date
  /** Why it was given up; a parked item stays here, visible, until the next change or a person asks again. */
  readonly parked: { readonly code: string; readonly text: Phrase; readonly at: Date } | null
  /** Since when the outside refuses it; absent until it does. */
  readonly refused?: Refused
  /** Since when the outside does not take it though it does not refuse it, as when it does not answer; absent until that happens. */
  readonly failing?: Failing
}

export interface Failing {
  readonly since: Date
  /** The outside's own code, and what is known, of the last time. */
  readonly code: string
  readonly text: Phrase
}

/** What is known of a refusal that may yet pass. */
export interface Refused {
  readonly since: Date
  /** How often it was refused in all. */
  readonly times: number
  /** How often since a person asked to try again: what the waiting time goes by. */
  readonly tries: number
  /** The outside's own code, and what to do, if that is known. */
  readonly code: string
  readonly text: Phrase
}

/** A message that stands in Teams and can be redrawn. */
export interface PostedMessage {
  readonly serviceUrl: string
  readonly tenantId: string
  readonly conversationId: string
  readonly activityId: string
}

/** The fields of a document that has things to send. */
export interface Outbox {
  readonly outbox: readonly OutboxItem[]
  /** When a delivery worker should look at it; `null` when nothing is waiting. */
  readonly deliverAt: Date | null
  readonly deliveryLease: Lease | null
}

/**
 * Adds items. One that waits already is not added twice, so ten changes make one redraw; it gets a new id instead, so that
 * a delivery that is under way right now, of the document as it was before, does not count for it.
 */
export function addOutgoing(
  outbox: readonly OutboxItem[],
  outgoing: readonly Outgoing[],
  now: Date,
  newId: () => string,
): readonly OutboxItem[] {
  let result = [...outbox]
  for (const item of outgoing) {
    const waiting = result.find((other) => other.parked === null && isSameThing(other, item))
    result = result.filter((other) => !isSameThing(other, item))
    result.push(
      waiting
        ? { ...waitingFor(waiting, item), id: newId() }
        : { ...item, id: newId(), attempts: 0, nextAt: item.kind === 'reply' ? item.sendAt : now, parked: null },
    )
  }
  return result
}

/** What somebody did to the card's ticket does not wait with the news. */
function waitingFor(waiting: OutboxItem, added: Outgoing): OutboxItem {
  // As its author has it by now.
  if (waiting.kind === 'entry' && added.kind === 'entry') return { ...waiting, entry: added.entry }
  const isDrawn = waiting.kind === 'card' || waiting.kind === 'copy'
  return isDrawn && !('waits' in added) ? atOnce(waiting) : waiting
}

function atOnce({ waits: _, ...item }: Extract<OutboxItem, { readonly kind: 'card' | 'copy' }>): OutboxItem {
  return item
}

/** When the next waiting item is due, or `null` when none waits. */
export function nextDelivery(outbox: readonly OutboxItem[]): Date | null {
  const times = outbox.filter((item) => item.parked === null).map((item) => item.nextAt.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}

function isSameThing(a: Outgoing, b: Outgoing): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'copy' && b.kind === 'copy') return a.channelId === b.channelId
  if (a.kind === 'thread-reply' && b.kind === 'thread-reply') return a.entryId === b.entryId
  if (a.kind === 'mail' && b.kind === 'mail') return a.answer === b.answer
  if (a.kind === 'entry' && b.kind === 'entry') return a.entry._id === b.entry._id
  if (a.kind === 'reply' && b.kind === 'reply') return a.reply.entryId === b.reply.entryId
  if (a.kind === 'question-over' && b.kind === 'question-over') return a.posted.activityId === b.posted.activityId
  if (a.kind === 'tell' && b.kind === 'tell') return a.personId === b.personId
  if (a.kind === 'news' && b.kind === 'news') return a.why === b.why && a.entryId === b.entryId
  if (a.kind === 'kin' && b.kind === 'kin') return a.ticketId === b.ticketId && isSameStep(a.step, b.step)
  if (a.kind === 'connect' && b.kind === 'connect') return isSameInvitationStep(a.step, b.step)
  if (a.kind === 'drop-reply' && b.kind === 'drop-reply') return a.draft.id === b.draft.id
  if (a.kind === 'pointer' && b.kind === 'pointer') return a.posted.activityId === b.posted.activityId
  return true
}

function isSameStep(a: KinStep, b: KinStep): boolean {
  return a.do === b.do && (!('mergeId' in a) || !('mergeId' in b) || a.mergeId === b.mergeId)
}
