// A store that is only looked at: nothing is prepared, brought up to date or written, whatever is called.
import type { Collection, CollectionDeclaration, DocumentStore, StoredDocument } from '../app/ports/documents.ts'

/**
 * For programs that look while another process, perhaps of another version, works with the data. `insertNew` pretends that all is
 * there already, because reading a document of an older version stores what grew out of it.
 */
export function readOnly(inner: DocumentStore): DocumentStore {
  return {
    collection<T extends StoredDocument>(declaration: CollectionDeclaration): Collection<T> {
      const collection = inner.collection<T>(declaration)
      return {
        findOne: (filter) => collection.findOne(filter),
        find: (filter, options) => collection.find(filter, options),
        count: (filter, limit) => collection.count(filter, limit),
        insertNew: () => Promise.resolve([]),
        ...{ insert: refuse, updateIf: refuse, updateEach: refuse, delete: refuse },
      }
    },
    prepare: () => Promise.resolve(),
    forget: () => Promise.resolve(),
    ping: () => inner.ping(),
    close: () => inner.close(),
  }
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('This store is only looked at'))
}
