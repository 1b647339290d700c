// One line of the audit: who changed what, when, where, before and after.
import type { Phrase } from '../texts/say.ts'
import type { PieceChange } from './configuration/pieces.ts'

export interface AuditEntry {
  readonly _id: string
  readonly at: Date
  readonly by: { readonly personId: string; readonly name: string }
  readonly organisationId: string
  /** Ids of the organisation and all above it: one index serves "what may this person see". */
  readonly organisationPath: readonly string[]
  /** Thing and verb, such as `category.added`; stable, for filters and exports. */
  readonly action: string
  /** What it was done to, as people call it. */
  readonly subject: Phrase
  /** Only the fields that differ, as texts; a secret is never among them, it is said to be `changed`. */
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[]
  /** What it made of the configuration, to be taken back: left out for what is no configuration, and by earlier versions. */
  readonly pieces?: readonly PieceChange[]
}
