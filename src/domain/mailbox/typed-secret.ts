// A client secret that was typed into a form which could not be saved yet: it never goes back to a card, so it is kept.
import type { SealedSecret } from './sealed-secret.ts'

export interface TypedSecret {
  readonly _id: string
  /** It serves whoever typed it, in the same form only. */
  readonly personId: string
  readonly organisationId: string
  /** The mailbox being edited; `null` for one that is being connected. */
  readonly mailboxId: string | null
  readonly clientSecret: SealedSecret
  /** It vanishes an hour after this. */
  readonly typedAt: Date
}
