import assert from 'node:assert/strict'
import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { CollectionDeclaration, StoredDocument } from '../../src/app/ports/documents.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import { openEmbeddedTestStore, type TestStore } from '../support/stores.ts'

interface Thing extends StoredDocument {
  readonly number: number
}

const THINGS: CollectionDeclaration = { name: 'things', indexes: [{ fields: { number: 1 }, unique: true }] }
const OTHERS: CollectionDeclaration = { name: 'others', indexes: [] }

describe('data files that were damaged or lost', () => {
  let fresh: TestStore
  let file: string

  beforeEach(async () => {
    fresh = await openEmbeddedTestStore()
    file = path.join(fresh.settings.dataFolder, 'things.db')
    await fresh.store.prepare([THINGS, OTHERS])
    await fresh.store.collection<Thing>(THINGS).insertNew([1, 2, 3].map((number) => ({ _id: `t${number}`, number })))
    await fresh.store.close()
  })
  afterEach(() => fresh.dispose())

  async function assertRefused(code: string, message: RegExp): Promise<void> {
    const store = await fresh.reopen()
    await assert.rejects(store.prepare([OTHERS, THINGS]), (error) => {
      assert.ok(error instanceof OutsideError)
      assert.equal(error.code, code)
      assert.match(error.message, message)
      return true
    })
  }

  it('are refused at any single byte that is not as it was written', async () => {
    const whole = await readFile(file)
    for (let at = 0; at < whole.length; at += 1) {
      for (const flip of [0x01, 0x20]) {
        const damaged = Buffer.from(whole)
        damaged[at] = (whole[at] ?? 0) ^ flip
        await writeFile(file, damaged)
        await assertRefused('data-file-damaged', /Line \d of '.*things\.db' is not readable; restore/)
        assert.deepEqual(await readFile(file), damaged)
      }
    }
  })

  it('are refused when they are gone or empty, and stay so until somebody decides', async () => {
    await rm(file)
    await assertRefused('data-file-missing', /things\.db' is missing or empty.*restore it from a backup/)
    await assertRefused('data-file-missing', /take "things" out of '.*manifest'/)
    await writeFile(file, '')
    await assertRefused('data-file-missing', /missing or empty/)
    await writeFile(path.join(fresh.settings.dataFolder, 'manifest'), '{"filled":[]}')
    const store = await fresh.reopen()
    await store.prepare([THINGS])
    assert.equal(await store.collection<Thing>(THINGS).count({}), 0)
  })

  it('are refused when the list of them is empty, cut off or full of zeros', async () => {
    const manifest = path.join(fresh.settings.dataFolder, 'manifest')
    const whole = await readFile(manifest)
    await rm(file)
    for (const damaged of [Buffer.alloc(0), whole.subarray(0, 8), Buffer.alloc(whole.length)]) {
      await writeFile(manifest, damaged)
      await assert.rejects(fresh.reopen(), /manifest', the list of data files, is not readable; restore/)
    }
  })

  it('are refused when cut off or filled with zeros in the middle', async () => {
    const whole = await readFile(file)
    const end = whole.indexOf('\n') + 1
    const middle = end + 10
    const holed = Buffer.from(whole).fill(0, middle, middle + 10)
    for (const damaged of [Buffer.concat([whole.subarray(0, middle), whole.subarray(middle + 10)]), holed]) {
      await writeFile(file, damaged)
      await assertRefused('data-file-damaged', /Line 2 of '.*things\.db' is not readable/)
    }
  })

  it('are named when two documents have what only one may have', async () => {
    const twin = '{"_id":"twin","number":2}\n'
    await writeFile(file, `${await readFile(file, 'utf8')}${twin}`)
    await assertRefused('data-file-damaged', /'things\.db' have the same number: 't2' and 'twin'; restore/)
  })

  it('may be without checksums, as earlier versions wrote them, and without a manifest', async () => {
    await writeFile(file, '{"_id":"old","number":7,"v":1}\n{"_id":"gone","v":1}\n{"$$deleted":true,"_id":"gone"}\n')
    await rm(path.join(fresh.settings.dataFolder, 'manifest'))
    const store = await fresh.reopen()
    await store.prepare([THINGS])
    const things = store.collection<Thing>(THINGS)
    assert.deepEqual(await things.find({}), [{ _id: 'old', number: 7 }])
    await things.insert({ _id: 'new', number: 8 })
    await store.close()
    await truncate(file)
    await assertRefused('data-file-missing', /missing or empty/)
  })

  it('are not lost when all that they held was deleted', async () => {
    const store = await fresh.reopen()
    await store.prepare([THINGS])
    await store.collection<Thing>(THINGS).delete({})
    const emptied = await fresh.reopen()
    await emptied.prepare([THINGS])
    assert.equal(await emptied.collection<Thing>(THINGS).count({}), 0)
    await (await fresh.reopen()).prepare([THINGS])
  })
})
