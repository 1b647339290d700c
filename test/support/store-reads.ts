// Stands between the application and its store, and counts what is read of a collection.
import type { Collection, DocumentStore, StoredDocument } from '../../src/app/ports/documents.ts'

export interface ReadCount {
  /** Calls that read. */
  calls: number
  /** Documents that they answered with. */
  documents: number
  /** Calls whose cost grows with what matches: counts and pages that skip, and searches without a limit. */
  growing: number
}

export function countReads(store: DocumentStore, name: string, count: ReadCount): DocumentStore {
  return {
    ...store,
    collection<T extends StoredDocument>(declaration: Parameters<DocumentStore['collection']>[0]): Collection<T> {
      const inner = store.collection<T>(declaration)
      if (declaration.name !== name) return inner
      return {
        ...inner,
        async findOne(filter) {
          const found = await inner.findOne(filter)
          count.calls += 1
          count.documents += found === undefined ? 0 : 1
          return found
        },
        async find(filter, options) {
          const found = await inner.find(filter, options)
          count.calls += 1
          count.documents += found.length
          if (options?.limit === undefined || (options.skip ?? 0) > 0) count.growing += 1
          return found
        },
        async count(filter, limit) {
          count.calls += 1
          count.growing += 1
          return await inner.count(filter, limit)
        },
      }
    },
  }
}
