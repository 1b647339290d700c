// Tickets and entries as the first release stored them, opened by this one.
import assert from 'node:assert/strict'
import type { CollectionDeclaration } from '../../src/app/ports/documents.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { anOutboxItem, aTicket, NOON } from '../support/builders.ts'
import { openTestStore } from '../support/stores.ts'

const FIRST: Readonly<Record<'tickets' | 'entries', CollectionDeclaration>> = {
  tickets: { name: 'tickets', indexes: [{ fields: { messageIds: 1 } }] },
  entries: { name: 'entries', indexes: [] },
}

const OLD_ENTRY = { _id: 'mail/mailbox/1', by: { name: 'Ann', address: 'ann@x' } } as const

describe('tickets of the first version', () => {
  it('have their Message-IDs in a collection of their own, keep some, and say how what waits will leave', async () => {
    const fresh = await openTestStore()
    try {
      const { lanes, ...ticket } = aTicket({
        messageIds: Array.from({ length: 2000 }, (_, index) => `<${index}@x>`),
        entryIds: ['mail/mailbox/1', 'mail/mailbox/2'],
        outbox: [anOutboxItem(), anOutboxItem({ id: 'reply', kind: 'thread-reply', entryId: 'mail/mailbox/2' })],
        deliverAt: NOON,
      })
      assert.equal(lanes.length, 1)
      await fresh.store.prepare(Object.values(FIRST))
      await fresh.store.collection(FIRST.tickets).insert(ticket)
      await fresh.store.collection(FIRST.entries).insert(OLD_ENTRY)

      const documents = await openDocuments(await fresh.reopen())
      const found = await documents.tickets.findOne({ lanes: { $elemMatch: { lane: 'create/channel' } } })
      assert.deepEqual(found?.lanes, lanes)
      assert.deepEqual(found.messageIds, ['<0@x>', ...Array.from({ length: 9 }, (_, index) => `<${1991 + index}@x>`)])
      assert.deepEqual(found.entryIds, ticket.entryIds)
      assert.equal(await documents.mailThreads.count({ ticketId: ticket._id }), 2000)
      assert.ok(await documents.mailThreads.findOne({ _id: 'mailbox/<1000@x>' }))
      const entry = await documents.entries.findOne({ _id: 'mail/mailbox/1' })
      assert.deepEqual([entry?.counted, entry?.untold], [false, false])
      assert.deepEqual([entry?.audience, entry?.by], ['public', { name: 'Ann', address: 'ann@x', personId: null }])
    } finally {
      await fresh.dispose()
    }
  })
})
