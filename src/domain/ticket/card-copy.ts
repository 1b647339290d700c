// The card of a ticket in a channel that shows it besides its own.
import type { PostedMessage } from './outbox.ts'

export interface CardCopy {
  readonly channelId: string
  /** `null` until it is posted. */
  readonly card: PostedMessage | null
  /** A rule for mail named it: that is not asked again, so it stays when the ticket is sorted otherwise. */
  readonly byRule?: true
}
