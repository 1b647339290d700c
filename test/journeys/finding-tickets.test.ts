// Finding tickets: lists by button and by word, filters, saved views, and searches, each within what the person may see.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { Where } from '../../src/sandbox/connector/hands.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, EMIL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

const TICKETS: Where = { channel: 'Tickets' }
const HOUR_MS = 3_600_000

describe('finding tickets', () => {
  let desk: TestFrontdesk
  let printer: Ticket
  let toner: Ticket
  let phone: Ticket
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    const neighbour = 'Nils <nils@adventure.example>'
    await desk.documents.organisations.updateIf({ _id: 'neighbour' }, { $set: { domains: ['adventure.example'] } })
    printer = await arrived({ Subject: 'Drucker im Büro Straße 5', 'Message-ID': '<asked@contoso.example>' })
    toner = await arrived({ Subject: 'Toner is empty', From: 'Zoë Ångström <zoe@contoso.example>' })
    phone = await arrived({ Subject: 'Neighbour’s phone', From: neighbour })
  })
  afterEach(() => desk.stop())

  const arrived = async (headers: Readonly<Record<string, string>>): Promise<Ticket> =>
    await desk.ticketOf(await desk.deliver(aMail(headers)))

  async function say(text: string, user: TeamsUser = BEA, where: Where = 'personal'): Promise<TeamsMessage> {
    const { status, replies } = await desk.hands.say(user, where, text)
    const [reply] = replies
    assert.ok(status === 200 && reply)
    return reply
  }
  const shown = async (text: string, user: TeamsUser = BEA, where: Where = 'personal'): Promise<string> =>
    textOf((await say(text, user, where)).card ?? {})
  const numbers = (text: string): readonly number[] => [...text.matchAll(/#(\d+)\s/gu)].map((match) => Number(match[1]))

  const press = (
    card: TeamsMessage,
    title: string,
    inputs: Readonly<Record<string, string>> = {},
    user: TeamsUser = BEA,
  ): Promise<string> => pressOn(desk, card, title, inputs, user)

  async function changed(ticket: Ticket, press: string, inputs: Readonly<Record<string, string>> = {}): Promise<void> {
    const card = await desk.cardOf(ticket)
    const panel = { Take: [], Resolve: [] }[press] ?? ['More', press === 'Waiting' ? 'Status' : 'Priority']
    for (const title of [...panel, press]) await desk.hands.click(card, title, title === press ? inputs : {}, BEA)
    await desk.delivered(ticket._id)
  }

  it('shows each list by its button and by its name, the urgent and oldest first', async () => {
    await changed(printer, 'Take')
    await changed(toner, 'Save', { priority: 'urgent' })
    const card = await say('tickets')
    assert.deepEqual(numbers(textOf(card.card ?? {})), [toner.number, printer.number, phone.number])
    const lists = {
      Mine: /^One open ticket assigned to you/,
      Unassigned: /^2 unassigned tickets/,
      Waiting: /^No tickets waiting for the customer/,
      Overdue: /^No overdue tickets/,
      Resolved: /^No resolved tickets/,
      'All open': /^3 open tickets/,
    }
    for (const [title, what] of Object.entries(lists)) assert.match(await press(card, title), what)
    const typed = {
      'tickets mine': lists.Mine,
      'my tickets': lists.Mine,
      mine: lists.Mine,
      unassigned: lists.Unassigned,
      'Tickets Waiting': lists.Waiting,
      overdue: lists.Overdue,
      'tickets resolved': lists.Resolved,
      'closed tickets': lists.Resolved,
      'tickets urgent': /^One urgent ticket/,
      'tickets all': lists['All open'],
      'open tickets': lists['All open'],
    }
    for (const [text, what] of Object.entries(typed)) assert.match(await shown(text), what, text)
  })

  it('has waiting, overdue and resolved tickets where they belong, and says how late they are', async () => {
    await desk.documents.tickets.updateIf({ _id: toner._id }, { $set: { dueAt: new Date(Date.now() + HOUR_MS) } })
    const due = { dueAt: new Date((await now()).getTime() - 3 * HOUR_MS) }
    await desk.documents.tickets.updateIf({ _id: phone._id }, { $set: due })
    assert.match(await shown('overdue'), /^One overdue ticket[\s\S]*3 h overdue/)
    await changed(printer, 'Take')
    await changed(printer, 'Resolve')
    assert.deepEqual(numbers(await shown('resolved')), [printer.number])
    assert.match(await shown('resolved'), /Resolved 1 min ago/)
    assert.deepEqual(numbers(await shown('tickets all')), [toner.number, phone.number])
  })

  it('remembers the list of a personal chat, and shows a channel its own', async () => {
    await changed(printer, 'Take')
    assert.match(await shown('tickets mine'), /assigned to you/)
    assert.match(await shown('tickets'), /assigned to you/)
    assert.match(await shown('tickets', ADA), /^3 open tickets/)
    assert.match(await shown('tickets', BEA, TICKETS), /^3 open tickets/)
    assert.match(await shown('tickets mine', BEA, TICKETS), /^One open ticket assigned to Bea Brandt/)
    assert.match(await shown('tickets', BEA, TICKETS), /^3 open tickets/)
    await press(await say('tickets', BEA, TICKETS), 'Unassigned')
    assert.match(await press(await say('tickets', BEA, TICKETS), 'Urgent'), /urgent ticket/)
    assert.match(await shown('tickets'), /assigned to you/)
  })

  it('narrows a list by category, organisation and requester, says so, and how to see more', async () => {
    const card = await say('tickets')
    await press(card, 'Filter')
    assert.match(
      await press(card, 'Show', { list: 'all', categoryId: '', organisationId: '', requester: 'Zoe@Contoso.example' }),
      /^One open ticket[\s\S]*From zoe@contoso\.example[\s\S]*Toner is empty/,
    )
    assert.match(await shown('tickets'), /Toner is empty/)
    await press(card, 'Filter')
    const refused = await press(card, 'Show', { list: 'all', requester: 'Zoë' })
    assert.match(refused, /This is not an email address/)
    await press(card, 'Show', { list: 'all', organisationId: 'neighbour', requester: '' })
    assert.match(await shown('tickets'), /^One open ticket[\s\S]*Neighbour’s phone/)
    await press(card, 'Filter')
    const none = await press(card, 'Show', { list: 'all', categoryId: 'hardware', organisationId: 'neighbour' })
    assert.match(none, /^No open tickets[\s\S]*Category Hardware · Organisation[\s\S]*Choose “Clear filter”/)
    assert.match(await press(card, 'Clear filter'), /^3 open tickets/)
  })

  it('keeps filters under names, for the person alone, and deletes them', async () => {
    const card = await say('tickets')
    await press(card, 'Filter')
    assert.match(await press(card, 'Save view', { list: 'unassigned', name: ' ' }), /Enter a name/)
    await press(card, 'Save view', { list: 'unassigned', organisationId: 'neighbour', name: 'Neighbours' })
    await shown('tickets all')
    assert.match(await shown('tickets neighbours'), /^One unassigned ticket[\s\S]*phone/)
    assert.match(await press(await say('tickets all'), 'Neighbours'), /^One unassigned ticket/)
    const others = await say('tickets', ADA)
    assert.doesNotMatch(JSON.stringify(others.card), /Neighbours/)
    assert.doesNotMatch(JSON.stringify((await say('tickets', BEA, TICKETS)).card), /Neighbours/)
    const list = await say('tickets')
    await press(list, 'Filter')
    assert.match(await press(list, 'Saved views'), /Neighbours[\s\S]*Unassigned/)
    assert.match(await press(list, 'Delete'), /You have not saved any views/)
    assert.equal((await desk.documents.ticketViews.findOne({ _id: 'bea' }))?.saved.length, 0)
  })

  it('keeps no more than twenty views', async () => {
    const filter = { list: 'mine', categoryId: null, organisationId: null, requester: null } as const
    const saved = Array.from({ length: 20 }, (_, index) => ({ id: `v${index}`, name: `View ${index}`, filter }))
    await desk.documents.ticketViews.insertNew([{ _id: 'bea', last: filter, saved, revision: 1 }])
    const card = await say('tickets')
    await press(card, 'Filter')
    assert.match(await press(card, 'Save view', { list: 'all', name: 'One more' }), /You have 20 saved views/)
    assert.match(await press(card, 'Save view', { list: 'all', name: 'VIEW 3' }), /^3 open tickets/)
    const views = (await desk.documents.ticketViews.findOne({ _id: 'bea' }))?.saved ?? []
    assert.deepEqual([views.length, views.at(-1)?.name, views.at(-1)?.filter.list], [20, 'VIEW 3', 'all'])
  })

  it('finds by words and their beginnings in subject, text, requester and number, folded', async () => {
    const finds = {
      'find drucker': [printer],
      'find DRUCK strasse': [printer],
      'search büro': [printer],
      'find buro': [printer],
      'find angstrom': [toner],
      'find zoe@contoso.example': [toner],
      'find fire': [phone, toner, printer],
      [`find ${toner.number}`]: [toner],
      'tickets toner': [toner],
      'find toner drucker': [],
      'find uro': [],
    }
    for (const [text, tickets] of Object.entries(finds)) {
      assert.deepEqual(
        numbers(await shown(text)),
        tickets.map(({ number }) => number),
        text,
      )
    }
    assert.match(
      await shown('tickets toner'),
      /^One ticket with “toner”\s+No list is called that, so I searched\. Choose/,
    )
    assert.match(
      await shown('tickets fire', CARL),
      /^Your tickets with these words[\s\S]*“fire”\s+[^.]*so I searched your tickets\./,
    )
    assert.doesNotMatch(await shown('find toner'), /No list is called that/)
    assert.match(await shown('find nothing at all'), /has all of these words[\s\S]*Try fewer words/)
    for (const text of ['find', 'search ?!', 'find 🖨️']) assert.match(await shown(text), /What should I look for/)
    assert.match(await shown(`find ${'druck '.repeat(10_000)}`), /Drucker/)
  })

  it('finds what was resolved, and what a later email said', async () => {
    await changed(printer, 'Take')
    await changed(printer, 'Resolve')
    const reply = aMail({ 'In-Reply-To': '<asked@contoso.example>', Subject: 'Re: Drucker' }, 'The paramagnetic fuser')
    await desk.deliver(reply)
    await desk.eventually('the reply counted in', async () => (await shown('find paramag')).includes('Drucker'))
    assert.match(await shown('find drucker'), /Drucker im Büro/)
  })

  it('shows nobody more than they may see, by list, by words, or by a filter of somebody else', async () => {
    assert.deepEqual(numbers(await shown('find fire', CARL)), [printer.number])
    assert.deepEqual(numbers(await shown('tickets', CARL)), [printer.number])
    assert.deepEqual(numbers(await shown('my tickets', CARL)), [printer.number])
    assert.match(await shown('my tickets', CARL), /● Received/)
    assert.match(await shown('find fire'), /● New/)
    assert.deepEqual(numbers(await shown('find fire', DORA)), [phone.number])
    assert.deepEqual(numbers(await shown('find fire', EMIL)), [])
    for (const user of [CARL, DORA, EMIL]) {
      const filter = {
        list: 'all',
        categoryId: 'hardware',
        organisationId: 'customer',
        requester: 'zoe@contoso.example',
      }
      assert.doesNotMatch(
        await forged('tickets.show', filter, user),
        user === DORA ? /Toner|Contoso/u : /Toner|Contoso|Hardware/u,
      )
      assert.doesNotMatch(await forged('tickets.filter', { ...filter, name: '' }, user), /Toner|Contoso/u)
      assert.doesNotMatch(await forged('tickets.find', { words: 'toner' }, user), /Toner/u)
    }
  })

  it('shows a channel only what its organisation has', async () => {
    await desk.documents.channels.updateIf({ _id: 'tickets' }, { $set: { organisationId: 'neighbour' } })
    for (const text of ['tickets', 'find fire', 'tickets all', 'unassigned']) {
      assert.deepEqual(numbers(await shown(text, BEA, TICKETS)), [phone.number], text)
      // A requester's own tickets are theirs alone, wherever they ask.
      const { replies } = await desk.hands.say(CARL, TICKETS, text)
      assert.deepEqual([...new Set(replies.map(({ targetedTo }) => targetedTo))], [CARL.id], text)
    }
    await desk.documents.channels.updateIf({ _id: 'tickets' }, { $set: { active: false } })
    assert.match(await shown('find fire', BEA, TICKETS), /This channel has no tickets/)
  })

  it('refuses what no button sends, and shows the last page for one that is not there', async () => {
    assert.match(await forged('tickets.show', { list: 'all', page: 999_999 }), /3 open tickets/)
    assert.match(await forged('tickets.find', { words: 'fire', page: 999_999 }), /3 tickets with “fire”/)
    for (const data of [
      { list: 'every' },
      { list: 'all', page: -1 },
      { list: 'all', page: 1.5 },
      { list: 'all', page: '2' },
      { list: 'all', categoryId: { $ne: null } },
      { list: 'all', requester: 'x'.repeat(100_000) },
      {},
    ]) {
      assert.match(
        await forged('tickets.show', data),
        /I could not use what this button sent/,
        JSON.stringify(data).slice(0, 80),
      )
    }
    assert.match(await forged('tickets.find', { words: 'x'.repeat(100_000) }), /I could not use/)
    assert.match(await forged('ticket-views.delete', { viewId: 'no such view' }), /You have not saved any views/)
  })

  async function forged(verb: string, data: object, user: TeamsUser = BEA): Promise<string> {
    const card = await say('tickets', user)
    const isAgent = user !== CARL && user !== EMIL
    await desk.hands.click(card, isAgent ? 'Resolved' : 'Closed tickets', {}, user)
    const pressed = desk.hands.sent.findLast(({ value }) =>
      /tickets\.show|mine\.list/u.test(JSON.stringify(value ?? null)),
    )
    const sent = await desk.hands.send({
      ...pressed,
      id: `forged-${(forgeries += 1)}`,
      value: { action: { type: 'Action.Execute', verb, data } },
    })
    assert.equal(sent.status, 200)
    return textOfAnswer(sent.body)
  }
  let forgeries = 0

  /** The clock that Frontdesk goes by. */
  async function now(): Promise<Date> {
    return (await desk.documents.tickets.findOne({ _id: printer._id }))?.createdAt ?? new Date()
  }
})

function textOfAnswer(body: unknown): string {
  return JSON.stringify(body)
}
