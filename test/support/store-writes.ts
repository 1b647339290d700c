// Stands between the application and its store, so that a test sees every write, and may let it fail or end the process.
import type { Collection, DocumentStore, StoredDocument } from '../../src/app/ports/documents.ts'

export interface Write {
  readonly collection: string
  readonly method: 'insert' | 'insertNew' | 'updateIf' | 'updateEach' | 'delete'
  /** Whether there is anything to change: looking for work that is not there writes nothing. */
  readonly isNeeded: () => Promise<boolean>
}

/** Does the write by calling `run`. */
export type AroundWrite = <R>(write: Write, run: () => Promise<R>) => Promise<R>

export function aroundWrites(store: DocumentStore, around: AroundWrite): DocumentStore {
  return {
    ...store,
    collection<T extends StoredDocument>(declaration: { readonly name: string }): Collection<T> {
      const inner = store.collection<T>({ indexes: [], ...declaration })
      const { name: collection } = declaration
      const always = () => Promise.resolve(true)
      return {
        ...inner,
        insert: (document) => around({ collection, method: 'insert', isNeeded: always }, () => inner.insert(document)),
        insertNew: (documents) =>
          around({ collection, method: 'insertNew', isNeeded: () => Promise.resolve(documents.length > 0) }, () =>
            inner.insertNew(documents),
          ),
        updateIf: (filter, update) =>
          around(
            { collection, method: 'updateIf', isNeeded: async () => (await inner.findOne(filter)) !== undefined },
            () => inner.updateIf(filter, update),
          ),
        updateEach: (changes) =>
          around({ collection, method: 'updateEach', isNeeded: () => Promise.resolve(changes.length > 0) }, () =>
            inner.updateEach(changes),
          ),
        delete: (filter) =>
          around({ collection, method: 'delete', isNeeded: async () => (await inner.count(filter)) > 0 }, () =>
            inner.delete(filter),
          ),
      }
    },
  }
}
