import assert from 'node:assert/strict'
import type { Collection, CollectionDeclaration, DocumentStore, StoredDocument } from '../../src/app/ports/documents.ts'
import { openEmbeddedStore } from '../../src/store/embedded/store.ts'
import { openMongoStore } from '../../src/store/mongo/store.ts'
import { withVersions } from '../../src/store/versioned.ts'
import { openTestStore, silentLog, type TestStore } from '../support/stores.ts'

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

const WORDS: CollectionDeclaration = { name: 'words', indexes: [] }
/** What was a list of words becomes documents of their own. */
const SECOND: CollectionDeclaration = {
  name: 'things',
  indexes: [],
  migrations: [
    {
      into: WORDS,
      moved: ({ _id, name }) =>
        String(name)
          .split(' ')
          .map((word) => ({ _id: word, thing: _id })),
      step: ({ name, ...rest }) => ({ ...rest, title: String(name).split(' ')[0] }),
    },
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

  it('move a part into another collection, wherever an earlier try came to its end', async () => {
    await fresh.store.prepare([FIRST])
    await fresh.store.collection<First>(FIRST).insertNew([
      { _id: 'a', name: 'red green' },
      { _id: 'b', name: 'green blue' },
    ])
    await fresh.store.close()
    const inner = await openUnversioned(fresh)
    await assert.rejects(withVersions(endingAtUpdates(inner)).prepare([SECOND]), /The process ends here/)
    await inner.close()
    const store = await fresh.reopen()
    await store.prepare([WORDS])
    assert.equal(await store.collection(WORDS).count({}), 3, 'the first try came as far as this')
    await store.prepare([SECOND, WORDS])
    const words = await store.collection(WORDS).find({}, { sort: { _id: 1 } })
    assert.deepEqual(
      words.map(({ _id }) => _id),
      ['blue', 'green', 'red'],
    )
    assert.equal(await store.collection<Third>(SECOND).count({ title: { $in: ['red', 'green'] } }), 2)
  })

  it('move it when an older document turns up later', async () => {
    await fresh.store.prepare([SECOND, WORDS])
    await fresh.store.collection<First>(FIRST).insert({ _id: 'a', name: 'red green' })
    assert.equal((await fresh.store.collection<Third>(SECOND).findOne({ _id: 'a' }))?.title, 'red')
    assert.equal(await fresh.store.collection(WORDS).count({}), 2)
  })

  it('are brought up to date when an older document turns up later', async () => {
    await fresh.store.prepare([THIRD])
    await fresh.store.collection<First>(FIRST).insert({ _id: 'a', name: 'Anna' })
    assert.deepEqual(await fresh.store.collection<Third>(THIRD).find({}), [{ _id: 'a', title: 'Anna', key: 'anna' }])
  })

  it('are not looked through at every start once all are current for a day', async () => {
    await fresh.store.prepare([FIRST])
    await fresh.store.collection<First>(FIRST).insert({ _id: 'a', name: 'Anna' })
    await fresh.store.close()
    const inner = await openUnversioned(fresh)
    let now = new Date('2026-03-02T12:00:00.000Z')
    const looks: string[] = []
    const start = async (): Promise<number> => {
      looks.length = 0
      await withVersions(notingLooks(inner, looks), () => now).prepare([THIRD])
      return looks.filter((name) => name === THIRD.name).length
    }
    assert.equal(await start(), 2, 'once to bring one up to date, once to see that it was the last')
    assert.equal(await start(), 1, 'a process of the version before may still have been there')
    now = new Date(now.getTime() + 86_400_000)
    assert.equal(await start(), 0)
    const fourth = { ...THIRD, migrations: [...(THIRD.migrations ?? []), (thing: object) => thing as never] }
    await withVersions(notingLooks(inner, looks), () => now).prepare([fourth])
    assert.deepEqual(looks, [THIRD.name, THIRD.name], 'a newer version is another matter')
    await inner.close()
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

async function openUnversioned({ settings }: TestStore): Promise<DocumentStore> {
  const { mongodbUri: uri, mongodbDatabase: database, dataFolder: folder } = settings
  return uri === null
    ? await openEmbeddedStore({ folder, clock: () => new Date(), log: silentLog })
    : await openMongoStore({ uri, database })
}

function notingLooks(store: DocumentStore, looks: string[]): DocumentStore {
  return {
    ...store,
    prepare: (declarations) => store.prepare(declarations),
    collection<T extends StoredDocument>(declaration: CollectionDeclaration): Collection<T> {
      const inner = store.collection<T>(declaration)
      return {
        insert: (document) => inner.insert(document),
        insertNew: (documents) => inner.insertNew(documents),
        findOne: (filter) => inner.findOne(filter),
        find(filter, options) {
          looks.push(declaration.name)
          return inner.find(filter, options)
        },
        count: (filter) => inner.count(filter),
        updateIf: (filter, update) => inner.updateIf(filter, update),
        updateEach: (changes) => inner.updateEach(changes),
        delete: (filter) => inner.delete(filter),
      }
    },
  }
}

/** Adds documents, and fails before it changes any. */
function endingAtUpdates(store: DocumentStore): DocumentStore {
  return {
    ...store,
    prepare: (declarations) => store.prepare(declarations),
    collection<T extends StoredDocument>(declaration: CollectionDeclaration): Collection<T> {
      const inner = store.collection<T>(declaration)
      const ends = (): Promise<never> => Promise.reject(new Error('The process ends here'))
      return {
        insert: (document) => inner.insert(document),
        insertNew: (documents) => inner.insertNew(documents),
        findOne: (filter) => inner.findOne(filter),
        find: (filter, options) => inner.find(filter, options),
        count: (filter) => inner.count(filter),
        updateIf: ends,
        updateEach: ends,
        delete: ends,
      }
    },
  }
}
