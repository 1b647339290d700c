import assert from 'node:assert/strict'
import type { CollectionDeclaration, StoredDocument } from '../../src/app/ports/documents.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

interface First extends StoredDocument {
  readonly name: string
}
interface Third extends StoredDocument {
  readonly title: string
  readonly key: string
}

const FIRST: CollectionDeclaration = { name: 'things', indexes: [{ fields: { name: 1 } }] }
const THIRD: CollectionDeclaration = {
  name: 'things',
  indexes: [{ fields: { key: 1 }, unique: true }],
  migrations: [
    ({ name, ...rest }) => ({ ...rest, title: name }),
    (thing) => ({ ...thing, key: String(thing['title']).toLowerCase() }),
  ],
}

describe('versions of stored documents', () => {
  let fresh: TestStore
  beforeEach(async () => (fresh = await openTestStore()))
  afterEach(() => fresh.dispose())

  it('are brought up to date step by step, before unique indexes are made', async () => {
    await fresh.store.prepare([FIRST])
    await fresh.store.collection<First>(FIRST).insertNew([
      { _id: 'a', name: 'Anna' },
      { _id: 'b', name: 'Bert' },
    ])
    const store = await fresh.reopen()
    await store.prepare([THIRD])
    const things = store.collection<Third>(THIRD)
    const found = await things.findOne({ key: 'anna' })
    assert.deepEqual([found?.title, found?.key], ['Anna', 'anna'])
    const changed = await things.updateIf({ _id: 'b', key: 'bert' }, { $set: { title: 'Berta' } })
    assert.equal(changed?.title, 'Berta')
    assert.equal((await things.findOne({ _id: 'b' }))?.title, 'Berta')
  })

  it('are brought up to date when an older document turns up later', async () => {
    await fresh.store.prepare([THIRD])
    await fresh.store.collection<First>(FIRST).insert({ _id: 'a', name: 'Anna' })
    assert.deepEqual(await fresh.store.collection<Third>(THIRD).find({}), [{ _id: 'a', title: 'Anna', key: 'anna' }])
  })

  it('are refused when they are newer than this release', async () => {
    await fresh.store.prepare([THIRD])
    await fresh.store.collection<Third>(THIRD).insert({ _id: 'a', title: 'Anna', key: 'anna' })
    const store = await fresh.reopen()
    await store.prepare([FIRST])
    await assert.rejects(store.collection<First>(FIRST).findOne({ _id: 'a' }), {
      code: 'unknown-version',
      message:
        /Document 'a' in 'things' has version '3', but this Frontdesk knows versions up to 1; run the newer release/,
    })
  })
})
