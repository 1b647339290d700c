// Which version all documents of a collection have at least, so that a start need not look through them.
import type { Collection, CollectionDeclaration, StoredDocument } from '../app/ports/documents.ts'

/** Of one collection: since when all its documents had at least this version. */
export interface Schema extends StoredDocument {
  readonly version: number
  readonly since: Date
}

export const SCHEMAS: CollectionDeclaration = { name: 'schemas', indexes: [] }
/** A process of the version before may still have written something while this was noted: starts of the first day look again. */
const LOOKS_AGAIN_MS = 86_400_000

/** Whether nothing older is left, so that a start need not look through all documents for it. */
export async function isSettled(
  schemas: Collection<Schema>,
  declaration: CollectionDeclaration,
  version: number,
  now: Date,
): Promise<boolean> {
  const noted = await schemas.findOne({ _id: declaration.name })
  if (noted?.version !== version) return false
  return now.getTime() - noted.since.getTime() >= LOOKS_AGAIN_MS
}

export async function noteSchema(
  schemas: Collection<Schema>,
  declaration: CollectionDeclaration,
  version: number,
  since: Date,
): Promise<void> {
  const { name: _id } = declaration
  const added = await schemas.insertNew([{ _id, version, since }])
  if (added.length === 0) await schemas.updateIf({ _id, version: { $lt: version } }, { $set: { version, since } })
}
