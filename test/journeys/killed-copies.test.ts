// The ways of a card into another channel and out of it, with the process dead before and after each of its writes.
import assert from 'node:assert/strict'
import { copyRoutes } from '../../src/domain/ticket/copies.ts'
import { withOutbox } from '../../src/domain/ticket/lanes.ts'
import { applyChange, prioritise } from '../../src/domain/ticket/ticket-changes.ts'
import type { Priority, Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { dieAt, type Death } from '../support/dying-frontdesk.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'

const TOO_MANY = 40
const DELAY_MS = 60_000
const BEA = { personId: 'bea', name: 'Bea' }

describe('a process that dies while it shows a ticket in another channel', () => {
  let outside: Outside
  before(async () => (outside = await startOutside()))
  after(() => outside.stop())

  eachDeath('loses no card, and posts it twice at most', async (death) => {
    const { ticketId, before } = await prepared('urgent')
    const died = await dieAt(outside, death, DELAY_MS, isDelivered(ticketId))
    await after90Seconds(async (desk) => {
      const round = `dead ${death.when} write ${death.number}`
      const { outbox, copies } = await desk.delivered(ticketId)
      const posted = shownIn(desk).slice(before)
      assert.deepEqual([outbox, copies.map(({ channelId }) => channelId)], [[], ['escalations']], round)
      assert.ok(posted.length >= 1 && posted.length <= 2, round)
      const live = posted.find(({ id }) => id === copies[0]?.card?.activityId)
      assert.match(textOf(live?.card ?? {}), /Bea set the priority to urgent/, round)
      const _id = `${live?.placeId ?? ''};messageid=${live?.id ?? ''}`
      assert.equal((await desk.documents.cardThreads.findOne({ _id }))?.ticketId, ticketId, `its thread, ${round}`)
    })
    return died
  })

  eachDeath('leaves no live card where the ticket is shown no more', async (death) => {
    const { ticketId, before } = await prepared('urgent')
    await after90Seconds(async (desk) => {
      await desk.delivered(ticketId)
      await changeLater(desk, ticketId, 'normal')
    }, DELAY_MS)
    const died = await dieAt(outside, death, DELAY_MS, isDelivered(ticketId))
    await after90Seconds(async (desk) => {
      const round = `dead ${death.when} write ${death.number}`
      const { outbox, copies, card } = await desk.delivered(ticketId)
      assert.deepEqual([outbox, copies], [[], []], round)
      const [copy, ...more] = shownIn(desk).slice(before)
      assert.deepEqual(more, [], round)
      assert.match(textOf(copy?.card ?? {}), /no longer shown here/, round)
      const main = desk.teams.channel('Tickets').find(({ id }) => id === card?.activityId)
      assert.match(textOf(main?.card ?? {}), /Bea set the priority to normal/, round)
    })
    return died
  })

  /** Dies at the first write, at the second, and so on, until all is done before it would have died. */
  function eachDeath(what: string, live: (death: Death) => Promise<boolean>): void {
    for (const when of ['before', 'after'] as const) {
      it(`${what}, right ${when} any write`, async function () {
        this.timeout(120_000)
        let number = 1
        while (await live({ at: 'write', when, number })) assert.ok((number += 1) < TOO_MANY)
        assert.ok(number > 2, `only ${number - 1} were seen`)
      })
    }
  }

  const shownIn = (desk: TestFrontdesk): TeamsMessage[] =>
    desk.teams.channel('Escalations').filter(({ authorId }) => authorId === null)

  function isDelivered(ticketId: string) {
    return async ({ tickets }: TestFrontdesk['documents']): Promise<boolean> =>
      (await tickets.count({ _id: ticketId, deliverAt: null, deliveryLease: null })) === 1
  }

  /** A ticket whose priority was changed just now; what follows from it waits for a minute. */
  async function prepared(priority: Priority): Promise<{ ticketId: string; before: number }> {
    // What one before it left behind, leases and polls to come, is over by then.
    outside.advance(3_600_000)
    const desk = await startTestFrontdesk({ outside })
    try {
      const alsoShows = { which: 'urgent', organisationId: 'root' } as const
      await desk.documents.channels.updateIf({ _id: 'escalations' }, { $set: { alsoShows } })
      const ticket = await desk.ticketOf(await desk.deliver(aMail({ From: 'Nora <nora@contoso.example>' })))
      const before = shownIn(desk).length
      await changeLater(desk, ticket._id, priority)
      return { ticketId: ticket._id, before }
    } finally {
      await desk.stop()
    }
  }

  async function changeLater(desk: TestFrontdesk, _id: string, priority: Priority): Promise<void> {
    const { tickets, channels } = desk.documents
    const routes = copyRoutes(await channels.find({ active: true }))
    const now = desk.clock()
    const found = await tickets.findOne({ _id })
    assert.ok(found)
    const change = prioritise(found, priority, BEA, now, routes)
    const next: Ticket = applyChange(found, change, now, desk.frontdesk.deps.newId)
    const outbox = next.outbox.map((item) => ({ ...item, nextAt: new Date(now.getTime() + DELAY_MS) }))
    const { _id: id, ...fields } = { ...next, ...withOutbox(next, outbox) }
    assert.ok(await tickets.updateIf({ _id: id, revision: found.revision }, { $set: fields }))
  }

  /** The dead process still holds its leases until then. */
  async function after90Seconds(check: (desk: TestFrontdesk) => Promise<void>, passed = 90_000): Promise<void> {
    outside.advance(passed)
    const desk = await startTestFrontdesk({ outside })
    try {
      await check(desk)
    } finally {
      await desk.stop()
    }
  }
})
