import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { MongoClient } from 'mongodb'
import { openDocuments } from '../../../src/store/collections.ts'
import { differences } from '../../../src/store/copy/document-sum.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { fill, sumsIn } from '../../support/copy-places.ts'
import { runProgram, startProgram } from '../../support/programs.ts'
import {
  openEmbeddedTestStore,
  openMongoTestStore,
  silentLog,
  TEST_MONGODB_URI,
  type TestStore,
} from '../../support/stores.ts'

const TICKETS = 1200

describe('moving to MongoDB', function () {
  this.timeout(120_000)
  let source: TestStore
  let target: TestStore
  let both: TestStore['settings'] & { readonly mongodbUri: string }
  before(function () {
    if (TEST_MONGODB_URI !== null) return
    console.log('      Skipped: set TEST_MONGODB_URI to run this.')
    this.skip()
  })
  beforeEach(async () => {
    source = await openEmbeddedTestStore()
    await fill(source, TICKETS)
    target = await openMongoTestStore(TEST_MONGODB_URI ?? '')
    await target.store.close()
    both = { ...target.settings, mongodbUri: TEST_MONGODB_URI ?? '', dataFolder: source.settings.dataFolder }
  })
  afterEach(async () => {
    await source.dispose()
    await target.dispose()
  })

  const move = () => runProgram('move-to-mongodb', [], both)
  const open = async ({ settings }: TestStore) => {
    const store = await openStore({ ...settings, log: silentLog })
    try {
      return await (await openDocuments(store)).tickets.count({})
    } finally {
      await store.close()
    }
  }
  const differing = async () => differences(await sumsIn(source.settings), await sumsIn(target.settings))

  it('copies everything, says what to change, and leaves a folder that no server starts on', async () => {
    const { code, output } = await move()
    assert.equal(code, 0, output)
    assert.match(
      output,
      /counts and hashes are those of the folder\.\nSet MONGODB_URI and MONGODB_DATABASE for the server/,
    )
    assert.deepEqual(await differing(), [])
    assert.equal(await open(target), TICKETS)
    await assert.rejects(open(source), { code: 'data-moved', message: /were moved to the database 'frontdesk-test-/ })
    const second = await move()
    assert.equal(second.code, 0, second.output)
    assert.match(second.output, /were moved to the database '.*' before: nothing is left to do/)
  })

  it('goes on where it was killed, with what changed in the folder meanwhile', async () => {
    const killed = startProgram('move-to-mongodb', [], both)
    while (!killed.output().includes('Copying tickets')) await new Promise((resolve) => setTimeout(resolve, 5))
    killed.process.kill('SIGKILL')
    assert.equal(await killed.exit, null, killed.output())
    await assert.rejects(open(target), { code: 'unfinished-copy' })

    // The folder is the one that counts, and a server may work on it.
    const store = await source.reopen()
    const { tickets, mailboxes } = await openDocuments(store)
    await tickets.updateIf({ _id: 't1' }, { $set: { subject: 'Changed meanwhile' } })
    assert.equal(await tickets.delete({ _id: 't2' }), 1)
    await mailboxes.delete({})
    await store.close()

    const { code, output } = await move()
    assert.equal(code, 0, output)
    assert.deepEqual(await differing(), [])
    assert.equal(await open(target), TICKETS - 1)
  })

  it('does so where it was killed between its last two steps', async () => {
    assert.equal((await move()).code, 0)
    const client = new MongoClient(both.mongodbUri)
    const facts = client.db(both.mongodbDatabase).collection<{ _id: string; value: string; v: number }>('installation')
    await facts.insertOne({ _id: 'copy/unfinished', value: 'the data folder', v: 1 })
    await client.db(both.mongodbDatabase).collection<{ _id: string }>('tickets').deleteOne({ _id: 't7' })
    await client.close()
    const { code, output } = await move()
    assert.equal(code, 0, output)
    assert.deepEqual(await differing(), [])
    assert.equal(await open(target), TICKETS)
  })

  it('refuses a database that holds something else, or data already', async () => {
    const client = new MongoClient(both.mongodbUri)
    await client.db(both.mongodbDatabase).collection('invoices').insertOne({ amount: 1 })
    const { code, output } = await move()
    assert.equal(code, 1)
    assert.match(output, /holds collections that are not Frontdesk's \(invoices\), and nothing is ever overwritten/)
    await client.db(both.mongodbDatabase).dropDatabase()
    await client.close()
    await fill({ store: await target.reopen() }, 1)
    const second = await move()
    assert.equal(second.code, 1)
    assert.match(second.output, /holds data already/)
    assert.equal(await open(source), TICKETS)
  })

  it('refuses a folder that a server works on, one with nothing in it, and no address', async () => {
    await source.reopen()
    const { code, output } = await move()
    assert.equal(code, 1)
    assert.match(output, /is in use by process \d+; stop that process/)
    const nothing = await runProgram('move-to-mongodb', [], { ...both, dataFolder: `${both.dataFolder}/none` })
    assert.match(nothing.output, /^There are no data in the data folder '.*none'/m)
    const unset = await runProgram('move-to-mongodb', [], source.settings)
    assert.match(unset.output, /^- MONGODB_URI is not set/m)
    await rm(`${both.dataFolder}/none`, { recursive: true, force: true })
  })
})
