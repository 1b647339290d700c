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
      await withVersions(notingLooks(inner, looks), { clock: () => now }).prepare([THIRD])
      return looks.filter((name) => name === THIRD.name).length
    }
    assert.equal(await start(), 2, 'once to bring one up to date, once to see that it was the last')
    assert.equal(await start(), 1, 'a process of the version before may still have been there')
    now = new Date(now.getTime() + 86_400_000)
    assert.equal(await start(), 0)
    const fourth = { ...THIRD, migrations: [...(THIRD.migrations ?? []), (thing: object) => thing as never] }
    await withVersions(notingLooks(inner, looks), { clock: () => now }).prepare([fourth])
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
  it('are swept some time after a start that found older ones, so that what nobody reads is not left out', async () => {
    await fresh.store.prepare([FIRST])
    await fresh.store.collection<First>(FIRST).insert({ _id: 'a', name: 'Anna' })
    await fresh.store.close()
    const store = withVersions(await openUnversioned(fresh), { sweepsAfterMs: [50] })
    await store.prepare([THIRD])
    await store.collection<First>(FIRST).insert({ _id: 'b', name: 'Bert' })
    const things = store.collection<Third>(THIRD)
    while ((await things.count({ key: 'bert' })) === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await store.close()
    await fresh.reopen()
  })
})

/** Without the unique index, under which only one document of the older version could be without the key. */
const YOUNG: CollectionDeclaration = { ...THIRD, indexes: [{ fields: { key: 1 } }] }

describe('two versions side by side', () => {
  let fresh: TestStore
  let shared: DocumentStore
  let old: Collection<First>
  let young: Collection<Third>
  /** Each is a process of its own, as far as the store is concerned. */
  let stores: { readonly old: DocumentStore; readonly young: DocumentStore }
  beforeEach(async () => {
    fresh = await openTestStore()
    await fresh.store.close()
    shared = await openUnversioned(fresh)
    stores = { old: withVersions(shared), young: withVersions(shared) }
    await stores.old.prepare([FIRST])
    old = stores.old.collection<First>(FIRST)
    young = stores.young.collection<Third>(YOUNG)
  })
  afterEach(async () => {
    await stores.old.close()
    await fresh.reopen()
    await fresh.dispose()
  })

  it('keep what the newer one wrote into a document that the older one had made', async () => {
    await stores.young.prepare([YOUNG])
    await old.insert({ _id: 'a', name: 'Anna' })
    assert.equal((await young.updateIf({ _id: 'a' }, { $set: { key: 'mine' } }))?.key, 'mine')
    assert.deepEqual(await young.findOne({ _id: 'a', key: 'mine' }), await young.findOne({ _id: 'a' }))
    await old.insert({ _id: 'b', name: 'Bert' })
    const change = { filter: { _id: 'b' }, update: { $set: { key: 'ours' } } }
    assert.equal(await young.updateEach([{ filter: { _id: 'a' }, update: { $set: { title: 'A' } } }, change]), 2)
    assert.equal((await young.findOne({ _id: 'b' }))?.key, 'ours')
    await old.insert({ _id: 'c', name: 'Carla' })
    assert.equal(
      (await young.updateIf({ key: { $ne: 'none' }, _id: { $in: ['c'] } }, { $set: { key: 'c' } }))?.key,
      'c',
    )
  })

  it('keep the newer one from changing what the older one changes at the same moment', async () => {
    await old.insert({ _id: 'a', name: 'Anna' })
    const store = withVersions(interrupted(shared, () => old.updateIf({ _id: 'a' }, { $set: { name: 'Berta' } })))
    await store.prepare([YOUNG])
    assert.equal((await store.collection<Third>(YOUNG).findOne({ _id: 'a' }))?.title, 'Berta')
  })

  it('keep the older one from changing and deleting what it does not know, and from being asked on', async () => {
    await old.insert({ _id: 'a', name: 'Anna' })
    await stores.old.ping()
    const read = await old.findOne({ _id: 'a' })
    await stores.young.prepare([YOUNG])
    const before = await young.findOne({ _id: 'a' })
    assert.equal(await old.updateIf({ _id: 'a', name: read?.name ?? '' }, { $set: { name: 'Berta' } }), undefined)
    assert.equal(await old.updateEach([{ filter: { _id: 'a' }, update: { $set: { name: 'Berta' } } }]), 0)
    assert.equal(await old.delete({ _id: 'a' }), 0)
    assert.deepEqual(await young.findOne({ _id: 'a' }), before)
    await assert.rejects(old.findOne({ _id: 'a' }), { code: 'unknown-version' })
    await assert.rejects(stores.old.ping(), { code: 'unknown-version' })
    await stores.young.ping()
  })
})

/** The same store, where something happens between the first look for documents and what is done about them. */
function interrupted(store: DocumentStore, happens: () => Promise<unknown>): DocumentStore {
  let isOver = false
  return {
    ...store,
    collection<T extends StoredDocument>(declaration: CollectionDeclaration): Collection<T> {
      const inner = store.collection<T>(declaration)
      return {
        ...pickAll(inner),
        async find(filter, options) {
          const found = await inner.find(filter, options)
          if (!isOver) await happens()
          isOver = true
          return found
        },
      }
    },
  }
}

function pickAll<T extends StoredDocument>(inner: Collection<T>): Collection<T> {
  return {
    insert: (document) => inner.insert(document),
    insertNew: (documents) => inner.insertNew(documents),
    findOne: (filter) => inner.findOne(filter),
    find: (filter, options) => inner.find(filter, options),
    count: (filter, limit) => inner.count(filter, limit),
    updateIf: (filter, update) => inner.updateIf(filter, update),
    updateEach: (changes) => inner.updateEach(changes),
    delete: (filter) => inner.delete(filter),
  }
}

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
