// Tickets that belong together: merged and taken apart again, linked, split, and what is no request at all.
import assert from 'node:assert/strict'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { inWords } from '../../src/texts/say.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

const ASKED = '<asked@contoso.example>'
const AGAIN = '<again@contoso.example>'

describe('tickets that belong together', () => {
  let desk: TestFrontdesk
  /** The first one that was asked, and the one that came later. */
  let first: Ticket
  let second: Ticket
  let card: TeamsMessage

  beforeEach(async () => {
    desk = await startTestFrontdesk()
    first = await arrived({ 'Message-ID': ASKED }, 'The printer is on fire.')
    second = await arrived({ 'Message-ID': AGAIN, Subject: 'Toner' }, 'Nobody came yet, please hurry up a little.')
    card = await desk.cardOf(second)
  })
  afterEach(() => desk.stop())

  async function arrived(headers: Readonly<Record<string, string | null>>, body?: string): Promise<Ticket> {
    return await desk.ticketOf(await desk.deliver(aMail(headers, body)))
  }

  async function now({ _id }: Pick<Ticket, '_id'>): Promise<Ticket> {
    const found = await desk.documents.tickets.findOne({ _id })
    assert.ok(found)
    return found
  }

  const press = (
    title: string,
    inputs: Readonly<Record<string, string>> = {},
    user = BEA,
    on: TeamsMessage = card,
  ): Promise<string> => pressOn(desk, on, title, inputs, user)

  async function open(panel: string, on: TeamsMessage = card): Promise<string> {
    await press('More', {}, BEA, on)
    return await press(panel, {}, BEA, on)
  }

  async function merge(): Promise<string> {
    await open('Merge')
    const said = await press('Merge', { number: `#${first.number}` })
    await desk.delivered(first._id)
    await desk.delivered(second._id)
    return said
  }

  let forged = 0
  /** Pressed as somebody would who writes the button's data by hand. */
  async function forge(verb: string, data: object, user = BEA): Promise<string> {
    const asked = desk.hands.sent.at(-1)
    forged += 1
    const { body } = await desk.hands.send({
      ...asked,
      id: `forged-${forged}`,
      from: { id: user.id, aadObjectId: user.aadObjectId, name: user.name },
      value: { action: { type: 'Action.Execute', verb, data } },
    })
    return JSON.stringify(body)
  }

  describe('a merge', () => {
    it('closes one, which points to the other, and its emails join that one from then on', async () => {
      assert.match(await merge(), new RegExp(`Bea Brandt merged this ticket into \\s*#${first.number}`, 'u'))
      const source = await now(second)
      assert.deepEqual([source.status, source.mergedInto?.ticketId], ['closed', first._id])
      assert.match(textOf(card.card ?? {}), new RegExp(`merged this ticket into \\s*#${first.number}`, 'u'))
      const target = await now(first)
      assert.deepEqual(
        target.mergedFrom.map(({ number }) => number),
        [second.number],
      )
      assert.match(inWords(target.lastEvent.what), new RegExp(`merged #${second.number} into this ticket`, 'u'))

      const answer = await arrived({ 'In-Reply-To': AGAIN, Subject: 'Re: Toner' }, 'Still burning.')
      assert.equal(answer._id, first._id)
      const named = await arrived({ Subject: `Toner [#${second.number}]` }, 'Here I am again.')
      assert.equal(named._id, first._id)
      assert.equal((await now(second)).status, 'closed')

      const targetCard = await desk.cardOf(first)
      const shown = await open('Conversation', targetCard)
      for (const said of [/Here I am again/u, /Still burning/u, /Nobody came yet/u]) assert.match(shown, said)
      assert.match(shown, /The printer is on fire\.$/u, 'what it began with comes last')
      assert.deepEqual(desk.graph.sent(SUPPORT), [])
      assert.doesNotMatch(await listed(), new RegExp(`#${second.number}\\b`, 'u'))
    })

    it('takes in what names it in the subject, of whoever belongs to one of the two', async () => {
      const other = await arrived({ From: 'Eve <eve@contoso.example>', Subject: 'Other' }, 'Something else entirely.')
      const subject = { From: 'Eve <eve@contoso.example>', Subject: `Re: Printer [#${first.number}]` }
      assert.notEqual((await arrived(subject, 'I am none of it yet.'))._id, first._id)
      const otherCard = await desk.cardOf(other)
      await open('Merge', otherCard)
      await press('Merge', { number: String(first.number) }, BEA, otherCard)
      await desk.delivered(other._id)
      assert.equal((await arrived(subject, 'Here I am.'))._id, first._id)
    })

    it('is chosen from the requester’s other tickets', async () => {
      const stranger = await arrived({ From: 'Eve <eve@contoso.example>', Subject: 'Other' })
      await open('Merge')
      const choices = partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.ChoiceSet')[0]?.['choices']
      const values = (choices as { value: string }[]).map(({ value }) => value)
      assert.ok(values.includes(first._id) && !values.includes(second._id) && !values.includes(stranger._id))
      await press('Merge', { otherId: first._id })
      assert.equal((await now(second)).mergedInto?.number, first.number)
    })

    it('is undone: the ticket is what it was, and its emails are its own again', async () => {
      await press('Take')
      await merge()
      const joined = await arrived({ 'In-Reply-To': AGAIN, 'Message-ID': '<third@contoso.example>' }, 'Still burning.')
      assert.equal(joined._id, first._id)
      assert.match(await press('Undo merge'), /undid the merge/u)
      const source = await desk.delivered(second._id)
      assert.deepEqual([source.status, source.mergedInto, source.resolvedAt], ['open', null, null])
      const target = await desk.delivered(first._id)
      assert.deepEqual(target.mergedFrom, [])
      assert.match(textOf(card.card ?? {}), /Nobody came yet/u)
      assert.equal((await arrived({ 'In-Reply-To': AGAIN }, 'Thank goodness.'))._id, second._id)
      // What came while they were one stays where it is, and so do the answers to it.
      assert.equal((await arrived({ 'In-Reply-To': '<third@contoso.example>' }, 'And again.'))._id, first._id)
      const shown = await open('Conversation', await desk.cardOf(first))
      assert.doesNotMatch(shown, /Nobody came yet/u)
    })

    it('is undone from the ticket it went into, too, but only for a day', async () => {
      await merge()
      const targetCard = await desk.cardOf(first)
      const mergeId = (await now(second)).mergedInto?.mergeId ?? ''
      await open('Merged', targetCard)
      assert.match(await press('Undo merge', { mergeId }, BEA, targetCard), /is a separate ticket again/u)
      assert.equal((await desk.delivered(second._id)).mergedInto, null)
      assert.match(await forge('ticket.undo-merge', { ticketId: second._id, mergeId }), /already been undone/u)
      await desk.delivered(first._id)
      card = await desk.cardOf(second)
      await merge()
      desk.advance(86_400_001)
      const again = (await now(second)).mergedInto?.mergeId ?? ''
      assert.match(await forge('ticket.undo-merge', { ticketId: second._id, mergeId: again }), /and that day is over/u)
      assert.notEqual((await now(second)).mergedInto, null)
    })

    it('leads on where the other was merged itself, and never in a circle', async () => {
      const third = await arrived({ Subject: 'Third', 'Message-ID': '<3@contoso.example>' }, 'One more question here.')
      await merge()
      const thirdCard = await desk.cardOf(third)
      await open('Merge', thirdCard)
      await press('Merge', { number: String(second.number) }, BEA, thirdCard)
      assert.equal((await now(third)).mergedInto?.ticketId, first._id)
      await desk.delivered(first._id)
      const { version } = await now(first)
      const on = { ticketId: first._id, version }
      assert.match(await forge('ticket.merge', { ...on, number: String(second.number) }), /merged into itself/u)
      const fourth = await arrived({ Subject: 'Fourth' }, 'And something else entirely.')
      assert.match(await forge('ticket.merge', { ...on, number: String(fourth.number) }), /into this one instead/u)
      assert.equal((await now(first)).mergedInto, null)
    })

    for (const [number, word] of [
      ['nonsense', /is not a ticket number/u],
      ['999', /no ticket #999 that you can see/u],
      ['', /Enter the number of the other ticket, or choose one of the same requester/u],
      ['own', /cannot be merged into itself/u],
      ['9'.repeat(40_000), /is not a ticket number/u],
    ] as const) {
      it(`is refused in the form for “${number.slice(0, 20)}”`, async () => {
        await open('Merge')
        assert.match(await press('Merge', { number: number === 'own' ? String(second.number) : number }), word)
        assert.equal((await now(second)).mergedInto, null)
      })
    }

    it('is asked for by its number alone where the requester has no other', async () => {
      const alone = await arrived({ From: 'Eve <eve@contoso.example>', Subject: 'Other' })
      const cardOfIt = await desk.cardOf(alone)
      for (const act of ['Merge', 'Link']) {
        await open(act, cardOfIt)
        const said = await press(act, { number: '' }, BEA, cardOfIt)
        assert.match(said, /Enter the number of the other ticket, for example 12/u)
        assert.doesNotMatch(said, /choose/iu)
        // Back to More, and to the card.
        await press('Back', {}, BEA, cardOfIt)
        await press('Back', {}, BEA, cardOfIt)
      }
    })

    it('is refused across organisations, and for who may not work on both', async () => {
      const { organisationId, organisationPath } = await now(first)
      const elsewhere = { organisationId: 'neighbour', organisationPath: ['root', 'partner', 'neighbour'] }
      await desk.documents.tickets.updateIf({ _id: first._id }, { $set: elsewhere })
      const on = { ticketId: second._id, version: second.version }
      await open('Merge')
      assert.match(await forge('ticket.merge', { ...on, number: String(first.number) }), /another organisation/u)
      // She is an agent of the neighbour only.
      assert.match(await forge('ticket.merge', { ...on, number: String(first.number) }, DORA), /not an agent/u)
      await desk.documents.tickets.updateIf({ _id: first._id }, { $set: { organisationId, organisationPath } })
      assert.equal((await now(second)).mergedInto, null)
      assert.deepEqual((await now(first)).mergedFrom, [])
    })

    it('waits for a reply that has not left', async () => {
      await press('Reply')
      await press('Preview', { text: 'We are on our way.' })
      await press('Send')
      await open('Merge')
      assert.match(await press('Merge', { number: String(first.number) }), /has not been sent yet/u)
      assert.equal((await now(second)).mergedInto, null)
    })

    it('of a ticket that is merged refuses every click with where it went', async () => {
      await merge()
      const { version } = await now(second)
      const on = { ticketId: second._id, version }
      const went = new RegExp(`merged this ticket into #${first.number}`, 'u')
      const before = await now(second)
      for (const [verb, data] of [
        ['ticket.take', on],
        ['ticket.resolve', on],
        ['ticket.set-status', { ...on, status: 'open' }],
        ['ticket.add-note', { ...on, text: 'Too late' }],
        ['ticket.assign', { ...on, personId: 'ada' }],
        ['ticket.set-priority', { ...on, priority: 'urgent' }],
        ['ticket.merge', { ...on, number: String(first.number) }],
        ['ticket.link', { ...on, number: String(first.number) }],
        ['ticket.no-request', { ...on, ignore: false }],
        ['ticket.preview-reply', { ...on, cc: '', text: 'Hello', setTo: '' }],
        ['ticket.take', { ...on, version: second.version }],
      ] as const) {
        assert.match(await forge(verb, data), went, verb)
      }
      assert.deepEqual(await now(second), before)
    })

    it('of a ticket whose card was deleted posts no pointer, and a new card once it is undone', async () => {
      await open('Merge')
      const channel = () => desk.teams.team.channels.flatMap(({ id }) => desk.teams.channel(id))
      const on = { ticketId: second._id, version: second.version, number: String(first.number) }
      desk.teams.remove(card)
      await forge('ticket.merge', on)
      await desk.delivered(first._id)
      const { mergedInto } = await desk.delivered(second._id)
      assert.ok(mergedInto)
      const texts = () => channel().map((message) => textOf(message.card ?? {}))
      assert.ok(!texts().some((text) => text.includes('merged this ticket into')))
      assert.match(await forge('ticket.show', on), /merged this ticket into/u)
      await forge('ticket.undo-merge', { ticketId: second._id, mergeId: mergedInto.mergeId })
      await desk.delivered(second._id)
      assert.ok(texts().some((text) => text.includes('Nobody came yet')))
    })

    it('pressed twice is done once, and the second says so', async () => {
      await open('Merge')
      const on = { ticketId: second._id, version: second.version, number: String(first.number) }
      await Promise.all([forge('ticket.merge', on), forge('ticket.merge', on, ADA)])
      await desk.delivered(first._id)
      const [source, target] = [await desk.delivered(second._id), await now(first)]
      assert.equal(target.mergedFrom.length, 1)
      assert.equal(target.mergedFrom[0]?.mergeId, source.mergedInto?.mergeId)
    })

    it('of two into each other at the same time never makes a circle', async () => {
      await open('Merge')
      const into = ({ _id: ticketId, version }: Ticket, { number }: Ticket) =>
        forge('ticket.merge', { ticketId, version, number: String(number) })
      await Promise.all([into(second, first), into(first, second)])
      const [one, other] = [await desk.delivered(first._id), await desk.delivered(second._id)]
      assert.ok(one.mergedInto === null || other.mergedInto === null)
      assert.equal(one.mergedFrom.length, other.mergedInto === null ? 0 : 1)
      assert.equal(other.mergedFrom.length, one.mergedInto === null ? 0 : 1)
    })
  })

  describe('what looks like another', () => {
    const AGAIN_TEXT = 'Nobody came yet, please hurry up a little!'

    it('is said on the card with the reason, and joined by a click', async () => {
      const third = await arrived({ Subject: 'Toner' }, AGAIN_TEXT)
      assert.deepEqual(third.looksLike, { ticketId: second._id, number: second.number, reason: 'same-words' })
      const thirdCard = await desk.cardOf(third)
      const text = `Looks like #${second.number}: same sender and nearly the same words`
      assert.ok(textOf(thirdCard.card ?? {}).includes(text))
      await press('Join', {}, BEA, thirdCard)
      assert.equal((await now(third)).mergedInto?.ticketId, second._id)
    })

    it('is kept apart by a click, and nothing is joined by itself', async () => {
      const third = await arrived({ Subject: 'Toner' }, AGAIN_TEXT)
      assert.deepEqual([third.mergedInto, third.status], [null, 'new'])
      const thirdCard = await desk.cardOf(third)
      assert.doesNotMatch(await press('Keep apart', {}, BEA, thirdCard), /Looks like/u)
      assert.equal((await desk.delivered(third._id)).looksLike, null)
      assert.match(inWords((await now(third)).lastEvent.what), new RegExp(`kept it apart from #${second.number}`, 'u'))
    })

    it('is none by another sender, in other words, of another organisation, or after a day', async () => {
      const others = [
        await arrived({ From: 'Eve <eve@contoso.example>', Subject: 'Toner' }, AGAIN_TEXT),
        await arrived({ Subject: 'Toner' }, 'Somebody was here, all is well again now. The lamp is broken, though.'),
      ]
      await desk.documents.tickets.updateIf({ _id: second._id }, { $set: { organisationId: 'neighbour' } })
      others.push(await arrived({ Subject: 'Toner' }, AGAIN_TEXT))
      await desk.documents.tickets.updateIf({ _id: second._id }, { $set: { organisationId: second.organisationId } })
      desk.advance(86_400_001)
      others.push(await arrived({ Subject: 'Toner' }, AGAIN_TEXT))
      assert.deepEqual(
        others.map(({ looksLike }) => looksLike),
        others.map(() => null),
      )
    })
  })

  describe('a link', () => {
    async function link(number: number | string): Promise<string> {
      await open('Link')
      const said = await press('Link', { number: String(number) })
      await desk.delivered(second._id)
      await desk.delivered(first._id)
      return said
    }

    it('is named by both, and by neither once it is taken away', async () => {
      assert.match(await link(first.number), new RegExp(`Related\\s*#${first.number}`, 'u'))
      const [one, other] = [await now(first), await now(second)]
      assert.deepEqual([one.related[0]?.number, other.related[0]?.number], [second.number, first.number])
      assert.match(inWords(one.lastEvent.what), new RegExp(`linked it to #${second.number}`, 'u'))
      await open('Link')
      assert.match(await press('Unlink', {}), /Choose the ticket to unlink/u)
      await press('Unlink', { linkedId: first._id })
      await desk.delivered(second._id)
      assert.deepEqual([(await desk.delivered(first._id)).related, (await now(second)).related], [[], []])
    })

    it('is refused to itself, twice, and to what nobody sees', async () => {
      assert.match(await link(second.number), /cannot be linked to itself/u)
      await press('Back')
      await press('Back')
      assert.match(await link(4711), /no ticket #4711/u)
      await press('Back')
      await press('Back')
      await link(first.number)
      assert.match(await link(first.number), /is already linked/u)
      assert.equal((await now(second)).related.length, 1)
    })

    it('is refused beyond twenty', async () => {
      const full = Array.from({ length: 20 }, (_, index) => ({ ticketId: `other-${index}`, number: 100 + index }))
      await desk.documents.tickets.updateIf({ _id: first._id }, { $set: { related: full } })
      assert.match(await link(first.number), /there can be no more\. Unlink one first/u)
      assert.deepEqual((await now(second)).related, [])
    })
  })

  describe('an email that is split off', () => {
    const OTHER = '<other@contoso.example>'
    let targetCard: TeamsMessage

    beforeEach(async () => {
      await arrived(
        { 'In-Reply-To': ASKED, 'Message-ID': OTHER, Subject: 'Re: Printer' },
        'By the way, my chair squeaks.',
      )
      targetCard = await desk.cardOf(first)
      await open('Conversation', targetCard)
    })

    async function made(): Promise<Ticket> {
      const found = await desk.eventually('the new ticket', () =>
        desk.documents.tickets.findOne({ 'related.ticketId': first._id }),
      )
      await desk.delivered(found._id)
      return await desk.delivered(found._id)
    }

    it('is a ticket of its own, with its card, and what answers it joins that one', async () => {
      const answer = await press('Split off', {}, BEA, targetCard)
      const ticket = await made()
      assert.match(answer, new RegExp(`This email is now ticket #${ticket.number}`, 'u'))
      const old = await desk.delivered(first._id)
      assert.deepEqual(old.related, [{ ticketId: ticket._id, number: ticket.number }])
      assert.match(inWords(old.lastEvent.what), new RegExp(`split an email off into #${ticket.number}`, 'u'))
      assert.deepEqual(
        [ticket.text, ticket.status, ticket.organisationId, ticket.channelId, ticket.mailboxId, ticket.requester],
        ['By the way, my chair squeaks.', 'new', first.organisationId, first.channelId, 'support', first.requester],
      )
      assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /my chair squeaks/u)
      assert.equal((await arrived({ 'In-Reply-To': OTHER }, 'It still squeaks.'))._id, ticket._id)
      assert.equal((await arrived({ 'In-Reply-To': ASKED }, 'It burns on.'))._id, first._id)
      const conversation = await open('Conversation', await desk.cardOf(ticket))
      assert.equal(conversation.split('my chair squeaks').length, 2, 'it stands there once')
      await press('Back', {}, BEA, targetCard).catch(() => '')
      const oldOne = await open('Conversation', targetCard)
      assert.doesNotMatch(oldOne, /my chair squeaks/u)
    })

    it('comes from a merged ticket, too: what that began with, and what joined it later', async () => {
      const THIRD = '<third@contoso.example>'
      await arrived({ 'In-Reply-To': AGAIN, 'Message-ID': THIRD, Subject: 'Re: Toner' }, 'My lamp is dark, too.')
      card = await desk.cardOf(second)
      await merge()
      const later = await desk.documents.entries.findOne({ ticketId: second._id, text: 'My lamp is dark, too.' })
      const mergeId = (await now(second)).mergedInto?.mergeId
      for (const [entryId, text, answered] of [
        [second.originKey, 'Nobody came yet, please hurry up a little.', AGAIN],
        [later?._id ?? '', 'My lamp is dark, too.', THIRD],
      ] as const) {
        const on = { ticketId: first._id, entryId }
        const before = await desk.documents.tickets.count({})
        await Promise.all([forge('ticket.split', on), forge('ticket.split', on, ADA)])
        const split = await desk.eventually('the ticket', () =>
          desk.documents.tickets.findOne({ text, 'related.ticketId': first._id }),
        )
        await desk.delivered(split._id)
        await desk.delivered(first._id)
        assert.equal(await desk.documents.tickets.count({}), before + 1)
        assert.deepEqual([split.requester, split.status, split.mailboxId], [second.requester, 'new', 'support'])
        assert.match(await forge('ticket.split', on), new RegExp(`is already ticket #${split.number}`, 'u'))
        const said = await open('Conversation', await desk.cardOf(split))
        assert.equal(said.split(text).length, 2, 'it stands there once')
        const answer = await arrived({ 'In-Reply-To': answered, Subject: 'Re: Toner' }, 'An answer to it.')
        assert.equal(answer._id, split._id)
        const targetNow = (await desk.documents.entries.find({ ticketId: { $in: [first._id, second._id] } })).map(
          (entry) => entry.text,
        )
        assert.ok(!targetNow.includes(text))
      }
      // It would be there twice.
      assert.match(await forge('ticket.undo-merge', { ticketId: second._id, mergeId }), /began with is #\d+ now/u)
      assert.notEqual((await now(second)).mergedInto, null)
      const { replies } = await desk.hands.say(CARL, 'personal', `ticket ${second.number}`)
      const madeOf = await desk.documents.tickets.findOne({ originKey: `split/${second.originKey}` })
      assert.match(textOf(replies[0]?.card ?? {}), new RegExp(`Continues in #${madeOf?.number}`, 'u'))
    })

    it('is answered in its own thread', async () => {
      await press('Split off', {}, BEA, targetCard)
      const newCard = await desk.cardOf(await made())
      await press('Reply', {}, BEA, newCard)
      await press('Preview', { text: 'We will oil it.' }, BEA, newCard)
      await press('Send', {}, BEA, newCard)
      desk.advance(60_000)
      await desk.eventually('a reply', () => Promise.resolve(desk.graph.sent(SUPPORT).length > 0))
      assert.match(desk.graph.sent(SUPPORT)[0]?.raw.toString() ?? '', /^In-Reply-To: *<other@contoso\.example>/mu)
    })

    it('is one ticket however often it is pressed, and nothing else can be split off', async () => {
      const [entry] = await desk.documents.entries.find({ ticketId: first._id })
      const on = { ticketId: first._id, entryId: entry?._id ?? '' }
      const count = await desk.documents.tickets.count({})
      await Promise.all([forge('ticket.split', on), forge('ticket.split', on, ADA)])
      const ticket = await made()
      assert.match(await forge('ticket.split', on), new RegExp(`is already ticket #${ticket.number}`, 'u'))
      for (const entryId of [first.originKey, 'mail/support/none', second.originKey]) {
        assert.match(await forge('ticket.split', { ...on, entryId }), /no longer part of this ticket/u)
      }
      assert.match(await forge('ticket.split', on, DORA), /not an agent/u)
      assert.equal(await desk.documents.tickets.count({}), count + 1)
    })
  })

  describe('what is no request', () => {
    it('is closed without a word to the sender, and reopened', async () => {
      const settings = { ...NOTHING_SET, sayResolved: true }
      await desk.documents.mailSettings.insertNew([{ _id: 'mailbox/support', settings, revision: 1 }])
      assert.match(
        await open('Not a request'),
        /The sender is not told[\s\S]*can add a rule that ignores emails from carl@/u,
      )
      await press('Close it')
      const ticket = await desk.delivered(second._id)
      assert.deepEqual([ticket.status, ticket.notRequest], ['closed', true])
      assert.match(textOf(card.card ?? {}), /closed it as not a request/u)
      assert.deepEqual(desk.graph.sent(SUPPORT), [])
      await press('Reopen')
      assert.deepEqual([(await desk.delivered(second._id)).status, (await now(second)).notRequest], ['open', false])
      await press('Resolve')
      await desk.eventually('the closing email', () => Promise.resolve(desk.graph.sent(SUPPORT).length === 1))
    })

    it('has its sender ignored from then on by who may configure that', async () => {
      await press('More', {}, ADA)
      await press('Not a request', {}, ADA)
      assert.match(await press('Close and ignore sender', {}, ADA), /carl@contoso\.example are ignored from now on/u)
      assert.equal((await desk.delivered(second._id)).status, 'closed')
      const row = await desk.outcome(
        await desk.deliver(aMail({ Subject: 'Unwanted' }, 'Buy my printers, they are great.')),
      )
      assert.deepEqual([row.state, row.ticketId], ['ignored', null])
      assert.match(inWords(row.reason ?? ''), /Ignore carl@contoso\.example/u)
      const [audited] = await desk.documents.audit.find({ action: 'mail-rule.added' })
      assert.equal(audited?.by.name, ADA.name)
    })

    it('is closed with a rule by nobody who may not configure', async () => {
      await open('Not a request')
      const on = { ticketId: second._id, version: second.version, ignore: true }
      assert.match(await forge('ticket.no-request', on), /only administrators/u)
      assert.equal((await now(second)).status, 'new')
      assert.equal(await desk.documents.mailRules.count({}), 0)
    })
  })

  async function listed(): Promise<string> {
    const { replies } = await desk.hands.say(BEA, 'personal', 'tickets')
    return replies.map((message) => textOf(message.card ?? {})).join('\n')
  }
})
