// What MongoDB looks at for the first page of a list or a search: as much among thousands of tickets as among hundreds.
import assert from 'node:assert/strict'
import { z } from 'zod'
import { MongoClient, type Collection as DriverCollection, type Document } from 'mongodb'
import type { Documents } from '../../src/app/documents.ts'
import type { Filter, FindOptions } from '../../src/app/ports/documents.ts'
import { findTickets, listTickets } from '../../src/app/tickets/find/list-tickets.ts'
import { EVERY_OPEN_TICKET, TICKET_LISTS } from '../../src/app/tickets/find/ticket-filter.ts'
import { raiseTicketNumbers } from '../../src/app/tickets/ticket-numbers.ts'
import { PRIORITIES, STATUSES, type Ticket } from '../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { aPerson, aTicket, aTree, NOON } from '../support/builders.ts'
import { identityParts } from '../support/identity-parts.ts'
import { openMongoTestStore, TEST_MONGODB_URI, type TestStore } from '../support/stores.ts'

const HOUR_MS = 3_600_000
const COUNT = 6_000
/** What a page may cost: a thousand are counted in each of at most four parts of a list. */
const BOUND = 4_200

const Explained = z.object({
  queryPlanner: z.object({ winningPlan: z.unknown() }),
  executionStats: z.object({ totalKeysExamined: z.number(), totalDocsExamined: z.number() }),
})

interface Asked {
  readonly filter: Filter<Ticket>
  readonly options: FindOptions<Ticket>
}

describe('the index of a list', () => {
  let store: TestStore | undefined
  let client: MongoClient | undefined
  let raw: DriverCollection
  let documents: Documents
  let asked: Asked[] = []
  const agent = aPerson({ _id: 'agent', memberships: [{ organisationId: 'root', role: 'agent' }] })

  before(async function () {
    if (TEST_MONGODB_URI === null) {
      console.log('    skipped: set TEST_MONGODB_URI to a MongoDB server to see how its indexes are used')
      return this.skip()
    }
    store = await openMongoTestStore(TEST_MONGODB_URI)
    const opened = await openDocuments(store.store)
    const collection = opened.tickets
    documents = {
      ...opened,
      tickets: {
        ...collection,
        async find(filter, options = {}) {
          asked.push({ filter, options })
          return await collection.find(filter, options)
        },
        async count(filter, limit) {
          asked.push({ filter, options: limit === undefined ? {} : { limit } })
          return await collection.count(filter, limit)
        },
      },
    }
    await documents.organisations.insertNew(Object.values(aTree()))
    const tickets = Array.from({ length: COUNT }, (_, index) => {
      const createdAt = new Date(NOON.getTime() - ((index * 7919) % 9_973) * HOUR_MS)
      const status = STATUSES[index % STATUSES.length] ?? 'new'
      const isOpen = status !== 'resolved' && status !== 'closed'
      return aTicket({
        ...{ _id: `t${index}`, originKey: `mail/${index}`, number: index + 1, createdAt, status },
        priority: PRIORITIES[index % PRIORITIES.length] ?? 'low',
        assignee: index % 3 === 0 ? { personId: index % 2 === 0 ? 'agent' : 'other', name: 'Agent' } : null,
        resolvedAt: isOpen ? null : new Date(createdAt.getTime() + HOUR_MS),
        dueAt: index % 4 === 0 ? new Date(createdAt.getTime() + 24 * HOUR_MS) : null,
      })
    })
    await documents.tickets.insertNew(tickets)
    await raiseTicketNumbers(documents, COUNT)
    client = new MongoClient(TEST_MONGODB_URI)
    raw = client.db(store.settings.mongodbDatabase).collection('tickets')
  })
  after(async () => {
    await client?.close()
    await store?.dispose()
  })

  const deps = () => ({ ...identityParts(), documents, clock: () => NOON })

  /** Keys of indexes and documents that the server looked at, for all it was asked. */
  async function looked(ask: () => Promise<unknown>): Promise<number> {
    asked = []
    await ask()
    const each = await Promise.all(
      asked.map(async ({ filter, options: { sort, limit } }) => {
        const cursor = raw.find(filter as Document)
        if (sort) cursor.sort(sort)
        if (limit !== undefined) cursor.limit(limit)
        const { executionStats, queryPlanner } = Explained.parse(await cursor.explain('executionStats'))
        assert.doesNotMatch(JSON.stringify(queryPlanner.winningPlan), /COLLSCAN/)
        return Math.max(executionStats.totalKeysExamined, executionStats.totalDocsExamined)
      }),
    )
    return each.reduce((sum, count) => sum + count, 0)
  }

  it('serves every list and search without looking at more than a bounded part', async function () {
    this.timeout(300_000)
    const questions: Readonly<Record<string, () => Promise<unknown>>> = {
      ...Object.fromEntries(
        TICKET_LISTS.map((list) => [list, () => listTickets(deps(), agent, null, { ...EVERY_OPEN_TICKET, list })]),
      ),
      'a word of every ticket': () => findTickets(deps(), agent, null, 'printer'),
      'a beginning': () => findTickets(deps(), agent, null, 'prin'),
      'two words': () => findTickets(deps(), agent, null, 'printer fire'),
    }
    for (const [name, ask] of Object.entries(questions)) {
      const count = await looked(ask)
      assert.ok(count > 0 && count <= BOUND, `${name}: ${count} of ${COUNT}`)
    }
  })
})
