import assert from 'node:assert/strict'
import { setTicketStatus } from '../../src/app/tickets/set-ticket-status.ts'
import { openMailbox } from '../../src/app/support-mail/open-mailbox.ts'
import { NOTHING_SET, type OwnMailSettings } from '../../src/domain/mail/mail-settings.ts'
import type { MailRule } from '../../src/domain/mail/mail-rules.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { SentMail } from '../../src/sandbox/graph-stand-in.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { aMailRule } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { inWords } from '../../src/texts/say.ts'

/** The requester is known by mail only, and so is asked nothing in Teams. */
const NORA = { From: 'Nora <nora@contoso.example>' }

describe('mail settings and rules at work', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  async function set(settings: Partial<OwnMailSettings>, owner = `mailbox/${MAILBOX_ID}`): Promise<void> {
    await desk.documents.mailSettings.insert({ _id: owner, settings: { ...NOTHING_SET, ...settings }, revision: 1 })
  }
  async function setRules(rules: readonly MailRule[], owner = `mailbox/${MAILBOX_ID}`): Promise<void> {
    await desk.documents.mailRules.insert({ _id: owner, rules, revision: 1 })
  }
  const sent = (): readonly SentMail[] => desk.graph.sent(SUPPORT)
  async function resolve({ _id }: Ticket): Promise<void> {
    const { version } = await desk.delivered(_id)

    const bea = await desk.documents.people.findOne({ _id: 'bea' })
    assert.ok(bea)

    await setTicketStatus(desk.frontdesk.deps, bea, { ticketId: _id, version, status: 'resolved' })
  }

  it('send nothing while nobody switched anything on', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    await resolve(ticket)
    await desk.delivered(ticket._id)
    assert.deepEqual(sent(), [])
  })

  it('acknowledge a new ticket once, in its thread, and take the answer to that in', async () => {
    await set({ acknowledge: true, acknowledgement: 'Hello {requester}, it is {ticket}.', signature: 'Your desk' })
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ ...NORA, Subject: 'Printer <b>' })))
    const [mail] = sent()
    assert.equal(sent().length, 1)
    assert.equal(mail?.content.subject, `RE: [#${ticket.number}] Printer <b>`)
    const raw = mail.raw.toString()
    assert.match(raw, /Hello Nora, it is #1\./)
    assert.match(raw, /Your desk/)
    assert.match(raw, /x-auto-response-suppress: All/i)
    assert.ok(ticket.messageIds.includes(mail.content.messageId ?? ''))
    const answer = { From: 'Boss <boss@contoso.example>', 'In-Reply-To': mail.content.messageId }
    assert.equal((await desk.ticketOf(await desk.deliver(aMail(answer))))._id, ticket._id)
    assert.equal(sent().length, 1)
  })

  it('leave no hole in a text where a placeholder has no value yet', async () => {
    await set({ acknowledge: true, acknowledgement: 'We got {ticket}.\nCategory: {category}\nTo follow it: {link}' })
    await desk.ticketOf(await desk.deliver(aMail(NORA)))
    const raw = sent()[0]?.raw.toString() ?? ''
    assert.match(raw, /Category: not chosen yet/)
    assert.match(raw, /To follow it: just reply to this email/)
  })

  it('acknowledge no automatic mail, no list, and nothing from before the start', async () => {
    await set({ acknowledge: true })
    const early = new Date(Date.now() - 60_000)
    await desk.ticketOf(await desk.deliver(aMail({ From: 'no-reply@contoso.example' })))
    await desk.ticketOf(await desk.deliver(aMail({ ...NORA, 'Auto-Submitted': 'auto-generated' })))
    await desk.ticketOf(await desk.deliver(aMail(NORA), early))
    assert.deepEqual(sent(), [])
  })

  it('tell the requester that it is resolved', async () => {
    await set({ sayResolved: true, closing: 'Done: {subject}' })
    const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    assert.deepEqual(sent(), [])
    await resolve(ticket)
    await desk.delivered(ticket._id)
    assert.equal(sent().length, 1)
    assert.match(sent()[0]?.raw.toString() ?? '', /Done: Printer/)
  })

  it('send a mail once although the answer to sending it was lost', async () => {
    await set({ acknowledge: true })
    const fault = desk.graph.faults.add({
      match: { method: 'POST', path: /\/messages\/[^/]+\/send$/ },
      times: 3,
      answer: 'lost-answer',
    })
    const mailId = await desk.deliver(aMail(NORA))
    const { ticketId } = await desk.outcome(mailId)
    await desk.eventually('a send without an answer', () => Promise.resolve(fault.hits() > 0))
    await desk.eventually('the next try', async () => {
      const ticket = await desk.documents.tickets.findOne({ _id: ticketId ?? '' })
      return ticket?.outbox.some(({ kind, attempts }) => kind === 'mail' && attempts > 0) === true
    })
    desk.advance(10 * 60_000)
    const ticket = await desk.delivered(ticketId ?? '')
    assert.equal(sent().length, 1)
    assert.deepEqual(ticket.outbox, [], 'nothing is left to send, or parked')
  })

  it('send five automatic mails an hour to one inbox, whatever stands behind a plus', async () => {
    await set({ acknowledge: true })
    for (let count = 1; count <= 7; count += 1)
      await desk.ticketOf(await desk.deliver(aMail({ From: `Nora <nora+${count}@fabrikam.example>` })))
    assert.equal(sent().length, 5)
    await desk.ticketOf(await desk.deliver(aMail({ From: 'Olaf <olaf+1@fabrikam.example>' })))
    assert.equal(sent().length, 6)
  })

  it('send five automatic mails an hour to one address, and say on the card that a sixth was dropped', async () => {
    await set({ acknowledge: true })
    const tickets: Ticket[] = []
    for (let count = 1; count <= 6; count += 1) {
      tickets.push(await desk.ticketOf(await desk.deliver(aMail({ ...NORA, Subject: `Alarm ${count}` }))))
    }
    assert.equal(sent().length, 5)
    const last = tickets[5]
    assert.ok(last)
    assert.match(textOf((await desk.cardOf(last)).card ?? {}), /sent no acknowledgement: 5 automatic emails/)
    await resolve(last)
    const both = textOf((await desk.cardOf(last)).card ?? {})
    assert.match(both, /resolved it/)
    assert.match(both, /sent no acknowledgement/, 'neither hides the other')
    desk.advance(61 * 60_000)
    await desk.ticketOf(await desk.deliver(aMail({ ...NORA, Subject: 'Alarm 7' })))
    assert.equal(sent().length, 6)
  })

  it('wait, and lose nothing, when the mailbox sent as many mails as Exchange allows in a minute', async () => {
    await set({ acknowledge: true })
    const now = desk.clock()
    const times = Array.from({ length: 30 }, (_, count) => ({ by: `draft-${count}`, at: now }))
    const expiresAt = new Date(now.getTime() + 60_000)
    await desk.documents.recents.insert({ _id: `mail-from/${MAILBOX_ID}`, times, expiresAt, revision: 1 })
    const { ticketId } = await desk.outcome(await desk.deliver(aMail(NORA)))
    await desk.eventually('a mail that waits', async () => {
      const ticket = await desk.documents.tickets.findOne({ _id: ticketId ?? '' })
      return ticket?.outbox.some((item) => item.kind === 'mail' && item.draft !== null && item.nextAt > desk.clock())
    })
    assert.deepEqual(sent(), [])
    desk.advance(61_000)
    await desk.delivered(ticketId ?? '')
    assert.equal(sent().length, 1)
  })

  it('try a mail again that the app may not send, park it after a day, and say so on the card', async () => {
    await set({ acknowledge: true })
    desk.graph.faults.add({ match: { path: /\/send$/ }, times: Infinity, answer: { status: 403 } })
    let ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    assert.equal(ticket.outbox.find(({ kind }) => kind === 'mail')?.parked, null, 'not after one refusal')
    while (ticket.deliverAt !== null) {
      desk.advance(ticket.deliverAt.getTime() - desk.clock().getTime() + 1)
      ticket = await desk.delivered(ticket._id)
    }
    assert.equal(ticket.outbox.find(({ kind }) => kind === 'mail')?.parked?.code, 'ErrorAccessDenied')
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /could not send the acknowledgement/)
  })

  it('ignore what a rule ignores, and open other tickets as the first matching rule says', async () => {
    const outcome = {
      kind: 'ticket',
      categoryId: 'hardware',
      serviceTypeId: 'repair',
      priority: 'high',
      organisationId: 'customer',
      channelId: null,
    } as const
    await setRules([aMailRule({ id: 'news', name: 'Newsletters', pattern: 'news', outcome: { kind: 'ignore' } })])
    await setRules([aMailRule({ pattern: 'printer', outcome })], 'organisation/root')
    const ignored = await desk.outcome(await desk.deliver(aMail({ Subject: 'Printer news' })))
    assert.deepEqual([ignored.state, inWords(ignored.reason ?? '')], ['ignored', 'Rule “Newsletters”'])
    const stranger = { From: 'x@elsewhere.example' }
    const ticket = await desk.ticketOf(await desk.deliver(aMail(stranger)))
    assert.equal(ticket.categoryId, 'hardware')
    assert.equal(ticket.serviceTypeId, 'repair')
    assert.equal(ticket.priority, 'high')
    assert.equal(ticket.organisationId, 'customer')
    assert.equal(ticket.channelId, 'escalations', 'the channel of the category')
  })

  it('pass over what a rule names in an organisation beside, or that is retired by now', async () => {
    await desk.documents.categories.updateIf({ _id: 'hardware' }, { $set: { active: false } })
    await desk.changeMailbox({ organisationId: 'customer' })
    const outcome = {
      kind: 'ticket',
      categoryId: 'hardware',
      serviceTypeId: null,
      priority: null,
      organisationId: 'neighbour',
      channelId: null,
    } as const
    await setRules([aMailRule({ outcome })], 'organisation/root')
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    assert.equal(ticket.categoryId, null)
    assert.equal(ticket.organisationId, 'customer')
  })

  it('move a mail once it has its outcome', async () => {
    await set({ afterRead: { kind: 'move', name: 'Done' } })
    const ids = [await desk.deliver(aMail(NORA)), await desk.deliver(aMail({ 'Auto-Submitted': 'auto-replied' }))]
    await desk.eventually('all mails marked', async () => {
      const rows = await desk.documents.ledger.find({})
      return rows.length === 2 && rows.every(({ dueAt }) => dueAt === null)
    })
    assert.deepEqual(
      (await Promise.all(ids.map((id) => desk.outcome(id)))).map(({ state }) => state),
      ['ticket', 'ignored'],
    )
    const mailbox = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID })
    assert.ok(mailbox)
    const client = openMailbox(desk.frontdesk.deps, mailbox)
    assert.deepEqual(await client.newest({ since: new Date(0), limit: 10 }), [])
  })

  it('keep the outcome when a mail cannot be moved, say so in the mail log, and try again', async () => {
    await set({ afterRead: { kind: 'move', name: 'Done' } })
    const fault = desk.graph.faults.add({ match: { path: /\/mailFolders$/ }, times: Infinity, answer: { status: 503 } })
    const mailId = await desk.deliver(aMail(NORA))
    await desk.eventually('a failed mark', async () => (await desk.outcome(mailId)).markError !== null)
    assert.equal((await desk.outcome(mailId)).state, 'ticket')
    fault.remove()
    desk.advance(60_000)
    await desk.eventually('the mark', async () => (await desk.outcome(mailId)).dueAt === null)
    assert.equal((await desk.outcome(mailId)).markError, null)
    assert.equal(await desk.documents.tickets.count({}), 1)
  })

  it('open a new ticket where an answer comes after the days that are set', async () => {
    await set({ reopenDays: 0 }, 'organisation/root')
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ ...NORA, 'Message-ID': '<first@contoso.example>' })))
    await resolve(ticket)
    desk.advance(1000)
    const answer = await desk.deliver(aMail({ ...NORA, 'In-Reply-To': '<first@contoso.example>' }))
    assert.notEqual((await desk.ticketOf(answer))._id, ticket._id)
  })
})
