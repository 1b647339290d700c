// The figures that operators watch: right, and cheap however much there is.
import assert from 'node:assert/strict'
import { readFigures } from '../../../src/app/watch/read-figures.ts'
import type { Documents } from '../../../src/app/documents.ts'
import type { CollectionDeclaration } from '../../../src/app/ports/documents.ts'
import { COLLECTIONS, openDocuments } from '../../../src/store/collections.ts'
import { aTicket, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

describe('figures', () => {
  let store: TestStore
  let documents: Documents
  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
  })
  afterEach(() => store.dispose())

  it('tell what is open, due, parked and silent', async () => {
    const parked = { code: 'MessageSizeTooBig', text: 'It is too big.', at: NOON }
    const item = { id: 'x', kind: 'card', attempts: 1, nextAt: NOON, parked } as const
    await documents.tickets.insertNew([
      aTicket({ _id: 'a', number: 1, originKey: 'a', status: 'new', deliverAt: NOON }),
      aTicket({ _id: 'b', number: 2, originKey: 'b', status: 'closed', outbox: [item] }),
      aTicket({ _id: 'c', number: 3, originKey: 'c', status: 'waiting', deliverAt: new Date(NOON.getTime() + 1) }),
    ])
    assert.deepEqual(await readFigures({ documents, clock: () => NOON, settings: { pollIntervalMs: 30_000 } }), {
      openTickets: 2,
      deliveriesDue: 1,
      deliveriesParked: 1,
      mailsWaiting: 0,
      mailsFailed: 0,
      mailboxes: [],
    })
  })

  it('count nothing without an index for it, nor without an end', async () => {
    const counted: { readonly collection: keyof Documents; readonly filter: object; readonly limit?: number }[] = []
    const watched = Object.fromEntries(
      Object.entries(documents).map(([name, collection]) => [
        name,
        {
          ...(collection as object),
          find: () => Promise.resolve([]),
          count: (filter: object, limit?: number) => {
            counted.push({ collection: name as keyof Documents, filter, ...(limit === undefined ? {} : { limit }) })
            return Promise.resolve(0)
          },
        },
      ]),
    ) as unknown as Documents
    await readFigures({ documents: watched, clock: () => NOON, settings: { pollIntervalMs: 30_000 } })
    assert.equal(counted.length, 5)
    for (const { collection, filter, limit } of counted) {
      const wanted = Object.keys(filter).toSorted()
      const { indexes }: CollectionDeclaration = COLLECTIONS[collection]
      assert.ok(
        indexes.some(({ fields }) => String(Object.keys(fields).toSorted()) === String(wanted)),
        `${collection} has no index on ${String(wanted)}`,
      )
      assert.ok(limit !== undefined && limit <= 100_000)
    }
  })
})
