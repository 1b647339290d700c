// What was replaced or deleted is in no file any more.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { openEmbeddedTestStore, type TestStore } from '../support/stores.ts'

interface Note {
  readonly _id: string
  readonly text: string
}

const NOTES = { name: 'notes', indexes: [] }

describe('a store that forgets', () => {
  let fresh: TestStore
  beforeEach(async () => (fresh = await openEmbeddedTestStore()))
  afterEach(() => fresh.dispose())

  const file = async (): Promise<string> => await readFile(path.join(fresh.settings.dataFolder, 'notes.db'), 'utf8')

  it('keeps what there is, and nothing of what there was', async () => {
    await fresh.store.prepare([NOTES])
    const notes = fresh.store.collection<Note>(NOTES)
    await notes.insertNew(['a', 'b', 'c', 'd'].map((_id) => ({ _id, text: `secret ${_id}` })))
    await notes.updateIf({ _id: 'a' }, { $set: { text: 'open' } })
    await notes.delete({ _id: 'b' })
    assert.match(await file(), /secret a[\s\S]*secret b/)
    await Promise.all([fresh.store.forget(), notes.insert({ _id: 'e', text: 'late' }), fresh.store.forget()])
    assert.doesNotMatch(await file(), /secret a|secret b/)
    const reopened = await fresh.reopen()
    await reopened.prepare([NOTES])
    const found = await reopened.collection<Note>(NOTES).find({}, { sort: { _id: 1 } })
    assert.deepEqual(
      found.map(({ _id, text }) => `${_id} ${text}`),
      ['a open', 'c secret c', 'd secret d', 'e late'],
    )
  })

  it('leaves a file alone that has no history', async () => {
    await fresh.store.prepare([NOTES])
    await fresh.store.collection<Note>(NOTES).insert({ _id: 'a', text: 'x' })
    const before = await file()
    await fresh.store.forget()
    assert.equal(await file(), before)
  })
})
