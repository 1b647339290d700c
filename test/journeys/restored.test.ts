import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import type { Collection, StoredDocument } from '../../src/app/ports/documents.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { isSettled } from '../support/settled.ts'
import { silentLog } from '../support/stores.ts'

type Name = keyof Documents
const NAMES = [
  'alarms',
  'counters',
  'entries',
  'ledger',
  'mailThreads',
  'mailboxes',
  'tickets',
] as const satisfies readonly Name[]

describe('a copy that was taken while running', () => {
  let outside: Outside
  let desk: TestFrontdesk

  beforeEach(async () => {
    outside = await startOutside()
    desk = await startTestFrontdesk({ outside, app: { leaseMs: 2000 } })
  })
  afterEach(async () => {
    await desk.stop()
    await outside.stop()
  })

  async function work(subject: string): Promise<void> {
    const message = `<${subject}@contoso.example>`
    await desk.ticketOf(await desk.deliver(aMail({ Subject: subject, 'Message-ID': message })))
    await desk.ticketOf(await desk.deliver(aMail({ Subject: `Re: ${subject}`, 'In-Reply-To': message })))
  }

  async function copyOf(name: Name): Promise<readonly StoredDocument[]> {
    return await (desk.documents[name] as unknown as Collection<StoredDocument>).find({})
  }

  /** Everything of the collections in `early` is of before the second ticket, all else of after it. */
  async function restore(early: readonly Name[]): Promise<void> {
    await work('first')
    await desk.eventually('rest', () => isSettled(desk.documents))
    const copies = new Map<Name, readonly StoredDocument[]>()
    for (const name of early) copies.set(name, await copyOf(name))
    await work('second')
    await desk.eventually('rest', () => isSettled(desk.documents))
    for (const name of NAMES) if (!early.includes(name)) copies.set(name, await copyOf(name))
    await desk.stop()
    const store = await openStore({ ...outside.store, log: silentLog })
    const documents = await openDocuments(store)
    for (const [name, copied] of copies) {
      const collection = documents[name] as unknown as Collection<StoredDocument>
      await collection.delete({})
      await collection.insertNew(copied)
    }
    await store.close()
    desk = await startTestFrontdesk({ outside, app: { leaseMs: 2000 } })
  }

  async function assertWhole(): Promise<void> {
    await work('third')
    const { tickets, entries, ledger } = desk.documents
    await desk.eventually('everything there', async () => {
      return (await tickets.count({})) === 3 && (await entries.count({})) === 3 && (await isSettled(desk.documents))
    })
    const found = await tickets.find({}, { sort: { number: 1 } })
    assert.deepEqual(found.map(({ subject }) => subject).toSorted(), ['first', 'second', 'third'])
    assert.equal(new Set(found.map(({ number }) => number)).size, 3)
    assert.deepEqual(
      found.map(({ entryIds }) => entryIds.length),
      [1, 1, 1],
    )
    assert.equal(await ledger.count({ state: { $in: ['ticket', 'follow-up'] } }), 6)
  }

  const CASES: readonly (readonly Name[])[] = [
    ['ledger', 'tickets', 'entries', 'counters'],
    ['tickets', 'entries'],
    ['tickets'],
    ['entries'],
    ['counters'],
    ['ledger', 'counters'],
    ['mailboxes'],
  ]
  for (const early of CASES) {
    it(`loses and doubles nothing when it holds an older copy of: ${early.join(', ')}`, async () => {
      await restore(early)
      await assertWhole()
    })
  }

  for (const early of [['mailThreads'], ['mailThreads', 'tickets'], ['tickets', 'entries', 'ledger']] as const) {
    it(`has an answer join the ticket of the mail it answers when it holds an older copy of: ${early.join(', ')}`, async () => {
      await restore(early)
      await desk.eventually('both tickets', async () => (await desk.documents.tickets.count({})) === 2)
      const answer = aMail({ Subject: 'One more thing', 'In-Reply-To': '<second@contoso.example>' })
      const ticket = await desk.ticketOf(await desk.deliver(answer))
      assert.equal(ticket.subject, 'second')
      assert.equal(await desk.documents.tickets.count({}), 2)
    })
  }

  it('can be read again from a day on, which doubles nothing that is known', async () => {
    await work('first')
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused', lease: null } })
    await desk.documents.ledger.delete({ subject: 'Re: first' })
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'running', coveredRow: null } })
    const [room] = (await desk.hands.say(ADA, 'personal', 'support mail')).replies
    assert.ok(room)
    const click = async (button: string, inputs: Readonly<Record<string, string>> = {}) =>
      textOf((await desk.hands.click(room, button, inputs, ADA)).card ?? {})
    await click('Open')
    assert.match(await click('Read again from …'), /already knows stay as they are/)
    assert.match(await click('Read again', { date: '2999-01-01' }), /in the future/)
    const day = new Date(desk.clock().getTime() - 86_400_000).toISOString().slice(0, 10)
    assert.match(await click('Read again', { date: day }), new RegExp(`reading it again from ${day}`))
    await desk.eventually('the missing row', () => desk.documents.ledger.findOne({ subject: 'Re: first', dueAt: null }))
    assert.equal(await desk.documents.tickets.count({}), 1)
    assert.equal(await desk.documents.entries.count({}), 1)
    assert.equal(await desk.documents.audit.count({ action: 'mailbox.read-again' }), 1)
  })
})
