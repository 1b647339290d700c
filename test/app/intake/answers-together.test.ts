// What answers cost the store: calls are counted, as times say more of the machine than of the product.
import assert from 'node:assert/strict'
import type { DocumentStore } from '../../../src/app/ports/documents.ts'
import { startTestFrontdesk, type TestFrontdesk, type TestFrontdeskOptions } from '../../support/frontdesk.ts'
import { aMail } from '../../support/mails.ts'
import { countCalls, type StoreCalls } from '../../support/store-calls.ts'
import { aroundWrites } from '../../support/store-writes.ts'

const NORA = { From: 'Nora <nora@contoso.example>' }
const TICKETS = 10

describe('answers of one page', () => {
  let desk: TestFrontdesk
  let calls: StoreCalls
  const start = async (options: TestFrontdeskOptions = {}): Promise<void> => {
    calls = countCalls()
    const { wrapStore = (store: DocumentStore) => store } = options
    desk = await startTestFrontdesk({ ...options, wrapStore: (store) => calls.wrap(wrapStore(store)) })
  }
  afterEach(() => desk.stop())

  const idOf = (ticket: number): string => `<first-${ticket}@contoso.example>`

  async function begin(tickets: number): Promise<readonly string[]> {
    const mails = Array.from({ length: tickets }, (_, ticket) => ({
      raw: aMail({ ...NORA, 'Message-ID': idOf(ticket), Subject: `Printer ${ticket}` }),
    }))
    const ids: string[] = []
    for (const mailId of await desk.deliverTogether(mails)) ids.push((await desk.ticketOf(mailId))._id)
    return ids
  }

  /** So many answers to so many tickets, in turn; answers the mails' ids once each has an outcome. */
  async function answer(count: number, tickets: number): Promise<readonly string[]> {
    const mails = Array.from({ length: count }, (_, index) => ({
      raw: aMail(
        { ...NORA, 'In-Reply-To': idOf(index % tickets), Subject: `Re: Printer ${index % tickets}` },
        `Answer ${index}.`,
      ),
      receivedAt: new Date(Date.now() + index * 1000),
    }))
    calls.forget()
    const ids = await desk.deliverTogether(mails)
    for (const mailId of ids) assert.equal((await desk.outcome(mailId)).state, 'follow-up')
    return ids
  }

  const INTAKE = [
    ...['mailThreads.find', 'mailThreads.insertNew', 'entries.insertNew', 'erasures.find', 'erasures.count'],
    ...['categories.find', 'ledger.updateEach'],
  ]
  const asked = (): number => INTAKE.reduce((sum, name) => sum + (calls.counts.get(name) ?? 0), 0)

  it('cost a few calls for all of them, and none for each', async () => {
    await start()
    const ids = await begin(TICKETS)
    await answer(4 * TICKETS, TICKETS)
    assert.ok(asked() <= 14, JSON.stringify([...calls.counts]))
    assert.equal(
      calls.counts.get('tickets.updateIf') ?? 0,
      0,
      'each ticket is written with all others, and held by that',
    )
    for (const _id of ids) {
      const ticket = await desk.delivered(_id)
      assert.equal(ticket.version, 1 + 4, 'each answer is one change')
      assert.equal(await desk.documents.entries.count({ ticketId: _id, kind: 'mail' }), 4)
    }
  })

  it('cost no more for each when all of them are to one ticket', async () => {
    await start()
    const [id = ''] = await begin(1)
    const costs: number[] = []
    for (const count of [40, 80]) {
      await answer(count, 1)
      await desk.delivered(id)
      // One thread takes one reply after the other: each is looked up, said and noted.
      const delivering = ['entries.find', 'entries.updateIf', 'tickets.updateIf', 'alarms.find', 'channels.findOne']
      costs.push((asked() + delivering.reduce((sum, name) => sum + (calls.counts.get(name) ?? 0), 0)) / count)
    }
    const [few = 0, many = 0] = costs
    assert.ok(many < 4.5 && many < few * 1.3, `${few} calls for each of 40, ${many} for each of 80`)
    assert.equal((await desk.documents.tickets.findOne({ _id: id }))?.version, 1 + 120)
  })

  it('join one by one where the page fails, each once', async () => {
    let failed = 0
    await start({
      wrapStore: (store) =>
        aroundWrites(store, async ({ collection, method, isNeeded }, run) => {
          if (collection !== 'mailThreads' || method !== 'insertNew' || failed > 0 || !(await isNeeded()))
            return await run()
          if ((await desk.documents.tickets.count({})) < 2) return await run()
          failed += 1
          throw new Error('No')
        }),
    })
    const ids = await begin(2)
    failed = 0
    await answer(6, 2)
    assert.equal(failed, 1)
    for (const _id of ids) {
      assert.equal((await desk.delivered(_id)).version, 1 + 3)
      assert.equal(await desk.documents.entries.count({ ticketId: _id, kind: 'mail' }), 3)
    }
  })

  it('join although others change their tickets in the meantime', async () => {
    let overtaken = 0
    await start({
      wrapStore: (store) =>
        aroundWrites(store, async ({ collection, method }, run) => {
          if (collection === 'entries' && method === 'insertNew' && overtaken === 0 && begun) {
            overtaken += 1
            await desk.documents.tickets.updateIf({ number: 1 }, { $set: { dueAt: new Date() }, $inc: { revision: 1 } })
          }
          return await run()
        }),
    })
    let begun = false
    const [first = '', second = ''] = await begin(2)
    begun = true
    await answer(4, 2)
    assert.equal(overtaken, 1)
    assert.equal((await desk.delivered(first)).version, 3)
    assert.equal((await desk.delivered(second)).version, 3)
    assert.notEqual((await desk.delivered(first)).dueAt, null)
  })
})
