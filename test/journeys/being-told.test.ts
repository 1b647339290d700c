// An assignee is told of what others did to their ticket: once, and where they want to be told.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { watchDue } from '../../src/app/watch/watch-due.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { chatIdOf } from '../../src/sandbox/connector/routes.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

const FORGED =
  'spf=fail (sender IP is 203.0.113.9) smtp.mailfrom=contoso.example; dkim=none (message not signed) header.d=none;dmarc=fail action=quarantine header.from=contoso.example;compauth=fail reason=000'

describe('an assignee', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  const press = (title: string, inputs: Readonly<Record<string, string>> = {}, user = ADA): Promise<string> =>
    pressOn(desk, card, title, inputs, user)

  /** Ada hands it to Bea. */
  async function assign(personId = 'bea'): Promise<void> {
    await press('More')
    await press('Assign')
    await press('Assign', { personId })
    ticket = await desk.delivered(ticket._id)
  }

  async function answer(count = 1, more: Readonly<Record<string, string>> = {}): Promise<void> {
    for (let mail = 0; mail < count; mail += 1) {
      ticket = await desk.ticketOf(await desk.deliver(aMail({ 'In-Reply-To': '<asked@contoso.example>', ...more })))
    }
  }

  /** What was said with a mention, and to whom. */
  const mentions = () =>
    desk.teams.replies(card).flatMap(({ text, mentions: ids }) => (text === null ? [] : [{ text, ids }]))
  const chatOf = (user: typeof BEA) => desk.teams.chat(user).map((message) => textOf(message.card ?? {}))
  const prefer = async (where: string, user = BEA): Promise<string> => {
    const { replies } = await desk.hands.say(user, 'personal', 'notify me')
    assert.ok(replies[0])
    const { card: saved } = await desk.hands.click(replies[0], 'Save', { where }, user)
    return textOf(saved ?? {})
  }

  it('is mentioned in the thread when somebody else assigns a ticket', async () => {
    await assign()
    assert.deepEqual(mentions(), [{ text: '<at>Bea Brandt</at>: Ada Adler assigned #1 to you.', ids: [BEA.id] }])
    assert.deepEqual(ticket.outbox, [])
    assert.deepEqual(chatOf(BEA), [])
  })

  it('is not told of their own doing', async () => {
    await press('Take', {}, BEA)
    await desk.delivered(ticket._id)
    await press('More', {}, BEA)
    await press('Release', {}, BEA)
    await press('More', {}, BEA)
    await press('Assign', {}, BEA)
    await press('Assign', { personId: 'bea' }, BEA)
    assert.equal((await desk.delivered(ticket._id)).assignee?.personId, 'bea')
    assert.deepEqual(mentions(), [])
  })

  it('is told when the customer writes, once for ten mails, and again after a look', async () => {
    await press('Take', {}, BEA)
    await answer(10)
    const first = { text: '<at>Bea Brandt</at>: Carl Cohen replied to your ticket #1.', ids: [BEA.id] }
    assert.deepEqual(mentions(), [first])
    await press('More', {}, BEA)
    await answer()
    assert.deepEqual(mentions(), [first, first])
    desk.advance(11 * 60_000)
    await answer()
    assert.deepEqual(mentions(), [first, first, first], 'what comes much later is news')
  })

  it('is told without a name where the sender cannot be verified', async () => {
    await press('Take', {}, BEA)
    await answer(1, { 'Authentication-Results': FORGED })
    assert.match(mentions()[0]?.text ?? '', /An email whose sender could not be verified was added to your ticket #1/)
    assert.ok(!mentions()[0]?.text.includes('Carl'))
  })

  it('is told in the personal chat by choice, with what it is about', async () => {
    assert.match(await prefer('chat'), /I will write to you in our personal chat/)
    await assign()
    assert.deepEqual(mentions(), [])
    assert.match(chatOf(BEA).at(-1) ?? '', /Ada Adler assigned #1 to you[\s\S]*Printer[\s\S]*Carl Cohen/)
    const notice = desk.teams.chat(BEA).at(-1)
    assert.ok(notice)
    const { card: shown } = await desk.hands.click(notice, 'Show ticket', {}, BEA)
    assert.match(textOf(shown ?? {}), /The printer is on fire/)
    assert.equal((await desk.delivered(ticket._id)).told, null, 'that was a look')
  })

  it('is told nothing by choice', async () => {
    assert.match(await prefer('none'), /I will not tell you/)
    await assign()
    await answer()
    assert.deepEqual(mentions(), [])
    assert.ok(!chatOf(BEA).some((text) => text.includes('assigned #1')))
  })

  it('whom Teams does not reach in the chat is told in the thread', async () => {
    await prefer('chat')
    desk.teams.faults.add({
      match: { method: 'POST', path: new RegExp(`^/v3/conversations/${chatIdOf(BEA)}/activities`, 'u') },
      answer: { status: 403, code: 'MessageWritesBlocked', bare: true },
    })
    await assign()
    assert.deepEqual(
      mentions().map(({ ids }) => ids),
      [[BEA.id]],
    )
  })

  it('who is not known in Teams is named, which mentions nobody', async () => {
    await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { teams: null, name: 'Bea <at>*[x](http://e)' } })
    await assign()
    const [said] = mentions()
    assert.ok(said)
    assert.deepEqual(said.ids, [])
    assert.match(said.text, /^Bea .*: Ada Adler assigned #1 to you\.$/u)
    assert.doesNotMatch(said.text, /<at>|\[|:\/\//u)
  })

  it('of another tenant than the channel’s is named, as Teams would refuse the mention', async () => {
    const bea = await desk.documents.people.findOne({ _id: 'bea' })
    assert.ok(bea?.teams)
    await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { teams: { ...bea.teams, tenantId: 'elsewhere' } } })
    await assign()
    assert.deepEqual(
      mentions().map(({ ids }) => ids),
      [[]],
    )
  })

  for (const [what, change] of [
    ['lost the role', () => desk.documents.people.updateIf({ _id: 'bea' }, { $set: { memberships: [] } })],
    ['lost the ticket to somebody else', () => press('Take over', {}, ADA)],
  ] as const) {
    it(`who ${what} before it left is not told`, async () => {
      await press('More', {}, BEA)
      await press('Assign', {}, BEA)
      await press('Assign', { personId: 'ada' }, BEA)
      await desk.delivered(ticket._id)
      const before = mentions().length
      desk.teams.faults.add({ match: { method: 'POST', path: /activities$/u }, answer: { status: 502 }, times: 1 })
      await press('More')
      await press('Assign')
      await press('Assign', { personId: 'bea' })
      await desk.eventually('a refusal', async () => {
        const found = await desk.documents.tickets.findOne({ _id: ticket._id })
        return found?.outbox.some(({ kind, attempts }) => kind === 'tell' && attempts === 1)
      })
      await press('More')
      await change()
      desk.advance(60_000)
      await desk.delivered(ticket._id)
      assert.equal(mentions().length, before)
    })
  }

  it('is told once that it is overdue', async () => {
    await assign()
    const dueAt = new Date(desk.clock().getTime() - 1000)
    await desk.documents.tickets.updateIf(
      { _id: ticket._id },
      { $set: { dueAt, dueWatchAt: dueAt }, $inc: { revision: 1 } },
    )
    await Promise.all([watchDue(desk.frontdesk.deps), watchDue(desk.frontdesk.deps)])
    await desk.delivered(ticket._id)
    assert.deepEqual(
      mentions().map(({ text }) => text.replace('<at>Bea Brandt</at>: ', '')),
      ['Ada Adler assigned #1 to you.', 'Your ticket #1 is overdue.'],
    )
  })

  it('of two who assign at once one wins, and the other is told who', async () => {
    await press('More')
    await press('Assign')
    await press('More', {}, BEA)
    await press('Assign', {}, BEA)
    const answers = await Promise.all([
      desk.hands.click(card, 'Assign', { personId: 'bea' }, ADA),
      desk.hands.click(card, 'Assign', { personId: 'ada' }, BEA),
    ])
    const lost = answers
      .map(({ card: shown }) => textOf(shown ?? {}))
      .filter((text) => text.includes('Nothing was changed'))
    assert.equal(lost.length, 1)
    assert.match(lost[0] ?? '', /meanwhile (?:Ada Adler|Bea Brandt) assigned it to (?:Bea Brandt|Ada Adler)/)
    await desk.delivered(ticket._id)
    assert.equal(mentions().length, 1)
  })

  it('is told how they chose, in words that say the same before and after', async () => {
    const asked = await desk.hands.say(BEA, 'personal', 'notify me')
    const form = textOf(asked.replies[0]?.card ?? {})
    const choices = partsOfType(asked.replies[0]?.card ?? {}, 'Input.ChoiceSet')[0]?.['choices'] as { title: string }[]
    const titles = choices.map(({ title }) => title)
    assert.deepEqual(titles, ['By a mention under the ticket’s card', 'In our personal chat', 'Not at all'])
    assert.match(form, /With “In our personal chat”: if I cannot reach you there, I mention you/)
    assert.match(await prefer('none'), /^News of your tickets\s+Saved\. I will not tell you about your tickets\./)
  })

  it('alone may choose: a customer is asked about other news', async () => {
    const { replies } = await desk.hands.say(CARL, 'personal', 'notify me')
    assert.match(textOf(replies[0]?.card ?? {}), /when we received your request/)
    assert.doesNotMatch(textOf(replies[0]?.card ?? {}), /assigns you/)
    const { replies: inChannel } = await desk.hands.say(BEA, { channel: 'Tickets' }, 'notify me')
    assert.doesNotMatch(inChannel.map((message) => textOf(message.card ?? {})).join(), /I tell you/)
  })
})
