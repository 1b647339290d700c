// The message extension: tickets found and shared in chats, and messages made into tickets.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { partsOfType } from '../support/card-parts.ts'
import { readCardSchema } from '../support/card-schema.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, EMIL } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const GROUP = { chat: '19:project@thread.v2' }
const OF_TWO = { chat: '19:bea_carl@unq.gbl.spaces' }

describe('the message extension', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  describe('searching', () => {
    let ticket: Ticket
    beforeEach(async () => {
      ticket = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Café printer <b>is</b> on fire' })))
      await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<two@contoso.example>', Subject: 'Invoice 4711' })))
    })

    const titles = async (words: string | null, user: TeamsUser = BEA) =>
      (await desk.hands.search(user, GROUP, words)).results.map(({ title }) => title.replaceAll('\u2060', ''))

    it('finds by number, and by words in subject and requester, in any case', async () => {
      const found = ['#1 Café printer <b>is</b> on fire']
      for (const words of ['1', '#1', 'CAFÉ', 'fire café', 'carl cafe']) assert.deepEqual(await titles(words), found)
      assert.deepEqual(await titles('invoice'), ['#2 Invoice 4711'])
      for (const words of ['99', 'nothing like it', '$where', '.*', 'x'.repeat(5000)]) {
        const { told, results } = await desk.hands.search(BEA, GROUP, words)
        assert.deepEqual(results, [])
        assert.match(told ?? '', /No ticket that you can see matches that/)
      }
    })

    it('shows their own open ones before anything is typed', async () => {
      assert.deepEqual(await titles(null), ['#1 Café printer <b>is</b> on fire', '#2 Invoice 4711'])
      await desk.hands.click(await desk.cardOf(ticket), 'Take', {}, BEA)
      assert.deepEqual(await titles(null), ['#1 Café printer <b>is</b> on fire'])
      const [row] = (await desk.hands.search(BEA, GROUP, null)).results
      assert.equal(row?.text, 'Open · Carl Cohen · assigned to Bea Brandt')
    })

    it('shows nobody what they may not see', async () => {
      for (const user of [DORA, EMIL]) {
        for (const words of [null, '1', 'printer']) assert.deepEqual(await titles(words, user), [])
      }
      assert.deepEqual(await titles('café', CARL), ['#1 Café printer <b>is</b> on fire'])
    })

    it('shows 25 at most', async () => {
      await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          desk.deliver(aMail({ 'Message-ID': `<many${index}@contoso.example>` })),
        ),
      )
      await desk.eventually('all tickets', async () => (await desk.documents.tickets.count({})) === 32)
      assert.equal((await titles(null)).length, 25)
    })

    it('shares a card that tells nothing of mails and notes', async () => {
      const [row] = (await desk.hands.search(BEA, GROUP, '1')).results
      assert.ok(row)
      assert.deepEqual(readCardSchema()?.(row.card as never) ?? [], [])
      assert.match(textOf(row.card), /New[\s\S]*#1[\s\S]*Café printer[\s\S]*Assigned to[\s\S]*No one yet/)
      assert.doesNotMatch(JSON.stringify(row.card), /contoso\.example|Carl|toner/)
      assert.deepEqual(
        buttonsOf(row.card).map(({ verb }) => verb),
        ['ticket.open'],
      )
    })

    for (const where of [GROUP, OF_TWO]) {
      it(`opens what was shared in ${where.chat} for whoever may see it, in their own chat`, async () => {
        const [row] = (await desk.hands.search(BEA, where, '1')).results
        assert.ok(row)
        const shared = desk.hands.share(BEA, where, row.card)
        const opened = await desk.hands.click(shared, 'Open', {}, ADA)
        assert.match(opened.message ?? '', /I replied in our personal chat/)
        assert.equal(opened.card, null)
        assert.match(textOf(desk.teams.chat(ADA).at(-1)?.card ?? {}), /#1[\s\S]*Café printer/)
        const refused = await desk.hands.click(shared, 'Open', {}, DORA)
        assert.match(refused.message ?? '', /You cannot see this ticket/)
        assert.deepEqual(desk.teams.chat(DORA), [])
        const own = await desk.hands.click(shared, 'Open', {}, CARL)
        assert.match(own.message ?? '', /I replied in our personal chat/)
        assert.match(textOf(desk.teams.chat(CARL).at(-1)?.card ?? {}), /Received/)
      })
    }

    it('does not take a chat of two people for the chat with the bot', async () => {
      await desk.hands.search(BEA, OF_TWO, null)
      const bea = await desk.documents.people.findOne({ _id: 'bea' })
      assert.notEqual(bea?.teams?.conversationId, OF_TWO.chat)
    })
  })

  describe('a ticket from a message', () => {
    const payload = (more: object = {}, user: TeamsUser = CARL) => ({
      id: '1700000000001',
      messageType: 'message',
      createdDateTime: '2026-11-26T10:00:00Z',
      deleted: false,
      subject: null,
      body: { contentType: 'html', content: '<div>The <b>printer</b> is on fire.</div><div>Again &amp; again.</div>' },
      from: {
        device: null,
        application: null,
        user: { id: user.aadObjectId, displayName: user.name, userIdentityType: 'aadUser' },
      },
      attachments: [],
      mentions: [],
      ...more,
    })

    async function open(user: TeamsUser = BEA, message: unknown = payload()) {
      const answer = await desk.hands.act(user, GROUP, message)
      assert.equal(answer.status, 200)
      return answer
    }

    async function create(inputs: Readonly<Record<string, string>> = {}, message: unknown = payload()) {
      const { dialog } = await open(BEA, message)
      assert.ok(dialog)
      return await desk.hands.submit(BEA, GROUP, dialog, inputs)
    }

    const only = async (): Promise<Ticket> => {
      const [ticket, ...more] = await desk.documents.tickets.find({})
      assert.ok(ticket)
      assert.deepEqual(more, [])
      return await desk.delivered(ticket._id)
    }

    it('opens with the text, its first words, its writer and the organisation that is likely theirs', async () => {
      const { dialog } = await open()
      assert.ok(dialog)
      assert.deepEqual(readCardSchema()?.(dialog as never) ?? [], [])
      assert.ok(!JSON.stringify(dialog).includes('Action.Execute'))
      assert.match(textOf(dialog), /Requester[\s\S]*Carl Cohen/)
      const values: unknown = Object.fromEntries(
        [...partsOfType(dialog, 'Input.Text'), ...partsOfType(dialog, 'Input.ChoiceSet')].map((input) => [
          input['id'],
          input['value'],
        ]),
      )
      assert.deepEqual(values, {
        subject: 'The printer is on fire.',
        text: 'The printer is on fire.\nAgain & again.',
        organisationId: 'customer',
        categoryId: '',
        serviceTypeId: '',
      })
    })

    it('is created with its card in the routed channel, by whoever asked, for whoever wrote it', async () => {
      const done = await create({ subject: 'Fire', categoryId: 'hardware', serviceTypeId: 'repair' })
      assert.match(done.told ?? '', /Ticket #1 was created\. Its card is in the channel “Escalations”\./)
      const ticket = await only()
      assert.deepEqual(ticket.requester, { personId: 'carl', name: CARL.name, address: CARL.email })
      assert.deepEqual(
        [ticket.subject, ticket.text, ticket.organisationId, ticket.mailboxId, ticket.categoryId, ticket.channelId],
        ['Fire', 'The printer is on fire.\nAgain & again.', 'customer', null, 'hardware', 'escalations'],
      )
      assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /Bea Brandt opened it from a message in Teams/)
      const own = await desk.hands.say(CARL, 'personal', 'tickets')
      assert.match(textOf(own.replies[0]?.card ?? {}), /Fire/)
    })

    it('asks its writer for the category where none was chosen', async () => {
      await create()
      await only()
      assert.match(textOf(desk.teams.chat(CARL).at(-1)?.card ?? {}), /#1[\s\S]*The printer is on fire/)
    })

    it('is worked like any other, and sends no automatic email', async () => {
      const before = desk.graph.sent(SUPPORT).length
      await create()
      const card = await desk.cardOf(await only())
      await desk.hands.click(card, 'Take', {}, BEA)
      await desk.hands.click(card, 'Note', {}, BEA)
      await desk.hands.click(card, 'Add note', { text: 'Seen.' }, BEA)
      await desk.hands.click(card, 'Resolve', {}, BEA)
      const ticket = await only()
      assert.deepEqual([ticket.status, ticket.outbox], ['resolved', []])
      assert.equal(desk.graph.sent(SUPPORT).length, before)
      assert.deepEqual(
        desk.lines.filter(({ level }) => level === 'error'),
        [],
      )
    })

    it('is one ticket however often it is made', async () => {
      const { dialog } = await open()
      assert.ok(dialog)
      const answers = await Promise.all([1, 2, 3].map(() => desk.hands.submit(BEA, GROUP, dialog)))
      assert.equal(answers.filter(({ told }) => told?.includes('Its card is')).length, 1)
      assert.match((await open()).told ?? '', /already ticket #\d+\. Nothing was created/)
      await only()
      const elsewhere = await desk.hands.act(BEA, { chat: '19:other@thread.v2' }, payload())
      assert.ok(elsewhere.dialog)
    })

    it('does not tell others the number of what is none of theirs', async () => {
      await create()
      assert.match((await open(DORA)).told ?? '', /^This message is already a ticket\. Nothing was created\.$/)
    })

    for (const [field, inputs, word] of [
      ['subject', { subject: ' \u200b ' }, /Say in a few words/],
      ['text', { text: ' \n' }, /Enter a text/],
      ['text', { text: 'x'.repeat(8001) }, /may have 8,000 characters/],
      ['categoryId', { categoryId: 'forged' }, /does not offer that category/],
      ['serviceTypeId', { categoryId: 'software', serviceTypeId: 'repair' }, /does not go with the category/],
    ] as const) {
      it(`stays in the form with what is wrong: ${field} ${JSON.stringify(inputs).slice(0, 40)}`, async () => {
        const { dialog } = await create({ ...inputs })
        assert.ok(dialog)
        assert.match(textOf(dialog), word)
        assert.equal(await desk.documents.tickets.count({}), 0)
        const done = await desk.hands.submit(BEA, GROUP, dialog, {
          subject: 'Fire',
          text: 'It burns.',
          categoryId: '',
          serviceTypeId: '',
        })
        assert.match(done.told ?? '', /was created/)
      })
    }

    it('is made by nobody without the right in the organisation, whatever they send', async () => {
      for (const user of [CARL, EMIL]) {
        assert.match((await open(user)).told ?? '', /Only agents and administrators can create tickets/)
      }
      const { dialog } = await open(BEA)
      assert.ok(dialog)
      for (const user of [CARL, DORA, EMIL]) {
        const forged = await desk.hands.submit(user, GROUP, dialog)
        assert.match(forged.told ?? '', /You cannot do that for this organisation/)
      }
      const { dialog: own } = await open(DORA)
      assert.deepEqual(partsOfType(own ?? {}, 'Input.ChoiceSet')[0]?.['choices'], [
        { title: 'Adventure Works', value: 'neighbour' },
      ])
      assert.match(
        (await desk.hands.submit(BEA, GROUP, dialog, { organisationId: 'gone' })).told ?? '',
        /You cannot do that/,
      )
      assert.equal(await desk.documents.tickets.count({}), 0)
    })

    for (const [name, message, word] of [
      ['a deleted message', payload({ deleted: true }), /was deleted/],
      ['an empty message', payload({ body: { contentType: 'html', content: '<div>&nbsp;</div>' } }), /no text/],
      ['a card', payload({ body: { contentType: 'html', content: '<attachment id="1"></attachment>' } }), /no text/],
      ['a message without a body', payload({ body: null }), /no text/],
      ['a bot’s message', payload({ from: { application: { id: 'x' }, user: null } }), /An app wrote this/],
      ['nobody’s message', payload({ from: null }), /does not say who wrote/],
      [
        'the message of somebody of another tenant',
        payload({ from: { user: { id: 'x', displayName: 'Eve', userIdentityType: 'federatedUser' } } }),
        /Eve belongs to another company’s Teams/,
      ],
      ['no message', null, /did not send the message along/],
      ['something else', { id: 7 }, /did not send the message along/],
    ] as const) {
      it(`is not made of ${name}`, async () => {
        const { told, dialog } = await open(BEA, message)
        assert.match(told ?? '', word)
        assert.equal(dialog, null)
      })
    }

    it('is not made of the message of a guest from a known other tenant', async () => {
      await desk.documents.people.updateIf({ _id: 'carl' }, { $set: { homeTenantId: 'elsewhere' } })
      assert.match((await create()).told ?? '', /Carl Cohen belongs to another company’s Teams/)
      assert.equal(await desk.documents.tickets.count({}), 0)
    })

    it('is made of 100 KB of HTML, hostile as it may be, with what the form can show', async () => {
      for (const [index, content] of [
        '<div>'.repeat(20_000),
        `<p>${'<b>x'.repeat(20_000)}`,
        `<script>${'a'.repeat(50_000)}</script><p>${'漢'.repeat(40_000)}</p>`,
        `\u202E<p title="${'"'.repeat(50_000)}`,
      ].entries()) {
        const message = payload({ id: `big${index}`, body: { contentType: 'html', content } })
        const { dialog, told } = await open(BEA, message)
        assert.ok(dialog !== null || (told ?? '').includes('no text'), told ?? '')
        if (dialog)
          assert.match((await desk.hands.submit(BEA, GROUP, dialog, { subject: 'Big' })).told ?? '', /was created/)
      }
    })

    it('is for somebody by name where Teams tells nothing more of them', async () => {
      const user = { id: 'unknown', displayName: 'Zoe', userIdentityType: 'aadUser' }
      await create({}, payload({ from: { user } }))
      assert.deepEqual((await only()).requester, { personId: null, name: 'Zoe', address: '' })
    })

    it('is for somebody it knows from then on, where Teams tells of them', async () => {
      const where = { channel: 'Tickets' }
      const { dialog } = await desk.hands.act(BEA, where, payload({}, EMIL))
      assert.ok(dialog)
      await desk.hands.submit(BEA, where, dialog)
      const { requester } = await only()
      const emil = await desk.documents.people.findOne({ aadObjectId: EMIL.aadObjectId })
      assert.deepEqual(requester, { personId: emil?._id, name: EMIL.name, address: EMIL.email })
    })
  })

  it('answers what it does not know', async () => {
    const [any] = [await desk.hands.search(BEA, GROUP, 'x')]
    assert.ok(any)
    const sent = desk.hands.sent.at(-1)
    for (const [name, value, word] of [
      ['composeExtension/query', { commandId: 'other', parameters: [] }, /no longer know this command/],
      ['composeExtension/fetchTask', { commandId: 'search-tickets' }, /no longer know this command/],
      ['composeExtension/submitAction', { commandId: 'create-ticket', data: 7 }, /nothing was created/],
      ['composeExtension/submitAction', { commandId: 'create-ticket' }, /nothing was created/],
      ['composeExtension/query', null, /BadRequest/],
      ['composeExtension/query', { commandId: 7 }, /BadRequest/],
      ['composeExtension/selectItem', {}, /BadRequest/],
      ['task/fetch', {}, /BadRequest/],
    ] as const) {
      const { status, body } = await desk.hands.send({ ...sent, id: `${name}-${JSON.stringify(value)}`, name, value })
      assert.equal(status, 200)
      assert.match(JSON.stringify(body), word)
    }
    assert.deepEqual(
      desk.lines.filter(({ level }) => level === 'error'),
      [],
    )
  })
})
