// Stands between the application and its store, and counts the calls that reach the store, by collection and method.
import type { Collection, DocumentStore, StoredDocument } from '../../src/app/ports/documents.ts'

export interface StoreCalls {
  /** So many by `tickets.find`. Writes of nothing reach no store and do not count. */
  readonly counts: ReadonlyMap<string, number>
  /** All calls, but for those to the collections named. */
  total(except?: readonly string[]): number
  /** Begins again at nothing. */
  forget(): void
  readonly wrap: (store: DocumentStore) => DocumentStore
}

export function countCalls(): StoreCalls {
  const counts = new Map<string, number>()
  const counting = <T extends StoredDocument>(name: string, inner: Collection<T>): Collection<T> => {
    const count = (method: string): void =>
      void counts.set(`${name}.${method}`, (counts.get(`${name}.${method}`) ?? 0) + 1)
    return {
      insert: (document) => (count('insert'), inner.insert(document)),
      insertNew: (documents) => (documents.length > 0 && count('insertNew'), inner.insertNew(documents)),
      findOne: (filter) => (count('findOne'), inner.findOne(filter)),
      find: (filter, options) => (count('find'), inner.find(filter, options)),
      count: (filter, limit) => (count('count'), inner.count(filter, limit)),
      updateIf: (filter, update) => (count('updateIf'), inner.updateIf(filter, update)),
      updateEach: (changes) => (changes.length > 0 && count('updateEach'), inner.updateEach(changes)),
      delete: (filter) => (count('delete'), inner.delete(filter)),
    }
  }
  return {
    counts,
    total(except = []) {
      const counted = [...counts].filter(([key]) => !except.includes(key.split('.')[0] ?? ''))
      return counted.reduce((sum, [, count]) => sum + count, 0)
    },
    forget: () => counts.clear(),
    wrap: (store) => ({
      ...store,
      collection: <T extends StoredDocument>(declaration: Parameters<DocumentStore['collection']>[0]) =>
        counting(declaration.name, store.collection<T>(declaration)),
    }),
  }
}
