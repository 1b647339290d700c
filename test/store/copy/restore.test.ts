import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { COLLECTIONS, openDocuments } from '../../../src/store/collections.ts'
import { differences } from '../../../src/store/copy/document-sum.ts'
import { makeBackup } from '../../../src/store/copy/make-backup.ts'
import { restoreBackup } from '../../../src/store/copy/restore-backup.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { aTicket } from '../../support/builders.ts'
import { fill, NAMES, sumsIn } from '../../support/copy-places.ts'
import { runProgram, startProgram } from '../../support/programs.ts'
import { openTestStore, silentLog, type TestStore } from '../../support/stores.ts'

const TICKETS = 700

describe('a backup', () => {
  let folder: string
  let file: string
  let source: TestStore
  let target: TestStore
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-backup-'))
    file = path.join(folder, 'whole.backup')
    source = await openTestStore()
    await fill(source, TICKETS)
    await makeBackup({ place: source.settings, target: file, snapshot: true, clock: () => new Date() })
  })
  after(async () => {
    await source.dispose()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    target = await openTestStore()
    await target.store.close()
  })
  afterEach(() => target.dispose())

  const restore = (from = file) => restoreBackup({ file: from, place: target.settings, log: silentLog })
  const openTarget = async () => {
    const store = await openStore({ ...target.settings, log: silentLog })
    try {
      await openDocuments(store)
    } finally {
      await store.close()
    }
  }
  const again = (to: string) =>
    makeBackup({ place: source.settings, target: to, snapshot: true, clock: () => new Date() })

  it('brings back every document of every collection, on which a server starts', async () => {
    await restore()
    const [before, after] = [await sumsIn(source.settings), await sumsIn(target.settings)]
    assert.deepEqual(differences(before, after), [])
    assert.deepEqual([...after.keys()].toSorted(), NAMES.toSorted())
    assert.equal(after.get('tickets')?.documents, TICKETS)
    await openTarget()
  })

  it('can be restored into a folder, wherever it comes from', async () => {
    await restore()
    const other = await mkdtemp(path.join(tmpdir(), 'frontdesk-other-'))
    try {
      const place = { mongodbUri: null, mongodbDatabase: '', dataFolder: other }
      await restoreBackup({ file, place, log: silentLog })
      assert.deepEqual(differences(await sumsIn(target.settings), await sumsIn(place)), [])
    } finally {
      await rm(other, { recursive: true })
    }
  })

  it('is one file for its owner, that never replaces another, and leaves nothing behind where it fails', async () => {
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    const whole = await readFile(file)
    await assert.rejects(again(file), { message: /is there already, and a backup never replaces one/ })
    assert.deepEqual(await readFile(file), whole)
    await assert.rejects(again(path.join(folder, 'none', 'file')), { code: 'ENOENT' })
    assert.deepEqual(await readdir(folder), ['whole.backup'])
  })

  it('is refused where it is cut off, wherever that is, and no server starts on what it left', async () => {
    const whole = await readFile(file)
    const cut = path.join(folder, 'cut')
    for (const share of [0, 0.1, 0.5, 0.99, 1]) {
      await writeFile(cut, whole.subarray(0, Math.min(Math.floor(whole.length * share), whole.length - 1)))
      await assert.rejects(restore(cut), { message: /cut off: its end is missing|is no backup/ }, `${share}`)
      await assert.rejects(openTarget(), { code: 'unfinished-copy' })
    }
    const lines = gunzipSync(whole).toString().split('\n')
    for (const count of [1, 2, lines.length >> 1, lines.length - 2]) {
      await writeFile(cut, gzipSync(`${lines.slice(0, count).join('\n')}\n`))
      await assert.rejects(restore(cut), { message: /cut off: its end is missing/ }, `${count} lines`)
    }
    await rm(cut)
    await restore()
    assert.deepEqual(differences(await sumsIn(source.settings), await sumsIn(target.settings)), [])
    await openTarget()
  })

  const changes: Readonly<Record<string, readonly [(text: string) => string, RegExp]>> = {
    'a document is changed': [(text) => text.replace('"number":5,', '"number":6,'), /is not as it was written/],
    'a document is missing': [(text) => text.replace(/^\{.*"_id":"t5".*\n/mu, ''), /is not as it was written/],
    'a document is there twice': [
      (text) => text.replace(/^(\{.*"_id":"t5".*\n)/mu, '$1$1'),
      /is not as it was written/,
    ],
    'a collection is missing': [
      (text) => text.replace(/^\{"frontdesk":"collection","name":"audit"\}\n[^\n]*\n[^\n]*\n/mu, ''),
      /is not as it was written/,
    ],
    'something follows': [(text) => `${text}{"_id":"more","v":1}\n`, /is not as it was written/],
    'a line is no JSON': [(text) => text.replace('"_id":"t5"', '"_id:"t5"'), /is not as it was written/],
    'its format is newer': [
      (text) => text.replace('"format":1', '"format":2'),
      /has a backup of format 2, .* restore it with the release that made it, or a newer one/,
    ],
    'its documents are newer': [
      (text) => text.replace(/"tickets":\d+/u, `"tickets":${COLLECTIONS.tickets.migrations.length + 2}`),
      /has version \d+ of 'tickets', which this release does not know/,
    ],
    'a collection is newer': [
      (text) => text.replace('"versions":{', '"versions":{"inventions":1,'),
      /has a collection 'inventions', which this release does not know/,
    ],
  }
  for (const [what, [change, message]] of Object.entries(changes)) {
    it(`is refused where ${what}`, async () => {
      const changed = path.join(folder, 'changed')
      await writeFile(changed, gzipSync(change(gunzipSync(await readFile(file)).toString())))
      await assert.rejects(restore(changed), { message })
      await assert.rejects(openTarget(), { code: 'unfinished-copy' })
      await rm(changed)
    })
  }

  it('is refused where it is none', async () => {
    for (const text of [Buffer.from('hello'), gzipSync('hello\n'), gzipSync('{}\n')]) {
      const other = path.join(folder, 'other')
      await writeFile(other, text)
      await assert.rejects(restore(other), { message: /is no backup of Frontdesk/ })
      await rm(other)
    }
  })

  it('is never restored over anything', async () => {
    const { tickets } = await openDocuments(await target.reopen())
    await tickets.insert(aTicket())
    await target.store.close()
    await assert.rejects(restore(), {
      code: 'not-empty',
      message: /set (?:DATA_FOLDER|MONGODB_DATABASE) to a new name/,
    })
    const store = await target.reopen()
    assert.equal(await (await openDocuments(store)).tickets.count({}), 1)
  })

  it('goes by way of the standard streams, and can be restored again where that was killed', async function () {
    this.timeout(120_000)
    const made = startProgram('backup', ['-'], source.settings)
    const bytes: Buffer[] = []
    made.process.stdout?.on('data', (data: Buffer) => void bytes.push(data))
    assert.equal(await made.exit, 0)
    const whole = Buffer.concat(bytes)

    const killed = startProgram('restore', ['-'], target.settings)
    killed.process.stdin?.write(whole.subarray(0, whole.length >> 1))
    while (!killed.output().includes('Copying ledger')) await new Promise((resolve) => setTimeout(resolve, 20))
    killed.process.kill('SIGKILL')
    assert.equal(await killed.exit, null)
    await assert.rejects(openTarget(), { code: 'unfinished-copy' })

    const restored = startProgram('restore', ['-'], target.settings)
    restored.process.stdin?.end(whole)
    assert.equal(await restored.exit, 0, restored.output())
    assert.deepEqual(differences(await sumsIn(source.settings), await sumsIn(target.settings)), [])
    await openTarget()
  })

  it('says how it is called, and what is wrong, without a stack', async function () {
    this.timeout(60_000)
    for (const [name, args] of [
      ['backup', []],
      ['backup', ['a', 'b']],
      ['backup', ['--now', 'a']],
      ['restore', []],
    ] as const) {
      const { code, output } = await runProgram(name, args, target.settings)
      assert.equal(code, 1)
      assert.match(output, /^Name the (?:new )?file: npm run (?:backup|restore) -- FILE/m)
    }
    const { code, output } = await runProgram('restore', [path.join(folder, 'none')], target.settings)
    assert.equal(code, 1)
    assert.match(output, /^Cannot use '.*none': /m)
    assert.doesNotMatch(output, /^ +at /m)
  })
})
