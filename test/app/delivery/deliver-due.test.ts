// What the delivery worker leaves alone, what goes first, and what it does while the store refuses writes.
import assert from 'node:assert/strict'
import { createDeliveryMemory, type DeliveryMemory } from '../../../src/app/delivery/delivery-memory.ts'
import { deliverDue } from '../../../src/app/delivery/deliver.ts'
import type { DeliveryDeps } from '../../../src/app/delivery/delivered.ts'
import type { Documents } from '../../../src/app/documents.ts'
import type { Chat } from '../../../src/app/ports/chat.ts'
import { raiseAlarm } from '../../../src/app/watch/raise-alarm.ts'
import { OutsideError } from '../../../src/domain/errors.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aChannel, aMailbox, anOutboxItem, aTicket, aTree, countingIds, NOON } from '../../support/builders.ts'
import { aroundWrites } from '../../support/store-writes.ts'
import { openTestStore, silentLog, type TestStore } from '../../support/stores.ts'

describe('the delivery worker', () => {
  let store: TestStore
  let documents: Documents
  let memory: DeliveryMemory
  let now: Date
  let posts: string[]
  /** How many more cards a channel takes. */
  let left: Record<string, number>
  let refused: (collection: string, method: string) => boolean
  let writes: number

  beforeEach(async () => {
    ;[now, posts, left, refused, writes] = [NOON, [], {}, () => false, 0]
    store = await openTestStore()
    memory = createDeliveryMemory(() => now)
    documents = await openDocuments(
      aroundWrites(store.store, async ({ collection, method, isNeeded }, run) => {
        if (!(await isNeeded())) return await run()
        if (refused(collection, method)) throw new Error('The store takes no writes')
        writes += 1
        return await run()
      }),
    )
    await documents.organisations.insertNew(Object.values(aTree()))
    await documents.mailboxes.insert(aMailbox({ channelId: 'channel' }))
    const ids = ['channel', 'other']
    await documents.channels.insertNew(ids.map((id) => aChannel({ _id: id, conversationId: id, name: id })))
  })
  afterEach(() => store.dispose())

  const chat: Chat = {
    room: ({ conversationId }) => Promise.resolve({ count: left[conversationId] ?? Infinity, opensInMs: 700 }),
    post({ serviceUrl, tenantId, conversationId }) {
      if (left[conversationId] === 0) return Promise.reject(new OutsideError({ ...FULL, retryAfterMs: 700 }))
      posts.push(conversationId)
      left[conversationId] = (left[conversationId] ?? Infinity) - 1
      return Promise.resolve({ serviceUrl, tenantId, conversationId, activityId: `a${posts.length}` })
    },
    update: () => Promise.resolve('updated'),
    reply: () => Promise.reject(new Error('Nobody asked for it')),
    direct: () => Promise.reject(new Error('Nobody asked for it')),
    mention: () => Promise.reject(new Error('Nobody is mentioned')),
    remove: () => Promise.reject(new Error('Nobody asked for it')),
    members: () => Promise.reject(new Error('Nobody asked for it')),
    mark: () => assert.fail('Nothing is marked'),
    readAccount: () => Promise.reject(new Error('Nobody asked for it')),
    mayWhisper: () => false,
    whisper: () => Promise.reject(new Error('Nobody asked for it')),
  }

  const deps = () =>
    ({
      documents,
      chat,
      clock: () => now,
      newId: countingIds('new'),
      log: silentLog,
      settings: { leaseMs: 60_000, pollIntervalMs: 1, reopenMs: 1, replyDelayMs: 0 },
      workerId: 'me',
      isStopping: () => false,
      botLink: '',
    }) as unknown as DeliveryDeps

  async function tickets(count: number, overrides: Partial<Ticket> = {}, from = 0): Promise<void> {
    const ids = Array.from({ length: count }, (_, index) => `t${from + index}`)
    const waiting = { outbox: [anOutboxItem()], deliverAt: NOON, ...overrides }
    await documents.tickets.insertNew(
      ids.map((_id, index) => aTicket({ _id, number: 1 + from + index, originKey: _id, ...waiting })),
    )
  }

  /** Until nothing more can be done; the answer of the last look. */
  async function deliverAll(): Promise<boolean | number> {
    for (;;) {
      const more = await deliverDue(deps(), memory)
      if (more !== true) return more
    }
  }

  it('leaves alone what waits for a channel that takes nothing, and goes on with the others', async () => {
    left['channel'] = 3
    await tickets(450)
    await tickets(2, { channelId: 'other' }, 450)
    assert.equal(await deliverAll(), 750)
    assert.deepEqual(posts.toSorted(), ['channel', 'channel', 'channel', 'other', 'other'])
    const untouched = { card: null, revision: 1, deliveryLease: null } as const
    assert.equal(await documents.tickets.count(untouched), 447)
    writes = 0
    now = new Date(NOON.getTime() + 749)
    assert.equal(await deliverAll(), 1)
    assert.equal(writes, 0, 'nothing is claimed or written')
    left['channel'] = 2
    now = new Date(NOON.getTime() + 750)
    await deliverAll()
    assert.equal(posts.length, 7)
    assert.equal(await documents.tickets.count(untouched), 445)
  })

  it('redraws at once in a channel that takes no new cards, and takes what goes elsewhere out of a ticket that waits there', async () => {
    left['channel'] = 0
    await tickets(250)
    const old = { serviceUrl: 's', tenantId: 't', conversationId: 'elsewhere', activityId: 'a' }
    await tickets(1, { card: old }, 250)
    await tickets(1, { outbox: [anOutboxItem(), anOutboxItem({ id: 'p', kind: 'pointer', posted: old })] }, 251)
    assert.equal(await deliverAll(), 750)
    assert.deepEqual(posts, [])
    const done = await documents.tickets.find({ revision: { $gt: 1 } }, { sort: { number: 1 } })
    assert.deepEqual(
      done.map(({ _id, outbox, deliveryLease }) => [_id, outbox.map(({ kind }) => kind), deliveryLease]),
      [
        ['t250', [], null],
        ['t251', ['card'], null],
      ],
    )
  })

  it('posts an alarm before the tickets that wait for the same channel', async () => {
    left['channel'] = 1
    await tickets(5)
    await raiseAlarm({ ...deps(), wakeDelivery: () => undefined }, 'mails-failed', 'mailbox')
    await deliverAll()
    assert.equal(posts.length, 1)
    assert.equal(await documents.alarms.count({ deliverAt: null }), 1)
    assert.equal(await documents.tickets.count({ card: null }), 5)
  })

  it('posts an alarm first, too, when the channel takes messages again', async () => {
    left['channel'] = 0
    await tickets(5)
    await raiseAlarm({ ...deps(), wakeDelivery: () => undefined }, 'mails-failed', 'mailbox')
    const restMs = await deliverAll()
    assert.equal(typeof restMs, 'number')
    left['channel'] = 1
    now = new Date(NOON.getTime() + Number(restMs))
    await deliverAll()
    assert.equal(await documents.alarms.count({ deliverAt: null }), 1)
  })

  it('lets nothing leave while the store takes no writes, though it holds what it made itself', async () => {
    const lease = { owner: 'me', until: new Date(NOON.getTime() + 60_000) }
    await tickets(10, { deliveryLease: lease })
    refused = () => true
    for (let look = 0; look < 5; look += 1) await assert.rejects(deliverDue(deps(), memory), /takes no writes/)
    assert.deepEqual(posts, [])
    refused = () => false
    await deliverAll()
    assert.equal(posts.length, 10)
  })

  it('keeps in mind what left and could not be written down, and writes it down instead of sending it again', async () => {
    await tickets(10)
    await raiseAlarm({ ...deps(), wakeDelivery: () => undefined }, 'mails-failed', 'mailbox')
    refused = (_, method) => method === 'updateEach'
    for (let look = 0; look < 5; look += 1) await deliverDue(deps(), memory).catch(() => undefined)
    const before = posts.length
    assert.ok(before > 0 && before <= 11, `${before} posts`)
    refused = () => false
    await deliverAll()
    assert.equal(posts.length, 11)
    assert.equal(await documents.tickets.count({ card: { $ne: null }, deliverAt: null, deliveryLease: null }), 10)
    assert.equal(await documents.alarms.count({ deliverAt: null }), 1)
  })

  it('writes down together what left at the same time, and posts nothing twice where somebody changes one of them meanwhile', async () => {
    await tickets(40)
    let together = 0
    const { tickets: collection } = documents
    documents = {
      ...documents,
      tickets: {
        ...collection,
        async updateEach(changes) {
          together = Math.max(together, changes.length)
          // Between the post and the note of each fifth one.
          for (const { filter } of changes) {
            const fifth = { ...filter, number: { $in: [5, 10, 15, 20, 25, 30, 35, 40] }, linkEpoch: { $ne: 7 } }
            await collection.updateIf(fifth, { $set: { linkEpoch: 7 }, $inc: { revision: 1 } })
          }
          return await collection.updateEach(changes)
        },
      },
    }
    await deliverAll()
    assert.equal(posts.length, 40)
    assert.ok(together > 1, `${together} in a write`)
    const done = { deliverAt: null, deliveryLease: null, outbox: [], 'card.activityId': { $gte: '' } } as const
    assert.equal(await documents.tickets.count({ ...done, linkEpoch: { $ne: 7 } }), 32)
    assert.equal(await documents.tickets.count({ ...done, linkEpoch: 7 }), 8)
    const ids = (await documents.tickets.find({})).map(({ card }) => card?.activityId)
    assert.equal(new Set(ids).size, 40)
  })

  it('goes on with the others while one ticket cannot be written', async () => {
    let poisoned = 0
    refused = (collection, method) => collection === 'tickets' && method === 'updateEach' && (poisoned += 1) === 1
    await tickets(1)
    await assert.rejects(deliverDue(deps(), memory), /takes no writes/)
    memory.unnoted.set('t0', () => Promise.reject(new Error('Too big')))
    await tickets(20, {}, 1)
    await deliverAll()
    assert.equal(posts.length, 21)
    assert.equal(await documents.tickets.count({ card: { $ne: null } }), 20)
  })

  it('lets nothing more leave when very much could not be written down', async () => {
    for (let index = 0; index < 200; index += 1)
      memory.unnoted.set(String(index), () => Promise.reject(new OutsideError(NO)))
    await tickets(1)
    await assert.rejects(deliverDue(deps(), memory), /200 deliveries could not be written down/)
    assert.deepEqual(posts, [])
  })
})

const FULL = { code: 'too-many-messages', message: 'Full', forPerson: 'Full.', retryable: true }
const NO = { code: 'x', message: 'No', forPerson: 'No.', retryable: true }
