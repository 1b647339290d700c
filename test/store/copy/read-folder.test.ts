import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { StoredDocument } from '../../../src/app/ports/documents.ts'
import { readFolder } from '../../../src/store/embedded/read-folder.ts'
import { FIRST, SECOND, type Count } from '../../support/pair-writer.ts'
import { openEmbeddedTestStore, type TestStore } from '../../support/stores.ts'

const WRITER = path.resolve(import.meta.dirname, '../../support/pair-writer.ts')
const TSX = import.meta.resolve('tsx')
/** Others stand between the two, so that there is time to write between looking at one and at the other. */
const OTHERS = Array.from({ length: 100 }, (_, index) => `other${index}`)
const NAMES = [FIRST.name, ...OTHERS, SECOND.name]

async function all(batches: AsyncIterable<readonly StoredDocument[]>): Promise<readonly StoredDocument[]> {
  const found: StoredDocument[] = []
  for await (const batch of batches) found.push(...batch)
  return found
}

async function read(folder: string, name: string): Promise<readonly StoredDocument[]> {
  const reader = await readFolder(folder, NAMES)
  try {
    return await all(reader.documents(name, 2))
  } finally {
    reader.close()
  }
}

describe('reading a data folder', () => {
  let fresh: TestStore
  let folder: string
  beforeEach(async () => {
    fresh = await openEmbeddedTestStore()
    folder = fresh.settings.dataFolder
  })
  afterEach(() => fresh.dispose())

  it('finds all files as they were at one moment, while another process writes and compacts them', async function () {
    this.timeout(120_000)
    await fresh.store.close()
    for (const name of OTHERS) await writeFile(path.join(folder, `${name}.db`), '')
    const writer = spawn(process.execPath, ['--import', TSX, WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await once(writer.stdout, 'data')
      const counts = new Set<number>()
      const inodes = new Set<number>()
      for (let round = 0; round < 20 || (inodes.size < 3 && round < 1000); round += 1) {
        const reader = await readFolder(folder, NAMES)
        const [first, second] = await Promise.all(
          [FIRST.name, SECOND.name].map(async (name) => (await all(reader.documents(name, 2))) as readonly Count[]),
        )
        reader.close()
        assert.deepEqual([first?.length, second?.length], [1, 1])
        const ahead = (first?.[0]?.count ?? 0) - (second?.[0]?.count ?? 0)
        assert.ok(ahead === 0 || ahead === 1, `the first is ${ahead} ahead`)
        counts.add(first?.[0]?.count ?? 0)
        inodes.add((await stat(path.join(folder, 'first.db'))).ino)
      }
      assert.ok(counts.size > 10, `${counts.size} different moments`)
      assert.ok(inodes.size >= 3, 'a file was replaced in the meantime')
    } finally {
      writer.kill('SIGKILL')
      await once(writer, 'close')
      await fresh.reopen()
    }
  })

  it('finds the last of each document, and none that was deleted', async () => {
    await fresh.store.prepare([FIRST])
    const first = fresh.store.collection<Count>(FIRST)
    await first.insertNew(['a', 'b', 'c', 'd'].map((_id) => ({ _id, count: 1, text: '\u2028' })))
    await first.updateIf({ _id: 'a' }, { $inc: { count: 1 } })
    await first.delete({ _id: { $in: ['b', 'c'] } })
    await first.insert({ _id: 'c', count: 9, text: '' })
    const found = await read(folder, FIRST.name)
    const v = 1
    assert.deepEqual(found, [
      { _id: 'd', count: 1, text: '\u2028', v },
      { _id: 'a', count: 2, text: '\u2028', v },
      { _id: 'c', count: 9, text: '', v },
    ])
    assert.deepEqual(await read(folder, SECOND.name), [])
  })

  it('leaves a line alone that is being written', async () => {
    await fresh.store.prepare([FIRST])
    await fresh.store.collection<Count>(FIRST).insert({ _id: 'a', count: 1, text: '' })
    await appendFile(path.join(folder, 'first.db'), '{"_id":"b","count":2')
    assert.equal((await read(folder, FIRST.name)).length, 1)
  })

  const damages: Readonly<Record<string, readonly [(file: string) => Promise<void>, RegExp]>> = {
    'a changed line': [
      async (file) => writeFile(file, (await readFile(file, 'utf8')).replace('"count":1', '"count":7')),
      /^Line 1 of '.*first\.db' is not readable/,
    ],
    'a damaged line break': [
      async (file) => writeFile(file, (await readFile(file, 'utf8')).replace(/\n$/u, '.')),
      /^Line 1 of '.*first\.db' is not readable/,
    ],
    'an emptied file': [(file) => truncate(file), /first\.db' is missing or empty, though it held data/],
  }
  for (const [what, [damage, message]] of Object.entries(damages)) {
    it(`refuses ${what}`, async () => {
      await fresh.store.prepare([FIRST])
      await fresh.store.collection<Count>(FIRST).insert({ _id: 'a', count: 1, text: '' })
      await damage(path.join(folder, 'first.db'))
      await assert.rejects(read(folder, FIRST.name), { message })
    })
  }
})
