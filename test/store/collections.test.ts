// Documents of the version before go on working.
import assert from 'node:assert/strict'
import type { CollectionDeclaration, StoredDocument } from '../../src/app/ports/documents.ts'
import { COLLECTIONS, openDocuments } from '../../src/store/collections.ts'
import { aTicket } from '../support/builders.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

describe('documents of an earlier version', () => {
  let fresh: TestStore
  beforeEach(async () => (fresh = await openTestStore()))
  afterEach(() => fresh.dispose())

  /** Writes documents as a release wrote them that knew only the first `steps` migrations. */
  async function written(declaration: CollectionDeclaration, steps: number, documents: readonly StoredDocument[]) {
    const older = { ...declaration, migrations: (declaration.migrations ?? []).slice(0, steps) }
    await fresh.store.prepare([older])
    await fresh.store.collection<StoredDocument>(older).insertNew(documents)
  }

  it('know nothing of what was not kept of their mails', async () => {
    const { unkept, meeting, webLink, ...old } = aTicket({ text: 'Hello' })
    assert.deepEqual([unkept, meeting, webLink], [0, null, null])
    const file = { mailId: 'm', attachmentId: 'a', name: 'a.pdf', size: 9, contentType: 'application/pdf' }
    const ticketBefore: StoredDocument = Object.assign(old, { attachments: [file] })
    await written(COLLECTIONS.tickets, 0, [ticketBefore])
    const entry = {
      _id: 'e',
      ticketId: old._id,
      kind: 'mail',
      by: { name: '', address: '' },
      text: 'Hi',
      foldedText: '',
    }
    const entryBefore: StoredDocument = Object.assign(entry, { attachments: [], at: new Date(0) })
    await written(COLLECTIONS.entries, 0, [entryBefore])
    const documents = await openDocuments(await fresh.reopen())
    const ticket = await documents.tickets.findOne({ _id: old._id })
    assert.deepEqual(ticket, aTicket({ text: 'Hello', attachments: [{ ...file, kind: 'file' }] }))
    const found = await documents.entries.findOne({ ticketId: old._id })
    assert.deepEqual(
      [found?.text, found?.subject, found?.unkept, found?.meeting, found?.webLink],
      ['Hi', null, 0, null, null],
    )
  })
})
