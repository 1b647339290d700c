// Pages of rows, newest first: whole however many share a time, and a late one costs no more than the first.
import assert from 'node:assert/strict'
import { MongoClient } from 'mongodb'
import type { Documents } from '../../../src/app/documents.ts'
import type { Filter, FindOptions } from '../../../src/app/ports/documents.ts'
import { readRowPage, type RowSource, type WantedPage } from '../../../src/app/views/row-pages.ts'
import type { AuditEntry } from '../../../src/domain/audit-entry.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { explain } from '../../queries/explain.ts'
import { NOON } from '../../support/builders.ts'
import { openTestStore, TEST_MONGODB_URI, type TestStore } from '../../support/stores.ts'

const SIZE = 8
const COUNT = 1_200

describe('pages of rows', () => {
  let store: TestStore
  let documents: Documents
  let asked: { readonly filter: Filter<AuditEntry>; readonly options: FindOptions<AuditEntry> }[] = []

  before(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    await documents.audit.insertNew(Array.from({ length: COUNT }, (_, index) => entry(index)))
  })
  beforeEach(() => (asked = []))
  after(() => store.dispose())

  const source = (ways: readonly Filter<AuditEntry>[]): RowSource<AuditEntry> => ({
    ...{ ways, fields: ['at'] },
    find(filter, options) {
      asked.push({ filter, options })
      return documents.audit.find(filter, options)
    },
    count: (filter, limit) => documents.audit.count(filter, limit),
  })
  const read = (wanted: WantedPage, ways: readonly Filter<AuditEntry>[] = [{ organisationPath: 'root' }]) =>
    readRowPage(source(ways), wanted, SIZE)

  it('show every row once, there and back again', async () => {
    const there: (readonly string[])[] = []
    const back: (readonly string[])[] = []
    let page = await read({ page: 1 })
    for (;;) {
      there.push(page.rows.map(({ _id }) => _id))
      if (page.page >= page.pages) break
      page = await read({ page: page.page + 1, place: page.older })
    }
    for (;;) {
      back.push(page.rows.map(({ _id }) => _id))
      if (page.page <= 1) break
      page = await read({ page: page.page - 1, place: page.newer })
    }
    const all = await documents.audit.find({}, { sort: { at: -1, _id: -1 } })
    assert.deepEqual(
      there.flat(),
      all.map(({ _id }) => _id),
    )
    assert.deepEqual(back.toReversed(), there)
  })

  it('are the same of several ways together', async () => {
    const ways = ['customer', 'partner'].map((id) => ({ organisationPath: id }))
    const first = await read({ page: 1 }, ways)
    const second = await read({ page: 2, place: first.older }, ways)
    const whole = await read({ page: 1 })
    assert.deepEqual(first.rows, whole.rows)
    assert.deepEqual(second.rows, (await read({ page: 2, place: whole.older })).rows)
  })

  it('stay within the days that are wanted, whatever a forged place says', async () => {
    const to = new Date(NOON.getTime() + 5_000)
    const ways = [{ organisationPath: 'root', at: { $lt: to } }]
    const { rows } = await read({ page: 2, place: `older ${NOON.getTime() + 90_000} z` }, ways)
    assert.ok(rows.length > 0 && rows.every(({ at }) => at < to))
    assert.deepEqual((await read({ page: 2, place: 'older x' }, ways)).rows, (await read({ page: 2 }, ways)).rows)
  })

  it('say how many there are as far as anybody counts, and go on behind that', async () => {
    const first = await read({ page: 1 })
    assert.deepEqual([first.totalText, first.pages], ['1,000+', Infinity])
    const { page, rows } = await read({ page: 90_000 })
    assert.deepEqual([page, rows.length], [50, SIZE])
  })

  it('look at no more than what is shown and one row more', async () => {
    const place = `older ${NOON.getTime() + 10_000} entry100`
    assert.equal((await read({ page: 130, place })).rows.length, SIZE)
    assert.deepEqual(
      asked.map(({ options }) => [options.limit, options.skip]),
      [[SIZE + 1, undefined]],
    )
    if (TEST_MONGODB_URI === null) return
    const client = new MongoClient(TEST_MONGODB_URI)
    try {
      const [{ filter, options } = { filter: {}, options: {} }] = asked
      const query = { collection: 'audit', method: 'find', filter, options } as const
      const { keys, sorts } = await explain(client.db(store.settings.mongodbDatabase), query, true)
      assert.ok(!sorts && keys <= 2 * (SIZE + 1), `it looked at ${keys} keys`)
    } finally {
      await client.close()
    }
  })
})

/** Seven share a time. */
function entry(index: number): AuditEntry {
  const organisationId = index % 2 === 0 ? 'customer' : 'partner'
  return {
    ...{ _id: `entry${index}`, at: new Date(NOON.getTime() + Math.floor(index / 7) * 1000) },
    ...{ by: { personId: 'ann', name: 'Ann' }, organisationId, organisationPath: ['root', organisationId] },
    ...{ action: 'mailbox.paused', subject: `${index}`, changes: [] },
  }
}
