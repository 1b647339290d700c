import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { partsOfType } from '../support/card-parts.ts'
import { ADA, BEA, CARL, DORA, EMIL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

describe('an agent at a ticket’s card', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Secret printer' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  const shown = (): string => textOf(card.card ?? {})

  it('takes the ticket, and everybody sees it', async () => {
    const clicked = await desk.hands.click(card, 'Take', {}, BEA)
    assert.match(textOf(clicked.card ?? {}), /Bea Brandt took this ticket/)
    ticket = await desk.delivered(ticket._id)
    assert.equal(ticket.assignee?.name, BEA.name)
    assert.equal(ticket.status, 'open')
    assert.match(shown(), /Bea Brandt took this ticket/)
    assert.equal(desk.teams.channel('Tickets').length, 1)
  })

  it('takes it over from a colleague', async () => {
    await desk.hands.click(card, 'Take', {}, BEA)
    await desk.delivered(ticket._id)
    await desk.hands.click(card, 'More', {}, ADA)
    await desk.hands.click(card, 'Take over', {}, ADA)
    assert.equal((await desk.delivered(ticket._id)).assignee?.name, ADA.name)
    assert.match(shown(), /Ada Adler took this ticket over from Bea Brandt/)
  })

  it('sorts it: a panel for this agent alone, then the card redrawn for all', async () => {
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    assert.ok(!buttonsOf(card.cardFor(ADA.id) ?? {}).some(({ title }) => title === 'Save'))
    await desk.hands.click(card, 'Save', { categoryId: 'software', serviceTypeId: 'incident' }, BEA)
    ticket = await desk.delivered(ticket._id)
    assert.deepEqual([ticket.categoryId, ticket.serviceTypeId], ['software', 'incident'])
    assert.match(shown(), /Software/)
    assert.match(shown(), /Incident/)
  })

  it('may not choose a service type that does not go with the category', async () => {
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    const entered = { categoryId: 'software', serviceTypeId: 'repair' }
    const { card: refused } = await desk.hands.click(card, 'Save', entered, BEA)
    assert.match(textOf(refused ?? {}), /“Repair” does not go with “Software”/)
    assert.equal((await desk.delivered(ticket._id)).categoryId, null)
    const lists = partsOfType(refused ?? {}, 'Input.ChoiceSet').map(({ value }) => value)
    assert.deepEqual(lists, ['software', 'repair'], 'what was chosen stays in the form')
    await desk.hands.click(card, 'Save', { categoryId: 'hardware', serviceTypeId: 'repair' }, BEA)
    assert.equal((await desk.delivered(ticket._id)).categoryId, 'hardware')
  })

  it('chooses a category alone, or a service type alone', async () => {
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    await desk.hands.click(card, 'Save', { categoryId: 'software' }, BEA)
    ticket = await desk.delivered(ticket._id)
    assert.deepEqual([ticket.categoryId, ticket.serviceTypeId], ['software', null])
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    await desk.hands.click(card, 'Save', { categoryId: 'software', serviceTypeId: 'incident' }, BEA)
    assert.equal((await desk.delivered(ticket._id)).serviceTypeId, 'incident')
  })

  it('is told in the form that nothing was chosen', async () => {
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    const { card: refused } = await desk.hands.click(card, 'Save', {}, BEA)
    assert.match(textOf(refused ?? {}), /Choose a category, a service type, or both/)
    assert.ok(buttonsOf(refused ?? {}).some(({ title }) => title === 'Save'))
    assert.equal((await desk.delivered(ticket._id)).version, ticket.version)
  })

  it('is told that the ticket is theirs already', async () => {
    await desk.hands.click(card, 'Take', {}, BEA)
    await desk.delivered(ticket._id)
    const { card: more } = await desk.hands.click(card, 'More', {}, BEA)
    assert.ok(!buttonsOf(more ?? {}).some(({ title }) => title === 'Take over'), 'it is not offered')
    // What Ada sees, she can show to Bea on her screen.
    await desk.hands.click(card, 'More', {}, ADA)
    card.showTo(BEA.id, card.cardFor(ADA.id) ?? {})
    const { card: refused } = await desk.hands.click(card, 'Take over', {}, BEA)
    assert.match(textOf(refused ?? {}), /already yours/)
  })

  it('sets the status, resolves and reopens', async () => {
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Status', {}, BEA)
    await desk.hands.click(card, 'Waiting for customer', {}, BEA)
    assert.equal((await desk.delivered(ticket._id)).status, 'waiting')
    await desk.hands.click(card, 'Resolve', {}, BEA)
    assert.notEqual((await desk.delivered(ticket._id)).resolvedAt, null)
    assert.ok(!buttonsOf(card.card ?? {}).some(({ title }) => title === 'Take over'))
    await desk.hands.click(card, 'Reopen', {}, BEA)
    ticket = await desk.delivered(ticket._id)
    assert.deepEqual([ticket.status, ticket.resolvedAt], ['open', null])
  })

  it('changes nothing with a stale card, and is told what happened meanwhile', async () => {
    const stale = card.card ?? {}
    await desk.hands.click(card, 'Take', {}, ADA)
    await desk.delivered(ticket._id)
    card.showTo(BEA.id, stale)
    const { card: redrawn } = await desk.hands.click(card, 'Resolve', {}, BEA)
    assert.match(textOf(redrawn ?? {}), /Nothing was changed: meanwhile Ada Adler took this ticket/)
    assert.ok(!buttonsOf(redrawn ?? {}).some(({ title }) => title === 'Take'))
    assert.equal((await desk.delivered(ticket._id)).status, 'open')
  })

  it('wins alone when two press at once', async () => {
    const answers = await Promise.all([ADA, BEA].map((user) => desk.hands.click(card, 'Take', {}, user)))
    const refused = answers.filter((answer) => textOf(answer.card ?? {}).includes('Nothing was changed'))
    assert.equal(refused.length, 1)
    assert.equal((await desk.delivered(ticket._id)).version, ticket.version + 1)
  })

  for (const [who, user] of Object.entries({ 'an agent of another organisation': DORA, 'a stranger': EMIL })) {
    it(`learns and changes nothing as ${who}`, async () => {
      for (const button of ['Take', 'Reply', 'Note', 'Resolve', 'More']) {
        const answer = await desk.hands.click(card, button, {}, user)
        assert.equal(answer.card, null)
        assert.match(answer.message ?? '', /You are not an agent for this organisation. Ask an administrator/)
        assert.doesNotMatch(JSON.stringify(answer.body), /Secret|Carl/)
      }
      assert.deepEqual(await desk.delivered(ticket._id), ticket)
    })
  }

  it('is no customer: the requester is told so, the card stays, and nothing changes', async () => {
    const refused = await desk.hands.click(card, 'Take', {}, CARL)
    assert.equal(refused.card, null)
    assert.match(refused.message ?? '', /You are not an agent for this organisation/)
    assert.deepEqual(await desk.delivered(ticket._id), ticket)
  })
})
