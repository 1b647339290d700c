import assert from 'node:assert/strict'
import { readFigures } from '../../src/app/watch/read-figures.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { TEST_MONGODB_URI } from '../support/stores.ts'

const HOUR_MS = 3_600_000
const SLOW_POLLS = { pollIntervalMs: 5000 }

describe('a clock that jumps', () => {
  let outside: Outside
  const desks: TestFrontdesk[] = []

  beforeEach(async () => (outside = await startOutside()))
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.stop()
    await outside.stop()
  })

  async function start(): Promise<TestFrontdesk> {
    const desk = await startTestFrontdesk({ outside, app: SLOW_POLLS })
    desks.push(desk)
    return desk
  }

  async function firstPoll(desk: TestFrontdesk): Promise<void> {
    await desk.eventually('a first poll', () =>
      desk.documents.mailboxes.findOne({ lease: null, 'health.lastSuccessAt': { $ne: null } }),
    )
  }

  it('set back stops no mailbox, is told in the channel and the log, and shows in no figure', async () => {
    const desk = await start()
    const other = TEST_MONGODB_URI === null ? desk : await start()
    await firstPoll(desk)
    outside.advance(-HOUR_MS)
    const mail = await desk.deliver(aMail({ Subject: 'Meanwhile' }))
    const ticket = await desk.ticketOf(mail)
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /Meanwhile/)
    const alarms = await desk.eventually('the alarm', () => {
      const cards = outside.teams.channel('Tickets').map((message) => textOf(message.card ?? {}))
      const found = cards.filter((text) => text.includes('clock went back'))
      return Promise.resolve(found.length > 0 && found)
    })
    assert.equal(alarms.length, 1)
    assert.ok([...desk.lines, ...other.lines].some((line) => JSON.stringify(line).includes('The clock went back')))
    for (const { silentSeconds } of (await readFigures(desk.frontdesk.deps)).mailboxes) {
      assert.ok(silentSeconds !== null && silentSeconds >= 0 && silentSeconds < 60, String(silentSeconds))
    }
  })

  it('set back is noticed by a process that starts after it', async () => {
    const before = await start()
    await firstPoll(before)
    await before.stop()
    desks.pop()
    outside.advance(-HOUR_MS)
    const desk = await start()
    assert.equal((await desk.ticketOf(await desk.deliver(aMail({ Subject: 'After' })))).subject, 'After')
    assert.equal(await desk.documents.alarms.count({ kind: 'clock-went-back' }), 1)
  })

  it('loses no mail that came while the mailbox was started by a clock an hour ahead', async () => {
    outside.advance(HOUR_MS)
    const desk = await start()
    await firstPoll(desk)
    const now = desk.clock()
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { startedAt: now, startFrom: now } })
    const mail = await desk.deliver(aMail({ Subject: 'In time' }), new Date(now.getTime() - HOUR_MS + 1000))
    outside.advance(-HOUR_MS)
    assert.equal((await desk.ticketOf(mail)).subject, 'In time')
  })

  it('set forward makes everything due, and nothing is told', async () => {
    const desk = await start()
    await firstPoll(desk)
    outside.advance(48 * HOUR_MS)
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Two days on' })))
    assert.equal(await desk.documents.alarms.count({ kind: 'clock-went-back' }), 0)
  })

  for (const [way, ms] of [
    ['forward', HOUR_MS],
    ['back', -HOUR_MS],
  ] as const) {
    it(`makes one ticket and one card of a mail that is being read while it jumps ${way}, and goes on`, async () => {
      const desk = await start()
      await firstPoll(desk)
      const slow = desk.graph.faults.add({ match: { path: /\$batch/ }, times: 1, answer: { slowMs: 1500 } })
      const mail = await desk.deliver(aMail({ Subject: 'In between' }))
      await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { pollAt: new Date(0) } })
      await desk.eventually('the reading', () => Promise.resolve(slow.hits() > 0))
      outside.advance(ms)
      await desk.ticketOf(mail)
      outside.advance(-ms)
      await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Afterwards' })))
      const tickets = await desk.documents.tickets.find({}, { sort: { number: 1 } })
      assert.deepEqual(
        tickets.map(({ subject }) => subject),
        ['In between', 'Afterwards'],
      )
      for (const { subject } of tickets) {
        const cards = outside.teams.channel('Tickets').filter((one) => textOf(one.card ?? {}).includes(subject))
        assert.equal(cards.length, 1, subject)
      }
    })
  }
})
