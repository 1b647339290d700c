// A channel that takes nothing for some minutes is told of where people can read it, and no sooner, and not of what is no trouble of its own.
import assert from 'node:assert/strict'
import { watchDeliveries } from '../../src/app/watch/watch-deliveries.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { FaultAnswer } from '../../src/sandbox/connector/faults.ts'
import { MOCK_TEAM } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const NORA = { From: 'Nora <nora@contoso.example>' }
const MINUTE = 60_000

describe('a channel in which nothing can be posted', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await desk.hands.say(ADA, 'personal', 'help')
  })
  afterEach(() => desk.stop())

  const newTicket = async () => await desk.ticketOf(await desk.deliver(aMail(NORA)))
  const alarms = async () => await desk.documents.alarms.find({ endedAt: null })
  const look = () => watchDeliveries(desk.frontdesk.deps)
  const routeTo = (channelId: string) => desk.changeMailbox({ channelId })

  /** A colleague takes the ticket, which its card cannot say. */
  async function changedTicket(answer: FaultAnswer) {
    const ticket = await newTicket()
    const card = await desk.cardOf(ticket)
    // What is noted of the card that was posted is older than what goes wrong.
    desk.advance(MINUTE)
    const path = new RegExp(MOCK_TEAM.channels[1].id.replace('@', '.'), 'u')
    const fault = desk.teams.faults.add({ match: { path }, times: Infinity, answer })
    await desk.hands.click(card, 'Take', {}, BEA)
    await desk.eventually('a try', () => Promise.resolve(fault.hits() > 0))
    return { ticket, fault }
  }

  /** Minutes go by, and what is due is tried in each. */
  async function minutes(count: number, ticketId: string): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      desk.advance(MINUTE)
      await desk.eventually('what was due', async () => {
        const ticket = await desk.documents.tickets.findOne({ _id: ticketId })
        return ticket?.deliveryLease === null && (ticket.deliverAt === null || ticket.deliverAt > desk.clock())
      })
    }
  }

  it('is told of in another channel after some minutes, once, and no longer when it works', async () => {
    const { ticket, fault } = await changedTicket({ status: 403, code: 'BadArgument' })
    await minutes(3, ticket._id)
    await look()
    assert.deepEqual(await alarms(), [], 'a refusal of some minutes may pass')
    await minutes(3, ticket._id)
    await look()
    await look()
    const [alarm] = desk.teams.channel('Escalations')
    const told = await desk.teams.eventually('the alarm', () => desk.teams.channel('Escalations')[0] ?? alarm)
    assert.match(textOf(told.card ?? {}), /Teams does not accept tickets in Tickets.*1 card could not be posted/su)
    assert.equal((await alarms()).length, 1)
    fault.remove()
    await minutes(30, ticket._id)
    await look()
    await desk.teams.eventually('its end', () =>
      textOf(told.card ?? {}).includes('can be posted in Tickets (Support) again'),
    )
    assert.equal(desk.teams.channel('Escalations').length, 1)
  })

  it('is none where other cards are taken there: one that is refused alone is told of after half an hour', async () => {
    const { ticket, fault } = await changedTicket({ status: 403, code: 'BadArgument' })
    await minutes(2, ticket._id)
    const other = await newTicket()
    assert.equal(desk.teams.channel('Tickets').length, 2)
    assert.ok(fault.hits() >= 2)
    await minutes(6, ticket._id)
    await look()
    assert.deepEqual(await alarms(), [])
    assert.notEqual(other.card, null)
    await minutes(25, ticket._id)
    await look()
    assert.equal((await alarms()).length, 1)
  })

  it('is told of, too, where Teams only fails, as long as it takes cards elsewhere', async () => {
    const { ticket } = await changedTicket({ status: 502 })
    await minutes(6, ticket._id)
    await look()
    assert.deepEqual(await alarms(), [], 'nothing says that Teams works at all')
    await routeTo('escalations')
    await newTicket()
    await desk.eventually('a note of it', async () =>
      desk.documents.channels.findOne({ _id: 'escalations', postedAt: { $gt: new Date(0) } }),
    )
    await look()
    const [alarm] = await alarms()
    assert.equal(alarm?.channelId, 'tickets')
    await desk.teams.eventually('the alarm', () =>
      desk.teams
        .channel('Escalations')
        .find(({ card }) => textOf(card ?? {}).includes('Teams does not accept tickets in Tickets')),
    )
  })

  it('is told to its administrators where there is no other channel', async () => {
    await desk.documents.channels.delete({ _id: 'escalations' })
    const { ticket } = await changedTicket({ status: 403, code: 'BadArgument' })
    await minutes(6, ticket._id)
    await look()
    await desk.teams.eventually('the alarm', () =>
      desk.teams.chat(ADA).find(({ card }) => textOf(card ?? {}).includes('Teams does not accept tickets in Tickets')),
    )
  })
})
