// What was kept long enough is removed at night: as the organisation, or one above it, has set it.
import assert from 'node:assert/strict'
import { changeTicket } from '../../src/app/tickets/change-ticket.ts'
import { addNoteToTicket } from '../../src/app/tickets/add-note.ts'
import { changeStatus } from '../../src/domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { inWords } from '../../src/texts/say.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import { askIn, pressForCard } from '../support/press.ts'
import { aMail } from '../support/mails.ts'

const DAY_MS = 86_400_000

describe('what is kept for a time', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const ask = (text: string, user: TeamsUser = ADA) => askIn(desk, user, text)
  const press = (message: TeamsMessage, button: string, inputs: Record<string, string> = {}) =>
    pressForCard(desk, message, button, inputs, ADA)

  /** By the first button Change of the room, or the second. */
  async function set(settings: { readonly textMonths?: number; readonly logDays?: number }, organisationId = 'root') {
    await desk.documents.retention.insertNew([
      { _id: organisationId, settings: { textMonths: null, logDays: null, ...settings }, revision: 1 },
    ])
  }

  /** A ticket with a reply and a note, closed. */
  async function closed(headers: Readonly<Record<string, string>>): Promise<Ticket> {
    const id = headers['Message-ID'] ?? ''
    const { _id } = await desk.ticketOf(await desk.deliver(aMail(headers, 'A marmalade stain.')))
    await desk.ticketOf(
      await desk.deliver(aMail({ ...headers, 'Message-ID': `<2${id.slice(1)}`, 'In-Reply-To': id }, 'More marmalade.')),
    )
    const bea = await desk.documents.people.findOne({ _id: 'bea' })
    const { version } = await desk.delivered(_id)
    assert.ok(bea)
    await addNoteToTicket(desk.frontdesk.deps, bea, { ticketId: _id, version, text: 'Marmalade again.' })
    await changeTicket(desk.frontdesk.deps, _id, (ticket) =>
      changeStatus(ticket, 'closed', { personId: 'bea', name: BEA.name }, desk.clock()),
    )
    return await desk.delivered(_id)
  }

  /** So many days later, when the work of the night after is done. */
  async function nightAfter(days: number): Promise<void> {
    const before = (await run())?.runId
    desk.advance(days * DAY_MS)
    await desk.eventually('the end of a night’s work', async () => {
      const now = await run()
      if (now?.startedAt === null && now.runId !== before) return true
      // It rests between its steps.
      desk.advance(21_000)
      return false
    })
  }

  const run = async () => await desk.documents.retentionRuns.findOne({ _id: 'retention' })
  const CARLS = {
    From: 'Carl Cohen <carl@contoso.example>',
    Subject: 'Marmalade',
    'Message-ID': '<carl@contoso.example>',
  }
  const KIMS = { From: 'Kim <kim@adventure.example>', Subject: 'Lamp', 'Message-ID': '<kim@adventure.example>' }

  async function words(ticketId: string): Promise<string> {
    const found = await Promise.all([
      desk.documents.tickets.find({ _id: ticketId }),
      desk.documents.entries.find({ ticketId }),
    ])
    return JSON.stringify(found).toLowerCase()
  }

  it('is set in the room Privacy, with where it comes from, and stands in the audit', async () => {
    const room = await ask('privacy')
    assert.match(textOf(room.card ?? {}), /Texts of closed tickets[\s\S]*Default[\s\S]*Kept/)
    assert.match(await press(room, 'Change'), /cannot be brought back/)
    assert.match(await press(room, 'Save', { value: '12.5' }), /whole number from 1 to 120/)
    assert.match(await press(room, 'Save', { value: '12' }), /is saved: removed after 12 months[\s\S]*Customised/)
    await desk.documents.people.updateIf({ _id: 'ada' }, { $set: { configuringId: 'customer' } })
    assert.match(textOf((await ask('privacy')).card ?? {}), /From Northwind Distribution[\s\S]*Removed after 12 months/)
    const [entry] = await desk.documents.audit.find({ action: 'retention.changed' })
    assert.deepEqual(entry?.changes, [{ field: 'textMonths', before: '', after: '12' }])
  })

  it('is not overwritten by a form that somebody opened before another changed it', async () => {
    const room = await ask('privacy')
    await press(room, 'Change')
    await set({ textMonths: 24 })
    assert.match(
      await press(room, 'Save', { value: '1' }),
      /Someone changed this in the meantime; it is now “Removed after 24 months”/,
    )
    assert.equal((await desk.documents.retention.findOne({ _id: 'root' }))?.settings.textMonths, 24)
  })

  it('goes from tickets that were closed longer ago, and from no others', async () => {
    await set({ textMonths: 12 })
    await set({ textMonths: 0 }, 'neighbour')
    const ticket = await closed(CARLS)
    const kept = await closed(KIMS)
    const open = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Still marmalade' }, 'Open.')))
    await nightAfter(300)
    assert.match(await words(ticket._id), /marmalade/)
    await nightAfter(70)
    const after = await desk.delivered(ticket._id)
    assert.ok(!(await words(ticket._id)).includes('marmalade'), await words(ticket._id))
    const same = ({ number, status, createdAt, resolvedAt, categoryId, requester }: Ticket) =>
      JSON.stringify([number, status, createdAt, resolvedAt, categoryId, requester])
    assert.equal(same(after), same(ticket))
    assert.match(await words(kept._id), /marmalade/)
    assert.match(await words(open._id), /marmalade/)
    const sentence = /Its text was removed after 12 months, as set by Northwind Distribution/
    assert.match(textOf((await desk.cardOf(after)).card ?? {}), sentence)
    assert.match(textOf((await ask(`ticket ${ticket.number}`, BEA)).card ?? {}), sentence)
    assert.match(textOf((await ask(`ticket ${ticket.number}`, CARL)).card ?? {}), sentence)
    assert.ok(!textOf((await desk.cardOf(after)).card ?? {}).includes('armalade'))
    const [told] = await desk.documents.audit.find({ action: 'retention.applied' })
    assert.deepEqual([told?.by.name, told?.organisationId], ['Frontdesk', 'customer'])
    assert.deepEqual(told?.changes, [{ field: 'tickets', before: '', after: '1' }])
    assert.deepEqual(await desk.documents.audit.count({ action: 'retention.applied' }), 1)
  })

  it('lets a reply to an emptied ticket open a new one, and finds it no longer by what it said', async () => {
    await set({ textMonths: 1 })
    const ticket = await closed(CARLS)
    await nightAfter(40)
    const mailId = await desk.deliver(
      aMail({ ...CARLS, 'Message-ID': '<3@contoso.example>', 'In-Reply-To': '<carl@contoso.example>' }, 'It is back.'),
    )
    const next = await desk.ticketOf(mailId)
    assert.notEqual(next._id, ticket._id)
    assert.match(
      inWords(next.lastEvent.what),
      new RegExp(`opened it from a reply to #${ticket.number}, whose text was removed`),
    )
    const { words: found } = await desk.delivered(ticket._id)
    assert.deepEqual(
      found.filter((word) => word.includes('marmalade')),
      [],
    )
  })

  it('takes what was merged into a ticket with it', async () => {
    await set({ textMonths: 1 })
    const ticket = await closed(CARLS)
    const source = await closed({ ...CARLS, 'Message-ID': '<source@contoso.example>' })
    const refs = { mergeId: 'm', at: desk.clock() }
    await desk.documents.tickets.updateIf(
      { _id: source._id },
      {
        $set: {
          mergedInto: {
            ...refs,
            ticketId: ticket._id,
            number: ticket.number,
            by: { personId: 'bea', name: 'Bea' },
            former: { status: 'closed', resolvedAt: null },
          },
        },
        $inc: { revision: 1 },
      },
    )
    await desk.documents.tickets.updateIf(
      { _id: ticket._id },
      { $set: { mergedFrom: [{ ...refs, ticketId: source._id, number: source.number }] }, $inc: { revision: 1 } },
    )
    await nightAfter(40)
    for (const { _id } of [ticket, source]) assert.ok(!(await words(_id)).includes('marmalade'), await words(_id))
  })

  it('goes from the mail log, which still knows which emails were read', async () => {
    await set({ logDays: 30 })
    const ticket = await closed(CARLS)
    const before = await desk.documents.ledger.find({})
    await nightAfter(20)
    assert.ok((await desk.documents.ledger.find({})).every(({ from }) => from !== ''))
    const young = await desk.deliver(aMail({ Subject: 'Young' }))
    await desk.outcome(young)
    await nightAfter(15)
    const after = await desk.documents.ledger.find({ cleared: true })
    assert.deepEqual(after.map(({ _id }) => _id).toSorted(), before.map(({ _id }) => _id).toSorted())
    assert.ok(after.every(({ from, subject, ticketId }) => from === '' && subject === '' && ticketId === ticket._id))
    assert.match(textOf((await ask('mail log')).card ?? {}), /Young[\s\S]*\(removed\)/)
    const [told] = await desk.documents.audit.find({ action: 'retention.applied' })
    assert.deepEqual(
      [told?.organisationId, told?.changes],
      ['root', [{ field: 'emailsInLog', before: '', after: '2' }]],
    )
    // A full round finds nothing new in the mailbox.
    await desk.documents.mailboxes.updateIf({ _id: 'support' }, { $set: { cursor: null } })
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Another' })))
    assert.equal(await desk.documents.ledger.count({}), 4)
    assert.equal(await desk.documents.tickets.count({}), 3)
  })
})
