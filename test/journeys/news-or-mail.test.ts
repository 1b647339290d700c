// A customer who wants to be told in their chat, and is not reached there: what would have told them leaves by email, once.
import assert from 'node:assert/strict'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import type { NewsBy } from '../../src/domain/organisation/person.ts'
import { newsOfStatus } from '../../src/domain/ticket/customer-news.ts'
import { withOutbox } from '../../src/domain/ticket/lanes.ts'
import { applyChange, changeStatus } from '../../src/domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { dieAtEachWrite } from '../support/dying-frontdesk.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA, CARL, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const DAY_MS = 86_400_000

describe('news that Teams does not take', () => {
  let outside: Outside
  let desk: TestFrontdesk
  beforeEach(async () => {
    outside = await startOutside()
    desk = await startTestFrontdesk({ outside })
    await desk.hands.say(CARL, 'personal', 'hi')
    const settings = { ...NOTHING_SET, acknowledge: true, sayResolved: true }
    await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
    await prefer('chat')
  })
  afterEach(async () => {
    await desk.stop()
    await outside.stop()
  })

  const carls = { aadObjectId: CARL.aadObjectId }
  const prefer = (newsBy: NewsBy) => desk.documents.people.updateIf(carls, { $set: { newsBy } })
  const told = (): readonly string[] =>
    outside.teams
      .chat(CARL)
      .flatMap(({ card }) => /(?:our support team|received your request)[^\n]*/u.exec(textOf(card ?? {}))?.[0] ?? [])
  const mails = (): number => outside.graph.sent(SUPPORT).length

  /** Carl blocks the app: his chat takes nothing more. */
  async function block(status = 403) {
    const carl = await desk.documents.people.findOne(carls)
    const chat = new RegExp(`/v3/conversations/${carl?.teams?.conversationId ?? ''}/activities`, 'u')
    const answer = { status, code: status === 403 ? 'MessageWritesBlocked' : 'ServiceError' }
    return outside.teams.faults.add({ match: { method: 'POST', path: chat }, times: Infinity, answer })
  }

  async function ticketByMail(subject = 'Printer'): Promise<Ticket> {
    return await settled(await arrived(subject))
  }

  async function arrived(subject: string): Promise<string> {
    const mail = aMail({ Subject: subject, 'Message-ID': `<${subject}@contoso.example>` })
    const { ticketId } = await desk.outcome(await desk.deliver(mail))
    return ticketId ?? assert.fail('It became no ticket')
  }

  /** Its email was left to the news, which Teams does not take just now. */
  async function leftToChat(subject: string): Promise<string> {
    const _id = await arrived(subject)
    await desk.eventually('the email is left to the chat', async () => {
      const ticket = await desk.documents.tickets.findOne({ _id, deliveryLease: null })
      return ticket?.outbox.every(({ kind }) => kind !== 'mail')
    })
    assert.equal(mails(), 0)
    return _id
  }

  /** Neither news nor emails wait any more: the question for the category may. */
  async function settled(_id: string): Promise<Ticket> {
    return await desk.eventually('the news and emails', async () => {
      const ticket = await desk.documents.tickets.findOne({ _id, deliveryLease: null })
      return ticket?.outbox.every(({ kind }) => kind !== 'news' && kind !== 'mail') ? ticket : undefined
    })
  }

  async function resolve(ticket: Ticket): Promise<Ticket> {
    await desk.hands.click(await desk.cardOf(ticket), 'Resolve', {}, BEA)
    return await settled(ticket._id)
  }

  it('leaves by email, and so does all that follows, until they speak again', async () => {
    const before = told().length
    const blocked = await block()
    const ticket = await ticketByMail()
    assert.deepEqual([mails(), told().length - before], [1, 0])
    await resolve(ticket)
    assert.deepEqual([mails(), told().length - before], [2, 0])
    await ticketByMail('Lamp')
    assert.deepEqual([mails(), told().length - before], [3, 0])
    blocked.remove()
    await desk.hands.say(CARL, 'personal', 'hi')
    const after = told().length
    await resolve(await ticketByMail('Beamer'))
    assert.deepEqual([mails(), told().length - after], [3, 2])
  })

  it('is tried in the chat again a day later, as Teams refuses whole tenants for hours', async () => {
    const blocked = await block()
    const ticket = await ticketByMail()
    const before = told().length
    const tries = blocked.hits()
    desk.advance(DAY_MS + 60_000)
    const lamp = await ticketByMail('Lamp')
    assert.deepEqual([mails(), told().length - before], [2, 0])
    assert.ok(blocked.hits() > tries)
    blocked.remove()
    desk.advance(DAY_MS + 60_000)
    await resolve(ticket)
    await resolve(lamp)
    assert.deepEqual([mails(), told().length - before], [2, 2])
    assert.equal((await desk.documents.people.findOne(carls))?.chatRefusedAt, null)
  })

  it('leaves by email where the email was left to the chat before the chat refused it', async () => {
    const trouble = await block(500)
    const _id = await leftToChat('Slow')
    trouble.remove()
    await block()
    desk.advance(700_000)
    await settled(_id)
    assert.equal(mails(), 1)
  })

  it('leaves by email what was left to the chat, where they want emails by now', async () => {
    const trouble = await block(500)
    const _id = await leftToChat('Changed')
    const before = told().length
    await prefer('email')
    trouble.remove()
    desk.advance(700_000)
    await settled(_id)
    assert.deepEqual([mails(), told().length - before], [1, 0])
  })

  it('is told in the chat alone where that takes it in the end', async () => {
    const trouble = await block(500)
    const _id = await leftToChat('Late')
    const before = told().length
    trouble.remove()
    desk.advance(700_000)
    await settled(_id)
    assert.deepEqual([mails(), told().length - before], [0, 1])
  })

  it('waits as long as Teams does not say whose the address is', async () => {
    const ticket = await ticketByMail()
    const before = told().length
    desk.advance(2 * DAY_MS)
    const silent = outside.teams.faults.add({
      match: { method: 'GET', path: /\/members\// },
      times: Infinity,
      answer: { status: 503, code: 'ServiceUnavailable' },
    })
    await desk.hands.click(await desk.cardOf(ticket), 'Resolve', {}, BEA)
    await desk.eventually('a try', async () => {
      const now = await desk.documents.tickets.findOne({ _id: ticket._id, deliveryLease: null })
      return now?.outbox.some(({ kind, attempts }) => kind === 'news' && attempts > 0)
    })
    assert.ok(silent.hits() > 0)
    assert.equal(told().length, before)
    silent.remove()
    desk.advance(700_000)
    assert.deepEqual((await desk.delivered(ticket._id)).outbox, [])
    assert.equal(told().length, before + 1)
    assert.equal(mails(), 0)
  })

  /** Nobody delivers anything of it for a minute. */
  async function resolveLater(_id: string): Promise<void> {
    const { documents, clock, frontdesk } = desk
    const ticket = (await documents.tickets.findOne({ _id })) ?? assert.fail()
    const bea = { personId: 'bea', name: BEA.name }
    const change = changeStatus(ticket, 'resolved', bea, clock())
    const outgoing = [...change.outgoing, ...newsOfStatus(ticket, 'resolved', bea)]
    const resolved = applyChange(ticket, { ...change, outgoing }, clock(), frontdesk.deps.newId)
    const nextAt = new Date(clock().getTime() + 60_000)
    const outbox = resolved.outbox.map((item) => ({ ...item, nextAt }))
    const { _id: id, ...fields } = { ...resolved, ...withOutbox(resolved, outbox) }
    assert.ok(await documents.tickets.updateIf({ _id: id, revision: ticket.revision }, { $set: fields }))
  }

  for (const when of ['before', 'after'] as const) {
    it(`leaves by email once, whenever the process dies, right ${when} any write`, async function () {
      this.timeout(300_000)
      await block()
      const { _id } = await ticketByMail()
      assert.equal(mails(), 1)
      const before = told().length
      await desk.documents.people.updateIf(carls, { $set: { chatRefusedAt: null } })
      await resolveLater(_id)
      await desk.stop()
      const deaths = await dieAtEachWrite(outside, { when, most: 40 }, 90_000, async ({ tickets }) => {
        const ticket = await tickets.findOne({ _id, deliveryLease: null })
        return ticket?.outbox.every(({ kind }) => kind !== 'news' && kind !== 'mail') ?? false
      })
      desk = await startTestFrontdesk({ outside })
      await settled(_id)
      assert.deepEqual([mails(), told().length - before], [2, 0])
      assert.ok(deaths > 2, `only ${deaths} writes were seen`)
    })
  }
})
