// What reactions say of messages to the bot: a reply that waits, was sent, or failed; and what edits do to notes and replies.
import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import { clearEntry } from '../../src/domain/privacy/clear-ticket.ts'
import { afterChange } from '../../src/domain/ticket/message-changes.ts'
import type { Entry, Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { linksOf } from '../support/files.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const [EYES, TICK, WARNING] = ['1f440_eyes', '2705_whiteheavycheckmark', '26a0_warningsign'] as const

describe('a message to the bot under a card', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  /** What Bea says with a mention: her message, and what it is answered with. */
  async function said(text: string): Promise<{ message: TeamsMessage; answer: TeamsMessage }> {
    const { replies } = await desk.hands.say(BEA, card, text)
    const message = desk.teams.replies(card).findLast(({ authorId }) => authorId === BEA.id)
    const [answer] = replies
    assert.ok(message && answer)
    return { message, answer }
  }

  const marked = (message: TeamsMessage, reaction: string): Promise<unknown> =>
    desk.teams.eventually(
      `the reaction ${reaction}`,
      () => message.reactions.has(reaction) && message.reactions.size === 1,
    )

  async function entries(kind: Entry['kind']): Promise<readonly Entry[]> {
    await desk.delivered(ticket._id)
    return await desk.documents.entries.find({ ticketId: ticket._id, kind })
  }

  async function sent(text: string): Promise<TeamsMessage> {
    const before = desk.graph.sent(SUPPORT).length
    const { message, answer } = await said(`reply ${text}`)
    await marked(message, EYES)
    await desk.hands.click(answer, 'Send', {}, BEA)
    desk.advance(60_000)
    await desk.eventually('a mail sent', () => Promise.resolve(desk.graph.sent(SUPPORT).length > before))
    await marked(message, TICK)
    return message
  }

  it('that is a reply has eyes while it waits, and a tick once it was accepted', async () => {
    const message = await sent('Please try it again.')
    assert.deepEqual(message.reacted, [EYES, TICK])
  })

  it('that is a reply keeps its mark through Edit and Undo', async () => {
    const before = desk.graph.sent(SUPPORT).length
    const { message, answer } = await said('reply Try.')
    await desk.hands.click(answer, 'Send', {}, BEA)
    await desk.hands.click(answer, 'Undo', {}, BEA)
    await desk.hands.click(answer, 'Reply', {}, BEA)
    await desk.hands.click(answer, 'Preview', { text: 'Try it again.' }, BEA)
    await desk.hands.click(answer, 'Send', {}, BEA)
    desk.advance(60_000)
    await desk.eventually('a mail sent', () => Promise.resolve(desk.graph.sent(SUPPORT).length > before))
    await marked(message, TICK)
  })

  it('that is a reply has a warning when it cannot be sent', async () => {
    const { message, answer } = await said('reply Please try it again.')
    await desk.hands.click(answer, 'Send', {}, BEA)
    await desk.documents.mailboxes.delete({ _id: 'support' })
    desk.advance(60_000)
    await marked(message, WARNING)
  })

  it('that was sent to the customer is not changed by an edit, which only a warning says', async () => {
    const message = await sent('Please try it again.')
    const mails = desk.graph.sent(SUPPORT).length
    await desk.hands.edit(message, 'reply Something else.')
    await marked(message, WARNING)
    const [reply] = await entries('reply')
    assert.deepEqual([reply?.text, reply?.changed], ['Please try it again.', undefined])
    await desk.hands.erase(message)
    assert.deepEqual(await entries('reply'), [reply])
    assert.deepEqual(await entries('note'), [])
    desk.advance(120_000)
    await desk.delivered(ticket._id)
    assert.equal(desk.graph.sent(SUPPORT).length, mails)
  })

  it('that is a note follows its edits and its deletion, without being switched on', async () => {
    const { message } = await said('note: The toner.')
    await desk.hands.edit(message, 'note: The ribbon.')
    const [note, ...more] = await entries('note')
    assert.deepEqual([note?.text, note?.changed?.is, more], ['The ribbon.', 'edited', []])
    await desk.hands.erase(message)
    const shown = await desk.hands.click(card, 'Conversation', {}, ADA)
    assert.match(textOf(shown.card ?? {}), /Note, deleted/)
    assert.ok(!JSON.stringify(await entries('note')).includes('ribbon'))
    await desk.hands.restore(message)
    assert.equal((await entries('note'))[0]?.text, 'The ribbon.')
  })

  it('that is a note is exported with what became of it, and is erased for good', async () => {
    const { message } = await said('note: Carl dislikes the toner.')
    await desk.hands.edit(message, 'note: Carl likes the toner.')
    await desk.delivered(ticket._id)
    const { replies } = await desk.hands.say(ADA, 'personal', 'export person carl@contoso.example')
    const [url] = replies.flatMap(({ card: shown }) => linksOf(shown ?? {}))
    const files = unzipSync(new Uint8Array(await (await fetch(url ?? '')).arrayBuffer()))
    const internal = strFromU8(files[`internal/${ticket.number}.json`] ?? new Uint8Array())
    assert.match(internal, /Carl likes the toner/)
    assert.match(internal, /"is": "edited"/)
    const [note] = await entries('note')
    assert.ok(note)
    const erased = clearEntry(note)
    assert.deepEqual([erased.text, afterChange(erased, { is: 'edited', at: desk.clock(), text: 'Back.' })], ['', null])
  })

  it('that became nothing becomes nothing by an edit', async () => {
    const { message } = await said('thanks')
    await desk.hands.edit(message, 'reply Send this.')
    await desk.hands.edit(message, 'A note?')
    assert.deepEqual([await entries('note'), message.reacted], [[], []])
  })

  it('is as good without reactions: nothing waits for them, and they are tried once', async () => {
    const refused = desk.teams.faults.add({
      match: { path: /\/reactions\// },
      times: Infinity,
      answer: { status: 404, code: 'NotFound' },
    })
    const before = desk.graph.sent(SUPPORT).length
    for (const text of ['One.', 'Two.']) {
      const { answer } = await said(`reply ${text}`)
      await desk.hands.click(answer, 'Send', {}, BEA)
    }
    desk.advance(60_000)
    await desk.eventually('two mails sent', () => Promise.resolve(desk.graph.sent(SUPPORT).length === before + 2))
    assert.equal(refused.hits(), 1)
    assert.ok(!desk.lines.some(({ level }) => level === 'error'))
  })
})
