import assert from 'node:assert/strict'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { MailRule } from '../../src/domain/mail/mail-rules.ts'
import { aMailRule } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { inWords, phrase } from '../../src/texts/say.ts'

const ABSENCE = { 'Auto-Submitted': 'auto-replied', Subject: 'Automatic reply: Printer' }
const MESSAGE = /\/messages\/(?!delta)/

describe('a mail is not overlooked', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  async function setRules(...rules: readonly MailRule[]): Promise<void> {
    await desk.documents.mailRules.insert({ _id: `mailbox/${MAILBOX_ID}`, rules, revision: 1 })
  }
  const rowOf = async (mailId: string) => await desk.documents.ledger.findOne({ mailId })

  it('because a rule makes a ticket of it before its headers end its way, and is answered by nothing', async () => {
    await setRules(aMailRule({ pattern: 'printer' }))
    const ticket = await desk.ticketOf(await desk.deliver(aMail(ABSENCE)))
    assert.equal(ticket.subject, 'Automatic reply: Printer')
    const report = { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=B' }
    assert.equal((await desk.outcome(await desk.deliver(aMail(report)))).state, 'ticket')
    const bounce = { From: 'MAILER-DAEMON@x.example', Subject: 'Undeliverable: Printer' }
    assert.equal((await desk.outcome(await desk.deliver(aMail(bounce)))).state, 'ticket')
  })

  it('but stays ignored where a rule ignores it', async () => {
    await setRules(aMailRule({ name: 'Away', pattern: 'automatic', outcome: { kind: 'ignore' } }))
    const row = await desk.outcome(await desk.deliver(aMail(ABSENCE)))
    assert.deepEqual([row.state, inWords(row.reason ?? '')], ['ignored', 'Rule “Away”'])
  })

  it('because it is what a ticket system calls generated: it joins what it answers, and reopens nothing', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<first@contoso.example>' })))
    const resolved = { status: 'resolved', resolvedAt: desk.clock() } as const
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: resolved, $inc: { revision: 1 } })
    const vendor = { From: 'desk@vendor.example', 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' }
    const answer = await desk.deliver(aMail({ ...vendor, 'In-Reply-To': '<first@contoso.example>' }))
    assert.equal((await desk.outcome(answer)).state, 'follow-up')
    assert.equal((await desk.ticketOf(answer)).status, 'resolved')
    const other = await desk.deliver(aMail({ ...vendor, 'In-Reply-To': '<unknown@vendor.example>' }))
    assert.equal((await desk.outcome(other)).state, 'ticket')
  })

  it('because the mailbox said once or twice that it is not there', async () => {
    const fault = { match: { path: MESSAGE }, times: 2, answer: { status: 404, code: 'ErrorItemNotFound' } } as const
    const added = desk.graph.faults.add(fault)
    const id = await desk.deliver(aMail({ Subject: 'Payroll is down' }))
    assert.deepEqual([(await desk.outcome(id)).state, (await rowOf(id))?.errorCode], ['failed', 'not-found-yet'])
    desk.advance(60_000)
    await desk.eventually('the second look', async () => (await rowOf(id))?.attempts === 2)
    desk.advance(10 * 60_000)
    await desk.eventually('the third look', async () => (await rowOf(id))?.state === 'ticket')
    assert.equal(added.hits(), 2)
  })

  it('nor counted twice, when it is found at the second look, together with a copy of it', async () => {
    desk.graph.faults.add({ match: { path: MESSAGE }, answer: { status: 404, code: 'ErrorItemNotFound' } })
    const raw = aMail({ 'Message-ID': '<twice@contoso.example>' })
    const id = await desk.deliver(raw, new Date(desk.clock().getTime() - 60_000))
    assert.equal((await desk.outcome(id)).errorCode, 'not-found-yet')
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused' } })
    await desk.eventually('the end of a poll', () => desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null }))
    const copy = await desk.deliver(raw)
    desk.advance(60_000)
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'running' } })
    assert.equal((await desk.outcome(copy)).state, 'ignored')
    await desk.eventually('the second look', async () => (await rowOf(id))?.state === 'ticket')
    assert.equal(await desk.documents.tickets.count({}), 1)
  })

  it('nor made twice, where a try of it did not live to say so and the mailbox does not find it any more, but a copy of it', async () => {
    const mail = aMail({ Subject: 'Payroll is down', 'Message-ID': '<once@contoso.example>' })
    const id = await desk.deliver(mail)
    const { ticketId } = await desk.outcome(id)
    // As it was before the row was written.
    const before = { state: 'failed', ticketId: null, errorCode: 'not-found-yet', attempts: 1, dueAt: null } as const
    await desk.documents.ledger.updateIf({ mailId: id }, { $set: before })
    const copy = await desk.deliver(mail)
    assert.deepEqual(
      [(await desk.outcome(copy)).state, inWords((await rowOf(copy))?.reason ?? '')],
      ['ignored', inWords(phrase('log.reason.same'))],
    )
    assert.equal(await desk.documents.tickets.count({}), 1)
    await desk.documents.ledger.updateIf({ mailId: id }, { $set: { dueAt: desk.clock() } })
    await desk.eventually('the first look at it again', async () => (await rowOf(id))?.state === 'ticket')
    assert.equal((await rowOf(id))?.ticketId, ticketId)
    assert.equal(await desk.documents.tickets.count({}), 1)
  })

  it('nor made twice, where it is read again together with its copy, which comes first', async () => {
    const mail = aMail({ Subject: 'Payroll is down', 'Message-ID': '<once@contoso.example>' })
    const id = await desk.deliver(mail)
    const { ticketId } = await desk.outcome(id)
    const copy = await desk.deliver(mail)
    await desk.outcome(copy)
    const again = { state: 'failed', ticketId: null, errorCode: 'not-found-yet', attempts: 1 } as const
    const first = new Date((await rowOf(id))?.receivedAt.getTime() ?? 0)
    const fresh = { ...again, errorCode: null, receivedAt: new Date(first.getTime() - 1000) }
    await desk.documents.ledger.updateEach([
      { filter: { mailId: id }, update: { $set: { ...again, dueAt: desk.clock() } } },
      { filter: { mailId: copy }, update: { $set: { ...fresh, dueAt: desk.clock() } } },
    ])
    await desk.eventually('both', async () => (await desk.documents.ledger.count({ state: 'failed' })) === 0)
    assert.deepEqual([(await rowOf(id))?.ticketId, (await rowOf(copy))?.state], [ticketId, 'ignored'])
    assert.equal(await desk.documents.tickets.count({}), 1)
  })

  it('because it has the Message-ID of another: with another text, or a week later, it is another mail', async () => {
    const headers = { 'Message-ID': '<1@alarm.example>', Subject: 'Backup failed' }
    await desk.ticketOf(await desk.deliver(aMail(headers, 'Disk 1')))
    assert.equal((await desk.outcome(await desk.deliver(aMail(headers, 'Disk 2')))).state, 'ticket')
    assert.equal((await desk.outcome(await desk.deliver(aMail(headers, 'Disk 1')))).state, 'ignored')
    const [early, late] = ['12:00:00', '12:05:00'].map((time) => ({
      ...headers,
      Date: `Fri, 27 Nov 2026 ${time} +0000`,
    }))
    assert.equal((await desk.outcome(await desk.deliver(aMail(early, 'Disk 3')))).state, 'ticket')
    assert.equal((await desk.outcome(await desk.deliver(aMail(late, 'Disk 3')))).state, 'ticket')
    assert.equal((await desk.outcome(await desk.deliver(aMail(late, 'Disk 3')))).state, 'ignored')
    desk.advance(7 * 86_400_000)
    assert.equal((await desk.outcome(await desk.deliver(aMail(headers, 'Disk 1')))).state, 'ticket')
  })

  describe('since it can be treated as a ticket by hand', () => {
    const press = async (title = 'Treat as ticket', user = ADA) => {
      const [log] = (await desk.hands.say(ADA, 'personal', 'mail log')).replies
      assert.ok(log)
      return await desk.hands.click(log, title, {}, user)
    }

    it('whatever its headers say, once, however often that is pressed', async () => {
      const id = await desk.deliver(aMail(ABSENCE))
      assert.equal((await desk.outcome(id)).state, 'ignored')
      const [log] = (await desk.hands.say(ADA, 'personal', 'mail log')).replies
      assert.ok(log)
      const card = log.card ?? {}
      await desk.hands.click(log, 'Treat as ticket')
      await desk.eventually('a ticket', async () => (await rowOf(id))?.state === 'ticket')
      log.showTo(ADA.id, card)
      await desk.hands.click(log, 'Treat as ticket')
      assert.equal((await rowOf(id))?.state, 'ticket')
      assert.equal(await desk.documents.tickets.count({}), 1)
    })

    it('whatever the rules say, and of a bounce that no ticket knows or a copy of another mail', async () => {
      await setRules(aMailRule({ pattern: 'news', outcome: { kind: 'ignore' } }))
      const twice = aMail({ Subject: 'Printer' })
      await desk.ticketOf(await desk.deliver(twice))
      const bounce = { From: 'MAILER-DAEMON@x.example', Subject: 'Undeliverable: Printer' }
      for (const raw of [aMail({ Subject: 'Printer news' }), aMail(bounce), twice]) {
        const id = await desk.deliver(raw)
        assert.equal((await desk.outcome(id)).state, 'ignored')
        await press()
        await desk.eventually('a ticket', async () => (await rowOf(id))?.state === 'ticket')
      }
      assert.equal(await desk.documents.tickets.count({}), 4)
    })

    it('whatever else was the reason why it was ignored', async () => {
      const settings = { state: 'ignored', dueAt: null } as const
      for (const key of ['early', 'movedIn', 'foundLate', 'gone', 'same', 'mailboxRemoved'] as const) {
        const id = await desk.deliver(aMail({ Subject: `Reason ${key}`, 'Auto-Submitted': 'auto-replied' }))
        await desk.outcome(id)
        const because = { reason: phrase(`log.reason.${key}`), errorCode: key === 'gone' ? key : null }
        await desk.documents.ledger.updateIf({ mailId: id }, { $set: { ...settings, ...because } })
        await press()
        await desk.eventually(`a ticket, though ${key}`, async () => (await rowOf(id))?.state === 'ticket')
      }
    })

    it('only by somebody who may see the log, and only while it is there', async () => {
      const id = await desk.deliver(aMail(ABSENCE))
      await desk.outcome(id)
      const refused = await press('Treat as ticket', BEA)
      assert.match(refused.message ?? textOf(refused.card ?? {}), /not ignored/)
      assert.equal((await rowOf(id))?.state, 'ignored')
      await desk.documents.ledger.updateIf({ mailId: id }, { $set: { errorCode: 'gone' } })
      const fault = desk.graph.faults.add({
        match: { path: MESSAGE },
        times: Infinity,
        answer: { status: 404, code: 'ErrorItemNotFound' },
      })
      const gone = await press()
      assert.match(gone.message ?? textOf(gone.card ?? {}), /not in the mailbox/)
      assert.equal((await rowOf(id))?.state, 'ignored')
      fault.remove()
      await press()
      await desk.eventually('a ticket', async () => (await rowOf(id))?.state === 'ticket')
    })

    it('with no button where there is nothing to treat', async () => {
      await desk.ticketOf(await desk.deliver(aMail()))
      const [log] = (await desk.hands.say(ADA, 'personal', 'mail log')).replies
      assert.equal(
        buttonsOf(log?.card ?? {}).some(({ title }) => title === 'Treat as ticket'),
        false,
      )
    })
  })
})
