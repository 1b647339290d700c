import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { FaultAnswer } from '../../src/sandbox/connector/faults.ts'
import { inWords } from '../../src/texts/say.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const POST = { method: 'POST', path: /\/v3\/conversations$/ }
const FAULTS: Readonly<Record<string, FaultAnswer>> = {
  'asks to wait': { status: 429, retryAfterSeconds: 30 },
  'has a problem of its own': { status: 502 },
  'is changing the conversation': { status: 412 },
  'resets the connection': 'reset',
  'never answers': 'hang',
}

describe('a card leaves in the end, once, when Teams', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk({ timeoutMs: 500 })
  })
  afterEach(() => desk.stop())

  /** The ticket's id, once its card was tried in vain. */
  async function triedInVain(answer: FaultAnswer): Promise<string> {
    desk.teams.faults.add({ match: POST, answer })
    const { ticketId } = await desk.outcome(await desk.deliver(aMail({ From: 'Nora <nora@contoso.example>' })))
    assert.ok(ticketId)
    await desk.eventually('a try in vain', async () => {
      const ticket = await desk.documents.tickets.findOne({ _id: ticketId })
      return ticket?.deliveryLease === null && ticket.outbox[0]?.attempts === 1
    })
    return ticketId
  }

  /** The ticket once everything was tried that is tried within a day. */
  async function afterADay({ _id }: { readonly _id: string }): Promise<Ticket> {
    for (let last: Ticket | undefined; ;) {
      const ticket = await desk.delivered(_id)
      if (ticket.deliverAt === null) return ticket
      assert.notEqual(last?.revision, ticket.revision, 'it goes on')
      last = ticket
      desk.advance(ticket.deliverAt.getTime() - desk.clock().getTime() + 1)
    }
  }

  for (const [name, answer] of Object.entries(FAULTS)) {
    it(name, async () => {
      const ticketId = await triedInVain(answer)
      assert.equal(desk.teams.channel('Tickets').length, 0)
      desk.advance(31_000)
      const card = await desk.cardOf({ _id: ticketId })
      assert.deepEqual(desk.teams.channel('Tickets'), [card])
    })
  }

  it('takes it, but the answer is lost: it stands there twice then, and one of them is the live one', async () => {
    const ticketId = await triedInVain('lost-answer')
    desk.advance(31_000)
    const live = await desk.cardOf({ _id: ticketId })
    assert.equal(desk.teams.channel('Tickets').length, 2)
    await desk.hands.click(live, 'Take', {}, BEA)
    await desk.delivered(ticketId)
    assert.match(textOf(live.card ?? {}), /Bea Brandt/)
    assert.equal(desk.teams.channel('Tickets').length, 2)
  })

  it('refuses a redraw at first', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    const card = await desk.cardOf(ticket)
    const fault = desk.teams.faults.add({ match: { method: 'PUT' }, answer: { status: 429, retryAfterSeconds: 30 } })
    await desk.hands.click(card, 'Take', {}, BEA)
    // Time may pass only once the worker has written down when it tries again.
    await desk.eventually('the fault', () => desk.documents.tickets.findOne({ _id: ticket._id, 'outbox.attempts': 1 }))
    assert.equal(fault.hits(), 1)
    desk.advance(31_000)
    await desk.delivered(ticket._id)
    assert.match(textOf(card.card ?? {}), /Bea Brandt/)
  })

  it('has no message to redraw any more: a new one is posted and lives on', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    const gone = await desk.cardOf(ticket)
    await desk.hands.click(gone, 'Take', {}, BEA)
    await desk.delivered(ticket._id)
    desk.teams.remove(gone)
    const { replies } = await desk.hands.say(BEA, 'personal', `ticket ${ticket.number}`)
    assert.ok(replies[0])
    await desk.hands.click(replies[0], 'Resolve', {}, BEA)
    const live = await desk.cardOf(ticket)
    assert.notEqual(live.id, gone.id)
    assert.deepEqual(desk.teams.channel('Tickets'), [live])
  })

  it('says that the bot is not installed: the card is tried again, waits in sight after a day, and leaves with the next change', async () => {
    const fault = desk.teams.faults.add({
      match: POST,
      times: Infinity,
      answer: { status: 403, code: 'BotNotInConversationRoster' },
    })
    const found = await desk.ticketOf(await desk.deliver(aMail({ From: 'Nora <nora@contoso.example>' })))
    assert.deepEqual([found.card, found.outbox[0]?.parked], [null, null])
    // Both channels refuse: nowhere else can the card be seen.
    await desk.documents.channels.updateIf({ _id: 'escalations' }, { $set: { active: false } })
    const ticket = await afterADay(found)
    assert.deepEqual(
      ticket.outbox.map(({ kind, parked }) => [kind, parked?.code]),
      [['card', 'BotNotInConversationRoster']],
    )
    assert.match(inWords(ticket.outbox[0]?.parked?.text ?? ''), /refused this 10 times since .*Add the app/)
    fault.remove()
    const { replies } = await desk.hands.say(BEA, 'personal', `ticket ${ticket.number}`)
    assert.ok(replies[0])
    await desk.hands.click(replies[0], 'Take', {}, BEA)
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /Bea Brandt/)
    assert.deepEqual((await desk.delivered(ticket._id)).outbox, [])
  })

  it('does not take the requester’s question: the card is not held up by that', async () => {
    desk.teams.faults.add({
      match: { path: /conversations\/a:/ },
      times: Infinity,
      answer: { status: 403, bare: true },
    })
    const asked = await desk.ticketOf(await desk.deliver(aMail()))
    assert.equal(desk.teams.channel('Tickets').length, 1)
    const ticket = await afterADay(asked)
    assert.deepEqual(
      ticket.outbox.map(({ kind, parked }) => [kind, parked?.code]),
      [['question', 'MessageWritesBlocked']],
    )
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /The question to the requester could not be sent/)
  })
})
