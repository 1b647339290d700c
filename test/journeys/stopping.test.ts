// The process is asked to end while the other side hangs: it ends in its time, and what was under way is left safe.
import assert from 'node:assert/strict'
import type { Collection, DocumentStore, StoredDocument } from '../../src/app/ports/documents.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

/** Everything below would take far longer, or for ever, without being broken off. */
const STOP_MS = 2_000
const POST = { method: 'POST', path: /\/v3\/conversations$/ }

describe('stopping', function () {
  this.timeout(60_000)
  let outside: Outside
  beforeEach(async () => {
    outside = await startOutside()
  })
  afterEach(() => outside.stop())

  const start = (options: Parameters<typeof startTestFrontdesk>[0] = {}): Promise<TestFrontdesk> =>
    startTestFrontdesk({ outside, stopMs: STOP_MS, ...options })

  it('ends although Teams hangs, gives back what it held, and each card leaves once after the next start', async () => {
    const desk = await start()
    const fault = outside.teams.faults.add({ match: POST, times: Infinity, answer: 'hang' })
    const subjects = Array.from({ length: 40 }, (_, index) => `Mail ${index}`)
    await desk.deliverTogether(subjects.map((subject) => ({ raw: aMail({ Subject: subject }) })))
    await desk.eventually('cards under way', () => Promise.resolve(fault.hits() >= 16))
    await desk.stop()
    // Nothing new was begun while it ended.
    assert.equal(fault.hits(), 16)
    fault.remove()

    const next = await start()
    const held = await next.documents.tickets.find({ deliverAt: { $ne: null } })
    assert.deepEqual(
      held.filter(
        ({ deliveryLease }) => deliveryLease !== null && deliveryLease.owner !== next.frontdesk.deps.workerId,
      ),
      [],
    )
    next.advance(31_000)
    for (const ticket of await next.documents.tickets.find({})) await next.cardOf(ticket)
    assert.equal(outside.teams.channel('Tickets').length, subjects.length)
    await next.stop()
  })

  it('lets a card that Teams takes in time leave for good', async () => {
    const desk = await start()
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    await desk.stop()
    const next = await start()
    await next.cardOf(ticket)
    assert.equal(outside.teams.channel('Tickets').length, 1)
    await next.stop()
  })

  const faults = {
    'Graph hangs': { match: { path: /messages\/delta/ }, answer: 'hang' },
    'Graph asks to wait': { match: { path: /messages\/delta/ }, answer: { status: 429, retryAfterSeconds: 29 } },
    'the sign-in hangs': { match: { path: /oauth2\/v2\.0\/token/ }, answer: 'hang' },
  } as const
  for (const [what, fault] of Object.entries(faults)) {
    it(`ends although ${what}, and the mailbox is nobody’s and has not failed`, async () => {
      const added = outside.graph.faults.add({ ...fault, times: Infinity })
      // Far longer than this test: whoever comes next reads the mailbox only when it was given back.
      const app = { leaseMs: 600_000 }
      const desk = await start({ app })
      await desk.eventually('the fault', () => Promise.resolve(added.hits() > 0))
      await desk.stop()
      outside.graph.faults.clear()
      const next = await start({ app })
      await next.outcome(await next.deliver(aMail()))
      const mailbox = await next.documents.mailboxes.findOne({ _id: MAILBOX_ID })
      assert.equal(mailbox?.health.lastErrorAt, null)
      await next.stop()
    })
  }

  it('does not count mails as failed that could not be read because the process ended', async () => {
    const added = outside.graph.faults.add({ match: { path: /\$batch/ }, times: Infinity, answer: 'hang' })
    const desk = await start()
    const id = await desk.deliver(aMail())
    await desk.eventually('the fault', () => Promise.resolve(added.hits() > 0))
    await desk.stop()
    outside.graph.faults.clear()
    const next = await start()
    const row = await next.outcome(id)
    assert.deepEqual([row.state, row.attempts], ['ticket', 0])
    await next.stop()
  })

  it('ends although the store hangs', async () => {
    let hangs = false
    const desk = await start({ wrapStore: (store) => hanging(store, () => hangs) })
    hangs = true
    await desk.stop()
    assert.ok(desk.lines.some(({ message }) => message.includes('broken off')))
  })
})

function hanging(store: DocumentStore, hangs: () => boolean): DocumentStore {
  return {
    ...store,
    collection<T extends StoredDocument>(declaration: Parameters<DocumentStore['collection']>[0]): Collection<T> {
      const inner = store.collection<T>(declaration)
      return new Proxy(inner, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name)
          if (typeof method !== 'function') return method
          return (...args: unknown[]): unknown =>
            hangs() ? new Promise(() => undefined) : (method.apply(target, args) as unknown)
        },
      })
    },
  }
}
