// How the data stand, as a process sees them that does not work with them: beside the open store, and without changing anything.
import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import type { Documents } from '../../src/app/documents.ts'
import type { StoredDocument } from '../../src/app/ports/documents.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import { COLLECTIONS, openDocuments } from '../../src/store/collections.ts'
import { lookAtData, readStoreFacts } from '../../src/store/look.ts'
import { readOnly } from '../../src/store/read-only.ts'
import { aChannel, aLedgerRow, anOutboxItem, aTicket, NOON } from '../support/builders.ts'
import { openTestStore, TEST_MONGODB_URI, type TestStore } from '../support/stores.ts'

const clock = () => NOON
const before = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000)

describe('the data as the doctor sees them', () => {
  let place: TestStore
  let documents: Documents
  beforeEach(async () => {
    place = await openTestStore()
    documents = await openDocuments(place.store)
  })
  afterEach(() => place.dispose())

  it('are reported as they are, with nothing missing after a start', async () => {
    await documents.tickets.insert(aTicket())
    const { kind, isNew, otherVersions, missingIndexes, version, space } = await readStoreFacts(place.settings)
    assert.deepEqual({ isNew, otherVersions, missingIndexes }, { isNew: false, otherVersions: [], missingIndexes: [] })
    assert.equal(kind, TEST_MONGODB_URI === null ? 'files' : 'mongodb')
    assert.equal(version === null, kind === 'files')
    if (kind === 'files') assert.ok(space && space.free > 0 && space.free <= space.total)
  })

  it('have a newer version where a newer release wrote', async () => {
    const declared = COLLECTIONS.tickets.migrations.length + 1
    const newer = {
      ...COLLECTIONS.tickets,
      migrations: [...COLLECTIONS.tickets.migrations, (one: object) => ({ ...one })],
    }
    await place.store.collection<StoredDocument>(newer).insert({ _id: 'of tomorrow' })
    const { otherVersions } = await readStoreFacts(place.settings)
    assert.deepEqual(otherVersions, [{ collection: 'tickets', stored: declared + 1, declared }])
  })

  it('are read while the store is open: mailboxes, channels, and what is due since when', async () => {
    await documents.channels.insert(aChannel())
    const parked = { ...anOutboxItem(), parked: { at: NOON, code: 'Refused', text: 'No' } }
    await documents.tickets.insertNew([
      aTicket({ _id: '1', number: 1, originKey: '1', deliverAt: before(3) }),
      aTicket({ _id: '2', number: 2, originKey: '2', deliverAt: before(9) }),
      aTicket({ _id: '3', number: 3, originKey: '3', deliverAt: before(-9), outbox: [parked] }),
    ])
    await documents.ledger.insertNew([
      aLedgerRow({ _id: 'support/1', dueAt: before(20) }),
      aLedgerRow({ _id: 'support/2', state: 'failed', dueAt: null }),
    ])
    await documents.tickets.updateIf({ _id: '2' }, { $set: { deliverAt: before(5) } })
    const look = lookAtData(place.settings, clock)
    try {
      assert.deepEqual(await look.data.queueTimes(), {
        ...{ delivery: before(5), mail: before(20), poll: null },
        ...{ parked: 1, failed: 1 },
      })
      assert.deepEqual(await look.data.channels(), [aChannel()])
      assert.deepEqual(await look.data.mailboxes(), [])
    } finally {
      await look.close()
    }
  })

  it('are not changed by a store that is only looked at', async () => {
    const { mailboxes } = await openDocuments(readOnly(place.store))
    await assert.rejects(mailboxes.updateIf({}, { $set: { state: 'paused' } }), /only looked at/)
    await assert.rejects(mailboxes.delete({}), /only looked at/)
    assert.equal(await mailboxes.count({}), 0)
  })

  if (TEST_MONGODB_URI !== null) {
    it('lack an index that somebody dropped', async () => {
      const client = new MongoClient(TEST_MONGODB_URI ?? '')
      try {
        await client.db(place.settings.mongodbDatabase).collection('tickets').dropIndex('deliverAt_1')
      } finally {
        await client.close()
      }
      const { missingIndexes } = await readStoreFacts(place.settings)
      assert.deepEqual(missingIndexes, ['tickets (deliverAt)'])
    })
  }
})

describe('a data folder as the doctor sees it', () => {
  let folder: string
  beforeEach(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-look-'))))
  afterEach(() => rm(folder, { recursive: true }))

  const at = (dataFolder: string) => ({ mongodbUri: null, mongodbDatabase: '', dataFolder })

  it('need not be there yet, and is not made', async () => {
    const facts = await readStoreFacts(at(path.join(folder, 'a', 'b')))
    assert.equal(facts.isNew, true)
    assert.deepEqual(await readdir(folder), [])
    assert.deepEqual(await lookAtData(at(path.join(folder, 'a')), clock).data.mailboxes(), [])
  })

  it('is refused where it is a file', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, '')
    for (const wrong of [file, path.join(file, 'below')]) {
      await assert.rejects(
        readStoreFacts(at(wrong)),
        (error) => error instanceof OutsideError && error.message.includes('a file'),
      )
    }
  })

  it('may be written meanwhile: half a line is not read, a damaged one is told', async () => {
    const file = path.join(folder, 'channels.db')
    await writeFile(file, '{"_id":"half"')
    assert.deepEqual(await lookAtData(at(folder), clock).data.channels(), [])
    await appendFile(file, ' wrong\n')
    await assert.rejects(lookAtData(at(folder), clock).data.channels(), { code: 'data-file-damaged' })
  })
})
