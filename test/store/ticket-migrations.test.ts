// Tickets and entries as the first release stored them, opened by this one.
import assert from 'node:assert/strict'
import type { CollectionDeclaration } from '../../src/app/ports/documents.ts'
import { countUpTo } from '../../src/app/tickets/find/in-turn.ts'
import { listingOf } from '../../src/app/tickets/find/listing-of.ts'
import { EVERY_OPEN_TICKET } from '../../src/app/tickets/find/ticket-filter.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { COLLECTIONS, openDocuments } from '../../src/store/collections.ts'
import { withVersions } from '../../src/store/versioned.ts'
import { anOutboxItem, aTicket, NOON } from '../support/builders.ts'
import { openTestStore } from '../support/stores.ts'

const FIRST: Readonly<Record<'tickets' | 'entries', CollectionDeclaration>> = {
  tickets: { name: 'tickets', indexes: [{ fields: { messageIds: 1 } }] },
  entries: { name: 'entries', indexes: [] },
}

/** As entries were when tickets began to leave events there. */
const BEFORE_EVENTS: Readonly<Record<'tickets' | 'entries', CollectionDeclaration>> = {
  tickets: { name: 'tickets', indexes: [], migrations: COLLECTIONS.tickets.migrations.slice(0, 4) },
  entries: { name: 'entries', indexes: [], migrations: COLLECTIONS.entries.migrations.slice(0, 4) },
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

describe('tickets of the version that kept nothing but the last event', () => {
  it('have that event in their timeline, once, unless an entry says it, and know the last mail', async () => {
    const fresh = await openTestStore()
    try {
      const old = (_id: string, number: number, what: string, entryIds: readonly string[]) => {
        const { lastMessage, ...ticket } = aTicket({ lastEvent: { at: NOON, by: 'Bob', what }, entryIds })
        assert.equal(lastMessage, null)
        return { ...ticket, _id, number, originKey: _id, revision: 7 }
      }
      await fresh.store.prepare(Object.values(BEFORE_EVENTS))
      await fresh.store
        .collection(BEFORE_EVENTS.tickets)
        .insertNew([
          old('taken', 1, 'took this ticket over from Ann', ['mail/mailbox/1', 'mail/mailbox/2']),
          old('opened', 2, 'opened it', []),
          old('noted', 3, 'added a note', []),
          old('answered', 4, 'replied', ['mail/mailbox/3']),
          old('fresh', 5, 'opened it from an email', []),
        ])

      for (let round = 0; round < 2; round += 1) {
        const documents = await openDocuments(await fresh.reopen())
        const events = await documents.entries.find({ kind: 'event' }, { sort: { text: 1 } })
        assert.deepEqual(
          events.map(({ _id, ticketId, by, text, at, audience }) => [_id, ticketId, by.name, text, at, audience]),
          [
            ['event/opened/000000007', 'opened', 'Bob', 'opened it', NOON, 'internal'],
            ['event/taken/000000007', 'taken', 'Bob', 'took this ticket over from Ann', NOON, 'internal'],
          ],
        )
        const tickets = await documents.tickets.find({}, { sort: { number: 1 } })
        assert.deepEqual(
          tickets.map(({ lastMessage }) => lastMessage?.entryId ?? null),
          ['mail/mailbox/2', null, null, 'mail/mailbox/3', null],
        )
      }
    } finally {
      await fresh.dispose()
    }
  })
})

describe('tickets of the version whose ended ones had negative turns', () => {
  it('stand in the lists they belong to', async () => {
    const fresh = await openTestStore()
    try {
      const before = { name: 'tickets', indexes: [], migrations: COLLECTIONS.tickets.migrations.slice(0, 9) }
      const old = aTicket({ status: 'resolved', resolvedAt: NOON, turn: -NOON.getTime(), queue: 'ended' })
      await withVersions(fresh.store).prepare([before])
      await withVersions(fresh.store).collection<Ticket>(before).insert(old)

      const documents = await openDocuments(await fresh.reopen())
      const parts = [{ organisationPath: 'root' }]
      const found = await Promise.all(
        (['all', 'resolved'] as const).map(async (list) => {
          const filter = { ...EVERY_OPEN_TICKET, list }
          return await countUpTo(documents.tickets, listingOf(parts, filter, { personId: 'agent', now: NOON }))
        }),
      )
      assert.deepEqual(found, [0, 1])
    } finally {
      await fresh.dispose()
    }
  })
})

/** As tickets were when merged ones stood among the resolved ones. */
const BEFORE_ASIDE: CollectionDeclaration = {
  name: 'tickets',
  indexes: [],
  migrations: COLLECTIONS.tickets.migrations.slice(0, 9),
}

describe('tickets of the version that listed merged ones as resolved', () => {
  it('are set aside where they are merged or no request, and know who the first requester was', async () => {
    const fresh = await openTestStore()
    try {
      const old = (number: number, overrides: Partial<Ticket>) => {
        const { firstRequester, ...ticket } = aTicket({
          number,
          _id: `t${number}`,
          originKey: `o${number}`,
          ...overrides,
        })
        assert.equal(firstRequester, null)
        return { ...ticket, status: 'closed', queue: ticket.queue === 'set-aside' ? 'ended' : ticket.queue }
      }
      const mergedInto: Ticket['mergedInto'] = {
        ...{ ticketId: 't2', number: 2, mergeId: 'm', at: NOON, by: { personId: 'bob', name: 'Bob' } },
        former: { status: 'open', resolvedAt: null },
      }
      const followers = [{ name: 'Ann Lee', address: 'ann@contoso.example' }]
      const ended = { status: 'closed', resolvedAt: NOON } as const
      await fresh.store.prepare([BEFORE_ASIDE])
      await fresh.store
        .collection(BEFORE_ASIDE)
        .insertNew([
          old(1, { ...ended, mergedInto }),
          old(2, ended),
          old(3, { ...ended, notRequest: true }),
          old(4, { ...ended, requesterGiven: true, followers }),
        ])
      const documents = await openDocuments(await fresh.reopen())
      const tickets = await documents.tickets.find({}, { sort: { number: 1 } })
      assert.deepEqual(
        tickets.map(({ queue }) => queue),
        ['set-aside', 'ended', 'set-aside', 'ended'],
      )
      assert.deepEqual(
        tickets.map(({ firstRequester }) => firstRequester?.name ?? null),
        [null, null, null, 'Ann Lee'],
      )
    } finally {
      await fresh.dispose()
    }
  })
})
