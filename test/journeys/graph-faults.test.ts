import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { Fault } from '../../src/sandbox/graph/faults.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const DELTA = /\/messages\/delta/
const BATCH = /\/\$batch/
const TOKEN = /\/oauth2\/v2\.0\/token/
const FAULTS: Readonly<Record<string, Fault>> = {
  'asks to wait for a minute': { match: { path: DELTA }, answer: { status: 429, retryAfterSeconds: 60 } },
  'asks to wait while mails are read': { match: { path: BATCH }, answer: { status: 429, retryAfterSeconds: 60 } },
  'is unavailable for a while': { match: { path: DELTA }, times: 4, answer: { status: 503 } },
  'answers with a web page': {
    match: { path: DELTA },
    times: 4,
    answer: { status: 502, html: '<h1>Bad gateway</h1>' },
  },
  'resets connections': { match: { path: DELTA }, times: 4, answer: 'reset' },
  'resets while mails are read': { match: { path: BATCH }, times: 4, answer: 'reset' },
  'never answers': { match: { path: DELTA }, times: 4, answer: 'hang' },
  'repeats a page': { match: { path: DELTA }, answer: 'repeat-page' },
  'tells every mail twice': { match: { path: DELTA }, times: 3, answer: 'duplicates' },
  'tells an empty page in between': { match: { path: DELTA }, times: 3, answer: 'empty-page' },
  'has lost our place': { match: { path: DELTA }, answer: 'cursor-lost' },
}

describe('no mail is lost or doubled when Graph', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk({ pageSize: 2, timeoutMs: 700 })
    await desk.ticketOf(await desk.deliver(aMail()))
  })
  afterEach(() => desk.stop())

  async function threeMoreWhile(happening: () => unknown): Promise<void> {
    const ids = await desk.deliverTogether([{ raw: aMail() }, { raw: aMail() }, { raw: aMail() }])
    await happening()
    await desk.eventually('four tickets', async () => {
      const { tickets, mailboxes } = desk.documents
      // What was asked to wait only once the clock had gone on has its time, too.
      if (await mailboxes.findOne({ _id: MAILBOX_ID, lease: null })) desk.advance(61_000)
      return (await tickets.count({})) === 4
    })
    const tickets = await Promise.all(ids.map((id) => desk.ticketOf(id)))
    assert.equal(new Set(tickets.map(({ _id }) => _id)).size, 3)
    assert.equal(await desk.documents.tickets.count({}), 4)
    assert.equal(await desk.documents.ledger.count({}), 4)
    assert.equal(desk.teams.channel('Tickets').length, 4)
  }

  for (const [name, fault] of Object.entries(FAULTS)) {
    it(name, async () => {
      const added = desk.graph.faults.add(fault)
      await threeMoreWhile(async () => {
        await desk.eventually('the fault', () => Promise.resolve(added.hits() === (fault.times ?? 1)))
        desk.advance(61_000)
      })
      assert.ok(added.hits() > 0)
    })
  }

  it('no longer knows any place it ever told', async () => {
    await threeMoreWhile(() => desk.graph.loseCursors(SUPPORT))
  })
})

describe('a mail that cannot be worked', () => {
  it('is tried several times, ends as failed with an alarm, and is worked again when a person says so', async () => {
    const desk = await startTestFrontdesk()
    try {
      const mailId = await desk.deliver(aMail({ Subject: 'Cursed' }))
      await desk.ticketOf(mailId)
      const fault = desk.graph.faults.add({
        match: { path: /\/messages\/(?!delta)/ },
        times: Infinity,
        answer: { status: 400, code: 'ErrorCorruptData' },
      })
      const cursed = await desk.deliver(aMail({ Subject: 'Really cursed' }))
      for (let attempts = 1; attempts <= 9; attempts += 1) {
        const row = await desk.eventually(`try ${attempts}`, async () => {
          const [failed] = await desk.documents.ledger.find({ mailId: cursed, state: 'failed' })
          return failed?.attempts === attempts && failed
        })
        assert.equal(row.dueAt === null, attempts === 9)
        if (row.dueAt) desk.advance(row.dueAt.getTime() - desk.clock().getTime() + 1)
      }
      const alarm = await desk.teams.eventually('an alarm', () =>
        desk.teams.channel('Tickets').find(({ card }) => textOf(card ?? {}).includes('could not become a ticket')),
      )
      assert.match(textOf(alarm.card ?? {}), /One email was tried/)
      fault.remove()
      const [log] = (await desk.hands.say(ADA, 'personal', 'mail log')).replies
      assert.ok(log)
      await desk.hands.click(log, 'mail.retry', {}, ADA)
      await desk.eventually('its ticket', () => desk.documents.ledger.findOne({ mailId: cursed, state: 'ticket' }))
      assert.equal((await desk.ticketOf(cursed)).subject, 'Really cursed')
    } finally {
      await desk.stop()
    }
  })
})

describe('a mailbox that cannot be read', () => {
  it('keeps its mails and the reason, tells its channel once, and goes on by itself', async () => {
    const desk = await startTestFrontdesk()
    try {
      const cut = desk.graph.faults.add({ match: { path: DELTA }, times: Infinity, answer: { status: 403 } })
      const mailId = await desk.deliver(aMail())
      const notice = await desk.teams.eventually('an alarm', () =>
        desk.teams.channel('Tickets').find(({ card }) => textOf(card ?? {}).includes('cannot be read')),
      )
      assert.match(textOf(notice.card ?? {}), /ErrorAccessDenied/)
      cut.remove()
      desk.advance(15 * 60_000)
      await desk.ticketOf(mailId)
      // The poll says how it went once it has ended, which may be after its tickets.
      await desk.eventually('a poll that went well', async () => {
        const [mailbox] = await desk.documents.mailboxes.find({})
        return mailbox?.health.failuresInRow === 0
      })
    } finally {
      await desk.stop()
    }
  })

  it('is read as soon as tokens can be had', async () => {
    const desk = await startTestFrontdesk({ app: { pollIntervalMs: 60_000 } })
    try {
      await desk.eventually(
        'a first poll',
        async () => (await desk.documents.mailboxes.count({ cursor: { $ne: null } })) > 0,
      )
      const down = desk.graph.faults.add({ match: { path: TOKEN }, times: 3, answer: { status: 503 } })
      // The kept token ends with its hour.
      desk.advance(2 * 3_600_000)
      const mailId = await desk.deliver(aMail())
      await desk.eventually('the fault', async () => {
        if (await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null })) desk.advance(60_000)
        return down.hits() === 3
      })
      desk.advance(15 * 60_000)
      await desk.ticketOf(mailId)
    } finally {
      await desk.stop()
    }
  })
})
