import assert from 'node:assert/strict'
import { COLLECTIONS } from '../../src/store/collections.ts'
import { aTicket } from '../support/builders.ts'
import { openTestStore } from '../support/stores.ts'

type Stored = { readonly _id: string } & Readonly<Record<string, unknown>>

const STEPS_BEFORE = { mailboxes: 1, tickets: 1, entries: 1, ledger: 1 } as const

describe('documents of the version before', () => {
  it('get the fields that came with own addresses, verdicts and likeness of mails', async () => {
    const place = await openTestStore()
    // A whole one, for later migrations read more of it.
    const ticket: object = { ...aTicket(), warning: 'not of that time' }
    try {
      const names = ['mailboxes', 'tickets', 'entries', 'ledger'] as const
      for (const name of names) {
        // Each as it was: with the migrations that there were before those fields.
        const old = { name, indexes: [], migrations: COLLECTIONS[name].migrations.slice(0, STEPS_BEFORE[name]) }
        await place.store.prepare([old])
        const others = name === 'tickets' ? ticket : {}
        await place.store.collection<Stored>(old).insert({ ...others, _id: 'a', pollAt: new Date(0), kept: 'yes' })
      }
      const store = await place.reopen()
      await store.prepare(Object.values(COLLECTIONS))
      const found = await Promise.all(
        names.map(async (name) => await store.collection<Stored>(COLLECTIONS[name]).findOne({ _id: 'a' })),
      )
      const same = { _id: 'a', pollAt: new Date(0), kept: 'yes' }
      const expected: readonly Stored[] = [
        { ...same, otherAddresses: [], learntAddresses: [], tendAt: new Date(0) },
        { ...same, warning: null },
        { ...same, warning: null },
        { ...same, digest: null, wanted: false },
      ]
      // Later migrations add fields of their own.
      const those = found.map((document, index) =>
        Object.fromEntries(Object.keys(expected[index] ?? {}).map((name) => [name, document?.[name]])),
      )
      assert.deepEqual(those, expected)
    } finally {
      await place.dispose()
    }
  })
})
