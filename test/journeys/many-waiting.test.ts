import assert from 'node:assert/strict'
import type { FaultAnswer } from '../../src/sandbox/graph/faults.ts'
import { type Outside, startOutside, startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { askIn, pressForCard } from '../support/press.ts'

const DELTA = /\/messages\/delta/
/** Stands for Microsoft's 5,000. */
const LIMIT = 100
const WAITING = 240

describe('a mailbox where more mails wait than a filtered round tells of', () => {
  let outside: Outside
  let desk: TestFrontdesk
  beforeEach(async () => (outside = await startOutside(undefined, { filterLimit: LIMIT })))
  afterEach(async () => {
    await desk.stop()
    await outside.stop()
  })

  async function deliverAll(): Promise<string[]> {
    const ids: string[] = []
    for (let count = 0; count < WAITING; count += 1) {
      ids.push(await outside.graph.deliver(aMail({ From: `person-${count}@contoso.example` }), SUPPORT))
    }
    return ids
  }

  async function start(): Promise<void> {
    desk = await startTestFrontdesk({ outside, filterLimit: LIMIT, pageSize: 20, timeoutMs: 5000 })
  }

  async function allWorked(ids: readonly string[]): Promise<void> {
    await desk.eventually('a ticket of every mail', async () => {
      return (await desk.documents.ledger.count({ state: 'ticket' })) === ids.length
    })
    assert.equal(await desk.documents.tickets.count({}), ids.length)
    assert.equal(await desk.documents.ledger.count({}), ids.length)
  }

  it('is read whole, and says on its card how far that is', async () => {
    const ids = await deliverAll()
    // A hundred are read with five batches, and their attachments with five more.
    const slow = outside.graph.faults.add({ match: { path: /\$batch/ }, skip: 10, times: Infinity, answer: 'hang' })
    await start()
    await desk.eventually(
      'the first hundred',
      async () => (await desk.documents.ledger.count({ state: 'ticket' })) === 100,
    )
    await desk.eventually('the next ones', () => Promise.resolve(slow.hits() > 0))
    const card = await askIn(desk, ADA, 'configure')
    await pressForCard(desk, card, 'Open Support Mail', {}, ADA)
    await pressForCard(desk, card, 'mailbox.open', {}, ADA)
    // Between two polls nothing is under way.
    const shown = await desk.eventually('the card while mails are read', async () => {
      const text = await pressForCard(desk, card, 'Refresh', {}, ADA)
      return text.includes('oldest') && text
    })
    const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(desk.clock())
    assert.match(
      shown,
      new RegExp(`Catching up\\s+100 of about 240 emails read, the oldest still waiting from ${weekday}`),
    )
    slow.remove()
    await allWorked(ids)
    assert.doesNotMatch(await pressForCard(desk, card, 'Refresh', {}, ADA), /Catching up/)
  })

  const EXPIRIES: Readonly<Record<string, FaultAnswer>> = {
    '410': { status: 410, code: 'syncStateNotFound' },
    '410 without a word': { status: 410, html: '<h1>Gone</h1>' },
    '404 with the code': { status: 404, code: 'SYNCSTATENOTFOUND' },
    '400 with another code': { status: 400, code: 'resyncRequired' },
  }
  for (const [name, answer] of Object.entries(EXPIRIES)) {
    it(`loses nothing when the state expires in the midst of the pages: ${name}`, async () => {
      const ids = await deliverAll()
      const expiry = outside.graph.faults.add({ match: { path: DELTA }, skip: 3, answer })
      await start()
      await allWorked(ids)
      assert.equal(expiry.hits(), 1)
    })
  }

  it('comes to an end when the state expires in every round anew, works what was told, and goes on when that is over', async () => {
    const ids = await deliverAll()
    // Links live for no longer than one page.
    const expiry = outside.graph.faults.add({
      match: { path: /\/messages\/delta.*(?:skip|delta)token/ },
      times: Infinity,
      answer: { status: 410, code: 'syncStateNotFound' },
    })
    await start()
    await desk.eventually('the trouble', async () => {
      const mailbox = await desk.documents.mailboxes.findOne({ address: SUPPORT })
      return mailbox?.health.lastError?.code === 'place-lost' && mailbox.health.failuresInRow >= 2
    })
    const mailbox = await desk.documents.mailboxes.findOne({ address: SUPPORT })
    assert.ok(expiry.hits() <= 2 * ((mailbox?.health.failuresInRow ?? 0) + 1), `${expiry.hits()} rounds`)
    await desk.eventually(
      'tickets in spite of it',
      async () => (await desk.documents.ledger.count({ state: 'ticket' })) >= 200,
    )
    expiry.remove()
    desk.advance(16 * 60_000)
    await allWorked(ids)
  })
})
