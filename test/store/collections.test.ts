import assert from 'node:assert/strict'
import { COLLECTIONS } from '../../src/store/collections.ts'
import { openTestStore } from '../support/stores.ts'

type Stored = { readonly _id: string } & Readonly<Record<string, unknown>>

describe('documents of the version before', () => {
  it('get the fields that came with own addresses, verdicts and likeness of mails', async () => {
    const place = await openTestStore()
    try {
      const names = ['mailboxes', 'tickets', 'entries', 'ledger'] as const
      // Each as it was: with all its migrations but the last.
      for (const name of names) {
        const { migrations } = COLLECTIONS[name]
        const old = { name, indexes: [], migrations: migrations.slice(0, -1) }
        await place.store.prepare([old])
        await place.store.collection<Stored>(old).insert({ _id: 'a', pollAt: new Date(0), kept: 'yes' })
      }
      const store = await place.reopen()
      await store.prepare(Object.values(COLLECTIONS))
      const found = await Promise.all(
        names.map(async (name) => await store.collection<Stored>(COLLECTIONS[name]).findOne({ _id: 'a' })),
      )
      const same = { _id: 'a', pollAt: new Date(0), kept: 'yes' }
      assert.deepEqual(found, [
        { ...same, otherAddresses: [], learntAddresses: [], tendAt: new Date(0) },
        { ...same, warning: null },
        { ...same, warning: null },
        { ...same, digest: null, wanted: false },
      ])
    } finally {
      await place.dispose()
    }
  })
})
