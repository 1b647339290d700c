// Data that an older version wrote go on working.
import assert from 'node:assert/strict'
import { openDocuments } from '../../src/store/collections.ts'
import { aChannel, aTicket } from '../support/builders.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

type Stored = Readonly<Record<string, unknown>> & { readonly _id: string }

describe('data of an older version', () => {
  let fresh: TestStore
  beforeEach(async () => (fresh = await openTestStore()))
  afterEach(() => fresh.dispose())

  /** As version 1 wrote it, without the fields that came later. */
  async function write(
    name: 'channels' | 'tickets' | 'alarms',
    documents: readonly object[],
    later: readonly string[],
  ) {
    const declaration = { name, indexes: [] }
    await fresh.store.prepare([declaration])
    const old = documents.map((document) =>
      Object.fromEntries(Object.entries(document).filter(([field]) => !later.includes(field))),
    )
    await fresh.store.collection<Stored>(declaration).insertNew(old as Stored[])
  }

  it('of channels: one that was off stays off, as it may have been somebody’s wish', async () => {
    const channels = [aChannel(), aChannel({ _id: 'off', conversationId: '19:off', active: false })]
    await write('channels', channels, ['offBecause', 'threadNotes'])
    const documents = await openDocuments(await fresh.reopen())
    const found = await documents.channels.find({}, { sort: { _id: 1 } })
    assert.deepEqual(
      found.map(({ _id, offBecause, threadNotes }) => [_id, offBecause, threadNotes]),
      [
        ['channel', [], null],
        ['off', ['unlinked'], null],
      ],
    )
  })

  it('of tickets: nothing is noted, and their questions are as they were', async () => {
    await write('tickets', [aTicket()], ['deliveryNote', 'questionOver'])
    const ticket = await (await openDocuments(await fresh.reopen())).tickets.findOne({ _id: 'ticket' })
    assert.deepEqual(ticket, aTicket())
  })

  it('of alarms: they are over, and keep nothing from being told', async () => {
    // Older ones are forgotten after a month.
    const raisedAt = new Date()
    const rest = { raisedAt, outbox: [], deliverAt: null, deliveryLease: null, revision: 1 }
    await write('alarms', [{ _id: 'mails-failed/mailbox/x', kind: 'mails-failed', mailboxId: 'mailbox', ...rest }], [])
    const alarm = await (await openDocuments(await fresh.reopen())).alarms.findOne({ kind: 'mails-failed' })
    assert.deepEqual([alarm?.endedAt, alarm?.channelId, alarm?.cards, alarm?.trouble], [raisedAt, null, [], null])
  })
})
