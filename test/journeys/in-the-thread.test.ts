// What people write to the bot under a ticket's card, and elsewhere in the channel.
import assert from 'node:assert/strict'
import type { Entry, Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { SaidAnswer } from '../../src/sandbox/connector/hands.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

describe('in the thread of a ticket', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  async function say(text: string, user: TeamsUser = BEA, more: object = {}): Promise<string> {
    return read(await desk.hands.say(user, card, text, more))
  }

  function read({ status, replies }: SaidAnswer): string {
    assert.equal(status, 200)
    assert.ok(replies.length <= 1, 'It is answered once')
    const [reply] = replies
    return reply?.text ?? textOf(reply?.card ?? {})
  }

  async function entries(): Promise<readonly Entry[]> {
    await desk.delivered(ticket._id)
    return await desk.documents.entries.find({ ticketId: ticket._id, kind: { $ne: 'event' } }, { sort: { at: 1 } })
  }

  const answered = (): TeamsMessage => {
    const found = desk.teams.replies(card).findLast(({ authorId }) => authorId === null)
    assert.ok(found)
    return found
  }

  describe('a message that mentions the bot', () => {
    it('is a note by whoever wrote it, said on the card, and not repeated in the thread', async () => {
      assert.equal(
        await say('The toner was from the bad batch.'),
        `Noted on #${ticket.number}. Only your team sees it.`,
      )
      const [note, ...more] = await entries()
      assert.deepEqual(more, [])
      assert.deepEqual(
        [note?.kind, note?.audience, note?.text, note?.by.name],
        ['note', 'internal', 'The toner was from the bad batch.', BEA.name],
      )
      assert.match(textOf(card.card ?? {}), /Bea Brandt added a note/)
      const thread = desk.teams.replies(card).map(({ text, card: shown }) => text ?? textOf(shown ?? {}))
      assert.deepEqual(thread, ['The toner was from the bad batch.', 'Noted on #1. Only your team sees it.'])
    })

    it('is one note however often Teams says it', async () => {
      await say('Once.')
      const again = desk.hands.sent.at(-1)
      await desk.hands.send(again)
      await desk.hands.send(again)
      assert.equal((await entries()).length, 1)
      await say('Once.')
      assert.equal((await entries()).length, 2)
    })

    it('is added to the ticket as it stands, whatever happened since the card was drawn', async () => {
      await desk.hands.click(card, 'Take', {}, ADA)
      await say('Late but true.')
      assert.equal((await entries()).length, 1)
    })

    for (const [name, raw, kept] of [
      ['a mention in the middle', 'Please <at>Frontdesk</at> note the ribbon', /^Please\s+note the ribbon$/],
      [
        'several mentions',
        '<at>Frontdesk</at> <at>Frontdesk</at> ask <at>Ada Adler</at> about it',
        /^ask @Ada Adler about it$/,
      ],
      ['entities', '<at>Frontdesk</at> 2 &lt; 3 &amp;&amp; &quot;x&quot;&nbsp;🎉', /^2 < 3 && "x" 🎉$/u],
      ['right to left', '<at>Frontdesk</at> الطابعة لا تعمل \u202Eabc', /^الطابعة لا تعمل abc$/u],
      ['lines', '<at>Frontdesk</at> one\r\n\r\n\r\n\r\ntwo', /^one\n\n\ntwo$/],
    ] as const) {
      it(`is understood with ${name}`, async () => {
        await say('', BEA, { text: raw })
        const [note] = await entries()
        assert.match(note?.text ?? '', kept)
      })
    }

    for (const [text, act, done] of [
      ['please close this', 'Resolve', /Bea Brandt resolved it/],
      ['take it', 'Take', /Bea Brandt took this ticket/],
      ['assign to Ada', 'Assign', /Who works on it\?/],
    ] as const) {
      it(`that reads “${text}” is answered with the button “${act}”, and stays no note`, async () => {
        const asked = await say(text)
        assert.ok(asked.includes(`I would have added “${text}” as a note to #1, but it reads like something to do.`))
        assert.deepEqual(
          buttonsOf(answered().card ?? {}).map(({ title }) => title),
          [act, 'Keep as a note'],
        )
        const { card: after } = await desk.hands.click(answered(), act, {}, BEA)
        assert.match(textOf(after ?? {}), done)
        assert.deepEqual(await entries(), [])
      })
    }

    it('that reads like an order is kept as a note where it is meant as one', async () => {
      await say('resolve')
      await desk.hands.click(answered(), 'Keep as a note', {}, BEA)
      assert.deepEqual(
        (await entries()).map(({ kind, text }) => [kind, text]),
        [['note', 'resolve']],
      )
    })

    it('outside any thread it names the ticket, and its note is said in the thread', async () => {
      const { replies } = await desk.hands.say(BEA, { channel: 'Tickets' }, `please close ${ticket.number}`)
      assert.deepEqual(
        buttonsOf(replies[0]?.card ?? {}).map(({ title }) => title),
        ['Resolve', 'Keep as a note'],
      )
      assert.ok(replies[0])
      await desk.hands.click(replies[0], 'Keep as a note', {}, BEA)
      assert.deepEqual(
        (await entries()).map(({ kind, text }) => [kind, text]),
        [['note', 'please close 1']],
      )
      const thread = desk.teams.replies(card).map(({ text, card: shown }) => text ?? textOf(shown ?? {}))
      assert.ok(thread.some((text) => text.includes('please close 1')))
      const other = await desk.hands.say(BEA, { channel: 'Tickets' }, 'close 999')
      assert.match(textOf(other.replies[0]?.card ?? {}), /There is no ticket #999/)
    })

    it('is no order by who may not give one', async () => {
      assert.match(await say('please close this', CARL), /you are not an agent for/)
    })

    it('of 100,000 characters is asked about, with a word how long it may be', async () => {
      const answer = await say('x'.repeat(100_000))
      assert.match(answer, /too long: it may have 4,000 characters/)
      assert.deepEqual(await entries(), [])
    })

    for (const [name, attachments, kept] of [
      ['a picture', [{ contentType: 'image/png', contentUrl: 'https://x.example/1' }], /picture/],
      [
        'a file',
        [
          { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'error.log', content: { a: 1 } },
          { contentType: 'text/html', content: '<p>x</p>' },
        ],
        /error\.log/,
      ],
      [
        'a picture in the text',
        [{ contentType: 'text/html', content: '<p><img src="https://x.example/2"></p>' }],
        /picture/,
      ],
    ] as const) {
      it(`with ${name} is a note that says so, and so is ${name} alone`, async () => {
        assert.match(await say('See this.', BEA, { attachments }), /Noted on #1[\s\S]*cannot keep files/)
        assert.match(await say('', BEA, { attachments }), /Noted on #1[\s\S]*cannot keep files/)
        const [first, second] = await entries()
        assert.match(first?.text ?? '', /^See this\.\n\n\[In the thread in Teams: /)
        assert.match(first?.text ?? '', kept)
        assert.match(second?.text ?? '', kept)
      })
    }

    it('with attachments that are none is taken as it stands', async () => {
      const attachments = [
        { contentType: 'application/x', content: null, name: 7 },
        { contentType: 'text/html', content: '<p>Hi <img class="emoji"></p>' },
      ]
      assert.match(await say('See this.', BEA, { attachments }), /^Noted on #1/)
    })

    for (const thanks of ['thanks', 'Thank you!', 'ok', '👍', 'Great, thanks a lot!', 'hi']) {
      it(`is no note when it only says “${thanks}”`, async () => {
        assert.match(await say(thanks), /You are welcome/)
        assert.deepEqual(await entries(), [])
      })
    }

    it('still runs a command that is nothing else', async () => {
      assert.match(await say('tickets'), /One open ticket/)
      assert.match(await say('help'), /Here is what I can do/)
      assert.match(await say(`ticket ${ticket.number}`), /The printer is on fire/)
      assert.deepEqual(await entries(), [])
      assert.match(await say('ticket 12 is the same problem'), /^Noted/)
      assert.match(await say('help me look at this tomorrow'), /^Noted/)
      assert.equal((await entries()).length, 2)
    })
  })

  describe('what may be meant for the customer', () => {
    for (const text of [
      'Please tell Carl to try again',
      'Hi Carl, please try again.',
      '@carl try again',
      'reply to Carl that it works',
    ]) {
      it(`is asked about: “${text}”`, async () => {
        const answer = await say(text)
        assert.match(answer, /What should I do with this for #1\?[\s\S]*I would have added it as a note to #1/)
        assert.deepEqual(await entries(), [])
        const pressed = await desk.hands.click(answered(), 'Add as a note', {}, BEA)
        assert.match(textOf(pressed.card ?? {}), /Noted on #1/)
        await desk.hands.send({ ...desk.hands.sent.at(-1), id: 'pressed-again' })
        assert.deepEqual(
          (await entries()).map((entry) => entry.text),
          [text],
        )
      })
    }

    it('is not asked about when it begins with the mention of a colleague', async () => {
      await say('', BEA, { text: '<at>Frontdesk</at> <at>Ada Adler</at> please tell Carl' })
      assert.equal((await entries())[0]?.text, '@Ada Adler please tell Carl')
    })

    it('can be made a reply, with the preview', async () => {
      await say('Hi Carl, please try again.')
      const pressed = await desk.hands.click(answered(), 'Reply to customer', {}, BEA)
      assert.match(
        textOf(pressed.card ?? {}),
        /This goes to the customer[\s\S]*carl@contoso\.example[\s\S]*Hi Carl, please try again\./,
      )
    })

    it('says who wrote it when somebody else presses', async () => {
      await say('Hi Carl, please try again.')
      await desk.hands.click(answered(), 'Add as a note', {}, ADA)
      const [note] = await entries()
      assert.deepEqual([note?.by.name, note?.text], [ADA.name, 'Bea Brandt wrote:\nHi Carl, please try again.'])
    })
  })

  describe('a reply', () => {
    it('shows who gets it and from where, is sent once, and can be taken back', async () => {
      const before = desk.graph.sent(SUPPORT).length
      const preview = await say('reply Please try it again.')
      assert.match(
        preview,
        /This goes to the customer[\s\S]*support@northwind\.example[\s\S]*carl@contoso\.example[\s\S]*Please try it again\./,
      )
      const sending = await desk.hands.click(answered(), 'Send', {}, BEA)
      assert.match(
        textOf(sending.card ?? {}),
        /Reply by Bea Brandt to carl@contoso\.example[\s\S]*leaves 60 seconds later/,
      )
      await desk.hands.click(answered(), 'Undo', {}, BEA)
      desk.advance(120_000)
      await desk.delivered(ticket._id)
      assert.equal(desk.graph.sent(SUPPORT).length, before)

      await say('Reply: Now it works.')
      await desk.hands.click(answered(), 'Send', {}, BEA)
      desk.advance(60_000)
      await desk.eventually('a mail sent', () => Promise.resolve(desk.graph.sent(SUPPORT).length > before))
      assert.equal(desk.graph.sent(SUPPORT).length, before + 1)
      assert.match(desk.graph.sent(SUPPORT).at(-1)?.raw.toString() ?? '', /Now it works\./)
    })

    it('without a text opens the form', async () => {
      assert.match(await say('reply'), /Reply to the customer/)
      assert.equal(partsOfType(answered().card ?? {}, 'Input.Text').at(-1)?.['id'], 'text')
    })

    it('is sent by nobody but its writer', async () => {
      await say('reply Please try it again.')
      const pressed = await desk.hands.click(answered(), 'Send', {}, ADA)
      assert.match(textOf(pressed.card ?? {}), /Nothing was sent/)
      assert.ok(!(await desk.delivered(ticket._id)).outbox.some(({ kind }) => kind === 'reply'))
    })

    it('that cannot be sent says why, with the text kept', async () => {
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { mailboxId: 'gone' } })
      assert.match(await say('reply Please try it again.'), /no longer connected/)
      assert.equal(partsOfType(answered().card ?? {}, 'Input.Text').at(-1)?.['value'], 'Please try it again.')
    })
  })

  describe('where it cannot be placed', () => {
    it('a closed ticket gets a note only when it is asked for', async () => {
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { status: 'closed' } })
      assert.match(await say('One more thing.'), /I would have added it as a note to #1, but the ticket is closed/)
      assert.deepEqual(await entries(), [])
      await desk.hands.click(answered(), 'Add as a note', {}, BEA)
      assert.equal((await entries()).length, 1)
    })

    it('somebody who is no agent is told so, and an agent can do it for them', async () => {
      for (const user of [CARL, DORA]) {
        assert.match(await say('It was the toner.', user), /you are not an agent for “Contoso”/)
        for (const button of ['Add as a note', 'Reply to customer']) {
          const pressed = await desk.hands.click(answered(), button, {}, user)
          assert.match(pressed.message ?? textOf(pressed.card ?? {}), /not an agent for this organisation/)
        }
      }
      assert.deepEqual(await entries(), [])
      await desk.hands.click(answered(), 'Add as a note', {}, BEA)
      assert.deepEqual(
        (await entries()).map(({ text }) => text),
        ['Dora Diaz wrote:\nIt was the toner.'],
      )
    })

    it('a message beside the threads is asked about, and finds its ticket by the number', async () => {
      const answer = await desk.hands.say(BEA, { channel: 'Tickets' }, 'The toner for #1 has come')
      assert.match(read(answer), /What should I do with this\?[\s\S]*not written under a ticket’s card/)
      const [asked] = answer.replies
      assert.ok(asked)
      const [number, text] = partsOfType(asked.card ?? {}, 'Input.Text')
      assert.deepEqual([number?.['value'], text?.['value']], ['1', 'The toner for #1 has come'])
      const wrong = await desk.hands.click(asked, 'Add as a note', { number: '99' }, BEA)
      assert.match(textOf(wrong.card ?? {}), /no ticket #99/)
      const none = await desk.hands.click(asked, 'Add as a note', { number: 'x' }, BEA)
      assert.match(textOf(none.card ?? {}), /Which ticket is it about/)
      await desk.hands.click(asked, 'Add as a note', { number: '#1' }, BEA)
      assert.equal((await entries())[0]?.text, 'The toner for #1 has come')
      assert.match(textOf(answered().card ?? {}), /Internal note[\s\S]*has come/)
    })

    it('never answers with the help card in a channel that has tickets', async () => {
      for (const text of ['what is this', 'configure it please', 'mail sent']) {
        const answer = await desk.hands.say(BEA, { channel: 'Tickets' }, text)
        assert.doesNotMatch(read(answer), /Here is what I can do/)
      }
    })
  })

  it('still belongs to the ticket where its card was deleted and another one posted', async () => {
    desk.teams.remove(card)
    await desk.hands.say(BEA, card, 'First.')
    const after = await desk.delivered(ticket._id)
    assert.notEqual(after.card?.activityId, card.id)
    assert.match(await say('Second.'), /^Noted on #1/)
    assert.deepEqual(
      (await entries()).map(({ text }) => text),
      ['First.', 'Second.'],
    )
  })

  it('belongs to the ticket that its own was merged into', async () => {
    const target = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'The other one' })))
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Merge', {}, BEA)
    await desk.hands.click(card, 'Merge', { number: String(target.number) }, BEA)
    await desk.delivered(ticket._id)
    await desk.delivered(target._id)
    assert.match(await say('It is one and the same.'), new RegExp(`^Noted on #${target.number}`))
    await desk.delivered(target._id)
    assert.equal(await desk.documents.entries.count({ ticketId: target._id, kind: 'note' }), 1)
    assert.equal((await entries()).filter(({ kind }) => kind === 'note').length, 0)
  })

  it('still belongs to the ticket where its card moved to another channel', async () => {
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Category', {}, BEA)
    await desk.hands.click(card, 'Save', { categoryId: 'hardware' }, BEA)
    const moved = await desk.delivered(ticket._id)
    assert.equal(moved.channelId, 'escalations')
    assert.match(await say('It is the old one.'), /^Noted on #1/)
    assert.deepEqual(
      (await entries()).map(({ text }) => text),
      ['It is the old one.'],
    )
  })

  it('shows and notes nothing where the channel serves another organisation by now', async () => {
    await desk.documents.channels.updateIf({ _id: 'tickets' }, { $set: { organisationId: 'neighbour' } })
    assert.match(await say('It is the old one.'), /does not belong to this channel’s organisation/)
    assert.deepEqual(await entries(), [])
  })
})
