// Many pieces of one organisation's configuration that are changed as one act, step by step.
import type { Phrase } from '../../texts/say.ts'
import type { PieceChange } from './pieces.ts'

export interface ChangeJob {
  /** The organisation's: one at a time. */
  readonly _id: string
  /** Of the audit entry that it becomes. */
  readonly auditId: string
  readonly organisationPath: readonly string[]
  readonly action: 'configuration.rolled-back' | 'configuration.copied'
  readonly subject: Phrase
  readonly by: { readonly personId: string; readonly name: string }
  /** In the order in which they are made. */
  readonly changes: readonly PieceChange[]
  /** How many of them are behind it. */
  readonly next: number
  /** Keys of those that were not made, because somebody changed the same meanwhile or took the name. */
  readonly left: readonly string[]
  /** When its last step was made: one that rests for long has lost its process. */
  readonly touchedAt: Date
}
