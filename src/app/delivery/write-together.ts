// Writes that come while one is under way leave together with the next: many deliveries end at the same time, and a store takes one large
// write sooner than many small ones.
import type { Change, Collection, StoredDocument } from '../ports/documents.ts'

/** Resolves once it is written: `true` where the filter matched, `null` where one of those that left together did not match, so that nobody knows which. */
export type WriteTogether<T> = (change: Change<T>) => Promise<boolean | null>

interface Waiting<T> {
  readonly change: Change<T>
  readonly resolve: (matched: boolean | null) => void
  readonly reject: (error: unknown) => void
}

export function createWriteTogether<T extends StoredDocument>(
  collection: Pick<Collection<T>, 'updateEach'>,
): WriteTogether<T> {
  let waiting: Waiting<T>[] = []
  let isWriting = false

  async function writeWaiting(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      try {
        const matched = await collection.updateEach(group.map(({ change }) => change))
        const all = matched === group.length ? true : group.length === 1 ? false : null
        for (const { resolve } of group) resolve(all)
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    isWriting = false
  }

  return (change) =>
    new Promise((resolve, reject) => {
      waiting.push({ change, resolve, reject })
      if (!isWriting) void writeWaiting()
    })
}
