// The way of a reply, from Send to the customer's mailbox, with the process dead before and after each of its writes and calls.
import assert from 'node:assert/strict'
import { writeReply } from '../../src/domain/ticket/conversation-changes.ts'
import { withOutbox } from '../../src/domain/ticket/lanes.ts'
import { addOutgoing, type Reply } from '../../src/domain/ticket/outbox.ts'
import type { Requester, Ticket } from '../../src/domain/ticket/ticket.ts'
import { changeTicket } from '../../src/app/tickets/change-ticket.ts'
import { dieAt, type Death } from '../support/dying-frontdesk.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { CLIENT_ID, CLIENT_SECRET, MAILBOX_ID, TENANT_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const TOO_MANY = 40
const DELAY_MS = 60_000

/** How a reply can go its way: what is prepared for it. */
const PATHS = {
  'in the thread of a mail': withReply,
  'as a new mail': (desk: TestFrontdesk) =>
    withReply(desk, { personId: null, name: 'Carla', address: 'carla@contoso.example' }),
} as const

describe('a process that dies while it sends a reply', () => {
  let outside: Outside
  before(async () => (outside = await startOutside()))
  after(() => outside.stop())

  for (const [name, prepare] of Object.entries(PATHS)) {
    eachDeath(`sends it once ${name}, and leaves no draft`, async (death) => {
      const before = outside.graph.sent(SUPPORT).length
      const ticketId = await prepared(outside, prepare)
      const died = await dieAt(outside, death, DELAY_MS, isDelivered(ticketId))
      await sentOnce(outside, ticketId, before, `dead ${death.when} ${death.at} ${death.number}`)
      if (!died) await noDraftStays(outside)
      return died
    })
  }

  eachDeath(
    'deletes the draft of a discarded one, and sends nothing',
    async (death) => {
      const before = outside.graph.sent(SUPPORT).length
      const ticketId = await prepared(outside, withDiscarded)
      const died = await dieAt(outside, death, DELAY_MS, isDelivered(ticketId))
      await after90Seconds(outside, async (desk) => {
        const round = `dead ${death.when} ${death.at} ${death.number}`
        assert.deepEqual((await desk.delivered(ticketId)).outbox, [], round)
        assert.deepEqual(await drafts(desk), [], round)
        assert.equal(outside.graph.sent(SUPPORT).length, before, round)
      })
      return died
    },
    2,
  )
})

/**
 * Dies at the first write and call, at the second, and so on, until all is done before it would have died. `least`: so many there
 * are in any case; those of polls and leases come and go.
 */
function eachDeath(what: string, live: (death: Death) => Promise<boolean>, least = 3): void {
  for (const at of ['write', 'call'] as const) {
    for (const when of ['before', 'after'] as const) {
      it(`${what}, right ${when} any ${at === 'write' ? 'write' : 'call to Graph'}`, async function () {
        this.timeout(300_000)
        let number = 1
        while (await live({ at, when, number })) {
          number += 1
          assert.ok(number < TOO_MANY)
        }
        assert.ok(number > least, `only ${number - 1} were seen`)
      })
    }
  }
}

function isDelivered(ticketId: string) {
  return async ({ tickets }: TestFrontdesk['documents']): Promise<boolean> =>
    (await tickets.count({ _id: ticketId, deliverAt: null, deliveryLease: null })) === 1
}

async function prepared(outside: Outside, prepare: (desk: TestFrontdesk) => Promise<string>): Promise<string> {
  // What one before it left behind, leases and polls to come, is over by then.
  outside.advance(3_600_000)
  const desk = await startTestFrontdesk({ outside })
  try {
    return await prepare(desk)
  } finally {
    await desk.stop()
  }
}

/** A ticket with a reply that nobody has delivered yet. */
async function withReply(desk: TestFrontdesk, requester?: Requester): Promise<string> {
  const ticket = await aTicketOf(desk)
  if (requester) await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { requester } })
  const reply = aReply(desk, requester ?? ticket.requester)
  await changeTicket(desk.frontdesk.deps, ticket._id, (current) =>
    writeReply(current, reply, new Date(desk.clock().getTime() + DELAY_MS)),
  )
  await desk.eventually('the card redrawn', async () => {
    const found = await desk.documents.tickets.findOne({ _id: ticket._id, deliveryLease: null })
    return found?.outbox.length === 1
  })
  return ticket._id
}

/** A ticket whose reply was discarded when its draft was written. */
async function withDiscarded(desk: TestFrontdesk): Promise<string> {
  const ticket = await aTicketOf(desk)
  const mailId = ticket.originKey.slice(`mail/${MAILBOX_ID}/`.length)
  const text = { text: 'Never mind.', subjectToken: null, automatic: false, mark: ticket._id }
  const draft = await client(desk).draftReply(mailId, { ...text, to: [ticket.requester] })
  const now = desk.clock()
  const items = addOutgoing(
    [],
    [{ kind: 'drop-reply', reply: aReply(desk, ticket.requester), draft }],
    now,
    () => 'drop',
  )
  const outbox = items.map((item) => ({ ...item, nextAt: new Date(now.getTime() + DELAY_MS) }))
  await desk.documents.tickets.updateIf(
    { _id: ticket._id },
    { $set: withOutbox(ticket, outbox), $inc: { revision: 1 } },
  )
  return ticket._id
}

async function aTicketOf(desk: TestFrontdesk): Promise<Ticket> {
  return await desk.ticketOf(await desk.deliver(aMail({ From: 'Nora <nora@contoso.example>' })))
}

function aReply(desk: TestFrontdesk, to: Requester): Reply {
  return {
    ...{ entryId: `reply/${desk.frontdesk.deps.newId()}`, by: { personId: 'bea', name: 'Bea' }, mailboxId: MAILBOX_ID },
    ...{ to: [{ name: to.name, address: to.address }], cc: [], text: 'It works.', writtenAt: desk.clock() },
    setTo: 'waiting',
  }
}

function client({ frontdesk }: TestFrontdesk) {
  return frontdesk.deps.provider.open({
    ...{ address: SUPPORT, tenantId: TENANT_ID, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
  })
}

async function drafts(desk: TestFrontdesk): Promise<readonly string[]> {
  return (await client(desk).markedDrafts()).map(({ mark }) => mark)
}

/** The dead process still holds its leases until then. */
async function after90Seconds(outside: Outside, check: (desk: TestFrontdesk) => Promise<void>): Promise<void> {
  outside.advance(90_000)
  const desk = await startTestFrontdesk({ outside })
  try {
    await check(desk)
  } finally {
    await desk.stop()
  }
}

async function sentOnce(outside: Outside, ticketId: string, before: number, round: string): Promise<void> {
  await after90Seconds(outside, async (desk) => {
    const ticket = await desk.delivered(ticketId)
    assert.equal(outside.graph.sent(SUPPORT).length, before + 1, round)
    assert.equal(await desk.documents.entries.count({ ticketId, kind: 'reply' }), 1, round)
    assert.deepEqual([ticket.status, ticket.lastEvent.by], ['waiting', 'Bea'], round)
  })
}

/** What a dead one wrote and did not note is deleted within two hours. */
async function noDraftStays(outside: Outside): Promise<void> {
  await after90Seconds(outside, async (desk) => {
    desk.advance(2 * 3_600_000)
    await desk.eventually('no draft', async () => (await drafts(desk)).length === 0)
  })
}
