// Marks on a place of data that no server may work on: a copy that is not complete yet, and data that were moved elsewhere.
import type { InstallationFact } from '../app/documents.ts'
import type { CollectionDeclaration, DocumentStore, StoredDocument } from '../app/ports/documents.ts'
import { OutsideError } from '../domain/errors.ts'
import { phrase } from '../texts/say.ts'

/** Facts of the installation, the marks among them. */
export const FACTS = { name: 'installation', indexes: [] } satisfies CollectionDeclaration
const MARKS = { unfinished: 'copy/unfinished', moved: 'copy/moved' } as const
export const MARK_IDS: readonly string[] = Object.values(MARKS)
export type PlaceMark = keyof typeof MARKS

/** What it says: for an unfinished copy where it comes from, for moved data where they are. Prepares what it reads. */
export async function readMark(store: DocumentStore, mark: PlaceMark): Promise<string | null> {
  await store.prepare([FACTS])
  return (await store.collection<InstallationFact>(FACTS).findOne({ _id: MARKS[mark] }))?.value ?? null
}

/** One that is there already stays as it is. */
export async function setMark(store: DocumentStore, mark: PlaceMark, value: string): Promise<void> {
  await store.collection<InstallationFact>(FACTS).insertNew([{ _id: MARKS[mark], value }])
}

export async function takeMark(store: DocumentStore, mark: PlaceMark): Promise<void> {
  await store.collection<InstallationFact>(FACTS).delete({ _id: MARKS[mark] })
}

/** What the mark of an unfinished copy says, where it is among these. */
export function unfinishedMark(facts: readonly StoredDocument[]): string | null {
  const mark = facts.find(({ _id }) => _id === MARKS.unfinished)
  return mark && 'value' in mark ? String(mark.value) : null
}

/** Marks are of the place and not of what is kept there: no copy takes them along. */
export function isMark(collection: string, { _id }: StoredDocument): boolean {
  return collection === FACTS.name && MARK_IDS.includes(_id)
}

/** Throws `OutsideError` (`unfinished-copy`, `data-moved`) where no server may work. */
export async function assertMayWork(store: DocumentStore): Promise<void> {
  const unfinished = await readMark(store, 'unfinished')
  if (unfinished !== null) throw unfinishedCopy(unfinished)
  const moved = await readMark(store, 'moved')
  if (moved === null) return
  throw new OutsideError({
    code: 'data-moved',
    retryable: false,
    message: `The data of this folder were moved to ${moved}, where work may have gone on; set MONGODB_URI to use them. To go back to files, make a backup of that database and restore it into a new DATA_FOLDER`,
    forPerson: phrase('outside.store.unusable'),
  })
}

export function unfinishedCopy(from: string): OutsideError {
  return new OutsideError({
    code: 'unfinished-copy',
    retryable: false,
    message: `The data here are an unfinished copy of ${from}; run the same command again to complete it, or use another MONGODB_DATABASE or DATA_FOLDER`,
    forPerson: phrase('outside.store.unusable'),
  })
}
