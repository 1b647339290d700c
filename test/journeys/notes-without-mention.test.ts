// What people write under a ticket's card without a mention, where that was switched on.
import assert from 'node:assert/strict'
import type { Entry, Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, EMIL } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { switchOnThreadNotes } from '../support/thread-notes.ts'

const [EYES, TICK, WARNING] = ['1f440_eyes', '2705_whiteheavycheckmark', '26a0_warningsign'] as const

describe('notes without a mention', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  async function notes(): Promise<readonly Entry[]> {
    await desk.delivered(ticket._id)
    return await desk.documents.entries.find({ ticketId: ticket._id, kind: 'note' }, { sort: { at: 1, _id: 1 } })
  }
  const texts = async (): Promise<readonly string[]> => (await notes()).map(({ text }) => text)

  const marked = (message: TeamsMessage, reaction: string): Promise<unknown> =>
    desk.teams.eventually(
      `the reaction ${reaction}`,
      () => message.reactions.has(reaction) && message.reactions.size === 1,
    )

  describe('while it is off', () => {
    it('nothing is kept, said or logged of messages between people, and nobody becomes known by them', async () => {
      const before = desk.teams.calls.length
      const { status } = await desk.hands.write(BEA, card, 'Between us: Xylophon.')
      await desk.hands.write(EMIL, card, 'Xylophon')
      assert.equal(status, 200)
      assert.deepEqual(await notes(), [])
      assert.equal(desk.teams.calls.length, before)
      assert.equal(await desk.documents.people.count({ name: EMIL.name }), 0)
      assert.ok(!JSON.stringify(desk.lines).includes('Xylophon'))
      assert.equal((await desk.documents.channels.findOne({ _id: 'tickets' }))?.threadNotes, null)
    })
  })

  describe('where it is on', () => {
    beforeEach(() => switchOnThreadNotes(desk))

    it('a message of an agent is an internal note, marked by a reaction and answered by nothing', async () => {
      const { message } = await desk.hands.write(BEA, card, 'The toner was from the bad batch.')
      await marked(message, TICK)
      assert.deepEqual(message.reacted, [EYES, TICK])
      const [note, ...more] = await notes()
      assert.deepEqual(more, [])
      assert.deepEqual(
        [note?.audience, note?.text, note?.by.name],
        ['internal', 'The toner was from the bad batch.', BEA.name],
      )
      assert.deepEqual(
        desk.teams.replies(card).map(({ text }) => text),
        ['The toner was from the bad batch.'],
      )
    })

    for (const text of ['reply Please try again.', 'close', 'thanks', 'tickets', 'Hi Carl, try again.', '👍']) {
      it(`“${text}” is a note as well: without a mention nothing is done, and nothing sent`, async () => {
        const before = desk.graph.sent(SUPPORT).length
        await desk.hands.write(BEA, card, text)
        assert.deepEqual(await texts(), [text])
        desk.advance(120_000)
        const after = await desk.delivered(ticket._id)
        assert.deepEqual([after.status, after.outbox], [ticket.status, []])
        assert.equal(desk.graph.sent(SUPPORT).length, before)
      })
    }

    it('edits and deletions follow, and what was deleted comes back', async () => {
      const { message } = await desk.hands.write(BEA, card, 'One.')
      await desk.hands.edit(message, 'Two.')
      const [edited] = await notes()
      assert.deepEqual([edited?.text, edited?.changed?.is, edited?.by.name], ['Two.', 'edited', BEA.name])
      await desk.hands.erase(message)
      const [deleted] = await notes()
      assert.deepEqual([deleted?.text, deleted?.changed?.is], ['', 'deleted'])
      const shown = await desk.hands.click(card, 'Conversation', {}, ADA)
      assert.match(textOf(shown.card ?? {}), /Bea Brandt[\s\S]*Note, deleted[\s\S]*Its author deleted this message/)
      await desk.hands.restore(message)
      assert.deepEqual(await texts(), ['Two.'])
      assert.equal((await notes()).length, 1)
    })

    it('late, repeated and forged changes have no effect', async () => {
      const { message } = await desk.hands.write(BEA, card, 'One.')
      const early = new Date(desk.clock().getTime() - 60_000).toISOString()
      await desk.hands.edit(message, 'Two.')
      const repeated = desk.hands.sent.at(-1)
      const [before] = await notes()
      await desk.hands.edit(message, 'Late.', { timestamp: early })
      await desk.hands.send(repeated)
      const said = { ...desk.hands.sent.at(-1), timestamp: new Date(desk.clock().getTime() + 5).toISOString() }
      const conversation = { ...(said as object as { conversation: object }).conversation, id: '19:other@thread.tacv2' }
      for (const forged of [
        { from: { id: ADA.id, name: ADA.name, aadObjectId: ADA.aadObjectId } },
        {
          conversation: { ...conversation, tenantId: 'other' },
          channelData: { eventType: 'editMessage', tenant: { id: 'x' } },
        },
        { conversation },
        { id: '1' },
      ]) {
        await desk.hands.send({ ...said, text: 'Forged.', ...forged })
        await desk.hands.send({ ...said, text: undefined, type: 'messageDelete', ...forged })
      }
      assert.deepEqual(await notes(), [before])
    })

    it('a message whose deletion came first is none', async () => {
      const { message } = await desk.hands.write(BEA, card, '')
      await desk.hands.erase(message)
      await desk.hands.send({ ...desk.hands.sent.at(-2), text: 'Never mind.' })
      assert.deepEqual(await notes(), [])
    })

    it('an edit that comes before its message leaves a warning, until the author edits it again', async () => {
      const { message } = await desk.hands.write(BEA, card, '')
      const original = desk.hands.sent.at(-1)
      await desk.hands.edit(message, 'Lost.')
      await desk.hands.send({ ...original, text: 'Wrong.' })
      await marked(message, WARNING)
      assert.deepEqual(await notes(), [])
      await desk.hands.edit(message, 'Right.')
      await marked(message, TICK)
      assert.deepEqual(await texts(), ['Right.'])
    })

    it('what was written before it was switched on stays between those who wrote it, also when it is edited', async () => {
      await desk.documents.channels.updateIf({ _id: 'tickets' }, { $set: { threadNotes: null } })
      const { message } = await desk.hands.write(BEA, card, 'Before.')
      await desk.documents.channels.updateIf(
        { _id: 'tickets' },
        { $set: { threadNotes: { since: desk.clock(), heardAt: null } } },
      )
      await desk.hands.edit(message, 'From before.')
      assert.deepEqual([await notes(), message.reacted], [[], []])
    })

    it('nothing is kept of people who do not work on the ticket, of bots, and of what says nothing', async () => {
      const before = desk.teams.calls.length
      for (const user of [CARL, DORA, EMIL]) {
        const { message } = await desk.hands.write(user, card, 'Xylophon')
        await desk.hands.edit(message, 'Xylophon again')
        await desk.hands.erase(message)
      }
      await desk.hands.write(BEA, card, 'Xylophon', { from: { ...BEA, role: 'bot' } })
      await desk.hands.write(BEA, card, 'Xylophon', { from: { ...BEA, id: '28:another' } })
      await desk.hands.write(BEA, card, '   ')
      const beside = await desk.hands.write(BEA, { channel: 'Tickets' }, 'Xylophon')
      await desk.hands.write(BEA, beside.message, 'Xylophon')
      assert.deepEqual(await notes(), [])
      assert.equal(desk.teams.calls.length, before)
      assert.equal(await desk.documents.people.count({ name: EMIL.name }), 0)
      assert.ok(!JSON.stringify(desk.lines).includes('Xylophon'))
    })

    it('one that is too long is marked with a warning, and kept once it is shorter', async () => {
      const { message } = await desk.hands.write(BEA, card, 'x'.repeat(4001))
      await marked(message, WARNING)
      assert.deepEqual(await notes(), [])
      await desk.hands.edit(message, 'Short.')
      await marked(message, TICK)
      assert.deepEqual(await texts(), ['Short.'])
      await desk.hands.edit(message, 'x'.repeat(4001))
      await marked(message, WARNING)
      assert.deepEqual(await texts(), ['Short.'])
    })

    it('keeps nobody from what they fill in meanwhile', async () => {
      await desk.hands.click(card, 'Note', {}, ADA)
      await desk.hands.write(BEA, card, 'Meanwhile.')
      await desk.delivered(ticket._id)
      const added = await desk.hands.click(card, 'Add note', { text: 'Typed for long.' }, ADA)
      assert.match(textOf(added.card ?? {}), /Ada Adler added a note/)
      assert.deepEqual((await texts()).toSorted(), ['Meanwhile.', 'Typed for long.'])
    })

    it('follows whatever its ticket was merged into', async () => {
      const target = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<2@x.example>', Subject: 'Two' })))
      const by = { personId: 'ada', name: ADA.name }
      await desk.documents.tickets.updateIf(
        { _id: ticket._id },
        { $set: { mergedInto: { ticketId: target._id, number: target.number, at: desk.clock(), by } as never } },
      )
      const { message } = await desk.hands.write(BEA, card, 'One.')
      await desk.delivered(target._id)
      await desk.hands.edit(message, 'Two.')
      const found = await desk.documents.entries.find({ ticketId: target._id, kind: 'note' })
      assert.deepEqual(
        found.map(({ text }) => text),
        ['Two.'],
      )
    })

    it('never brings back what was erased', async () => {
      const { message } = await desk.hands.write(BEA, card, 'Secret.')
      const [note] = await notes()
      await desk.documents.entries.updateIf({ _id: note?._id ?? '' }, { $set: { text: '', removed: 'retention' } })
      await desk.hands.edit(message, 'Secret again.')
      await desk.hands.erase(message)
      await desk.hands.restore(message)
      assert.deepEqual(await texts(), [''])
    })

    it('a thousand in a row are kept as far as a person writes', async () => {
      const began = desk.clock().getTime()
      const numbers = Array.from({ length: 1000 }, (_, number) => number)
      const write = async (): Promise<void> => {
        for (let next = numbers.shift(); next !== undefined; next = numbers.shift())
          await desk.hands.write(BEA, card, `Message ${next}`)
      }
      await Promise.all([write(), write(), write(), write()])
      const seconds = (desk.clock().getTime() - began) / 1000
      const kept = (await notes()).length
      assert.ok(kept >= 50 && kept <= 101 + 4 * seconds, `${kept} are kept in ${seconds} s`)
      // What people say to one another takes nothing from what they may ask.
      const { replies } = await desk.hands.say(BEA, 'personal', 'whoami')
      assert.equal(replies.length, 1)
    }).timeout(300_000)

    it('many of them redraw the card once, when nobody fills in a form of it', async () => {
      const draws = () =>
        desk.teams.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith(`/${card.id}`)).length
      await desk.hands.click(card, 'Note', {}, ADA)
      const before = draws()
      for (let number = 0; number < 30; number += 1) await desk.hands.write(BEA, card, `Message ${number}`)
      assert.equal((await notes()).length, 30)
      assert.equal(draws(), before)
      await desk.hands.click(card, 'Back', { text: '' }, ADA)
      await desk.delivered(ticket._id)
      assert.equal(draws(), before + 1)
    })
  })
})
