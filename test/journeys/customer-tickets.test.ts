// A customer in Teams and their own ticket: they read what was said, reply, close, reopen, rate and choose; agents see each of it.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf, type Card } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, EMIL, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const DAY = 86_400_000
const ASKED = '<asked@contoso.example>'

describe('a customer’s own tickets', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let mine: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk({ app: { replyDelayMs: 0 } })
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': ASKED })))
    mine = await open()
  })
  afterEach(() => desk.stop())

  async function open(number = ticket.number): Promise<TeamsMessage> {
    const { replies } = await desk.hands.say(CARL, 'personal', `ticket ${number}`)
    assert.ok(replies[0])
    return replies[0]
  }
  const sees = (message = mine): string => textOf(message.cardFor(CARL.id) ?? {})
  const titles = (message = mine): string[] => buttonsOf(message.cardFor(CARL.id) ?? {}).map(({ title }) => title)
  const press = async (title: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { card, message, error } = await desk.hands.click(mine, title, inputs, CARL)
    assert.equal(error, null)
    return card ? textOf(card) : (message ?? '')
  }
  const agent = async (title: string, inputs: Readonly<Record<string, string>> = {}, user = BEA): Promise<void> => {
    await desk.hands.click(await desk.cardOf(ticket), title, inputs, user)
    await desk.delivered(ticket._id)
  }
  const onAgentsCard = async (): Promise<string> => textOf((await desk.cardOf(ticket)).card ?? {})
  const inThread = async (): Promise<string> => {
    const card = await desk.cardOf(ticket)
    return desk.teams
      .replies(card)
      .map((message) => `${message.text ?? ''}${textOf(message.card ?? {})}`)
      .join('\n')
  }
  const stored = async (): Promise<Ticket> => await desk.delivered(ticket._id)
  async function agentReplies(text: string, to = CARL.email): Promise<void> {
    const before = desk.graph.sent(SUPPORT).length
    await agent('Reply')
    await agent('Preview', { to, cc: '', text })
    await agent('Send')
    await desk.eventually('the reply sent', () => Promise.resolve(desk.graph.sent(SUPPORT).length > before))
    await desk.delivered(ticket._id)
  }

  it('are listed open and closed, with their status and who wrote last, and each opens by a click', async () => {
    await agentReplies('Please restart it.')
    const { replies } = await desk.hands.say(CARL, 'personal', 'my tickets')
    const [list] = replies
    assert.ok(list)
    assert.match(sees(list), /Your open tickets[\s\S]*Printer[\s\S]*Received[\s\S]*Bea Brandt replied to you\./)
    const { card } = await desk.hands.click(list, 'Show ticket 1', {}, CARL)
    assert.match(textOf(card ?? {}), /Bea Brandt[\s\S]*Please restart it\.[\s\S]*You[\s\S]*The printer is on fire\./)
    await agent('Resolve')
    const closed = await desk.hands.say(CARL, 'personal', 'tickets closed')
    assert.match(sees(closed.replies[0]), /Your closed tickets[\s\S]*Printer[\s\S]*Resolved/)
    const none = await desk.hands.say(CARL, 'personal', 'tickets')
    assert.match(sees(none.replies[0]), /None of your tickets is open\./)
    const found = await desk.hands.say(CARL, 'personal', 'find printer')
    assert.match(sees(found.replies[0]), /Your tickets with these words[\s\S]*“printer”[\s\S]*Printer/)
  })

  it('take a reply, which stands on the agents’ card, in its thread and in both conversations, and tells the assignee', async () => {
    await agent('Take')
    await agentReplies('Please restart it.')
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { status: 'waiting' } })
    await press('Reply')
    assert.match(await press('Send', { text: 'It still burns.' }), /Your message was sent to our team\.[\s\S]*/)
    assert.match(sees(), /In progress[\s\S]*You[\s\S]*It still burns\.[\s\S]*Bea Brandt[\s\S]*Please restart it\./)
    const after = await stored()
    assert.equal(after.status, 'open')
    assert.match(await onAgentsCard(), /It still burns\.[\s\S]*Carl Cohen replied/)
    assert.match(await inThread(), /Carl Cohen replied to your ticket #1[\s\S]*Message in Teams[\s\S]*It still burns\./)
    await agent('Conversation')
    const conversation = textOf((await desk.cardOf(ticket)).cardFor(BEA.id) ?? {})
    assert.match(conversation, /Carl Cohen[\s\S]*Message in Teams[\s\S]*It still burns\./)
    const [entry] = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'message' })
    assert.deepEqual([entry?.audience, entry?.by], ['public', { personId: 'carl', name: 'Carl Cohen', address: '' }])
  })

  it('take a reply once, however often its form is sent', async () => {
    await press('Reply')
    const form = mine.cardFor(CARL.id)
    assert.ok(form)
    await press('Send', { text: 'Once.' })
    mine.showTo(CARL.id, form)
    await press('Send', { text: 'Once.' })
    await stored()
    assert.equal(await desk.documents.entries.count({ ticketId: ticket._id, kind: 'message' }), 1)
    assert.equal((await inThread()).split('Once.').length - 1, 1)
  })

  it('keep what was typed where it cannot be taken, and say why', async () => {
    await press('Reply')
    assert.match(await press('Send', { text: ' \u202E\u200B ' }), /Write your message first\./)
    const long = 'x'.repeat(4500)
    assert.match(await press('Send', { text: long }), /This message is too long/)
    assert.ok(JSON.stringify(mine.cardFor(CARL.id)).includes('x'.repeat(4000)))
    assert.match(await press('Send', { text: 'y'.repeat(100_000) }), /I could not use what this button sent/)
    await press('Reply')
    await press('Send', { text: 'مرحبا\u0007 {{DATE(2026-01-01, SHORT)}} [x](https://evil.example) <b>' })
    const card = JSON.stringify(mine.cardFor(CARL.id))
    assert.ok(card.includes('مرحبا') && !card.includes('\\u0007') && !card.includes(' {{DATE(2026-01-01'))
    await stored()
    assert.equal(await desk.documents.entries.count({ ticketId: ticket._id, kind: 'message' }), 1)
  })

  it('are closed and reopened by their customer, with a word or without, and the assignee is told', async () => {
    await agent('Take')
    const [question] = desk.teams.chat(CARL)
    assert.match(await press('Close'), /You closed this ticket\./)
    assert.match(await onAgentsCard(), /Closed[\s\S]*Carl Cohen closed it/)
    assert.match(sees(question), /Your ticket is resolved\. There is nothing left to choose\./)
    assert.ok(!titles().includes('Close') && titles().includes('Reopen') && titles().includes('Rate'))
    await press('Reopen')
    assert.match(await press('Reopen', { text: 'It burns again.' }), /Your ticket is open again[\s\S]*/)
    assert.match(await onAgentsCard(), /Open[\s\S]*It burns again\.[\s\S]*replied, which reopened it/)
    assert.match(sees(question), /What is it about\?/, 'there is something to choose again')
    assert.match(await inThread(), /Carl Cohen closed your ticket #1\.[\s\S]*It burns again\./)
    await press('Close')
    await press('Reopen')
    await press('Reopen', { text: '' })
    assert.match(await onAgentsCard(), /Carl Cohen reopened it/)
  })

  it('are rated once they are resolved; a comment is kept while the stars are missing, and a week later it stands', async () => {
    assert.ok(!titles().includes('Rate'))
    await agent('Resolve')
    mine = await open()
    await press('Rate')
    assert.match(await press('Send rating', { word: 'Quick help' }), /Choose a rating from 1 to 5\./)
    assert.ok(JSON.stringify(mine.cardFor(CARL.id)).includes('"value":"Quick help"'))
    assert.match(await press('Send rating', { stars: '4' }), /★★★★☆ 4 of 5[\s\S]*Thank you for your rating\./)
    assert.match(await onAgentsCard(), /Rating[\s\S]*★★★★☆ 4 of 5[\s\S]*Carl Cohen rated it 4 of 5/)
    await agent('Conversation')
    assert.match(textOf((await desk.cardOf(ticket)).cardFor(BEA.id) ?? {}), /rated it 4 of 5: “Quick help”/)
    await press('Change rating')
    await press('Send rating', { stars: '2', word: '' })
    assert.equal((await stored()).rating?.stars, 2)
    await press('Change rating')
    desk.advance(8 * DAY)
    assert.match(await press('Send rating', { stars: '5', word: 'Late' }), /that week is over/)
    assert.equal((await stored()).rating?.stars, 2)
    assert.ok(!titles(await open()).includes('Change rating'))
  })

  it('open a new one by a reply that comes too late, and say so before and after', async () => {
    await agent('Resolve')
    desk.advance(15 * DAY)
    mine = await open()
    assert.ok(!titles().includes('Reopen'))
    assert.match(await press('Reply'), /your message opens a new ticket/)
    assert.match(await press('Send', { text: 'The new one burns, too.' }), /your message opened this new ticket/)
    assert.match(sees(), /#2[\s\S]*The new one burns, too\./)
    const made = await desk.documents.tickets.findOne({ number: 2 })
    assert.ok(made)
    assert.match(
      textOf((await desk.cardOf(made)).card ?? {}),
      /The new one burns[\s\S]*opened it from a message about #1/,
    )
    const old = await desk.eventually('the old one names it', async () => {
      const found = await desk.documents.tickets.findOne({ _id: ticket._id })
      return found !== undefined && found.related.length > 0 && found
    })
    assert.deepEqual([old.related[0]?.number, old.status, made.related[0]?.number], [2, 'resolved', 1])
  })

  it('take category and service type until an agent has chosen them', async () => {
    await press('Category')
    assert.match(await press('Save'), /Choose a category or a service type first\./)
    assert.match(
      await press('Save', { categoryId: 'software', serviceTypeId: 'repair' }),
      /does not go with “Software”/,
    )
    assert.ok(JSON.stringify(mine.cardFor(CARL.id)).includes('"value":"software"'), 'what was chosen stays')
    assert.match(await press('Save', { serviceTypeId: 'incident' }), /Thank you! Our team sees what you chose\./)
    assert.deepEqual([(await stored()).categoryId, (await stored()).serviceTypeId], ['software', 'incident'])
    await press('Category')
    await desk.documents.categories.updateIf({ _id: 'hardware' }, { $set: { active: false } })
    assert.match(await press('Save', { categoryId: 'hardware' }), /This choice is no longer offered/)
    await agent('More')
    await agent('Category')
    await agent('Save', { categoryId: 'software', serviceTypeId: '' })
    assert.match(await press('Save', { categoryId: 'software' }), /Nothing was changed/)
    assert.ok(!titles(await open()).includes('Category'))
  })

  it('are nobody else’s: what somebody else presses or types changes and shows nothing', async () => {
    for (const user of [EMIL, ADA]) {
      const { message } = await desk.hands.click(mine, 'Close', {}, user)
      assert.match(message ?? '', /cannot see this ticket/)
    }
    const { replies } = await desk.hands.say(EMIL, 'personal', 'my tickets')
    assert.match(textOf(replies[0]?.card ?? {}), /None of your tickets is open\./)
    assert.equal((await stored()).status, 'new')
    await desk.documents.people.updateIf({ _id: 'carl' }, { $set: { addresses: [], formerAddresses: [] } })
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { 'requester.address': 'zoe@contoso.example' } })
    assert.match(await press('Close'), /cannot see this ticket/, 'the address was given to somebody else')
    assert.equal((await stored()).status, 'new')
  })

  it('are shown to their customer alone, where they are asked for in a channel', async () => {
    for (const text of ['ticket 1', 'my tickets', 'find printer']) {
      const { replies } = await desk.hands.say(CARL, { channel: 'Tickets' }, text)
      assert.deepEqual(
        replies.map(({ targetedTo }) => targetedTo),
        [CARL.id],
      )
      assert.match(textOf(replies[0]?.card ?? {}), /Printer/, text)
    }
    desk.teams.targeted = 'refused'
    const before = desk.teams.chat(CARL).length
    for (const text of ['ticket 1', 'my tickets', 'find printer']) {
      const { replies } = await desk.hands.say(CARL, { channel: 'Tickets' }, text)
      assert.match(textOf(replies[0]?.card ?? {}), /I replied in our personal chat/, text)
      assert.doesNotMatch(textOf(replies[0]?.card ?? {}), /Printer/)
    }
    const answers = desk.teams.chat(CARL).slice(before)
    assert.equal(answers.length, 3)
    for (const answer of answers) assert.match(sees(answer), /Printer/)
    desk.teams.targeted = 'known'
  })

  it('never show a note, what was done, or a word of anybody else, on any card that a customer can get', async () => {
    await agent('Take')
    await agent('Note')
    await agent('Add note', { text: 'SECRET note' })
    await agentReplies('For Carl only.')
    await agentReplies('SECRET reply to the boss', 'boss@contoso.example')
    const theirs = { From: 'SECRET Boss <boss@contoso.example>', 'In-Reply-To': ASKED, Subject: 'SECRET subject' }
    await desk.ticketOf(await desk.deliver(aMail(theirs, 'SECRET words of the boss')))
    await press('Reply')
    await press('Send', { text: `My long answer\n${'It burns.\n'.repeat(60)}` })
    await agent('Resolve')
    await stored()
    const [question] = desk.teams.chat(CARL)
    assert.ok(question)
    const seen = new Map<string, string>()
    for (const start of [await open(), question, (await desk.hands.say(CARL, 'personal', 'my tickets')).replies[0]]) {
      await walk(start, seen)
    }
    assert.ok(seen.size > 8, `walked ${seen.size} cards`)
    const all = [...seen.values()].join('\n')
    assert.match(all, /For Carl only\.[\s\S]*The printer is on fire/)
    assert.doesNotMatch(all, /SECRET|boss@contoso|added a note|took this ticket|Assigned|Unassigned/)
  })

  /** Presses every button of every card that comes of it, but for those that change something. */
  async function walk(message: TeamsMessage | undefined, seen: Map<string, string>): Promise<void> {
    const waiting: Card[] = [message?.cardFor(CARL.id) ?? {}]
    assert.ok(message)
    for (let card = waiting.shift(); card; card = waiting.shift()) {
      for (const { verb, data, title } of buttonsOf(card)) {
        if (/^mine\.(?:close|reply|reopen|rate|category)$|^question\./u.test(verb)) continue
        const key = JSON.stringify([verb, data])
        if (seen.has(key)) continue
        seen.set(key, '')
        message.showTo(CARL.id, { ...card, body: [{ type: 'ActionSet', actions: [findAction(card, verb, data)] }] })
        const { card: next } = await desk.hands.click(message, title, {}, CARL)
        seen.set(key, JSON.stringify(next))
        if (next) waiting.push(next)
      }
      seen.set(textOf(card), JSON.stringify(card))
    }
  }

  it('of old emails that are read in ask nobody and tell nobody anything', async () => {
    const before = { chat: desk.teams.chat(CARL).length, sent: desk.graph.sent(SUPPORT).length }
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { startedAt: desk.clock() } })
    const receivedAt = new Date(desk.clock().getTime() - 1_800_000)
    const old = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Old one' }), receivedAt))
    assert.deepEqual([old.subject, old.question, old.outbox], ['Old one', null, []])
    assert.deepEqual({ chat: desk.teams.chat(CARL).length, sent: desk.graph.sent(SUPPORT).length }, before)
  })
})

function findAction(card: Card, verb: string, data: unknown): unknown {
  const found = buttonsOf(card).find((one) => one.verb === verb && JSON.stringify(one.data) === JSON.stringify(data))
  return found
}
