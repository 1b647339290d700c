import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { OutsideError } from '../../src/domain/errors.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openEmbeddedTestStore, silentLog, type TestStore } from '../support/stores.ts'
import { WRITTEN, type Written } from '../support/store-writer.ts'

const WRITER = path.resolve(import.meta.dirname, '../support/store-writer.ts')
/** Ten seconds without a sign of life, and some to spare. */
const PATIENCE_MS = 40_000

describe('embedded store, one process per folder', () => {
  let fresh: TestStore
  const children: ChildProcess[] = []
  beforeEach(async () => (fresh = await openEmbeddedTestStore()))
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await fresh.dispose()
  })

  it('refuses a second process, naming the folder and the process that has it', async () => {
    await fresh.store.close()
    const child = await startWriter()
    await assert.rejects(openStore({ ...fresh.settings, log: silentLog }), (error) => {
      assert.ok(error instanceof OutsideError)
      assert.equal(error.code, 'folder-in-use')
      assert.match(error.message, new RegExp(`'${fresh.settings.dataFolder}' is in use by process ${child.pid};`))
      return true
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await fresh.reopen()
  })

  it('refuses to open a folder twice in one process', async () => {
    await assert.rejects(openStore({ ...fresh.settings, log: silentLog }), { code: 'folder-in-use' })
  })

  it('takes over the lock of an earlier process that had the same number', async () => {
    const lock = path.join(fresh.settings.dataFolder, 'lock')
    const mine = await readFile(lock, 'utf8')
    await fresh.store.close()
    await writeFile(lock, mine.replace(/"started":"\d*/, '"started":"1'))
    await fresh.reopen()
    assert.equal(await readFile(lock, 'utf8'), mine)
  })

  it('takes over a lock that is not readable and shows no life', async function () {
    this.timeout(PATIENCE_MS)
    await fresh.store.close()
    await writeFile(path.join(fresh.settings.dataFolder, 'lock'), '')
    await fresh.reopen()
  })

  it('takes over the lock of a process elsewhere that shows no life, and says so', async function () {
    this.timeout(PATIENCE_MS)
    await fresh.store.close()
    await writeFile(lockFile(), JSON.stringify({ pid: 1, host: 'gone', started: '5', place: 'another boot' }))
    const said: string[] = []
    const log = { ...silentLog, warn: (message: string) => void said.push(message) }
    const store = await openStore({ ...fresh.settings, log })
    await store.close()
    assert.deepEqual(said, ['The data folder is taken over from a process that is dead'])
  })

  it('refuses a living process of another container, whatever its number and host name mean here', async () => {
    await fresh.store.close()
    const child = await startWriter()
    for (const other of [
      { pid: 1, place: 'another namespace' },
      { pid: 999_999, place: 'another namespace' },
      { pid: 1, host: 'elsewhere' },
    ]) {
      const holder = JSON.parse(await readFile(lockFile(), 'utf8')) as object
      await writeFile(lockFile(), JSON.stringify({ ...holder, ...other }))
      await assert.rejects(openStore({ ...fresh.settings, log: silentLog }), { code: 'folder-in-use' })
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
  })

  it('ends a process that was stopped for so long that another took over, before it writes again', async function () {
    this.timeout(PATIENCE_MS)
    await fresh.store.close()
    const child = await startWriter()
    child.kill('SIGSTOP')
    const holder = JSON.parse(await readFile(lockFile(), 'utf8')) as object
    await writeFile(lockFile(), JSON.stringify({ ...holder, place: 'another namespace' }))
    const store = await fresh.reopen()
    await store.prepare([WRITTEN])
    await store.collection<Written>(WRITTEN).insert({ _id: 'new owner', count: 1, text: '' })
    const { size } = await stat(path.join(fresh.settings.dataFolder, 'written.db'))
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.kill('SIGCONT')
    await once(child, 'exit')
    assert.match(said, /failed folder-lost\n$/)
    assert.equal((await stat(path.join(fresh.settings.dataFolder, 'written.db'))).size, size)
    assert.equal(await store.collection<Written>(WRITTEN).count({ _id: 'new owner' }), 1)
  })

  it('tells a holder whose lock is gone, and neither reads nor writes for it', async () => {
    const lost: Error[] = []
    await fresh.store.close()
    const store = await openStore({ ...fresh.settings, log: silentLog, onLost: (error) => lost.push(error) })
    await store.prepare([WRITTEN])
    const written = store.collection<Written>(WRITTEN)
    await writeFile(`${lockFile()}.new`, 'of another')
    await rename(`${lockFile()}.new`, lockFile())
    await assert.rejects(async () => {
      const tooLate = Date.now() + 10_000
      while (Date.now() < tooLate) await written.insert({ _id: String(Math.random()), count: 1, text: '' })
    }, /'.*' was taken over by another process.*nothing more is written here/)
    await assert.rejects(written.count({}), { code: 'folder-lost' })
    await assert.rejects(store.ping(), { code: 'folder-lost' })
    assert.equal(lost.length, 1)
    await store.close()
    assert.equal(await readFile(lockFile(), 'utf8'), 'of another')
    await rm(lockFile())
    await fresh.reopen()
  })

  function lockFile(): string {
    return path.join(fresh.settings.dataFolder, 'lock')
  }

  async function startWriter(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, fresh.settings.dataFolder])
    children.push(child)
    await once(child.stdout, 'data')
    return child
  }
})
