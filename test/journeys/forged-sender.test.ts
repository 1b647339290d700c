import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { aMailRule } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { CARL, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const FORGED =
  'spf=fail (sender IP is 203.0.113.9) smtp.mailfrom=contoso.example; dkim=none (message not signed) header.d=none;dmarc=fail action=quarantine header.from=contoso.example;compauth=fail reason=000'
const FAILED = { 'Authentication-Results': FORGED }

describe('a mail whose sender Exchange could not verify', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    const settings = { ...NOTHING_SET, acknowledge: true, sayResolved: true }
    await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
  })
  afterEach(() => desk.stop())

  it('becomes a ticket of nobody, with a warning; the supposed person hears nothing of it', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ ...FAILED, Subject: 'Pay this today' })))
    assert.equal(ticket.requester.personId, null)
    assert.equal(ticket.requester.address, 'carl@contoso.example')
    assert.equal(ticket.organisationId, 'root', 'nothing is concluded from the address')
    assert.deepEqual(desk.teams.chat(CARL), [])
    assert.deepEqual(desk.graph.sent(SUPPORT), [])
    assert.match(
      textOf((await desk.cardOf(ticket)).card ?? {}),
      /may not be from carl@contoso\.example.*\(compauth=fail\)/,
    )
  })

  it('joins nothing by the number in its subject, and reopens nothing', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<first@contoso.example>' })))
    const resolved = { status: 'resolved', resolvedAt: desk.clock() } as const
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: resolved, $inc: { revision: 1 } })
    for (const headers of [{ Subject: `Re: [#${ticket.number}]` }, { 'In-Reply-To': '<first@contoso.example>' }]) {
      const own = await desk.ticketOf(await desk.deliver(aMail({ ...FAILED, ...headers })))
      assert.notEqual(own._id, ticket._id)
    }
    assert.equal((await desk.delivered(ticket._id)).status, 'resolved')
  })

  it('joins an open ticket by Message-ID, marked and without changing how it stands', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<first@contoso.example>' })))
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { status: 'waiting' }, $inc: { revision: 1 } })
    const answer = aMail({ ...FAILED, 'In-Reply-To': '<first@contoso.example>' })
    const joined = await desk.ticketOf(await desk.deliver(answer))
    assert.deepEqual([joined._id, joined.status], [ticket._id, 'waiting'])
    const card = await desk.cardOf(joined)
    assert.match(textOf(card.card ?? {}), /sender could not be verified/)
    assert.match(textOf(desk.teams.replies(card)[0]?.card ?? {}), /may not be from carl@contoso\.example/)
  })

  it('goes to no organisation or channel that a rule concludes from its sender', async () => {
    const outcome = {
      kind: 'ticket',
      categoryId: 'software',
      ...{ serviceTypeId: null, priority: null, organisationId: 'customer', channelId: 'escalations' },
    } as const
    const rule = aMailRule({ field: 'domain', pattern: 'contoso.example', outcome })
    await desk.documents.mailRules.insert({ _id: `mailbox/${MAILBOX_ID}`, rules: [rule], revision: 1 })
    const forged = await desk.ticketOf(await desk.deliver(aMail(FAILED)))
    assert.deepEqual([forged.organisationId, forged.channelId, forged.categoryId], ['root', 'tickets', 'software'])
    const real = await desk.ticketOf(await desk.deliver(aMail()))
    assert.deepEqual([real.organisationId, real.channelId], ['customer', 'escalations'])
  })

  it('is told by the topmost header alone: what stands below came with the mail', async () => {
    const passed = 'spf=pass smtp.mailfrom=contoso.example; dkim=pass; dmarc=pass action=none;compauth=pass reason=100'
    const own = ['mx.northwind.example; dmarc=pass', FORGED]
    for (const [top, below, personId] of [
      [FORGED, own[0], null],
      [passed, own[1], 'carl'],
    ] as const) {
      const raw = aMail({ 'Authentication-Results': top, 'X-Between': 'x' }).replace(
        'X-Between: x',
        `Authentication-Results: ${below ?? ''}`,
      )
      assert.equal((await desk.ticketOf(await desk.deliver(raw))).requester.personId, personId)
    }
  })
})
