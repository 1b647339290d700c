// Agents say when a ticket is due, what it is about, whom it is for and who follows it.
import assert from 'node:assert/strict'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { watchDue } from '../../src/app/watch/watch-due.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, EMIL } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

describe('what agents say about a ticket', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  const shown = (): string => textOf(card.card ?? {})

  const press = (title: string, inputs: Readonly<Record<string, string>> = {}, user = BEA): Promise<string> =>
    pressOn(desk, card, title, inputs, user)

  async function open(panel: string, user = BEA): Promise<string> {
    await press('More', {}, user)
    return await press(panel, {}, user)
  }

  /** The value that stands in an input of Bea's form. */
  function valueOf(id: string): unknown {
    const inputs = ['Input.Text', 'Input.Date', 'Input.Time', 'Input.ChoiceSet'].flatMap((type) =>
      partsOfType(card.cardFor(BEA.id) ?? {}, type),
    )
    return inputs.find((input) => input['id'] === id)?.['value']
  }

  /** A press that the card does not offer, or no longer. */
  async function forge(verb: string, data: object, user = BEA): Promise<string> {
    const template = desk.hands.sent.findLast(({ type }) => type === 'invoke')
    const { body } = await desk.hands.send({
      ...template,
      from: { id: user.id, aadObjectId: user.aadObjectId, name: user.name },
      id: `forged-${verb}-${JSON.stringify(data).length}-${user.name}-${Math.random()}`,
      value: { action: { type: 'Action.Execute', verb, data } },
    })
    return JSON.stringify(body)
  }

  const on = () => ({ ticketId: ticket._id, version: ticket.version })

  describe('when it is due', () => {
    it('in the time zone that Teams tells, shown only when set, and cleared again', async () => {
      assert.doesNotMatch(shown(), /Due/)
      assert.match(await open('Due'), /The time zone is Europe\/Berlin/)
      await press('Save', { date: '2030-07-01', time: '16:00' })
      ticket = await desk.delivered(ticket._id)
      assert.equal(ticket.dueAt?.toISOString(), '2030-07-01T14:00:00.000Z')
      assert.match(shown(), /Bea Brandt set the due time/)
      assert.match(JSON.stringify(card.card), /DATE\(2030-07-01T14:00:00Z/)
      await open('Due')
      assert.deepEqual([valueOf('date'), valueOf('time')], ['2030-07-01', '16:00'])
      await press('Clear')
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual([ticket.dueAt, ticket.dueWatchAt], [null, null])
      assert.doesNotMatch(JSON.stringify(card.card), /2030-07-01/)
    })

    it('refuses the past, an hour that the clocks leave out and half an answer, with what was typed kept', async () => {
      await open('Due')
      assert.match(await press('Save', { date: '2020-01-01', time: '09:00' }), /This time has passed/)
      assert.deepEqual([valueOf('date'), valueOf('time')], ['2020-01-01', '09:00'])
      assert.match(await press('Save', { date: '2030-03-31', time: '02:30' }), /02:30 does not exist. Choose 03:00/)
      assert.match(await press('Save', { date: '', time: '09:00' }), /Choose a date/)
      assert.match(await press('Save', { date: '2030-01-01', time: '' }), /Choose a time/)
      const zone = { zone: 'Europe/Atlantis', date: '2030-01-01', time: '09:00' }
      assert.match(await forge('ticket.set-due', { ...on(), ...zone }), /I do not know this time zone/)
      const long = { zone: 'UTC', date: 'x'.repeat(40_000), time: '\u0000\u202e' }
      assert.match(await forge('ticket.set-due', { ...on(), ...long }), /Choose a date/)
      assert.equal((await desk.delivered(ticket._id)).version, ticket.version)
    })

    it('uses the organisation’s zone where Teams tells none', async () => {
      await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { timeZone: 'America/New_York' } })
      await press('More')
      const template = desk.hands.sent.findLast(({ type }) => type === 'invoke')
      const { body } = await desk.hands.send({
        ...template,
        ...{ id: 'no-zone', localTimezone: 'Europe/Atlantis', entities: [] },
        value: { action: { type: 'Action.Execute', verb: 'ticket.show-panel', data: { ...on(), panel: 'due' } } },
      })
      assert.match(JSON.stringify(body), /The time zone is America\/New_York/)
    })

    it('is redrawn once when it is overdue, in the list, too, and forgets that with a new time', async () => {
      await open('Due')
      const soon = new Date(desk.clock().getTime() + 86_400_000)
      const [date = '', time = ''] = berlin(soon)
      await press('Save', { date, time })
      ticket = await desk.delivered(ticket._id)
      assert.doesNotMatch(shown(), /overdue/i)
      desk.advance(2 * 86_400_000)
      await watchDue(desk.frontdesk.deps)
      const overdue = await desk.delivered(ticket._id)
      assert.equal(overdue.version, ticket.version + 1)
      assert.match(shown(), /Overdue/)
      assert.match(shown(), /Frontdesk noticed that it is overdue/)
      await watchDue(desk.frontdesk.deps)
      assert.equal((await desk.delivered(ticket._id)).revision, overdue.revision)
      const { replies } = await desk.hands.say(BEA, 'personal', 'tickets')
      assert.match(replies.map((message) => textOf(message.card ?? {})).join(), /overdue/)
      await open('Due')
      await press('Save', { date: '2035-01-01', time: '09:00' })
      await desk.delivered(ticket._id)
      assert.doesNotMatch(shown(), /Overdue/)
    })

    it('of a resolved ticket is over without a word', async () => {
      await open('Due')
      const [date = '', time = ''] = berlin(new Date(desk.clock().getTime() + 86_400_000))
      await press('Save', { date, time })
      await press('Resolve')
      ticket = await desk.delivered(ticket._id)
      desk.advance(2 * 86_400_000)
      await watchDue(desk.frontdesk.deps)
      const after = await desk.delivered(ticket._id)
      assert.deepEqual([after.version, after.dueWatchAt], [ticket.version, null])
      assert.match(
        await forge('ticket.set-due', { ...on(), zone: 'UTC', date: '2040-01-01', time: '09:00' }),
        /Reopen it/,
      )
    })
  })

  describe('category and service type', () => {
    it('are each changed and cleared alone', async () => {
      await open('Category')
      await press('Save', { categoryId: 'hardware', serviceTypeId: 'repair' })
      ticket = await desk.delivered(ticket._id)
      // It moved to the channel of hardware.
      card = await desk.cardOf(ticket)
      await open('Category')
      await press('Save', { categoryId: 'hardware', serviceTypeId: '' })
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual([ticket.categoryId, ticket.serviceTypeId], ['hardware', null])
      assert.match(shown(), /Bea Brandt removed the service type, so it is Hardware/)
      await open('Category')
      await press('Save', { categoryId: '', serviceTypeId: 'incident' })
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual([ticket.categoryId, ticket.serviceTypeId], [null, 'incident'])
      await open('Category')
      await press('Save', { serviceTypeId: '' })
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual([ticket.categoryId, ticket.serviceTypeId], [null, null])
      assert.match(shown(), /Bea Brandt removed the service type/)
    })

    it('says what is wrong at the field', async () => {
      await open('Category')
      await press('Save', { categoryId: 'software', serviceTypeId: 'repair' })
      const container = partsOfType(card.cardFor(BEA.id) ?? {}, 'Container').find((part) => {
        const items = part['items'] as { id?: string }[]
        return items.some(({ id }) => id === 'serviceTypeId')
      })
      assert.match(textOf(container ?? {}), /“Repair” does not go with “Software”/)
    })

    it('stays as it is where the form does not ask for it', async () => {
      await open('Category')
      await press('Save', { categoryId: 'software', serviceTypeId: 'incident' })
      ticket = await desk.delivered(ticket._id)
      await forge('ticket.set-category', { ...on(), categoryId: '' })
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual([ticket.categoryId, ticket.serviceTypeId], [null, 'incident'])
    })
  })

  describe('whom it is for', () => {
    const carla = { name: 'Carla Jones', address: 'Carla@supplier.example' }

    it('is somebody else: replies go to them, the former one follows and sees it no longer', async () => {
      const [asked] = desk.teams.chat(CARL)
      assert.match(textOf(asked?.card ?? {}), /What is it about/)
      const stale = asked?.card ?? {}
      await open('Requester')
      assert.match(await press('Save', { ...carla, keep: 'yes' }), /changed the requester to Carla Jones/)
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual(ticket.requester, { personId: null, name: 'Carla Jones', address: 'carla@supplier.example' })
      assert.equal(ticket.organisationId, 'customer')
      assert.deepEqual(ticket.followers, [{ name: CARL.name, address: CARL.email }])
      assert.match(textOf(asked?.card ?? {}), /handled for someone else/)
      assert.deepEqual(buttonsOf(asked?.card ?? {}), [])
      assert.ok(asked)
      asked.showTo(CARL.id, stale)
      await desk.hands.click(asked, 'Software', {}, CARL)
      assert.equal((await desk.delivered(ticket._id)).categoryId, null)
      const { replies } = await desk.hands.say(CARL, 'personal', `ticket ${ticket.number}`)
      assert.match(textOf(replies[0]?.card ?? {}), /There is no ticket/)

      const before = desk.graph.sent(SUPPORT).length
      await press('Reply')
      assert.equal(valueOf('cc'), CARL.email)
      await press('Preview', { text: 'Hello Carla', cc: CARL.email })
      await press('Send')
      desk.advance(60_000)
      await desk.eventually('a reply', () => Promise.resolve(desk.graph.sent(SUPPORT).length > before))
      await desk.delivered(ticket._id)
      const raw = desk.graph.sent(SUPPORT).at(-1)?.raw.toString() ?? ''
      assert.match(raw, /^To:.*carla@supplier\.example/mu)
      assert.match(raw, /^Cc:.*carl@contoso\.example/mu)
    })

    it('did not write the first email: card, conversation and files go on naming who did', async () => {
      const raw = aMail(
        { From: 'Dana <dana@contoso.example>', 'Content-Type': 'text/plain; name="list.txt"', Subject: 'List' },
        'Here is the list.',
      )
      ticket = await desk.ticketOf(await desk.deliver(raw))
      card = await desk.cardOf(ticket)
      const file = { mailId: 'x', attachmentId: 'y', name: 'list.txt', size: 1, contentType: 'text/plain' }
      await desk.documents.tickets.updateIf(
        { _id: ticket._id },
        { $set: { attachments: [{ ...file, kind: 'file' as const }] } },
      )
      await open('Requester')
      await press('Save', { ...carla, keep: 'no' })
      await desk.delivered(ticket._id)
      assert.match(shown(), /Carla Jones[\s\S]*Dana wrote/u)
      const conversation = await open('Conversation')
      assert.match(conversation, /Dana\s+Email[\s\S]*Here is the list/u)
      await press('Back')
      assert.match(await press('Files'), /Dana/u)
    })

    it('who is known in Teams is asked and sees it, from the address alone', async () => {
      await open('Requester')
      await press('Save', { name: 'Some Name', address: EMIL.email, keep: 'no' })
      ticket = await desk.delivered(ticket._id)
      // Nobody knows Emil yet: he sees it once he certainly has that address.
      assert.deepEqual([ticket.requester.personId, ticket.followers], [null, []])
      const { replies } = await desk.hands.say(EMIL, 'personal', `ticket ${ticket.number}`)
      assert.match(textOf(replies[0]?.card ?? {}), /Received|In progress/)

      await open('Requester')
      await press('Save', { name: EMIL.name, address: CARL.email, keep: 'no' })
      ticket = await desk.delivered(ticket._id)
      // A name opens nothing: Emil's name with Carl's address is Carl.
      assert.deepEqual(ticket.requester, { personId: 'carl', name: CARL.name, address: CARL.email })
      const gone = await desk.hands.say(EMIL, 'personal', `ticket ${ticket.number}`)
      assert.match(textOf(gone.replies[0]?.card ?? {}), /There is no ticket/)
      assert.ok(desk.teams.chat(CARL).some((message) => textOf(message.card ?? {}).includes('What is it about')))
    })

    it('is picked from those who take part', async () => {
      const answer = aMail({ 'In-Reply-To': '<asked@contoso.example>', From: 'Dana <dana@contoso.example>' })
      ticket = await desk.ticketOf(await desk.deliver(answer))
      await open('Requester')
      assert.match(await press('Save', { participant: '' }), /Choose the new requester, or enter an email address/)
      await press('Save', { participant: 'dana@contoso.example', keep: 'no' })
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual([ticket.requester.name, ticket.requester.address], ['Dana', 'dana@contoso.example'])
    })

    for (const [what, inputs, word] of [
      ['nobody', { name: 'Carla', address: ' ' }, /Enter the email address of the new requester/],
      ['no address', { name: 'Carla', address: 'carla at home' }, /“carla at home” is not an email address/],
      ['the mailbox itself', { name: 'Carla', address: SUPPORT }, /address of a support mailbox/],
      ['an alias of it', { name: 'Carla', address: 'support+x@northwind.example' }, /address of a support mailbox/],
      ['who it is already', { name: CARL.name, address: CARL.email }, /They are the requester already/],
      ['a monster', { name: 'x'.repeat(90), address: `${'y'.repeat(200)}@x.example` }, /is not an email address/],
    ] as const) {
      it(`is not ${what}, and keeps what was typed`, async () => {
        await open('Requester')
        assert.match(await press('Save', { ...inputs, keep: 'no' }), word)
        assert.deepEqual([valueOf('name'), valueOf('address'), valueOf('keep')], [inputs.name, inputs.address, 'no'])
        assert.equal((await desk.delivered(ticket._id)).version, ticket.version)
      })
    }

    it('gets the closing email', async () => {
      await open('Requester')
      await press('Save', { ...carla, keep: 'no' })
      const before = desk.graph.sent(SUPPORT).length
      await desk.documents.mailSettings.insertNew([
        { _id: 'organisation/root', settings: { ...NOTHING_SET, sayResolved: true }, revision: 1 },
      ])
      await press('Resolve')
      await desk.delivered(ticket._id)
      await desk.eventually('a closing mail', () => Promise.resolve(desk.graph.sent(SUPPORT).length > before))
      assert.match(desk.graph.sent(SUPPORT).at(-1)?.raw.toString() ?? '', /^To:.*carla@supplier\.example/mu)
    })
  })

  describe('who follows it', () => {
    it('is added and removed in one form, and gets the replies as Cc', async () => {
      await open('Followers')
      await press('Save', { added: 'Jo@contoso.example; lee@contoso.example jo@contoso.example' })
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual(
        ticket.followers.map(({ address }) => address),
        ['jo@contoso.example', 'lee@contoso.example'],
      )
      assert.match(shown(), /Bea Brandt added 2 people as followers/)
      await press('Reply')
      assert.equal(valueOf('cc'), 'jo@contoso.example, lee@contoso.example')
      await press('Back')
      await open('Followers')
      const [, lee = ''] = String(valueOf('chosen')).split(',')
      await press('Save', { chosen: lee })
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual(
        ticket.followers.map(({ address }) => address),
        ['lee@contoso.example'],
      )
      assert.match(shown(), /Bea Brandt removed jo@contoso\.example as follower/)
    })

    it('says that someone can be chosen only where someone can, and that nothing changed where nothing did', async () => {
      const answer = aMail({ 'In-Reply-To': '<asked@contoso.example>', From: 'Dana <dana@contoso.example>' })
      ticket = await desk.ticketOf(await desk.deliver(answer))
      await open('Followers')
      assert.match(await press('Save', { added: '' }), /choose who gets the replies, or enter an email address/)
      await press('Save', { added: 'jo@contoso.example' })
      await open('Followers')
      assert.match(await press('Save', { chosen: String(valueOf('chosen')) }), /these are the followers already/)
    })

    for (const [what, added, word] of [
      ['no address', 'nonsense', /“nonsense” is not an email address/],
      ['the mailbox itself', SUPPORT, /address of a support mailbox/],
      ['too many', Array.from({ length: 21 }, (_, index) => `a${index}@x.example`).join(','), /at most 20 followers/],
      ['nobody', '', /Nothing was saved: enter the email address of someone/],
      ['the requester', CARL.email, /Carl Cohen is the requester and gets the replies anyway/],
    ] as const) {
      it(`is not ${what}, and keeps what was typed`, async () => {
        await open('Followers')
        assert.match(await press('Save', { added }), word)
        assert.equal(valueOf('added') ?? '', added)
        assert.equal((await desk.delivered(ticket._id)).version, ticket.version)
      })
    }
  })

  it('is refused to those without the right, for stale and forged clicks, and when it is closed', async () => {
    const asks = {
      'ticket.set-due': { zone: 'UTC', date: '2040-01-01', time: '09:00' },
      'ticket.clear-due': {},
      'ticket.set-requester': { participant: '', name: 'X', address: 'x@x.example', keep: 'yes' },
      'ticket.set-followers': { chosen: '', added: 'x@x.example' },
    }
    await press('More')
    for (const [verb, data] of Object.entries(asks)) {
      for (const user of [CARL, DORA, EMIL]) await forge(verb, { ...on(), ...data }, user)
      assert.match(await forge(verb, { ...on(), ...data, version: 99 }), /Nothing was changed/)
      await forge(verb, { ...data, ticketId: 'no-such-ticket', version: 1 })
    }
    assert.match(await forge('ticket.set-followers', { ...on(), chosen: 'forged', added: '' }), /no longer takes part/)
    assert.match(
      await forge('ticket.set-requester', { ...on(), participant: 'x@x.example', keep: 'no' }),
      /no longer take part/,
    )
    // Bea loses her role between form and click.
    await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { memberships: [] } })
    for (const [verb, data] of Object.entries(asks)) await forge(verb, { ...on(), ...data })
    assert.equal((await desk.delivered(ticket._id)).version, ticket.version)
    await press('Resolve', {}, ADA)
    ticket = await desk.delivered(ticket._id)
    for (const [verb, data] of Object.entries(asks)) {
      if (verb === 'ticket.clear-due') continue
      assert.match(await forge(verb, { ...on(), ...data }, ADA), /This ticket is resolved. Reopen it first/)
    }
    assert.equal((await desk.delivered(ticket._id)).version, ticket.version)
  })
})

function berlin(at: Date): readonly string[] {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Berlin' })
    .format(at)
    .split(' ')
}
