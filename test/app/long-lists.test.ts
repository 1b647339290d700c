// Lists that are longer than anybody counts: in order from the first page to the last, counted no further than a thousand.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { countUpTo, findInTurn } from '../../src/app/tickets/find/in-turn.ts'
import { listingOf, orderOf } from '../../src/app/tickets/find/listing-of.ts'
import { inSight, readListSight } from '../../src/app/tickets/find/list-sight.ts'
import { findTickets, listTickets } from '../../src/app/tickets/find/list-tickets.ts'
import {
  EVERY_OPEN_TICKET,
  TICKET_LISTS,
  type TicketFilter,
  type TicketList,
} from '../../src/app/tickets/find/ticket-filter.ts'
import { raiseTicketNumbers } from '../../src/app/tickets/ticket-numbers.ts'
import { PRIORITIES, STATUSES, type Ticket } from '../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { aPerson, aTicket, aTree, NOON } from '../support/builders.ts'
import { identityParts, OWN_TENANT } from '../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const HOUR_MS = 3_600_000
const COUNT = 2_600

describe('a list of thousands', () => {
  let store: TestStore
  let documents: Documents
  let tickets: readonly Ticket[]
  const agent = aPerson({ _id: 'agent', memberships: [{ organisationId: 'root', role: 'agent' }] })

  before(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    await documents.organisations.insertNew(Object.values(aTree()))
    tickets = Array.from({ length: COUNT }, (_, index) => {
      const createdAt = new Date(NOON.getTime() - ((index * 7919) % COUNT) * HOUR_MS)
      const status = STATUSES[index % STATUSES.length] ?? 'new'
      return aTicket({
        ...{ _id: `t${index}`, originKey: `mail/${index}`, number: index + 1, createdAt, status },
        priority: PRIORITIES[index % PRIORITIES.length] ?? 'low',
        assignee: index % 3 === 0 ? { personId: index % 2 === 0 ? 'agent' : 'other', name: 'Agent' } : null,
        resolvedAt: status === 'resolved' || status === 'closed' ? new Date(createdAt.getTime() + HOUR_MS) : null,
        dueAt: index % 4 === 0 ? new Date(createdAt.getTime() + 24 * HOUR_MS) : null,
      })
    })
    await documents.tickets.insertNew(tickets)
    await raiseTicketNumbers(documents, COUNT)
  })
  after(() => store.dispose())

  const deps = () => ({ ...identityParts(), documents, clock: () => NOON })
  const filterOf = (list: TicketList): TicketFilter => ({ ...EVERY_OPEN_TICKET, list })

  const BELONGS: Readonly<Record<TicketList, (ticket: Ticket) => boolean>> = {
    mine: ({ assignee, queue }) => assignee?.personId === 'agent' && queue !== 'ended',
    unassigned: ({ assignee, queue }) => assignee === null && queue !== 'ended',
    waiting: ({ status }) => status === 'waiting',
    overdue: ({ dueAt, queue }) => dueAt !== null && dueAt < NOON && queue !== 'ended',
    urgent: ({ priority, queue }) => priority === 'urgent' && queue !== 'ended',
    resolved: ({ status }) => status === 'resolved' || status === 'closed',
    all: ({ queue }) => queue !== 'ended',
  }

  for (const list of TICKET_LISTS) {
    for (const isLong of [false, true]) {
      it(`has each of “${list}” once and in order, ${isLong ? 'looked at by and by' : 'at once'}`, async () => {
        const listing = listingOf([{ organisationPath: 'root' }], filterOf(list), {
          personId: 'agent',
          now: NOON,
          isLong,
        })
        const order = orderOf(filterOf(list))
        const found = await findInTurn(documents.tickets, listing, { order, want: COUNT })
        const key = (ticket: Ticket): number => (list === 'overdue' ? Number(ticket.dueAt) : ticket.turn)
        const expected = tickets.filter(BELONGS[list]).toSorted((a, b) => key(a) - key(b) || a.number - b.number)
        assert.ok(expected.length > 50)
        assert.deepEqual(
          found.map(({ number }) => number),
          expected.map(({ number }) => number),
        )
        assert.equal(await countUpTo(documents.tickets, listing, COUNT), expected.length)
      })
    }
  }

  it('has a ticket once that is seen in two ways', async () => {
    const asker = { ...agent, addresses: ['ann@contoso.example'], addressesAt: NOON, homeTenantId: OWN_TENANT }
    const sight = await readListSight(deps(), asker, null)
    const ways = inSight(sight, null)
    assert.equal(ways.length, 2)
    const listing = listingOf(ways, filterOf('urgent'), { personId: 'agent', now: NOON })
    const total = await countUpTo(documents.tickets, listing)
    assert.equal(total, tickets.filter(BELONGS.urgent).length)
    const found = await findInTurn(documents.tickets, listing, { order: orderOf(filterOf('urgent')), want: COUNT })
    assert.deepEqual([found.length, new Set(found.map(({ number }) => number)).size], [total, total])
  })

  it('says that there are more than anybody counts, and leafs through five hundred of them', async () => {
    const first = await listTickets(deps(), agent, null, EVERY_OPEN_TICKET)
    assert.deepEqual([first.title, first.totalText, first.pages], ['1,000+ open tickets', '1,000+', 50])
    const last = await listTickets(deps(), agent, null, EVERY_OPEN_TICKET, 1_000_000)
    assert.deepEqual([last.page, last.tickets.length], [50, 10])
    const expected = tickets.filter(BELONGS.all).toSorted((a, b) => a.turn - b.turn || a.number - b.number)
    assert.deepEqual(
      last.tickets.map(({ number }) => number),
      expected.slice(490, 500).map(({ number }) => number),
    )
  })

  it('finds the newest hundred of what every ticket has, and an old one of its own', async () => {
    const everywhere = await findTickets(deps(), agent, null, 'print')
    assert.deepEqual([everywhere.title, everywhere.tickets[0]?.number], ['100+ tickets with “print”', COUNT])
    assert.match(everywhere.narrowed, /Add a word/)
    const ofOne = await findTickets(deps(), agent, null, 'fire 2599')
    assert.deepEqual(
      ofOne.tickets.map(({ number }) => number),
      [2599],
    )
    const begun = await findTickets(deps(), agent, null, 'pri 7')
    const sevens = tickets.map(({ number }) => number).filter((number) => String(number).startsWith('7'))
    assert.deepEqual(begun.tickets[0]?.number, Math.max(...sevens))
    assert.equal(begun.totalText, '100+')
  })

  it('is only what the person asked for, for who has no role', async () => {
    const nobody = aPerson({ _id: 'nobody', addresses: [] })
    for (const list of TICKET_LISTS) {
      const view = await listTickets(deps(), nobody, null, filterOf(list))
      assert.deepEqual([view.total, view.tickets, view.saved], [0, [], []])
    }
    assert.equal((await findTickets(deps(), nobody, null, 'printer')).total, 0)
  })
})
