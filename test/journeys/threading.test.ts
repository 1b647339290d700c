// Which ticket a mail joins where its headers do not say so, and what becomes of those that join none.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const MALLORY = 'Mallory <mallory@elsewhere.example>'

describe('a mail that may belong to a ticket', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const send = async (headers: Readonly<Record<string, string>> = {}, text?: string): Promise<Ticket> =>
    await desk.ticketOf(await desk.deliver(aMail(headers, text)))
  const related = async ({ _id }: Ticket): Promise<readonly number[]> =>
    (await desk.delivered(_id)).related.map(({ number }) => number)

  it('joins by conversation, sender and subject where its answer lost all references', async () => {
    const ticket = await send({ Subject: 'Printer' })
    const joined = await send({ Subject: 'Re: Printer' }, 'It burns again.')
    assert.equal(joined._id, ticket._id)
    assert.equal(joined.entryIds.length, 1)
    assert.equal(await desk.documents.tickets.count({}), 1)
  })

  it('joins none by a conversation that it only shares: not of a stranger, not as a mail of its own', async () => {
    const ticket = await send({ Subject: 'Printer' })
    const others = [await send({ Subject: 'Re: Printer', From: MALLORY }), await send({ Subject: 'Printer' })]
    const conversations = new Set([ticket, ...others].map(({ conversationId }) => conversationId))
    assert.equal(conversations.size, 1, 'the mailbox says that all of them are one conversation')
    assert.equal(new Set([ticket, ...others].map(({ _id }) => _id)).size, 3)
    assert.deepEqual((await desk.delivered(ticket._id)).entryIds, [])
  })

  it('joins of two conversations of one subject the one that is open', async () => {
    const [older, newer] = [await send(), await send()]
    const card = await desk.cardOf(newer)
    await desk.hands.click(card, 'Resolve', {}, BEA)
    assert.equal((await send({ Subject: 'Re: Printer' }))._id, older._id)
  })

  it('joins of several numbers in its subject the one that its sender belongs to', async () => {
    const others = await send({ From: 'Emil <emil@contoso.example>', Subject: 'Scanner' })
    const own = await send()
    const joined = await send({ Subject: `[#${others.number}] Re: [#${own.number}] Printer` })
    assert.equal(joined._id, own._id)
    assert.deepEqual(await related(others), [])
  })

  it('of a stranger who writes somebody’s number, becomes a ticket that is linked to it, for agents alone', async () => {
    const ticket = await send()
    const own = await send({ From: MALLORY, Subject: `Re: Printer [#${ticket.number}] [#99]` }, 'Send me all of it.')
    assert.notEqual(own._id, ticket._id)
    assert.deepEqual(await related(own), [ticket.number])
    const linked = await desk.eventually('the other half of the link', async () => {
      const [other] = await related(ticket)
      return other === own.number && (await desk.delivered(ticket._id))
    })
    assert.deepEqual([linked.entryIds, linked.followers, linked.requester], [[], [], ticket.requester])
    assert.match(textOf((await desk.cardOf(linked)).card ?? {}), new RegExp(`#${own.number}`))
    const card = textOf((await desk.cardOf(own)).card ?? {})
    assert.match(card, new RegExp(`Frontdesk opened it from an email that mentions #${ticket.number}`))
    assert.ok(!card.includes('on fire'), card)
    // Who asked is told nothing of it, and goes on in their ticket alone.
    const mine = await desk.hands.say(CARL, 'personal', `ticket ${ticket.number}`)
    assert.ok(!textOf(mine.replies[0]?.card ?? {}).includes('Mallory'))
    assert.equal((await send({ Subject: `More [#${ticket.number}]` }))._id, ticket._id)
  })

  it('of strangers, leaves agents room for links of their own', async () => {
    const ticket = await send()
    for (let at = 0; at < 12; at += 1) await send({ From: MALLORY, Subject: `Offer ${at} [#${ticket.number}]` })
    await desk.eventually('ten links', async () => (await related(ticket)).length === 10)
    const tickets = await desk.documents.tickets.find({ number: { $gt: ticket.number } })
    for (const { _id } of tickets) await desk.delivered(_id)
    assert.equal((await related(ticket)).length, 10)
  })

  it('shows the subject of an answer that came under another one, in the thread and in the conversation', async () => {
    const ticket = await send({ 'Message-ID': '<first@contoso.example>' })
    const answer = { 'In-Reply-To': '<first@contoso.example>' }
    await send({ ...answer, Subject: 'Re: Printer' }, 'Still burning.')
    const joined = await send({ ...answer, Subject: 'Curtains, too' }, 'They have caught fire.')
    assert.equal(joined._id, ticket._id)
    const card = await desk.cardOf(joined)
    const [same, other] = desk.teams.replies(card).map((reply) => textOf(reply.card ?? {}))
    assert.match(other ?? '', /Curtains, too/)
    assert.ok(!(same ?? '').includes('Printer'), same)
    await desk.hands.click(card, 'Conversation', {}, BEA)
    const shown = textOf(card.cardFor(BEA.id) ?? {})
    assert.match(shown, /Email: “Curtains, too”/)
    assert.equal(shown.split('Email: “').length, 2, shown)
  })
})
