import assert from 'node:assert/strict'
import { DocumentsById } from '../../src/store/embedded/documents-by-id.ts'
import { createNedb, ensureUnique, isUniqueViolation } from '../../src/store/embedded/nedb.ts'

interface Doc {
  readonly _id: string
  readonly number: number
  readonly text: string
}

describe('unique indexes of the embedded store', () => {
  async function filled() {
    const nedb = createNedb<Doc>(new DocumentsById())
    await nedb.insertAsync([1, 2].map((number) => ({ _id: `doc-${number}`, number, text: 'old' })))
    await ensureUnique(nedb, ['number'])
    await ensureUnique(nedb, ['number'])
    return nedb
  }
  const set = (fields: Partial<Doc>) => ({ $set: fields })
  const options = { returnUpdatedDocs: false }

  it('take nothing out of their trees for an update that leaves the keys as they are', async () => {
    const nedb = await filled()
    for (const name of ['_id', 'number']) {
      const { tree } = nedb.indexes[name] as unknown as { tree: object }
      Object.assign(tree, { delete: () => assert.fail(`${name} was taken out`) })
    }
    await nedb.updateAsync({ _id: 'doc-1' }, set({ text: 'new' }), options)
    const found = { _id: 'doc-1', number: 1, text: 'new' }
    assert.deepEqual(await nedb.findOneAsync({ number: 1 }), found)
    assert.deepEqual(await nedb.findOneAsync({ _id: 'doc-1' }), found)
    assert.deepEqual(
      nedb.getAllData().map(({ text }) => text),
      ['new', 'old'],
    )
  })

  it('follow a key that changes, and refuse one that is there, as before', async () => {
    const nedb = await filled()
    const second = { _id: 'doc-2' }
    await nedb.updateAsync(second, set({ text: 'new' }), options)
    await assert.rejects(nedb.updateAsync(second, set({ number: 1 }), options), isUniqueViolation)
    assert.equal((await nedb.findOneAsync({ number: 2 }))?._id, 'doc-2')
    await nedb.updateAsync(second, set({ number: 3 }), options)
    assert.equal(await nedb.findOneAsync({ number: 2 }), null)
    assert.equal((await nedb.findOneAsync({ number: 3 }))?.text, 'new')
    await nedb.insertAsync({ _id: 'doc-4', number: 2, text: 'old' })
    assert.equal(await nedb.removeAsync(second, {}), 1)
    assert.equal(await nedb.findOneAsync({ number: 3 }), null)
  })
})
