import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const DAY_MS = 86_400_000

describe('a reply to a resolved ticket', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    const { _id } = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<first@contoso.example>' })))
    await desk.hands.click(await desk.cardOf({ _id }), 'Resolve', {}, BEA)
    ticket = await desk.delivered(_id)
    assert.equal(ticket.status, 'resolved')
  })
  afterEach(() => desk.stop())

  const answer = (): string => aMail({ 'In-Reply-To': '<first@contoso.example>' }, 'It burns again.')

  it('reopens it within the time set for that', async () => {
    desk.advance(13 * DAY_MS)
    const reopened = await desk.ticketOf(await desk.deliver(answer()))
    assert.equal(reopened._id, ticket._id)
    assert.equal(reopened.status, 'open')
    assert.equal(reopened.resolvedAt, null)
    const message = await desk.cardOf(reopened)
    assert.match(textOf(message.card ?? {}), /replied, which reopened it/)
    assert.equal(desk.teams.replies(message).length, 1)
  })

  it('becomes a new ticket after that time, which names the old one', async () => {
    desk.advance(15 * DAY_MS)
    const fresh = await desk.ticketOf(await desk.deliver(answer()))
    assert.notEqual(fresh._id, ticket._id)
    assert.match(textOf((await desk.cardOf(fresh)).card ?? {}), new RegExp(`reply to #${ticket.number},`))
    assert.equal((await desk.delivered(ticket._id)).status, 'resolved')
    assert.equal(desk.teams.channel('Tickets').length, 2)
  })

  it('joins it quietly when it only says thank you, however late', async () => {
    for (const days of [0, 40]) {
      desk.advance(days * DAY_MS)
      const thanks = aMail({ 'In-Reply-To': '<first@contoso.example>' }, 'Thank you, it works now!')
      const joined = await desk.ticketOf(await desk.deliver(thanks))
      assert.equal(joined._id, ticket._id)
      assert.equal(joined.status, 'resolved')
    }
    assert.equal(desk.teams.replies(await desk.cardOf(ticket)).length, 2)
  })

  it('starts a ticket that mentions it where somebody else names its number', async () => {
    const raw = aMail({ From: 'Boss <boss@contoso.example>', Subject: `[#${ticket.number}] It burns` })
    const other = await desk.ticketOf(await desk.deliver(raw))
    assert.notEqual(other._id, ticket._id)
    assert.match(textOf((await desk.cardOf(other)).card ?? {}), new RegExp(`mentions #${ticket.number}`))
  })

  it('goes on in the new ticket when the conversation does', async () => {
    desk.advance(15 * DAY_MS)
    const raw = aMail({ 'In-Reply-To': '<first@contoso.example>', 'Message-ID': '<second@contoso.example>' })
    const fresh = await desk.ticketOf(await desk.deliver(raw))
    const next = aMail({
      'In-Reply-To': '<second@contoso.example>',
      References: '<first@contoso.example> <second@contoso.example>',
    })
    assert.equal((await desk.ticketOf(await desk.deliver(next)))._id, fresh._id)
  })
})
