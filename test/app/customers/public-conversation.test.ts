// What a customer reads of their ticket: their own words and what was written to them, page by page, and nothing else.
import assert from 'node:assert/strict'
import { answerTicket } from '../../../src/app/customers/answer-ticket.ts'
import type { CustomerDeps } from '../../../src/app/customers/own-ticket.ts'
import { readPublicConversation } from '../../../src/app/customers/read-public-conversation.ts'
import type { Documents } from '../../../src/app/documents.ts'
import { OF_NO_MAIL } from '../../../src/domain/ticket/entry.ts'
import type { Entry, Ticket } from '../../../src/domain/ticket/ticket.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aTicket, aTree, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const ANN = { personId: 'ann', name: 'Ann Lee', address: 'ann@contoso.example' }
const ON = { ticketId: 'ticket' }

describe('the public conversation of a ticket', () => {
  let store: TestStore
  let documents: Documents
  let deps: CustomerDeps
  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    deps = {
      ...{ documents, clock: () => NOON, newId: countingIds(), wakeDelivery: () => undefined, workerId: 'test' },
      settings: { pollIntervalMs: 1, leaseMs: 1000, reopenMs: 86_400_000, replyDelayMs: 0 },
    }
    await documents.organisations.insertNew(Object.values(aTree()))
  })
  afterEach(() => store.dispose())

  const stored = async (): Promise<Ticket> => {
    const ticket = await documents.tickets.findOne({ _id: 'ticket' })
    assert.ok(ticket)
    return ticket
  }
  const start = async (overrides: Partial<Ticket> = {}): Promise<void> => documents.tickets.insert(aTicket(overrides))
  const TO_ANN = [{ name: 'Ann', address: 'ann@contoso.example' }]
  const entry = (at: number, overrides: Partial<Entry>): Entry => ({
    ...{ _id: `entry/${String(at).padStart(3, '0')}`, ticketId: 'ticket', kind: 'mail', audience: 'public' },
    ...{ text: `text ${at}`, ...OF_NO_MAIL, at: new Date(NOON.getTime() + at * 1000) },
    by: { personId: null, name: 'Ann Lee', address: 'ann@contoso.example' },
    ...overrides,
  })
  const bea = { personId: 'bea', name: 'Bea', address: '' }
  const bob = { personId: null, name: 'Bob', address: 'bob@contoso.example' }
  const SECRET: readonly Partial<Entry>[] = [
    { kind: 'note', audience: 'internal', by: bea },
    { kind: 'event', audience: 'internal', by: bea },
    { kind: 'bounce' },
    { by: bob, to: TO_ANN },
    { kind: 'reply', by: bea, to: [{ name: 'Bob', address: 'bob@contoso.example' }] },
    { warning: 'Its sender could not be verified' },
    { kind: 'message', by: { ...bob, personId: 'bob' } },
  ]

  it('has the first message, their own and what was written to them, newest first, and nothing else', async () => {
    await start({ mergedFrom: [{ ticketId: 'merged', number: 13, mergeId: 'm', at: NOON }] })
    await documents.entries.insertNew([
      entry(1, {}),
      entry(2, { kind: 'reply', by: bea, to: TO_ANN }),
      entry(3, { kind: 'message', by: { ...ANN, address: '' } }),
      entry(4, { ticketId: 'merged' }),
      entry(5, { ticketId: 'another' }),
      ...SECRET.map((overrides, index) => entry(10 + index, { text: 'SECRET', ...overrides })),
    ])
    await answerTicket(deps, ANN, { ...ON, text: 'Just now', key: 'k' })
    const { entries, newer, older } = await readPublicConversation(deps, await stored(), '', 10)
    assert.deepEqual(
      entries.map(({ text, by }) => `${by.kind === 'team' ? by.name : by.kind}: ${text}`),
      ['you: text 4', 'you: text 3', 'Bea: text 2', 'you: text 1', 'you: Just now', 'you: Please send water.'],
    )
    assert.deepEqual([newer, older], [null, null])
    assert.ok(!JSON.stringify(entries).includes('SECRET'))
  })

  it('shows no first message that somebody else wrote', async () => {
    await start({ askedBy: 'bob@contoso.example', requesterGiven: true })
    const { entries } = await readPublicConversation(deps, await stored(), '', 10)
    assert.deepEqual(
      entries.map(({ by, text }) => [by.kind, text]),
      [['opening', '']],
    )
  })

  it('is read page by page in both directions, each entry once, whatever stands between', async () => {
    await start()
    const many = Array.from({ length: 23 }, (_, at) => entry(at + 1, at % 3 === 0 ? { kind: 'note' } : {}))
    await documents.entries.insertNew(many.map((one) => (one.kind === 'note' ? { ...one, audience: 'internal' } : one)))
    const ticket = await stored()
    const seen: string[][] = []
    let page: string | null = ''
    while (page !== null) {
      const read = await readPublicConversation(deps, ticket, page, 4)
      seen.push(read.entries.map(({ text }) => text))
      page = read.older
    }
    const all = many.flatMap(({ kind, text }) => (kind === 'note' ? [] : [text])).toReversed()
    assert.deepEqual(seen.flat(), [...all, 'Please send water.'])
    assert.deepEqual(
      seen.map(({ length }) => length),
      [4, 4, 4, 4],
    )
    const lower = await readPublicConversation(deps, ticket, `older ${NOON.getTime() + 8000} entry/008`, 4)
    const upper = await readPublicConversation(deps, ticket, lower.newer ?? '', 4)
    const texts = [...upper.entries, ...lower.entries].map(({ text }) => text)
    assert.deepEqual(texts, all.slice(all.indexOf(texts[0] ?? ''), all.indexOf(texts[0] ?? '') + 8))
    let top = upper
    while (top.newer !== null) top = await readPublicConversation(deps, ticket, top.newer, 4)
    assert.deepEqual(
      top.entries.map(({ text }) => text),
      all.slice(0, 4),
      'the top is shown in full',
    )
  })

  it('takes what is no place for the newest page', async () => {
    await start()
    for (const page of ['nonsense', 'older x', 'older 99999999999999999999 x', '\u0000']) {
      assert.equal((await readPublicConversation(deps, await stored(), page, 4)).entries.length, 1)
    }
  })
})
