// The list of open tickets: in which order, and what is said when there are none.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { listTickets } from '../../src/app/tickets/find/list-tickets.ts'
import { EVERY_OPEN_TICKET, type TicketFilter } from '../../src/app/tickets/find/ticket-filter.ts'
import type { Person } from '../../src/domain/organisation/person.ts'
import type { Priority } from '../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { aPerson, aTicket, aTree, NOON } from '../support/builders.ts'
import { identityParts } from '../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const HOUR_MS = 3_600_000

describe('the list of open tickets', () => {
  let store: TestStore
  let documents: Documents
  const agent = aPerson({ memberships: [{ organisationId: 'customer', role: 'agent' }] })
  const nobody = aPerson({ _id: 'nobody', addresses: [] })

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    await documents.organisations.insertNew(Object.values(aTree()))
  })
  afterEach(() => store.dispose())

  const list = (actor: Person, channel: string | null = null, page = 1, filter: Partial<TicketFilter> = {}) =>
    listTickets(
      { ...identityParts(), documents, clock: () => NOON },
      actor,
      channel,
      { ...EVERY_OPEN_TICKET, ...filter },
      page,
    )

  async function tickets(...priorities: readonly Priority[]): Promise<void> {
    await documents.tickets.insertNew(
      priorities.map((priority, index) =>
        aTicket({
          _id: `t${index + 1}`,
          originKey: `mail/${index + 1}`,
          number: index + 1,
          priority,
          createdAt: new Date(NOON.getTime() - (100 - index) * HOUR_MS),
        }),
      ),
    )
  }

  it('has the most urgent first, and of these the oldest', async () => {
    await tickets('low', 'urgent', 'normal', 'high', 'urgent', 'normal')
    const { tickets: shown } = await list(agent)
    assert.deepEqual(
      shown.map(({ number }) => number),
      [2, 5, 4, 3, 6, 1],
    )
  })

  it('shows each ticket on exactly one page', async () => {
    const many = Array.from(
      { length: 23 },
      (_, index) => (['low', 'high', 'normal', 'urgent'] as const)[index % 4] ?? 'low',
    )
    await tickets(...many)
    const pages = await Promise.all([1, 2, 3].map((page) => list(agent, null, page)))
    const shown = pages.flatMap((page) => page.tickets.map(({ number }) => number))
    assert.deepEqual(
      pages.map((page) => page.tickets.length),
      [10, 10, 3],
    )
    assert.equal(new Set(shown).size, 23)
  })

  it('says that nothing is waiting only to those who would see it', async () => {
    assert.equal((await list(agent)).empty, 'Nothing is waiting here.')
    assert.equal((await list(agent, 'customer')).empty, 'Nothing is waiting here.')
    for (const view of [await list(nobody), await list(nobody, 'customer'), await list(agent, 'neighbour')]) {
      assert.match(view.empty, /^You see the tickets that you opened yourself/u)
    }
  })
})
