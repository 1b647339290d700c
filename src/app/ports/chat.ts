// Teams as the application sees it: places where cards are posted, redrawn and answered.
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import type { Account } from '../../domain/organisation/identity.ts'
import type { CardView } from '../views/card-view.ts'

/** Where a root message is posted. */
export interface ChannelAddress {
  readonly serviceUrl: string
  readonly tenantId: string
  readonly conversationId: string
}

/** Somebody in a channel, as Teams names them. */
export interface ChannelMember {
  readonly userId: string
  readonly aadObjectId: string
  /** Their home, where Teams names it; lower case. */
  readonly tenantId: string | null
}

export interface PersonAddress {
  readonly serviceUrl: string
  readonly tenantId: string
  readonly userId: string
  /** The personal conversation, when known; it is created otherwise. */
  readonly conversationId: string | null
}

/** One of those who read a channel or a group chat. */
export interface Member {
  readonly serviceUrl: string
  readonly tenantId: string
  /** With `;messageid=` of a thread where it is said in one. */
  readonly conversationId: string
  readonly userId: string
  /** The message of theirs that is answered, where they said it to the bot alone. */
  readonly answers: string | null
}

/** Where a message would go; creating conversations counts apart from sending. */
export interface Destination {
  readonly tenantId: string
  /** The channel's, with or without `;messageid=` of a thread; the user's id where the conversation is still to be created. */
  readonly conversationId: string
  readonly operation: 'create' | 'send'
}

export interface Room {
  /** How many messages may leave at once; `Infinity` without limits. */
  readonly count: number
  /** When none may: milliseconds until one may. */
  readonly opensInMs: number
}

/** What became of somebody's message: it is heard and under way, done, or cannot be done as it stands. */
export type Mark = 'heard' | 'done' | 'failed'

/**
 * Every call that sends throws `OutsideError`: not retryable when Teams refuses it as things stand (blocked, not installed, not
 * found), final when it refuses the message itself (too big), retryable with `retryAfterMs` when it asks to wait. `code` is Teams'
 * own, or one of `too-many-messages` (our own limit: nothing was sent),
 * `not-connected` (nothing was sent), `unreachable` (no answer; whether it was sent is not known).
 */
export interface Chat {
  /** What our own limits leave for a place now. Asking takes nothing of it, and never throws. */
  room(destination: Destination): Promise<Room>
  /** Posts a new message in a channel, or in its own thread when `conversationId` names one. */
  post(channel: ChannelAddress, view: CardView): Promise<PostedMessage>
  /** Redraws a message; `gone` when it is no longer there. */
  update(posted: PostedMessage, view: CardView): Promise<'updated' | 'gone'>
  /** Deletes a message, also one that is gone already; `unsupported` where Teams, or what stands in for it, knows no such thing. */
  remove(posted: PostedMessage): Promise<'removed' | 'unsupported'>
  /** Posts in the thread under a posted message. */
  reply(posted: PostedMessage, view: CardView): Promise<PostedMessage>
  /**
   * Says a short text in the thread under a posted message, after the name of whom it is for. With a `userId` (`29:…`) that is a
   * mention, which Teams notifies them of; without, their name alone. It is text only: nothing in it is markup.
   */
  mention(
    posted: PostedMessage,
    person: { readonly userId: string | null; readonly name: string },
    text: string,
  ): Promise<PostedMessage>
  /**
   * Marks somebody's message by a reaction, in place of the mark that it had (`former`, where another process may have made it). An
   * ornament: it never throws, nobody waits for it, and where Teams knows no reactions or has no room for one it is left out.
   */
  mark(message: PostedMessage, mark: Mark, former?: Mark): void
  /** Posts in a person's chat with the bot. */
  direct(person: PersonAddress, view: CardView): Promise<PostedMessage>
  /** Who is in a channel, at most `most` of them; bots are left out. */
  members(channel: ChannelAddress, most: number): Promise<readonly ChannelMember[]>
  /**
   * Says something in a channel or group chat that only one of its members sees. Answers `refused` where it certainly
   * was not sent: such messages are not known there (which is remembered for some time), or not taken now. Throws where nobody
   * knows whether it was.
   */
  whisper(member: Member, view: CardView): Promise<'sent' | 'refused'>
  /** Whether it is worth trying: no service is asked again and again for what it does not know. */
  mayWhisper(place: Pick<Member, 'serviceUrl' | 'tenantId'>): boolean
  /** What the person's directory says of their addresses at this moment; posts nothing. */
  readAccount(person: PersonAddress): Promise<Account>
}
