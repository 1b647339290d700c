// What every store must do. Each runs all of it: see test/store.
import assert from 'node:assert/strict'
import type {
  Collection,
  DocumentStore,
  Filter,
  IndexDeclaration,
  StoredDocument,
} from '../../src/app/ports/documents.ts'
import { DuplicateKeyError } from '../../src/domain/errors.ts'
import type { TestStore } from '../support/stores.ts'

interface Sample extends StoredDocument {
  readonly name: string
  readonly group: string | null
  readonly rank: number | null
  readonly at: Date | null
  readonly tags: readonly string[]
  readonly lease: { readonly owner: string; readonly until: Date } | null
  readonly items: readonly { readonly id: string; readonly size: number; readonly at: Date | null }[]
  readonly active: boolean
  readonly revision: number
  readonly note?: string | undefined
}

const NOON = new Date('2026-03-02T12:00:00.000Z')
const LATER = new Date('2026-03-02T13:00:00.000Z')
const BEFORE_1970 = new Date('1965-01-01T00:00:00.000Z')

function sample(_id: string, overrides: Partial<Sample> = {}): Sample {
  return {
    _id,
    name: `name of ${_id}`,
    group: null,
    rank: null,
    at: null,
    tags: [],
    lease: null,
    items: [],
    active: true,
    revision: 0,
    ...overrides,
  }
}

/**
 * Runs the suite on a store. Every indexed field is also asked for without its index, since an index may never change an answer.
 * `openFresh` answers with an empty store.
 */
export function describeDocumentsContract(name: string, openFresh: () => Promise<TestStore>): void {
  describe(`${name} as a document store`, () => {
    let fresh: TestStore
    let collections = 0

    before(async () => (fresh = await openFresh()))
    after(() => fresh.dispose())

    async function collectionWith(...indexes: IndexDeclaration[]): Promise<Collection<Sample>> {
      return await openCollection(fresh.store, `samples${(collections += 1)}`, indexes)
    }

    describe('filters', () => {
      const documents = [
        sample('a', { group: 'x', rank: 1, at: NOON, tags: ['red', 'blue'], lease: { owner: 'w1', until: NOON } }),
        sample('b', { group: 'x', rank: 2, at: LATER, tags: ['blue'], items: [{ id: 'i1', size: 1, at: NOON }] }),
        sample('c', { group: 'y', rank: -1, at: BEFORE_1970, active: false, items: [{ id: 'i2', size: 5, at: null }] }),
        sample('d', { name: 'émoji 🎫', lease: { owner: 'w2', until: LATER } }),
      ]
      const cases: readonly [Filter<Sample>, string][] = [
        [{}, 'abcd'],
        [{ _id: 'b' }, 'b'],
        [{ _id: 'none' }, ''],
        [{ _id: { $in: ['a', 'd', 'none'] } }, 'ad'],
        [{ name: 'émoji 🎫' }, 'd'],
        [{ active: false }, 'c'],
        [{ group: 'x' }, 'ab'],
        [{ group: 'x', rank: 2 }, 'b'],
        [{ group: 'x', at: { $lte: NOON } }, 'a'],
        [{ group: null }, 'd'],
        [{ group: { $ne: 'x' } }, 'cd'],
        [{ group: { $ne: null } }, 'abc'],
        [{ group: { $in: ['x', null] } }, 'abd'],
        [{ group: { $in: ['x', 'y'] } }, 'abc'],
        [{ group: { $in: [] } }, ''],
        [{ group: { $nin: ['x'] } }, 'cd'],
        [{ group: { $nin: ['x', null] } }, 'c'],
        [{ group: { $gt: 'x' } }, 'c'],
        [{ group: { $lte: 'x' } }, 'ab'],
        [{ rank: { $lt: 2 } }, 'ac'],
        [{ rank: { $lte: 2 } }, 'abc'],
        [{ rank: { $gt: 1 } }, 'b'],
        [{ rank: { $gte: -1, $lt: 2 } }, 'ac'],
        [{ rank: { $gt: -1, $ne: 2 } }, 'a'],
        [{ at: NOON }, 'a'],
        [{ at: { $ne: NOON } }, 'bcd'],
        [{ at: { $in: [new Date(NOON), LATER] } }, 'ab'],
        [{ at: { $lt: LATER } }, 'ac'],
        [{ at: { $lte: NOON } }, 'ac'],
        [{ at: { $gt: BEFORE_1970 } }, 'ab'],
        [{ at: { $gte: BEFORE_1970, $lte: NOON } }, 'ac'],
        [{ tags: 'blue' }, 'ab'],
        [{ tags: { $in: ['red', 'green'] } }, 'a'],
        [{ tags: { $nin: ['red', 'green'] } }, 'bcd'],
        [{ tags: ['red', 'blue'] }, 'a'],
        [{ tags: ['blue', 'red'] }, ''],
        [{ tags: { $ne: ['blue'] } }, 'acd'],
        [{ lease: null }, 'bc'],
        [{ 'lease.owner': 'w2' }, 'd'],
        [{ 'lease.owner': null }, 'bc'],
        [{ 'lease.owner': { $ne: 'w2' } }, 'abc'],
        [{ 'lease.until': { $lte: NOON } }, 'a'],
        [{ 'items.id': 'i2' }, 'c'],
        [{ 'items.size': { $gt: 1 } }, 'c'],
        [{ 'items.0.id': 'i1' }, 'b'],
        [{ 'items.id': { $ne: 'i1' } }, 'acd'],
        [{ items: { $elemMatch: { id: 'i1', size: { $gte: 1 } } } }, 'b'],
        [{ items: { $elemMatch: { id: 'i1', size: { $gt: 1 } } } }, ''],
        [{ items: { $elemMatch: { id: { $in: ['i1', 'i2'] }, at: { $lte: NOON } } } }, 'b'],
        [{ items: { $elemMatch: { id: { $nin: ['i1'] } } } }, 'c'],
        [{ items: { $elemMatch: { id: { $nin: ['i1', 'i2'] } } } }, ''],
        [{ items: { $elemMatch: { at: null } } }, 'c'],
        [{ items: { $elemMatch: { at: { $nin: [NOON] } } } }, 'c'],
        [{ items: { $elemMatch: { at: { $nin: [LATER] } } } }, 'bc'],
        [{ items: { $elemMatch: { at: { $nin: [LATER, null] }, size: 1 } }, group: 'x' }, 'b'],
        [{ tags: { $elemMatch: { $gte: 're', $lt: 're\uFFFF' } } }, 'a'],
        [{ tags: { $elemMatch: { $gt: 'blue', $lt: 'red' } } }, ''],
        [{ tags: { $elemMatch: { $gte: 'b', $lt: 'c' } }, group: 'x' }, 'ab'],
        [{ $or: [{ group: 'y' }, { rank: 1 }] }, 'ac'],
        [{ at: { $lte: LATER }, $or: [{ lease: null }, { 'lease.until': { $lte: NOON } }] }, 'abc'],
        [{ $and: [{ group: 'x' }, { $or: [{ rank: 2 }, { tags: 'red' }] }] }, 'ab'],
        [{ $and: [{ active: true }], group: { $ne: null } }, 'ab'],
      ]
      const indexed = [
        'name',
        'group',
        'rank',
        'at',
        'tags',
        'active',
        'lease.owner',
        'lease.until',
        'items.id',
        'items.at',
      ]
      const indexings: readonly [string, readonly IndexDeclaration[]][] = [
        ['without indexes', []],
        ['with an index on every field', indexed.map((field) => ({ fields: { [field]: 1 } }))],
        ['with compound indexes', [{ fields: { group: 1, at: -1 } }, { fields: { tags: 1, group: 1 } }]],
      ]
      for (const [indexing, indexes] of indexings) {
        it(`find the same ${indexing}`, async () => {
          const collection = await collectionWith(...indexes)
          await collection.insertNew(documents)
          for (const [filter, expected] of cases) {
            const found = await collection.find(filter, { sort: { _id: 1 } })
            assert.equal(found.map((document) => document._id).join(''), expected, JSON.stringify(filter))
            assert.equal(await collection.count(filter), expected.length, JSON.stringify(filter))
            const first = await collection.findOne(filter)
            assert.equal(first === undefined, expected === '', JSON.stringify(filter))
            assert.ok(first === undefined || expected.includes(first._id), JSON.stringify(filter))
          }
        })
      }

      it('stop counting at the limit', async () => {
        const collection = await collectionWith({ fields: { group: 1 } })
        await collection.insertNew(['1', '2', '3'].map((id) => sample(id, { group: 'a' })))
        assert.equal(await collection.count({ group: 'a' }, 2), 2)
        assert.equal(await collection.count({ group: 'a' }, 4), 3)
      })

      it('answer with each document once, however many of its elements match', async () => {
        const collection = await collectionWith({ fields: { 'items.size': 1 } }, { fields: { tags: 1 } })
        const items = [1, 2, 3].map((size) => ({ id: `i${size}`, size, at: null }))
        await collection.insert(sample('a', { items, tags: ['red', 'blue'] }))
        assert.equal((await collection.find({ 'items.size': { $gte: 1 } })).length, 1)
        assert.equal(await collection.count({ tags: { $in: ['red', 'blue'] } }), 1)
      })

      it('look for everything in one element, not one thing in each', async () => {
        const collection = await collectionWith({ fields: { 'items.id': 1 } })
        const items = ['i1', 'i2'].map((id, index) => ({ id, size: index, at: null }))
        await collection.insert(sample('a', { items }))
        assert.equal(await collection.count({ 'items.id': 'i1', 'items.size': 1 }), 1)
        assert.equal(await collection.count({ items: { $elemMatch: { id: 'i1', size: 1 } } }), 0)
        assert.equal(await collection.count({ items: { $elemMatch: { id: { $nin: ['i1'] }, size: 0 } } }), 0)
        assert.equal(await collection.count({ items: { $elemMatch: { id: { $nin: ['i1'] }, size: 1 } } }), 1)
      })

      it('are refused when a condition is undefined, since everything would match', async () => {
        const collection = await collectionWith()
        await collection.insert(sample('a'))
        const careless = { name: undefined } as unknown as Filter<Sample>
        await assert.rejects(async () => collection.delete(careless), /'name' is undefined/)
        await assert.rejects(async () => collection.find({ $or: [careless] }), /'name' is undefined/)
        assert.equal(await collection.count({}), 1)
      })
    })

    describe('order and pages', () => {
      it('sorts numbers, strings and dates both ways, null first of all', async () => {
        const collection = await collectionWith({ fields: { at: 1 } })
        await collection.insertNew([
          sample('a', { rank: 10, name: 'b', at: LATER }),
          sample('b', { rank: 9, name: 'B', at: BEFORE_1970 }),
          sample('c', { rank: null, name: 'a', at: null }),
          sample('d', { rank: -1, name: 'ä', at: NOON }),
        ])
        const order = async (sort: Record<string, 1 | -1>): Promise<string> =>
          (await collection.find({}, { sort })).map((document) => document._id).join('')
        assert.equal(await order({ rank: 1 }), 'cdba')
        assert.equal(await order({ rank: -1 }), 'abdc')
        assert.equal(await order({ name: 1 }), 'bcad')
        assert.equal(await order({ at: 1 }), 'cbda')
        assert.equal(await order({ at: -1 }), 'adbc')
      })

      it('lets earlier keys weigh more, dotted ones too', async () => {
        const collection = await collectionWith()
        const lease = (owner: string): Sample['lease'] => ({ owner, until: NOON })
        await collection.insertNew([
          sample('a', { lease: lease('w2'), rank: 1 }),
          sample('b', { lease: lease('w1'), rank: 1 }),
          sample('c', { lease: lease('w1'), rank: 2 }),
          sample('d'),
        ])
        const found = await collection.find({}, { sort: { 'lease.owner': 1, rank: -1 } })
        assert.deepEqual(
          found.map((document) => document._id),
          ['d', 'c', 'b', 'a'],
        )
      })

      it('gives every document on exactly one page', async () => {
        const collection = await collectionWith({ fields: { rank: 1 } })
        await collection.insertNew(Array.from({ length: 25 }, (_, i) => sample(`id-${i}`, { rank: i % 3 })))
        const pages: string[][] = []
        for (const skip of [0, 10, 20, 30]) {
          const page = await collection.find({}, { sort: { rank: -1, _id: 1 }, skip, limit: 10 })
          pages.push(page.map((document) => document._id))
        }
        assert.deepEqual(
          pages.map((page) => page.length),
          [10, 10, 5, 0],
        )
        assert.equal(new Set(pages.flat()).size, 25)
        assert.equal((await collection.find({ rank: 1 }, { limit: 3 })).length, 3)
      })

      it('answers alike with and without an index in the order of the pages, through every change', async () => {
        const indexed = await collectionWith({ fields: { group: 1, at: 1, _id: 1 } }, { fields: { name: 1 } })
        const plain = await collectionWith()
        const both = [indexed, plain]
        const time = (minute: number): Date => new Date(NOON.getTime() + minute * 60_000)
        const many = Array.from({ length: 300 }, (_, i) =>
          sample(`id-${String((i * 37) % 300).padStart(3, '0')}`, {
            ...{ group: i % 6 === 0 ? 'other' : 'one', at: i % 50 === 0 ? null : time((i * 7) % 60), rank: i % 9 },
          }),
        )
        for (const collection of both) await collection.insertNew(many)

        const bounds: readonly Filter<Sample>[] = [
          {},
          { at: { $lt: time(20) } },
          { at: { $lt: time(20), $gt: time(3) } },
          { at: { $gte: time(40) } },
          { at: { $lt: time(21) }, $or: [{ at: { $lt: time(20) } }, { at: time(20), _id: { $lt: 'id-100' } }] },
          { rank: 4 },
          { rank: 99 },
        ]
        const alike = async (): Promise<void> => {
          for (const [group, order, skip, bound] of ['one', 'other', 'none'].flatMap((of) =>
            ([1, -1] as const).flatMap((sign) =>
              [0, 30].flatMap((first) => bounds.map((filter) => [of, sign, first, filter] as const)),
            ),
          )) {
            const options = { sort: { at: order, _id: order }, skip, limit: 7 } as const
            const [a, b] = await Promise.all(both.map((one) => one.find({ group, ...bound }, options)))
            assert.deepEqual(a, b, JSON.stringify([group, bound, options]))
          }
        }
        await alike()
        for (const collection of both) {
          await collection.updateEach(
            many.slice(0, 60).map(({ _id }, i) => ({ filter: { _id }, update: { $set: { at: time(i) } } })),
          )
          await collection.updateIf({ _id: 'id-007' }, { $set: { group: 'other' } })
          await collection.delete({ rank: 3 })
        }
        await alike()
        await indexed.delete({ group: 'one' })
        assert.deepEqual(await indexed.find({ group: 'one' }, { sort: { at: 1, _id: 1 }, limit: 3 }), [])
      })
    })

    describe('updates', () => {
      it('answer with the document as it then stands, and store just that', async () => {
        const collection = await collectionWith({ fields: { name: 1 } })
        await collection.insert(sample('a', { lease: { owner: 'w1', until: NOON } }))
        const changed = await collection.updateIf(
          { _id: 'a', revision: 0 },
          { $set: { name: 'new', at: LATER, 'lease.owner': 'w2' }, $inc: { revision: 1, rank2: 3 } as { revision: 1 } },
        )
        const expected = {
          ...sample('a'),
          name: 'new',
          at: LATER,
          lease: { owner: 'w2', until: NOON },
          revision: 1,
          rank2: 3,
        }
        assert.deepEqual(changed, expected)
        assert.deepEqual(await collection.findOne({ name: 'new' }), expected)
        assert.equal(await collection.findOne({ name: 'name of a' }), undefined)
      })

      it('change nothing when the filter does not match any more', async () => {
        const collection = await collectionWith()
        await collection.insert(sample('a', { revision: 3 }))
        assert.equal(await collection.updateIf({ _id: 'a', revision: 2 }, { $set: { name: 'new' } }), undefined)
        assert.deepEqual(await collection.findOne({ _id: 'a' }), sample('a', { revision: 3 }))
      })

      it('change only one of several matches', async () => {
        const collection = await collectionWith()
        await collection.insertNew([sample('a'), sample('b')])
        assert.ok(await collection.updateIf({ revision: 0 }, { $inc: { revision: 1 } }))
        assert.equal(await collection.count({ revision: 1 }), 1)
      })

      it('are made one by one with updateEach, which counts those that found their document', async () => {
        const collection = await collectionWith({ fields: { group: 1 } })
        await collection.insertNew([sample('a'), sample('b', { revision: 3 }), sample('c')])
        const take = (_id: string) => ({ filter: { _id, revision: 0 }, update: { $set: { group: _id, at: NOON } } })
        assert.equal(await collection.updateEach([]), 0)
        assert.equal(await collection.updateEach(['a', 'b', 'c', 'none'].map(take)), 2)
        assert.deepEqual(await collection.find({}, { sort: { _id: 1 } }), [
          sample('a', { group: 'a', at: NOON }),
          sample('b', { revision: 3 }),
          sample('c', { group: 'c', at: NOON }),
        ])
        assert.equal(await collection.count({ group: 'c' }), 1)
      })

      it('replace, reset to null and reach into array elements with $set', async () => {
        const collection = await collectionWith({ fields: { 'lease.owner': 1 } })
        const item = { id: 'i1', size: 1, at: null }
        await collection.insert(sample('a', { items: [item], lease: { owner: 'w1', until: NOON } }))
        const changed = await collection.updateIf({ _id: 'a' }, { $set: { lease: null, 'items.0.at': NOON } })
        assert.deepEqual(changed, sample('a', { items: [{ ...item, at: NOON }] }))
        assert.equal(await collection.count({ 'lease.owner': 'w1' }), 0)
      })

      it('append with $push, in order, and index what was appended', async () => {
        const collection = await collectionWith({ fields: { tags: 1 } })
        await collection.insert(sample('a', { tags: ['one'] }))
        const items = [
          { id: 'i1', size: 1, at: NOON },
          { id: 'i2', size: 2, at: null },
        ]
        const changed = await collection.updateIf(
          { _id: 'a' },
          { $push: { tags: { $each: ['two', 'one'] }, items: { $each: items } } },
        )
        assert.deepEqual(changed, sample('a', { tags: ['one', 'two', 'one'], items }))
        assert.equal(await collection.count({ tags: 'two' }), 1)
      })

      it('take out with $pull what is equal, or what has these fields', async () => {
        const collection = await collectionWith({ fields: { tags: 1 } })
        const items = [
          { id: 'i1', size: 1, at: null },
          { id: 'i2', size: 2, at: NOON },
          { id: 'i1', size: 3, at: NOON },
        ]
        await collection.insert(sample('a', { tags: ['one', 'two', 'one'], items }))
        const changed = await collection.updateIf(
          { _id: 'a' },
          { $pull: { tags: 'one', items: { id: 'i1', at: NOON } } },
        )
        assert.deepEqual(changed, sample('a', { tags: ['two'], items: items.slice(0, 2) }))
        assert.equal(await collection.count({ tags: 'one' }), 0)
        assert.deepEqual(
          (await collection.updateIf({ _id: 'a' }, { $pull: { items: { at: null } } }))?.items,
          items.slice(1, 2),
        )
      })

      it('fail as a whole when a part is impossible', async () => {
        const collection = await collectionWith()
        await collection.insert(sample('a'))
        await assert.rejects(collection.updateIf({ _id: 'a' }, { $set: { name: 'new', 'lease.owner': 'w' } }))
        await assert.rejects(collection.updateIf({ _id: 'a' }, { $set: { name: 'new' }, $inc: { group: 1 } }))
        await assert.rejects(async () => collection.updateIf({ _id: 'a' }, {}))
        assert.deepEqual(await collection.findOne({ _id: 'a' }), sample('a'))
      })

      it('let exactly one of 50 concurrent callers win a lease', async () => {
        const collection = await collectionWith({ fields: { 'lease.until': 1 } })
        await collection.insert(sample('a'))
        const outcomes = await Promise.all(
          fifty((i) =>
            collection.updateIf(
              { _id: 'a', $or: [{ lease: null }, { 'lease.until': { $lte: NOON } }] },
              { $set: { lease: { owner: `w${i}`, until: LATER } } },
            ),
          ),
        )
        assert.equal(outcomes.filter(Boolean).length, 1)
      })

      it('show each of 50 concurrent callers the outcome of those before it', async () => {
        const collection = await collectionWith()
        await collection.insert(sample('a'))
        const outcomes = await Promise.all(fifty(() => collection.updateIf({ _id: 'a' }, { $inc: { revision: 1 } })))
        assert.equal(new Set(outcomes.map((outcome) => outcome?.revision)).size, 50)
        assert.equal((await collection.findOne({ _id: 'a' }))?.revision, 50)
      })
    })

    describe('unique keys', () => {
      const byName: IndexDeclaration = { fields: { name: 1 }, unique: true }
      const byGroupAndRank: IndexDeclaration = { fields: { group: 1, rank: 1 }, unique: true }

      it('let one of 50 concurrent inserts win, by _id and by index', async () => {
        const collection = await collectionWith(byName)
        const sameId = await Promise.allSettled(fifty((i) => collection.insert(sample('same', { name: `n${i}` }))))
        const sameName = await Promise.allSettled(fifty((i) => collection.insert(sample(`id${i}`, { name: 'same' }))))
        for (const outcomes of [sameId, sameName]) {
          const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
          assert.equal(lost.length, 49)
          assert.ok(lost.every((outcome) => outcome.reason instanceof DuplicateKeyError))
        }
        assert.equal(await collection.count({}), 2)
      })

      it('compare all fields of a compound key', async () => {
        const collection = await collectionWith(byGroupAndRank)
        await collection.insert(sample('a', { group: 'x', rank: 1 }))
        await collection.insert(sample('b', { group: 'x', rank: 2 }))
        await collection.insert(sample('c', { group: 'y', rank: 1 }))
        await assert.rejects(collection.insert(sample('d', { group: 'x', rank: 1 })), DuplicateKeyError)
        assert.deepEqual(await collection.findOne({ group: 'x', rank: 2 }), sample('b', { group: 'x', rank: 2 }))
        assert.equal(await collection.count({ group: 'x' }), 2)
      })

      it('hold against updates, which then change nothing', async () => {
        const collection = await collectionWith(byName, byGroupAndRank)
        const documents = [sample('a', { group: 'x', rank: 1 }), sample('b', { group: 'x', rank: 2 })]
        await collection.insertNew(documents)
        await assert.rejects(collection.updateIf({ _id: 'b' }, { $set: { name: 'name of a' } }), DuplicateKeyError)
        await assert.rejects(collection.updateIf({ _id: 'b' }, { $inc: { rank: -1 } }), DuplicateKeyError)
        const change = { filter: { _id: 'b' }, update: { $inc: { rank: -1 } } }
        await assert.rejects(collection.updateEach([change]), DuplicateKeyError)
        assert.deepEqual(await collection.find({}, { sort: { _id: 1 } }), documents)
        assert.ok(await collection.updateIf({ _id: 'b' }, { $set: { name: 'name of b', note: 'its own key again' } }))
      })

      it('are free again when their document is deleted or takes another key', async () => {
        const collection = await collectionWith(byName)
        await collection.insertNew([sample('a'), sample('b')])
        await collection.delete({ _id: 'a' })
        await collection.updateIf({ _id: 'b' }, { $set: { name: 'other' } })
        const again = [sample('c', { name: 'name of a' }), sample('d', { name: 'name of b' })]
        assert.deepEqual(await collection.insertNew(again), ['c', 'd'])
      })

      it('leave known ones out of insertNew, whatever key is held, and within the batch too', async () => {
        const collection = await collectionWith(byName)
        assert.deepEqual(await collection.insertNew([]), [])
        await collection.insertNew([sample('a'), sample('b')])
        const batch = [
          sample('c'),
          sample('a', { note: 'again' }),
          sample('d', { name: 'name of b' }),
          sample('e'),
          sample('e', { note: 'twice' }),
        ]
        assert.deepEqual(await collection.insertNew(batch), ['c', 'e'])
        assert.deepEqual(
          await collection.find({}, { sort: { _id: 1 } }),
          ['a', 'b', 'c', 'e'].map((id) => sample(id)),
        )
      })

      it('give each document of 50 overlapping insertNew to one of them', async () => {
        const collection = await collectionWith(byName)
        const batch = Array.from({ length: 20 }, (_, i) => sample(`id${i}`))
        const added = await Promise.all(fifty(() => collection.insertNew(batch)))
        assert.equal(added.flat().length, 20)
        assert.equal(await collection.count({}), 20)
      })
    })

    describe('documents', () => {
      it('count those that delete removed', async () => {
        const collection = await collectionWith({ fields: { group: 1 } })
        await collection.insertNew([sample('a', { group: 'x' }), sample('b', { group: 'x' }), sample('c')])
        assert.equal(await collection.delete({ group: 'x' }), 2)
        assert.equal(await collection.delete({ group: 'x' }), 0)
        assert.deepEqual(await collection.find({}), [sample('c')])
      })

      it('leave fields out that are undefined, and find them by null', async () => {
        const collection = await collectionWith({ fields: { note: 1 } })
        await collection.insert(sample('a', { note: undefined }))
        assert.deepEqual(await collection.findOne({ _id: 'a' }), sample('a'))
        const update = { $set: { note: undefined, name: 'new' } } as unknown as { $set: { name: string } }
        assert.deepEqual(await collection.updateIf({ _id: 'a' }, update), sample('a', { name: 'new' }))
        assert.equal(await collection.count({ note: null } as unknown as Filter<Sample>), 1)
      })

      it('are copies: changing what was given or found changes nothing in the store', async () => {
        const collection = await collectionWith()
        const tags = ['one']
        const items = [{ id: 'i1', size: 1, at: null }]
        await collection.insert(sample('a', { tags }))
        await collection.updateIf({ _id: 'a' }, { $set: { items } })
        tags.push('two')
        items.pop()
        const found = await collection.findOne({ _id: 'a' })
        ;(found as { name: string }).name = 'changed'
        const expected = sample('a', { tags: ['one'], items: [{ id: 'i1', size: 1, at: null }] })
        assert.deepEqual(await collection.findOne({ _id: 'a' }), expected)
      })

      it('survive a restart as they are: dates, nested values, any text, a megabyte', async () => {
        const awkward = '$set a.b {"$$date":1} \u0000\u0085\u2028\u2029 \n\r\n\t "\\" 🎫 ünïcödé שלום \ufeff'
        const documents = [
          sample('a', { name: awkward, at: BEFORE_1970, rank: 0.1, lease: { owner: awkward, until: LATER } }),
          sample('b', { name: '\u2028'.repeat(3) + 'x'.repeat(1_000_000), items: [{ id: '', size: -0.5, at: NOON }] }),
          sample('$c.d', { tags: [awkward, ''], rank: Number.MAX_SAFE_INTEGER }),
        ]
        const indexes: IndexDeclaration[] = [{ fields: { rank: 1 }, unique: true }, { fields: { at: 1 } }]
        const first = await openCollection(fresh.store, 'survivors', indexes)
        await first.insertNew([...documents, sample('deleted')])
        await first.updateIf({ _id: 'a' }, { $push: { tags: { $each: [awkward] } } })
        await first.updateEach([{ filter: { _id: 'b' }, update: { $set: { active: false } } }])
        await first.delete({ _id: 'deleted' })

        const second = await openCollection(await fresh.reopen(), 'survivors', indexes)
        const expected = [documents[2], { ...documents[0], tags: [awkward] }, { ...documents[1], active: false }]
        assert.deepEqual(await second.find({}, { sort: { _id: 1 } }), expected)
        assert.deepEqual(await second.findOne({ at: { $lte: NOON } }), expected[1])
        await assert.rejects(second.insert(sample('e', { rank: 0.1 })), DuplicateKeyError)
      })

      it('vanish after their time, and only then', async function () {
        this.timeout(150_000)
        const index: IndexDeclaration = { fields: { at: 1 }, expireAfterSeconds: 3600 }
        const first = await openCollection(fresh.store, 'fading', [index])
        await first.insertNew([sample('old', { at: NOON }), sample('young', { at: new Date() }), sample('ageless')])
        const second = await openCollection(await fresh.reopen(), 'fading', [index])
        // MongoDB looks once a minute.
        while ((await second.count({ _id: 'old' })) > 0) await new Promise((resolve) => setTimeout(resolve, 250))
        assert.deepEqual(
          (await second.find({}, { sort: { _id: 1 } })).map((document) => document._id),
          ['ageless', 'young'],
        )
      })
    })

    describe('the store', () => {
      it('answers a ping while it is open, and refuses work when it is closed', async () => {
        await fresh.store.ping()
        const collection = await collectionWith()
        const closed = fresh.store
        await fresh.reopen()
        await assert.rejects(collection.insert(sample('a')))
        await closed.close()
        await fresh.store.ping()
      })

      it('takes further indexes and collections later', async () => {
        const before = await openCollection(fresh.store, 'growing', [])
        await before.insertNew([sample('a'), sample('b')])
        const after = await openCollection(fresh.store, 'growing', [{ fields: { name: 1 }, unique: true }])
        assert.equal(await after.count({ name: 'name of a' }), 1)
        await assert.rejects(before.insert(sample('c', { name: 'name of a' })), DuplicateKeyError)
      })
    })
  })
}

async function openCollection(
  store: DocumentStore,
  name: string,
  indexes: readonly IndexDeclaration[],
): Promise<Collection<Sample>> {
  const declaration = { name, indexes }
  await store.prepare([declaration])
  return store.collection<Sample>(declaration)
}

function fifty<R>(make: (index: number) => R): R[] {
  return Array.from({ length: 50 }, (_, index) => make(index))
}
