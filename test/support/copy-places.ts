// Places of data to copy from and to: filled with documents of every collection, and empty ones.
import type { Collection, StoredDocument } from '../../src/app/ports/documents.ts'
import { COLLECTIONS, openDocuments } from '../../src/store/collections.ts'
import { sumsOf, type Sums } from '../../src/store/copy/document-sum.ts'
import { readPlace } from '../../src/store/copy/read-place.ts'
import { aTicket } from './builders.ts'
import type { TestStore } from './stores.ts'

/** One document in each collection, and so many tickets, each with an entry. The store is closed when it ends. */
export async function fill({ store }: Pick<TestStore, 'store'>, tickets: number): Promise<void> {
  const documents = await openDocuments(store)
  for (const [name, collection] of Object.entries(documents)) {
    if (name === 'tickets' || name === 'entries') continue
    const one = { _id: `one of ${name}`, text: 'ünïcödé 🎫\u2028', at: new Date(), list: [1, null, { a: 'b' }] }
    // Unique fields of one document are no matter: it is alone there.
    await (collection as unknown as Collection<StoredDocument>).insert(one)
  }
  const numbers = Array.from({ length: tickets }, (_, index) => index + 1)
  for (let at = 0; at < tickets; at += 500) {
    const some = numbers.slice(at, at + 500)
    await documents.tickets.insertNew(
      some.map((number) => aTicket({ _id: `t${number}`, number, originKey: `o${number}` })),
    )
    const entries = documents.entries as unknown as Collection<StoredDocument>
    await entries.insertNew(some.map((number) => Object.assign({ _id: `e${number}` }, { ticketId: `t${number}` })))
  }
  await store.close()
}

export async function sumsIn(place: TestStore['settings']): Promise<Sums> {
  const source = await readPlace(place)
  try {
    return await sumsOf(source.read())
  } finally {
    await source.close()
  }
}

export const NAMES: readonly string[] = Object.keys(COLLECTIONS)
