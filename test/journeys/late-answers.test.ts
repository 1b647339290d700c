// The answer to a click arrives when it likes: after the card was redrawn, too.
import assert from 'node:assert/strict'
import { redrawNewer } from '../../src/app/tickets/after-click.ts'
import { createLookups } from '../../src/app/lookups.ts'
import { ticketView } from '../../src/app/views/ticket-view.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

describe('an answer to a click that comes late', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail()))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  const seenBy = (message: TeamsMessage, { id }: { readonly id: string }): string => textOf(message.cardFor(id) ?? {})

  it('leaves the old card a pointer when the click moved the ticket to another channel', async () => {
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    const late = await desk.hands.press(card, 'Save', { categoryId: 'hardware', serviceTypeId: '' }, BEA)
    const moved = await desk.cardOf(ticket)
    assert.notEqual(moved.id, card.id)
    late.show()
    assert.match(seenBy(card, BEA), /no longer shown here[\s\S]*Escalations/)
    assert.deepEqual(buttonsOf(card.cardFor(BEA.id) ?? {}), [])
  })

  it('leaves it a pointer when somebody else moved the ticket meanwhile, and the click was refused', async () => {
    const stale = card.card ?? {}
    const [question] = desk.teams.chat(CARL)
    assert.ok(question)
    await desk.hands.click(question, 'Hardware')
    await desk.cardOf(ticket)
    card.showTo(BEA.id, stale)
    await desk.hands.click(card, 'Take', {}, BEA)
    assert.match(seenBy(card, BEA), /no longer shown here[\s\S]*Escalations/)
    assert.equal((await desk.delivered(ticket._id)).assignee, null)
  })

  it('is drawn over once more when the ticket changed after the answer was made', async () => {
    const shown = await ticketView(createLookups(desk.documents), ticket)
    await desk.hands.click(card, 'Take', {}, ADA)
    await desk.delivered(ticket._id)
    const before = card.versions.length
    await redrawNewer(desk.frontdesk.deps, null, shown)
    await desk.delivered(ticket._id)
    assert.equal(card.versions.length, before + 1)
    await redrawNewer(desk.frontdesk.deps, null, { ...shown, version: shown.version + 1 })
    assert.deepEqual((await desk.delivered(ticket._id)).outbox, [], 'nothing is newer than that')
    assert.equal(card.versions.length, before + 1)
  })

  it('becomes a pointer once more when the ticket moved after the answer was made', async () => {
    const shown = await ticketView(createLookups(desk.documents), ticket)
    const { card: posted, channelId } = ticket
    assert.ok(posted && channelId)
    const [question] = desk.teams.chat(CARL)
    assert.ok(question)
    await desk.hands.click(question, 'Hardware')
    await desk.cardOf(ticket)
    card.showTo(BEA.id, { type: 'AdaptiveCard', version: '1.5', body: [] })
    const pressed = { posted, channelId: card.placeId }
    await redrawNewer(desk.frontdesk.deps, pressed, shown)
    await desk.delivered(ticket._id)
    assert.match(seenBy(card, BEA), /no longer shown here[\s\S]*Escalations/)
  })

  it('leaves a card that was asked for where others work alone: it is no live one', async () => {
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    await desk.hands.click(card, 'Save', { categoryId: 'hardware', serviceTypeId: '' }, BEA)
    await desk.cardOf(ticket)
    const { replies } = await desk.hands.say(BEA, { channel: 'Tickets' }, `ticket ${ticket.number}`)
    assert.ok(replies[0])
    const { card: answer } = await desk.hands.click(replies[0], 'Take', {}, BEA)
    assert.match(textOf(answer ?? {}), /Bea Brandt took this ticket/)
  })
})
