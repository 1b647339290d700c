import assert from 'node:assert/strict'
import { COLLECTIONS, openDocuments } from '../../src/store/collections.ts'
import { aTicket, anOutboxItem, NOON } from '../support/builders.ts'
import { openTestStore } from '../support/stores.ts'

const TICKETS = { ...COLLECTIONS.tickets, migrations: COLLECTIONS.tickets.migrations.slice(0, 4) }
const ENTRIES = { ...COLLECTIONS.entries, migrations: COLLECTIONS.entries.migrations.slice(0, 4) }
const DRAFTS = { ...COLLECTIONS.replyDrafts, migrations: [] }

describe('replies that were written before they could go to several', () => {
  it('wait on, go to the one they were written to, and are counted as sent', async () => {
    const fresh = await openTestStore()
    try {
      const to = { name: 'Ann', address: 'ann@contoso.example' }
      const old = {
        entryId: 'reply/1',
        by: { personId: 'bea', name: 'Bea' },
        to,
        cc: [],
        text: 'Hi',
        writtenAt: NOON,
        setTo: null,
      }
      const draft = { id: 'draft', messageId: '<1@x>' }
      const item = { ...anOutboxItem({ id: 'reply' }), kind: 'reply', reply: old, sendAt: NOON, draft }
      const ticket = { ...aTicket(), askedBy: undefined, to: undefined, lastReply: undefined }
      await fresh.store.prepare([TICKETS, ENTRIES, DRAFTS])
      await fresh.store.collection(TICKETS).insert({ ...ticket, outbox: [anOutboxItem(), item] } as never)
      await fresh.store.collection(ENTRIES).insert({ _id: 'reply/0', kind: 'reply', to: [to] } as never)
      await fresh.store.collection(ENTRIES).insert({ _id: 'mail/0', kind: 'mail' } as never)
      await fresh.store.collection(DRAFTS).insert({ _id: 'ticket/bea', cc: [], text: 'Hi' } as never)

      const documents = await openDocuments(await fresh.reopen())
      const found = await documents.tickets.findOne({ _id: 'ticket' })
      assert.deepEqual([found?.askedBy, found?.to, found?.lastReply], ['ann@contoso.example', [], null])
      assert.deepEqual(found?.outbox, [
        anOutboxItem(),
        { ...item, reply: { ...old, mailboxId: 'mailbox', to: [to] }, draft: { ...draft, version: null } },
      ])
      const [mail, reply] = await documents.entries.find({}, { sort: { _id: 1 } })
      assert.deepEqual([mail?.to, mail?.messageIds, mail?.undelivered], [[], [], null])
      assert.deepEqual([reply?.to, reply?.undelivered], [[to], null])
      assert.deepEqual((await documents.replyDrafts.findOne({ _id: 'ticket/bea' }))?.to, [])
    } finally {
      await fresh.dispose()
    }
  })
})
