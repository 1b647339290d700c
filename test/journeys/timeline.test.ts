// The timeline of a ticket: what was said and what was done, who and when, and leafing through all of it.
import assert from 'node:assert/strict'
import type { Entry, Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { titlesOf } from '../support/card-parts.ts'
import { unlinkChannel } from '../../src/app/channels/unlink-channel.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import { OF_NO_MAIL } from '../../src/domain/ticket/entry.ts'
import { entryText } from '../../src/domain/ticket/entry.ts'
import { aMail } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

describe('the timeline of a ticket', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  const press = (title: string, inputs: Readonly<Record<string, string>> = {}, user = BEA): Promise<string> =>
    pressOn(desk, card, title, inputs, user)

  const offered = (): readonly string[] => titlesOf(card.cardFor(BEA.id) ?? {})

  async function happened(): Promise<readonly (readonly [string, string])[]> {
    await desk.delivered(ticket._id)
    const found = await desk.documents.entries.find(
      { ticketId: ticket._id, kind: 'event' },
      { sort: { at: 1, _id: 1 } },
    )
    assert.ok(found.every(({ audience }) => audience === 'internal'))
    return found.map((entry) => [entry.by.personId ?? entry.by.name, entryText(entry)] as const)
  }

  async function openConversation(): Promise<string> {
    await press('More')
    return await press('Conversation')
  }

  it('tells each thing that was done once, by whom, and never in the thread', async () => {
    await press('Take')
    await press('More')
    await press('Priority')
    await press('Save', { priority: 'high' })
    await press('More')
    await press('Category')
    await press('Save', { categoryId: 'hardware', serviceTypeId: '' })
    await desk.delivered(ticket._id)
    card = await desk.cardOf(ticket)
    await press('More')
    await press('Assign')
    await press('Assign', { personId: 'ada' })
    await press('More', {}, ADA)
    await press('Release', {}, ADA)
    await press('Note')
    await press('Add note', { text: 'Said by itself.' })
    await press('Resolve')
    assert.deepEqual(await happened(), [
      ['bea', 'took this ticket'],
      ['bea', 'set the priority to high'],
      ['bea', 'categorised it as Hardware, which moved it to another channel'],
      ['bea', 'assigned it to Ada Adler'],
      ['ada', 'released this ticket'],
      ['bea', 'resolved it'],
    ])
    assert.match(
      await openConversation(),
      /Bea Brandt[\s\S]*resolved it[\s\S]*Said by itself[\s\S]*released this ticket/,
    )
    // Besides the note, only the new assignee is told there.
    const thread = desk.teams.replies(card).flatMap((message) => (message.card ? [textOf(message.card)] : []))
    assert.equal(thread.length, 1, thread.join('\n'))
  })

  it('tells that an answer reopened it, and nothing besides the answer where it changed no more', async () => {
    const answer = { 'In-Reply-To': '<asked@contoso.example>' }
    await desk.ticketOf(await desk.deliver(aMail(answer, 'And another thing.')))
    assert.deepEqual(await happened(), [])
    await press('Resolve')
    await desk.ticketOf(await desk.deliver(aMail(answer, 'It burns again.')))
    assert.deepEqual(await happened(), [
      ['bea', 'resolved it'],
      ['Carl Cohen', 'replied, which reopened it'],
    ])
  })

  it('tells that Frontdesk moved it when its channel was unlinked', async () => {
    const chief = await desk.documents.people.findOne({ _id: 'ada' })
    assert.ok(chief)
    await unlinkChannel(desk.frontdesk.deps, chief, 'tickets')
    assert.deepEqual(await happened(), [['', 'moved it to the channel “Escalations”']])
  })

  it('is leafed through from the newest to the start and back, each entry once', async () => {
    const at = (minute: number): Date => new Date(ticket.createdAt.getTime() + minute * 60_000)
    const entries = Array.from({ length: 40 }, (_, index): Entry => {
      const isEvent = index % 3 === 0
      const by = { personId: 'bea', name: BEA.name, address: '' }
      return {
        // Some of the same moment.
        ...{ _id: `made/${index}`, ticketId: ticket._id, at: at(Math.floor(index / 4)), ...OF_NO_MAIL, by },
        ...(isEvent ? { kind: 'event', audience: 'internal' } : { kind: 'mail', audience: 'public' }),
        text: `Number ${index}.`,
      }
    })
    await desk.documents.entries.insertNew(entries)
    const pages = [await openConversation()]
    for (; offered().includes('Older'); pages.push(await press('Older'))) assert.ok(pages.length < 30)
    const seen = pages.join('\n').match(/Number \d+\.|The printer is on fire/gu) ?? []
    assert.equal(seen.length, 41)
    assert.equal(new Set(seen).size, 41)
    assert.match(seen.at(-1) ?? '', /on fire/)
    const back = [pages.at(-1)]
    for (; offered().includes('Newer'); back.push(await press('Newer'))) assert.ok(back.length < 30)
    assert.equal(new Set(back.join('\n').match(/Number \d+\./gu)).size, 40)
    assert.equal(back.at(-1), pages[0])
  })

  it('shortens long texts, and reads all of one, and on', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => `Line ${index + 1} of a long answer.`)
    await desk.ticketOf(await desk.deliver(aMail({ 'In-Reply-To': '<asked@contoso.example>' }, lines.join('\r\n'))))
    const page = await openConversation()
    assert.match(page, /Line 3 of/)
    assert.doesNotMatch(page, /Line 30 of/)
    const read = [await press('Read all')]
    while (offered().includes('Read on')) read.push(await press('Read on'))
    assert.ok(read.length > 1)
    // A page may end within a line.
    const known = new Set(read.join('\n').match(/\d+ of a/gu))
    assert.ok(known.size >= 600 - read.length, `${known.size} of 600 lines`)
    assert.match(read.at(-1) ?? '', /Line 600 of a long answer/)
    assert.match(await press('Back'), /Line 3 of[\s\S]*The printer is on fire/)
  })

  it('opens from the card that the command `ticket` answers with', async () => {
    const { replies } = await desk.hands.say(BEA, 'personal', `ticket ${ticket.number}`)
    const shown = replies.at(-1)
    assert.ok(shown)
    card = shown
    assert.match(await openConversation(), /The printer is on fire/)
  })

  describe('the last words of the customer', () => {
    const answer = (text: string, headers: Readonly<Record<string, string>> = {}): string =>
      aMail({ 'In-Reply-To': '<asked@contoso.example>', ...headers }, text)
    const shown = (): string => textOf(card.card ?? {})

    it('stand on the card in place of the first, with when they came', async () => {
      assert.match(shown(), /The printer is on fire/)
      assert.doesNotMatch(shown(), /Replied/)
      await desk.ticketOf(await desk.deliver(answer('The fire is out.\r\n\r\nOn Monday you wrote:\r\n> Is it?')))
      assert.match(shown(), /Replied[\s\S]*The fire is out\.[\s\S]*Is it\?/)
      assert.doesNotMatch(shown(), /The printer is on fire/)
      assert.match(shown(), /Printer/)
      const other = { From: 'Boss <boss@contoso.example>' }
      await desk.ticketOf(await desk.deliver(answer('And who pays?', other)))
      assert.match(shown(), /Boss replied[\s\S]*And who pays\?/)
      await desk.hands.click(card, 'Take', {}, BEA)
      await desk.delivered(ticket._id)
      assert.match(shown(), /And who pays\?[\s\S]*Bea Brandt took this ticket/)
    })

    it('are read on in their own mail, also when another one has come', async () => {
      const lines = (word: string) => Array.from({ length: 500 }, (_, index) => `${word} ${index + 1} of them.`)
      await desk.ticketOf(await desk.deliver(answer(lines('Printer').join('\r\n'))))
      assert.match(await press('Read on'), /Printer \d+ of/)
      const asked = desk.hands.sent.at(-1)
      await desk.ticketOf(await desk.deliver(answer(lines('Scanner').join('\r\n'))))
      const late = JSON.stringify((await desk.hands.send({ ...asked, id: 'late' })).body)
      assert.match(late, /Printer 5\d\d of them|Printer 4\d\d of them/)
      assert.doesNotMatch(late, /Scanner 4\d\d of them/)
    })

    it('have a warning where their sender could not be verified, as long as they are the last', async () => {
      const failed = 'spf=fail smtp.mailfrom=contoso.example; dkim=none; dmarc=fail; compauth=fail reason=000'
      const forged = answer('Send the password.', { 'Authentication-Results': failed })
      await desk.ticketOf(await desk.deliver(forged))
      assert.match(shown(), /may not be from carl@contoso\.example[\s\S]*Send the password\./)
      await desk.ticketOf(await desk.deliver(answer('That was not me.')))
      assert.match(shown(), /That was not me\./)
      assert.doesNotMatch(shown(), /may not be from/)
      assert.match(await openConversation(), /Email, sender not verified[\s\S]*Send the password/)
    })
  })

  it('shows no entry of another ticket, and to the requester nothing of it', async () => {
    const other = await desk.ticketOf(await desk.deliver(aMail({}, 'Another matter.')))
    await desk.documents.entries.insertNew([
      {
        ...{ _id: 'note/secret', ticketId: other._id, kind: 'note', audience: 'internal', text: 'Secret.' },
        ...{ ...OF_NO_MAIL, by: { personId: 'bea', name: BEA.name, address: '' }, at: desk.clock() },
      },
    ])
    await press('More')
    const asked = desk.hands.sent.at(-1)
    const forge = async (verb: string, data: object, from: object = {}) =>
      JSON.stringify(
        (
          await desk.hands.send({
            ...asked,
            ...from,
            id: `forged-${verb}-${JSON.stringify([data, from])}`,
            value: { action: { type: 'Action.Execute', verb, data } },
          })
        ).body,
      )
    const entry = { entryId: 'note/secret', from: 0 }
    assert.match(
      await forge('ticket.read-entry', { ticketId: ticket._id, ...entry }),
      /no longer part of the conversation/,
    )
    assert.match(await forge('ticket.read-entry', { ticketId: other._id, ...entry }), /Secret\./)
    const carl = { from: { id: CARL.id, aadObjectId: CARL.aadObjectId, name: CARL.name } }
    for (const [verb, data] of [
      ['ticket.read-entry', { ticketId: other._id, ...entry }],
      ['ticket.conversation', { ticketId: other._id, page: '' }],
    ] as const) {
      assert.doesNotMatch(await forge(verb, data, carl), /Secret/)
    }
    for (const page of ['newer 99999999999999999 x', 'older -1 ', 'x'.repeat(5000), 3, null]) {
      assert.match(await forge('ticket.conversation', { ticketId: other._id, page }), /Secret\./, String(page))
    }
  })
})
