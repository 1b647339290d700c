import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Collection, DocumentStore } from '../../src/app/ports/documents.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import { openEmbeddedTestStore, type TestStore } from '../support/stores.ts'
import { WRITTEN, WRITTEN_TEXT, type Written } from '../support/store-writer.ts'

const WRITER = path.resolve(import.meta.dirname, '../support/store-writer.ts')
const KILLS = 12

describe('embedded store in a crash', () => {
  let fresh: TestStore
  let folder: string
  let file: string

  beforeEach(async () => {
    fresh = await openEmbeddedTestStore()
    folder = fresh.settings.dataFolder
    file = path.join(folder, 'written.db')
  })
  afterEach(() => fresh.dispose())

  it('loses nothing that was acknowledged, however often its process is killed while it writes', async function () {
    this.timeout(300_000)
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await fresh.store.close()
      const { counted, added } = await writeAndKill(folder, 3 + 7 * kill)
      const written = await openWritten(await fresh.reopen())
      const counter = await written.findOne({ _id: 'counter' })
      assert.ok(counter && counter.count >= counted, `${counter?.count} is at least ${counted}`)
      for (let part = 0; part < 3; part += 1) {
        const found = await written.findOne({ _id: `${added}/${part}` })
        assert.deepEqual(found, { _id: `${added}/${part}`, count: added, text: WRITTEN_TEXT })
      }
      assert.deepEqual((await readdir(folder)).filter((name) => name !== 'written.db~').toSorted(), [
        'lock',
        'manifest',
        'schemas.db',
        'written.db',
      ])
    }
  })

  it('takes a last line away that was cut off, and nothing else', async () => {
    await (await openWritten(fresh.store)).insert({ _id: 'a', count: 1, text: 'whole' })
    await fresh.store.close()
    await appendFile(file, Buffer.from('{"_id":"b","count":2,"text":"🎫').subarray(0, -2))
    const after = await openWritten(await fresh.reopen())
    assert.deepEqual(await after.find({}), [{ _id: 'a', count: 1, text: 'whole' }])
    await after.insert({ _id: 'c', count: 3, text: 'after' })
    assert.equal(await (await openWritten(await fresh.reopen())).count({}), 2)
  })

  it('pays no attention to a compaction that was cut off', async () => {
    await (await openWritten(fresh.store)).insert({ _id: 'a', count: 1, text: 'whole' })
    await fresh.store.close()
    await writeFile(`${file}~`, '{"_id":"old"}\n{"_id":')
    assert.deepEqual(await (await openWritten(await fresh.reopen())).find({}), [{ _id: 'a', count: 1, text: 'whole' }])
  })

  it('rewrites a file that is mostly history while writing goes on, and again when it is closed', async () => {
    const written = await openWritten(fresh.store)
    await written.insert({ _id: 'counter', count: 0, text: WRITTEN_TEXT })
    let count = 0
    for (let size = 0, before = -1; size > before; size = (await stat(file)).size) {
      before = size
      count += 1
      await written.updateIf({ _id: 'counter' }, { $inc: { count: 1 } })
      await written.insert({ _id: `small/${count}`, count, text: '' })
      assert.ok(count < 2000, 'it is rewritten before long')
    }
    const after = await openWritten(await fresh.reopen())
    assert.equal((await after.findOne({ _id: 'counter' }))?.count, count)
    assert.equal(await after.count({}), count + 1)
    await after.delete({ _id: { $ne: 'counter' } })
    await fresh.store.close()
    assert.ok((await stat(file)).size < 2 * Buffer.byteLength(WRITTEN_TEXT), 'only the last document is left')
    await fresh.reopen()
  })

  it('leaves a file alone that is as big as its documents are', async () => {
    const written = await openWritten(fresh.store)
    const { ino } = await stat(file)
    for (let count = 0; count < 12; count += 1) {
      await written.insert({ _id: String(count), count, text: 'x'.repeat(1 << 20) })
      await written.updateIf({ _id: String(count) }, { $inc: { count: 1 } })
    }
    // What is rewritten takes the place of the file, and that has begun by now.
    await fresh.store.close()
    assert.equal((await stat(file)).ino, ino)
    await fresh.reopen()
  })

  it('lets timers and sockets have their turn during a long row of operations', async () => {
    const written = await openWritten(fresh.store)
    let hadItsTurn = false
    setImmediate(() => (hadItsTurn = true))
    for (let count = 0; count < 200; count += 1) await written.findOne({ _id: 'none' })
    assert.ok(hadItsTurn)
  })

  it('refuses a file that is damaged in the middle, naming the line and changing nothing', async () => {
    const written = await openWritten(fresh.store)
    await written.insertNew(['a', 'b', 'c'].map((_id) => ({ _id, count: 1, text: 'secret text' })))
    await fresh.store.close()
    const damaged = (await readFile(file, 'utf8')).replace('{"_id":"b"', '{"_id:"b"')
    await writeFile(file, damaged)
    const store = await fresh.reopen()
    await assert.rejects(store.prepare([WRITTEN]), (error) => {
      assert.ok(error instanceof OutsideError)
      assert.equal(error.code, 'data-file-damaged')
      assert.ok(error.message.startsWith(`Line 2 of '${file}' is not readable`))
      assert.doesNotMatch(String(error.stack), /secret text/)
      return true
    })
    assert.equal(await readFile(file, 'utf8'), damaged)
  })

  it('stops when the disk takes no more, and has every acknowledged write afterwards', async function () {
    if (process.platform === 'win32') this.skip()
    await fresh.store.close()
    const limited = spawn('bash', [
      '-c',
      // Files of at most 2 MB: writing more fails as on a full disk.
      'trap "" XFSZ; ulimit -f 2048; exec "$0" --import tsx "$@"',
      process.execPath,
      WRITER,
      folder,
    ])
    const { added, failure } = await readProgress(limited)
    assert.equal(failure, 'EFBIG')
    const written = await openWritten(await fresh.reopen())
    assert.equal(await written.count({ count: added, _id: { $ne: 'counter' } }), 3)
  })
})

async function openWritten(store: DocumentStore): Promise<Collection<Written>> {
  await store.prepare([WRITTEN])
  return store.collection<Written>(WRITTEN)
}

interface Progress {
  readonly counted: number
  readonly added: number
  readonly failure: string | null
}

/** Kills the writer once it has printed so many lines; it goes on writing until the kill arrives. */
async function writeAndKill(folder: string, lines: number): Promise<Progress> {
  return await readProgress(spawn(process.execPath, ['--import', 'tsx', WRITER, folder]), lines)
}

async function readProgress(child: ChildProcess, killAfter = Infinity): Promise<Progress> {
  assert.ok(child.stdout && child.stderr)
  child.stderr.pipe(process.stderr)
  const progress = { counted: 0, added: 0, failure: null as string | null }
  let lines = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, value] = line.split(' ')
    if (word === 'counted') progress.counted = Number(value)
    else if (word === 'added') progress.added = Number(value)
    else progress.failure = value ?? ''
    if ((lines += 1) === killAfter) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  assert.ok(progress.added > 0, 'the writer wrote something')
  return progress
}
