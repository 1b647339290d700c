import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { aCategory } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA, CARL, EMIL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

describe('the requester of a ticket', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const titles = (message: TeamsMessage): string[] =>
    buttonsOf(message.cardFor(CARL.id) ?? {}).map(({ title }) => title)

  async function asked(): Promise<{ ticket: Ticket; question: TeamsMessage }> {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    const [question, ...more] = desk.teams.chat(CARL)
    assert.ok(question)
    assert.deepEqual(more, [])
    return { ticket, question }
  }

  it('chooses category, then service type, by button in the personal chat; the card shows both', async () => {
    const { ticket, question } = await asked()
    assert.deepEqual(titles(question), ['Hardware', 'Software'])
    await desk.hands.click(question, 'Software')
    assert.deepEqual(titles(question), ['Incident', 'Back'])
    await desk.hands.click(question, 'Incident')
    const sorted = await desk.delivered(ticket._id)
    assert.deepEqual([sorted.categoryId, sorted.serviceTypeId], ['software', 'incident'])
    assert.deepEqual(titles(question), ['Change'])
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /Software[\s\S]*Incident/)
    assert.equal(desk.teams.chat(CARL).length, 1)
  })

  it('moves the ticket by a category that has a channel of its own, and leaves a pointer behind', async () => {
    const { ticket, question } = await asked()
    const old = await desk.cardOf(ticket)
    await desk.hands.click(question, 'Hardware')
    const moved = await desk.cardOf(ticket)
    assert.notEqual(moved.id, old.id)
    assert.deepEqual(desk.teams.channel('Escalations'), [moved])
    assert.match(textOf(moved.card ?? {}), /Hardware/)
    assert.match(textOf(old.card ?? {}), /Escalations/)
    assert.deepEqual(buttonsOf(old.card ?? {}), [])
  })

  it('changes nothing with an answer that comes after an agent sorted the ticket', async () => {
    const { ticket, question } = await asked()
    const stale = question.card ?? {}
    const card = await desk.cardOf(ticket)
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    await desk.hands.click(card, 'Save', { categoryId: 'software' }, BEA)
    await desk.delivered(ticket._id)
    question.showTo(CARL.id, stale)
    const { card: redrawn } = await desk.hands.click(question, 'Hardware')
    assert.match(textOf(redrawn ?? {}), /chose the category of your ticket in the meantime/)
    assert.match(textOf(redrawn ?? {}), /Software/)
    assert.equal((await desk.delivered(ticket._id)).categoryId, 'software')
  })

  it('is not asked any more once an agent sorted the ticket, and can no longer change it', async () => {
    const { ticket, question } = await asked()
    const card = await desk.cardOf(ticket)
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    await desk.hands.click(card, 'Save', { categoryId: 'software' }, BEA)
    await desk.delivered(ticket._id)
    assert.deepEqual(titles(question), [])
    assert.match(textOf(question.card ?? {}), /Our team has chosen the category[\s\S]*Software/)
  })

  it('is not asked any more once the ticket is resolved, and is again when it is reopened', async () => {
    const { ticket, question } = await asked()
    const card = await desk.cardOf(ticket)
    await desk.hands.click(card, 'Resolve', {}, BEA)
    await desk.delivered(ticket._id)
    assert.deepEqual(titles(question), [])
    assert.match(textOf(question.card ?? {}), /Your ticket is resolved/)
    await desk.hands.click(card, 'Reopen', {}, BEA)
    await desk.delivered(ticket._id)
    assert.deepEqual(titles(question), ['Hardware', 'Software'])
    // Beside it they were told that it is resolved.
    assert.equal(desk.teams.chat(CARL).length, 2)
  })

  it('is the only one who can answer: to others the ticket is not there', async () => {
    const { ticket, question } = await asked()
    for (const user of [EMIL, BEA]) {
      const { card, message } = await desk.hands.click(question, 'Software', {}, user)
      assert.equal(card, null)
      assert.match(message ?? '', /cannot see this ticket/)
    }
    assert.deepEqual(await desk.delivered(ticket._id), ticket)
  })

  it('gets a list instead of buttons when there are more than six categories', async () => {
    const names = ['Network', 'Accounts', 'Phones', 'Rooms', 'Other']
    const more = names.map((name, at) => aCategory({ _id: name, name, nameKey: name.toLowerCase(), order: at + 3 }))
    await desk.documents.categories.insertNew(more)
    const { ticket, question } = await asked()
    assert.deepEqual(titles(question), ['Choose'])
    await desk.hands.click(question, 'Choose', { choice: 'Rooms' })
    assert.equal((await desk.delivered(ticket._id)).categoryId, 'Rooms')
  })

  it('is not asked while Teams does not know how to reach them, and is once they wrote to the bot', async () => {
    const from = { From: 'Emil <emil@contoso.example>' }
    const ticket = await desk.ticketOf(await desk.deliver(aMail(from)))
    assert.deepEqual(ticket.outbox, [])
    assert.deepEqual(desk.teams.chat(EMIL), [])
    await desk.hands.say(EMIL, 'personal', 'help')
    await desk.ticketOf(await desk.deliver(aMail(from)))
    const [, , question] = desk.teams.chat(EMIL)
    assert.match(textOf(question?.card ?? {}), /What is it about\?/)
  })
})
