// The first page of lists and searches beside the number of tickets, on MongoDB: what grows with it is a scan.
import { MongoClient } from 'mongodb'
import type { Person } from '../src/domain/organisation/person.ts'
import { NO_KIN } from '../src/domain/ticket/kin.ts'
import { placeInLists } from '../src/domain/ticket/queue.ts'
import { PRIORITIES, type Ticket } from '../src/domain/ticket/ticket.ts'
import { ticketWords } from '../src/domain/ticket/words.ts'
import type { IdentityDeps } from '../src/app/people/requester-of.ts'
import { raiseTicketNumbers } from '../src/app/tickets/ticket-numbers.ts'
import { findTickets, listTickets } from '../src/app/tickets/find/list-tickets.ts'
import { EVERY_OPEN_TICKET, type TicketFilter } from '../src/app/tickets/find/ticket-filter.ts'
import { COLLECTIONS, openDocuments } from '../src/store/collections.ts'
import { openStore } from '../src/store/open-store.ts'
import { newPlace } from './frontdesk.ts'

export const LISTS_METHOD =
  'an agent of everything asks; one ticket in 50 is open, of these one in 10 is hers; 95th percentile of the times, in ms'

const ORGANISATIONS = 200
const CATEGORIES = 40
const REQUESTERS = 5_000
const AT_ONCE = 2_000
const HOUR_MS = 3_600_000
const TIMES = 10
const SENTENCE = 'The label printer at gate feeds labels without printing anything on them since this morning'.split(
  ' ',
)
const RARE = [
  'gearbox',
  'toner',
  'scanner',
  'invoice',
  'password',
  'projector',
  'elevator',
  'badge',
  'router',
  'laptop',
]

const AGENT: Person = {
  ...{ _id: 'agent', key: 'agent', name: 'Agent', tenantId: 'tenant', aadObjectId: 'agent', homeTenantId: 'tenant' },
  ...{
    addresses: ['requester7@example.com'],
    addressesAt: new Date(),
    formerAddresses: [],
    teams: null,
    configuringId: null,
  },
  memberships: [{ organisationId: 'root', role: 'agent' }],
  notify: 'thread',
  revision: 1,
}

const LISTS: Readonly<Record<string, Partial<TicketFilter>>> = {
  'tickets all': {},
  'tickets mine': { list: 'mine' },
  'tickets unassigned': { list: 'unassigned' },
  'tickets waiting': { list: 'waiting' },
  'tickets overdue': { list: 'overdue' },
  'tickets urgent': { list: 'urgent' },
  'tickets resolved': { list: 'resolved' },
  'all, one category': { categoryId: 'category7' },
  'all, one organisation': { organisationId: 'organisation7' },
  'all, one requester': { requester: 'requester7@example.com' },
}

const SEARCHES: Readonly<Record<string, string>> = {
  'find printer (in every ticket)': 'printer',
  'find toner (in one of ten)': 'toner',
  'find prin (a beginning)': 'prin',
  'find zq77 (a rare beginning)': 'zq77',
  'find 4711 (a number)': '4711',
  'find toner gate (two words)': 'toner gate',
}

/** By question: the 95th percentile at each size, in milliseconds. `say` is told what is going on. */
export async function measureLists(
  mongodbUri: string,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const place = await newPlace(mongodbUri)
  const client = new MongoClient(mongodbUri)
  try {
    const store = await openStore(place.store)
    const documents = await openDocuments(store)
    await documents.organisations.insertNew([organisation(null), ...numbered(ORGANISATIONS).map(organisation)])
    const deps = {
      ...{ documents, clock: () => new Date(), allowedTenants: [] },
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      chat: undefined as never,
    } as unknown as IdentityDeps
    const figures = new Map<string, number[]>()
    const raw = client.db(place.store.mongodbDatabase).collection<Ticket>('tickets')
    let filled = 0
    for (const size of sizes) {
      const start = performance.now()
      for (; filled < size; filled += AT_ONCE) {
        const batch = numbered(Math.min(AT_ONCE, size - filled)).map((index) => aTicket(filled + index))
        await raw.insertMany(
          batch.map((ticket) => ({ ...ticket, v: VERSION })),
          { ordered: false },
        )
      }
      await raiseTicketNumbers(documents, size)
      say(`${size.toLocaleString('en')} tickets are there after ${((performance.now() - start) / 1000).toFixed(0)} s.`)
      const note = (name: string, ms: number) => figures.set(name, [...(figures.get(name) ?? []), ms])
      for (const [name, filter] of Object.entries(LISTS)) {
        const wanted = { ...EVERY_OPEN_TICKET, ...filter }
        note(name, await p95(() => listTickets(deps, AGENT, null, wanted)))
      }
      for (const [name, words] of Object.entries(SEARCHES)) {
        note(name, await p95(() => findTickets(deps, AGENT, null, words)))
      }
    }
    await store.close()
    return figures
  } finally {
    await client.close()
    await place.remove()
  }
}

const VERSION = COLLECTIONS.tickets.migrations.length + 1

async function p95(ask: () => Promise<unknown>): Promise<number> {
  await ask()
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const start = performance.now()
    await ask()
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[Math.ceil(TIMES * 0.95) - 1] ?? Number.NaN
}

function organisation(index: number | null) {
  const [_id, path] = index === null ? ['root', []] : [`organisation${index}`, ['root']]
  return {
    ...({ _id, kind: 'customer', name: _id, parentId: path[0] ?? null, path, domains: [], tenantIds: [] } as const),
    ...{ language: null, timeZone: null, active: true, keys: [`id/${_id}`], movedAt: null, revision: 1 },
  }
}

/** Of two years, the younger the later; the latest fiftieth part holds those that are open. */
export function aTicket(index: number): Ticket {
  const organisationId = `organisation${index % ORGANISATIONS}`
  const isOpen = index % 50 === 0
  const turn = Math.floor(index / 50)
  const createdAt = new Date(Date.now() - 17_520 * HOUR_MS + (index % 1_000) * 17 * HOUR_MS)
  const address = `requester${index % REQUESTERS}@example.com`
  const text = [...SENTENCE.slice(index % 5), RARE[index % 10], `zq${index}`, `gate${index % 997}`].join(' ')
  const ticket = {
    ...{
      _id: `ticket${index}`,
      number: index + 1,
      originKey: `bench/${index}`,
      mailboxId: 'mailbox',
      channelId: 'channel',
    },
    ...{ organisationId, organisationPath: ['root', organisationId] },
    subject: `The label printer at gate ${index % 997} prints blank labels`,
    requester: { personId: null, name: `Requester ${index % REQUESTERS}`, address },
    status: isOpen ? ((['new', 'open', 'waiting'] as const)[turn % 3] ?? 'new') : 'resolved',
    priority: PRIORITIES[turn % 10] ?? 'normal',
    categoryId: index % 3 === 0 ? `category${(index / 3) % CATEGORIES}` : null,
    serviceTypeId: null,
    assignee:
      turn % 10 === 1
        ? { personId: 'agent', name: 'Agent' }
        : turn % 3 === 0
          ? null
          : { personId: 'other', name: 'Other' },
    ...{ text, foldedText: '', unkept: 0, attachments: [], meeting: null, webLink: null },
    ...{ messageIds: [`<${index}@example.com>`], warning: null, entryIds: [] },
    lastEvent: { at: createdAt, by: null, what: 'opened it from an email' },
    ...{ deliveryNote: null, createdAt, updatedAt: createdAt },
    dueAt: isOpen && turn % 4 === 0 ? new Date(createdAt.getTime() + 24 * HOUR_MS) : null,
    resolvedAt: isOpen ? null : new Date(createdAt.getTime() + 8 * HOUR_MS),
    removed: null,
    rating: null,
    linkEpoch: 0,
    ...{
      version: 1,
      actedVersion: 1,
      revision: 1,
      card: null,
      copies: [],
      openForms: [],
      question: null,
      questionOver: false,
    },
    ...{ outbox: [], deliverAt: null, deliveryLease: null, lanes: [] },
    ...{
      askedBy: address,
      lastMessage: null,
      to: [],
      lastReply: null,
      firstRequester: null,
      requesterGiven: false,
      followers: [],
      dueWatchAt: null,
      told: null,
      ...NO_KIN,
    },
  } satisfies Omit<Ticket, 'queue' | 'turn' | 'words'>
  return { ...ticket, ...placeInLists(ticket), words: ticketWords(ticket) }
}

function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}

function quiet(): void {
  // Nobody reads along.
}
