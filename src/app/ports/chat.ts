// Teams as the application sees it: places where cards are posted, redrawn and answered.
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import type { CardView } from '../views/card-view.ts'

/** Where a root message is posted. */
export interface ChannelAddress {
  readonly serviceUrl: string
  readonly tenantId: string
  readonly conversationId: string
}

export interface PersonAddress {
  readonly serviceUrl: string
  readonly tenantId: string
  readonly userId: string
  /** The personal conversation, when known; it is created otherwise. */
  readonly conversationId: string | null
}

/**
 * Every call throws `OutsideError`: not retryable when Teams refuses it as things stand (blocked, not installed, not found), final
 * when it refuses the message itself (too big), retryable with `retryAfterMs` when it asks to wait. `code` is Teams' own, or one of `too-many-messages` (our own limit: nothing was sent),
 * `unreachable` (no answer; whether it was sent is not known).
 */
export interface Chat {
  /** Posts a new message in a channel, or in its own thread when `conversationId` names one. */
  post(channel: ChannelAddress, view: CardView): Promise<PostedMessage>
  /** Redraws a message; `gone` when it is no longer there. */
  update(posted: PostedMessage, view: CardView): Promise<'updated' | 'gone'>
  /** Posts in the thread under a posted message. */
  reply(posted: PostedMessage, view: CardView): Promise<PostedMessage>
  /** Posts in a person's chat with the bot. */
  direct(person: PersonAddress, view: CardView): Promise<PostedMessage>
}
