import assert from 'node:assert/strict'
import { DocumentsById, idOf } from '../../src/store/embedded/documents-by-id.ts'
import { FieldIndex } from '../../src/store/embedded/field-index.ts'

type Doc = Readonly<Record<string, unknown>> & { readonly _id: string }

function indexOf(field: string, documents: readonly Doc[]) {
  const byId = new DocumentsById()
  byId.insert(documents)
  const index = new FieldIndex(field, byId)
  return {
    ids: (value: unknown) => index.getMatching(value).map(idOf),
    between: (bounds: Record<string, unknown>) => index.getBetweenBounds(bounds).map(idOf),
    documents: (value: unknown) => index.getMatching(value),
    update: (oldDoc: Doc, newDoc: Doc) => {
      for (const one of [byId, index]) one.update([{ oldDoc, newDoc }])
    },
    revert: (oldDoc: Doc, newDoc: Doc) => {
      for (const one of [byId, index]) one.revertUpdate([{ oldDoc, newDoc }])
    },
  }
}

describe('FieldIndex', () => {
  const DAY = new Date('2026-11-23T00:00:00Z')

  for (const { what, field, fields, key } of [
    { what: 'a text', field: 'name', fields: { name: 'x' }, key: 'x' },
    { what: 'a date', field: 'at', fields: { at: DAY }, key: DAY },
    { what: 'what is absent', field: 'at', fields: {}, key: null },
    { what: 'what is absent further in', field: 'lease.owner', fields: { lease: null }, key: null },
    { what: 'a list', field: 'words', fields: { words: ['x', 'y'] }, key: 'y' },
    { what: 'elements of a list', field: 'lanes.at', fields: { lanes: [{ at: DAY }] }, key: DAY },
  ]) {
    it(`does nothing where an update leaves it as it was, and answers with the new document: ${what}`, () => {
      const [first, second] = [
        { _id: 'first', ...fields },
        { _id: 'second', ...fields },
      ]
      const { update, ids, documents } = indexOf(field, [first, second])
      const changed = { ...structuredClone(first), version: 2 }
      update(first, changed)
      // What is taken out and put in again comes last.
      assert.deepEqual(ids(key), ['first', 'second'])
      assert.equal(documents(key)[0], changed)
    })
  }

  for (const { field, before, after, gone, come } of [
    { field: 'name', before: { name: 'x' }, after: { name: 'y' }, gone: 'x', come: 'y' },
    { field: 'name', before: { name: 'x' }, after: {}, gone: 'x', come: null },
    { field: 'at', before: { at: DAY }, after: { at: null }, gone: DAY, come: null },
    { field: 'words', before: { words: ['x', 'y'] }, after: { words: ['x', 'z'] }, gone: 'y', come: 'z' },
    { field: 'words', before: { words: ['x', 'y'] }, after: { words: ['x'] }, gone: 'y', come: 'x' },
    {
      field: 'lanes.lane',
      before: { lanes: [{ lane: 'x' }] },
      after: { lanes: [{ lane: 'y' }] },
      gone: 'x',
      come: 'y',
    },
    { field: 'lease.owner', before: { lease: { owner: 'x' } }, after: { lease: null }, gone: 'x', come: null },
    { field: 'lease.owner', before: { lease: null }, after: { lease: { owner: 'x' } }, gone: null, come: 'x' },
    { field: 'lanes.lane', before: { lanes: [] }, after: { lanes: [{ lane: 'y' }] }, gone: 'x', come: 'y' },
  ]) {
    it(`follows an update of ${field} from ${JSON.stringify(before)} to ${JSON.stringify(after)}, and back`, () => {
      const [oldDoc, newDoc] = [
        { _id: 'one', ...before },
        { _id: 'one', ...after },
      ]
      const { update, revert, ids } = indexOf(field, [oldDoc])
      const found = { gone: ids(gone), come: ids(come) }
      update(oldDoc, newDoc)
      assert.deepEqual({ gone: ids(gone), come: ids(come) }, { gone: [], come: ['one'] })
      revert(oldDoc, newDoc)
      assert.deepEqual({ gone: ids(gone), come: ids(come) }, found)
    })
  }

  it('answers once with what has several of the values, or several in the range', () => {
    const { ids, between } = indexOf('words', [{ _id: 'one', words: ['x', 'y', 'y'] }])
    assert.deepEqual(ids(['x', 'y']), ['one'])
    assert.deepEqual(between({ $gte: 'a' }), ['one'])
  })
})
