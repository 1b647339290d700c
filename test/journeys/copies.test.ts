// A ticket is shown in several channels: each card is live, and what goes wrong in one channel stays there.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { askIn, pressOn } from '../support/press.ts'

const POINTER = /no longer shown here\. Its card is in the channel \s*Tickets/
const URGENT = { which: 'urgent', organisationId: 'root' } as const

describe('a ticket in several channels', () => {
  let desk: TestFrontdesk
  beforeEach(async () => (desk = await startTestFrontdesk()))
  afterEach(() => desk.stop())

  const shown = (message: TeamsMessage | undefined): string => textOf(message?.card ?? {})
  const main = (): TeamsMessage[] => desk.teams.channel('Tickets').filter(({ authorId }) => authorId === null)
  const copies = (): TeamsMessage[] => desk.teams.channel('Escalations').filter(({ authorId }) => authorId === null)

  async function alsoShows(alsoShown: typeof URGENT | null = URGENT, channelId = 'escalations'): Promise<void> {
    await desk.documents.channels.updateIf({ _id: channelId }, { $set: { alsoShows: alsoShown } })
  }

  async function softwareAlsoIn(...channelIds: string[]): Promise<void> {
    await desk.documents.categories.updateIf({ _id: 'software' }, { $set: { alsoIn: channelIds } })
  }

  async function mailed(headers: Readonly<Record<string, string>> = {}): Promise<Ticket> {
    return await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>', ...headers })))
  }

  const press = (message: TeamsMessage | undefined, title: string, inputs = {}, user = BEA): Promise<string> => {
    assert.ok(message)
    return pressOn(desk, message, title, inputs, user)
  }

  async function prioritise(message: TeamsMessage | undefined, priority: string): Promise<string> {
    await press(message, 'More')
    await press(message, 'Priority')
    return await press(message, 'Save', { priority })
  }

  async function sort(message: TeamsMessage | undefined, categoryId: string): Promise<void> {
    await press(message, 'More')
    await press(message, 'Category')
    await press(message, 'Save', { categoryId, serviceTypeId: '' })
  }

  /** Teams does not find the channel, until what it answers is called. */
  async function lose(channelId: string): Promise<() => Promise<void>> {
    const { conversationId } = (await desk.documents.channels.findOne({ _id: channelId })) ?? assert.fail()
    const set = async (to: string): Promise<void> => {
      await desk.documents.channels.updateIf({ _id: channelId }, { $set: { conversationId: to } })
    }
    await set('19:lost@thread.tacv2')
    return () => set(conversationId)
  }

  /** Urgent by now, and therefore in both channels. */
  async function inBoth(): Promise<Ticket> {
    await alsoShows()
    const ticket = await mailed()
    assert.equal(copies().length, 0)
    await prioritise(main()[0], 'urgent')
    return await desk.delivered(ticket._id)
  }

  it('gets a card in the channel that asks for its priority, and none where nobody does', async () => {
    const ticket = await inBoth()
    assert.deepEqual(
      ticket.copies.map(({ channelId, card }) => [channelId, card?.activityId]),
      [['escalations', copies()[0]?.id]],
    )
    assert.equal(ticket.channelId, 'tickets')
    assert.equal(shown(copies()[0]), shown(main()[0]))
    await prioritise(copies()[0], 'normal')
    assert.deepEqual((await desk.delivered(ticket._id)).copies, [])
    assert.match(shown(copies()[0]), POINTER)
    assert.equal(copies().length, 1)
    assert.match(shown(main()[0]), /set the priority to normal/)
  })

  it('is worked in any of them: a click in one redraws all', async () => {
    const ticket = await inBoth()
    await press(copies()[0], 'Take')
    await desk.delivered(ticket._id)
    for (const [card] of [main(), copies()]) assert.match(shown(card), /Bea Brandt took this ticket/)
    await press(main()[0], 'Note')
    await press(main()[0], 'Add note', { text: 'The toner was bad.' })
    await desk.delivered(ticket._id)
    assert.match(shown(copies()[0]), /Bea Brandt added a note/)
    assert.equal(desk.teams.replies(main()[0] ?? assert.fail()).length, 1, 'the thread of its own channel tells')
    assert.equal(desk.teams.replies(copies()[0] ?? assert.fail()).length, 0)
  })

  it('refuses a click on a card that is older than what somebody did in another channel', async () => {
    const ticket = await inBoth()
    await press(copies()[0], 'More', {}, ADA)
    const old = desk.hands.sent.at(-1)
    await press(main()[0], 'Take')
    await desk.delivered(ticket._id)
    const data = { ticketId: ticket._id, version: ticket.version }
    const value = { action: { type: 'Action.Execute', verb: 'ticket.take', data } }
    const late = await desk.hands.send({ ...old, id: 'late', value })
    assert.match(JSON.stringify(late.body), /Nothing was changed: meanwhile Bea Brandt took this ticket/)
    assert.equal((await desk.delivered(ticket._id)).assignee?.name, BEA.name)
  })

  it('holds back the news of a card for the form that is open in it, and of no other', async () => {
    const ticket = await inBoth()
    await press(copies()[0], 'Note')
    const headers = { 'In-Reply-To': '<asked@contoso.example>' }
    await desk.ticketOf(await desk.deliver(aMail(headers, 'It is the one at gate 5.')))
    await desk.eventually('the main card drawn', () => Promise.resolve(shown(main()[0]).includes('gate 5')))
    assert.doesNotMatch(shown(copies()[0]), /gate 5/)
    assert.match(await press(copies()[0], 'Add note', { text: 'Gate 5, then.' }), /Bea Brandt added a note/)
    await desk.eventually('the copy drawn', () => Promise.resolve(shown(copies()[0]).includes('gate 5')))
    assert.deepEqual((await desk.delivered(ticket._id)).openForms, [])
  })

  it('takes what is written under a copy as a note, and tells the thread of its own channel', async () => {
    const ticket = await inBoth()
    const { replies } = await desk.hands.say(BEA, copies()[0] ?? assert.fail(), 'Their contract ended.')
    assert.match(replies[0]?.text ?? '', new RegExp(`Noted on #${ticket.number}`))
    await desk.delivered(ticket._id)
    const thread = desk.teams.replies(main()[0] ?? assert.fail()).map(shown)
    assert.equal(thread.length, 1)
    assert.match(thread[0] ?? '', /Internal note[\s\S]*contract ended/)
    assert.equal(await desk.documents.entries.count({ ticketId: ticket._id, kind: 'note' }), 1)
  })

  it('keeps one card in each channel when it is sorted: the copy becomes its own card, and the other way round', async () => {
    const ticket = await inBoth()
    await alsoShows(URGENT, 'tickets')
    await sort(main()[0], 'hardware')
    const moved = await desk.delivered(ticket._id)
    assert.equal(moved.channelId, 'escalations')
    assert.equal(moved.card?.activityId, copies()[0]?.id)
    assert.deepEqual(
      moved.copies.map(({ channelId, card }) => [channelId, card?.activityId]),
      [['tickets', main()[0]?.id]],
    )
    assert.deepEqual([main().length, copies().length], [1, 1])
    for (const [card] of [main(), copies()]) assert.match(shown(card), /categorised it as Hardware/)
    await desk.hands.say(BEA, main()[0] ?? assert.fail(), 'Still known here.')
    await desk.delivered(ticket._id)
    assert.equal(await desk.documents.entries.count({ ticketId: ticket._id, kind: 'note' }), 1)
  })

  it('is shown where its category says so, from its first card on, and leaves with the category', async () => {
    await softwareAlsoIn('escalations')
    const ticket = await mailed()
    await sort(main()[0], 'software')
    assert.equal((await desk.delivered(ticket._id)).copies.length, 1)
    await sort(copies()[0], '')
    assert.deepEqual((await desk.delivered(ticket._id)).copies, [])
    assert.match(shown(copies()[0]), POINTER)
  })

  it('is shown in no channel of an organisation that may not see it', async () => {
    await softwareAlsoIn('escalations')
    await desk.documents.channels.updateIf(
      { _id: 'escalations' },
      { $set: { organisationId: 'neighbour', alsoShows: { which: 'all', organisationId: 'customer' } } },
    )
    const ticket = await mailed()
    await sort(main()[0], 'software')
    assert.deepEqual((await desk.delivered(ticket._id)).copies, [])
    assert.equal(copies().length, 0)
  })

  it('leaves a channel that belongs to others by now, before anything more is shown there', async () => {
    const ticket = await inBoth()
    await desk.documents.channels.updateIf({ _id: 'escalations' }, { $set: { organisationId: 'neighbour' } })
    await press(main()[0], 'Note')
    await press(main()[0], 'Add note', { text: 'For us alone.' })
    assert.deepEqual((await desk.delivered(ticket._id)).copies, [])
    assert.match(shown(copies()[0]), POINTER)
    assert.ok(!copies()[0]?.versions.some(({ card }) => textOf(card ?? {}).includes('added a note')))
  })

  it('leaves a channel that is unlinked, which says so before, and nothing leads there any more', async () => {
    await softwareAlsoIn('escalations')
    const ticket = await inBoth()
    const list = await askIn(desk, ADA, 'channels')
    assert.match(shown(list), /Also shows urgent tickets of Northwind Distribution/)
    const buttons = await press(list, 'Unlink', {}, ADA)
    assert.match(buttons, /Open tickets also shown here\s+1/)
    assert.match(buttons, /Categories\s+Hardware, Software/)
    await press(list, 'Unlink', {}, ADA)
    assert.deepEqual((await desk.delivered(ticket._id)).copies, [])
    assert.match(shown(copies()[0]), POINTER)
    const [channel, category] = await Promise.all([
      desk.documents.channels.findOne({ _id: 'escalations' }),
      desk.documents.categories.findOne({ _id: 'software' }),
    ])
    assert.deepEqual([channel?.alsoShows, category?.alsoIn], [null, []])
  })

  it('turns its own channel’s card into a pointer when that is unlinked, and stands where the copy stood', async () => {
    const ticket = await inBoth()
    await askIn(desk, ADA, 'unlink channel', { channel: 'Tickets' })
    await press(desk.teams.chat(ADA).at(-1), 'Unlink', {}, ADA)
    const moved = await desk.delivered(ticket._id)
    assert.deepEqual([moved.channelId, moved.card?.activityId, moved.copies], ['escalations', copies()[0]?.id, []])
    assert.equal(copies().length, 1)
    assert.match(shown(main()[0]), /no longer shown here\. Its card is in the channel \s*Escalations/)
  })

  it('is posted in its own channel at once where the other one takes nothing, and the card says what is missing', async () => {
    await alsoShows()
    const found = await lose('escalations')
    const ticket = await mailed()
    await prioritise(main()[0], 'urgent')
    const refused = await desk.delivered(ticket._id)
    assert.equal(refused.outbox.find(({ kind }) => kind === 'copy')?.refused?.code, 'ConversationNotFound')
    await press(main()[0], 'Take')
    const taken = await desk.delivered(ticket._id)
    assert.match(shown(main()[0]), /Bea Brandt took this ticket/)
    assert.equal(taken.outbox.length, 1)
    await found()
    desk.advance(31 * 60_000)
    await desk.eventually('the copy', () => Promise.resolve(copies().length === 1))
    assert.match(shown(copies()[0]), /Bea Brandt took this ticket/)
  })

  it('tells of a channel that takes no copies as of one that takes no cards, and tries again there when asked', async () => {
    await alsoShows()
    const found = await lose('escalations')
    const ticket = await mailed()
    await prioritise(main()[0], 'urgent')
    await desk.delivered(ticket._id)
    desk.advance(31 * 60_000)
    await desk.teams.eventually('an alarm', () =>
      main().find((message) => shown(message).includes('Teams does not accept tickets in Escalations')),
    )
    await found()
    const list = await askIn(desk, ADA, 'channels')
    assert.match(shown(list), /Not working/)
    await press(list, 'Try again', {}, ADA)
    await desk.eventually('the copy', () => Promise.resolve(copies().length === 1))
  })

  it('leaves a channel that takes nothing for a day, without a word to those who work in its own', async () => {
    await alsoShows()
    await lose('escalations')
    const ticket = await mailed()
    await prioritise(main()[0], 'urgent')
    for (;;) {
      const { deliverAt } = await desk.delivered(ticket._id)
      if (deliverAt === null) break
      desk.advance(deliverAt.getTime() - desk.clock().getTime() + 1)
    }
    await desk.eventually('the channel is off', async () =>
      desk.documents.channels.findOne({ _id: 'escalations', offBecause: ['refused'] }),
    )
    const left = await desk.eventually('the copy is left', async () =>
      desk.documents.tickets.findOne({ _id: ticket._id, copies: [] }),
    )
    assert.deepEqual([left.channelId, left.outbox.filter(({ kind }) => kind === 'copy')], ['tickets', []])
    assert.match(await press(main()[0], 'Take'), /Bea Brandt took this ticket/)
    await desk.delivered(ticket._id)
    assert.match(shown(main()[0]), /Bea Brandt took this ticket/)
  })
})
