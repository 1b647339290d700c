// Teams or Microsoft refuse for longer than a moment: who is told, where, and what becomes of it.
import assert from 'node:assert/strict'
import { watchAlarms } from '../../src/app/watch/watch-alarms.ts'
import { watchDeliveries } from '../../src/app/watch/watch-deliveries.ts'
import { watchMailboxes } from '../../src/app/watch/watch-mailboxes.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { ledgerId } from '../../src/domain/mailbox/ledger.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const NORA = { From: 'Nora <nora@contoso.example>' }
const HALF_AN_HOUR = 31 * 60_000
const DAY_MS = 86_400_000

describe('what is refused again and again', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const shown = (message: TeamsMessage): string => textOf(message.card ?? {})
  const alarmIn = async (place: () => TeamsMessage[], what: RegExp): Promise<TeamsMessage> =>
    await desk.teams.eventually(`an alarm: ${what.source}`, () => place().find((message) => what.test(shown(message))))

  /** Teams finds the channel no more, until what it answers is called. */
  async function lose(channelId: string): Promise<() => Promise<void>> {
    const channel = await desk.documents.channels.findOne({ _id: channelId })
    assert.ok(channel)
    const { conversationId } = channel
    const set = async (to: string) => {
      await desk.documents.channels.updateIf({ _id: channelId }, { $set: { conversationId: to } })
    }
    await set('19:lost@thread.tacv2')
    return () => set(conversationId)
  }

  async function refusedTicket() {
    const { ticketId } = await desk.outcome(await desk.deliver(aMail(NORA)))
    return await desk.delivered(ticketId ?? '')
  }

  /** Lets time pass until nothing of it is tried any more by itself. */
  async function untilGivenUp(ticketId: string) {
    for (;;) {
      const ticket = await desk.delivered(ticketId)
      if (ticket.deliverAt === null) return ticket
      desk.advance(ticket.deliverAt.getTime() - desk.clock().getTime() + 1)
    }
  }

  it('in a channel is told once in another one, listed, tried again by its administrators, and said to be over', async () => {
    const found = await lose('tickets')
    const tickets = [await refusedTicket(), await refusedTicket()]
    desk.advance(HALF_AN_HOUR)
    const alarm = await alarmIn(() => desk.teams.channel('Escalations'), /Teams does not accept tickets in Tickets/)
    await desk.teams.eventually('both cards in it', () => shown(alarm).includes('2 cards could not be posted since'))
    assert.match(shown(alarm), /Teams refused this \d times since .* UTC: Teams cannot find the channel/)
    assert.equal(desk.teams.channel('Escalations').length, 1)

    const [room] = (await desk.hands.say(ADA, 'personal', 'channels')).replies
    assert.ok(room)
    assert.match(shown(room), /2 cards could not be posted/)
    await found()
    const { message: refusal } = await desk.hands.click(alarm, 'Try again', {}, BEA)
    assert.match(refusal ?? '', /not linked, or it belongs to an organisation that you do not administer/)
    assert.equal(desk.teams.channel('Tickets').length, 0)
    await desk.hands.click(room, 'Try again', {}, ADA)
    for (const { _id } of tickets) assert.equal((await desk.delivered(_id)).channelId, 'tickets')
    await desk.teams.eventually('the end of it', () =>
      shown(alarm).includes('Tickets can be posted in Tickets (Support) again'),
    )
    assert.deepEqual(buttonsOf(alarm.card ?? {}), [])
    assert.equal(desk.teams.channel('Tickets').length, 2)
    assert.equal(desk.teams.channel('Escalations').length, 1)
  })

  it('in a channel for a day goes to another one, until somebody speaks in the channel', async () => {
    const found = await lose('tickets')
    await untilGivenUp((await refusedTicket())._id)
    const elsewhere = await desk.eventually('the ticket elsewhere', async () =>
      desk.documents.tickets.findOne({ channelId: 'escalations', deliverAt: null }),
    )
    await desk.cardOf(elsewhere)
    assert.equal((await refusedTicket()).channelId, 'escalations', 'new ones go there at once')
    const alarm = await alarmIn(() => desk.teams.channel('Escalations'), /Its open tickets are in other channels now/)
    await found()
    await desk.hands.say(BEA, { channel: 'Tickets' }, 'tickets')
    assert.equal((await refusedTicket()).channelId, 'tickets')
    await watchDeliveries(desk.frontdesk.deps)
    await desk.teams.eventually('the end of it', () =>
      shown(alarm).includes('Tickets can be posted in Tickets (Support) again'),
    )
  })

  it('everywhere is told in the personal chats of the administrators who have one', async () => {
    await desk.hands.say(ADA, 'personal', 'help')
    desk.teams.faults.add({
      match: { path: /\/v3\/conversations$/ },
      times: Infinity,
      answer: { status: 403, code: 'BadArgument' },
    })
    await refusedTicket()
    desk.advance(HALF_AN_HOUR)
    await desk.eventually('a channel that does not take the alarm either', async () =>
      desk.documents.alarms.findOne({
        kind: 'cards-refused',
        'outbox.refused.code': { $gte: '' },
        deliveryLease: null,
      }),
    )
    desk.advance(11_000)
    const alarm = await alarmIn(() => desk.teams.chat(ADA), /Teams does not accept tickets in Tickets/)
    const before = desk.teams.chat(ADA).length
    await desk.hands.click(alarm, 'Channels', {}, ADA)
    assert.match(shown(alarm), /Teams does not accept tickets in Tickets/, 'it stays')
    assert.equal(desk.teams.chat(ADA).length, before + 1)
  })

  it('of a mailbox is told in its channel, listed on its card, and tried again; the alarm’s buttons leave it there', async () => {
    const settings = { ...NOTHING_SET, acknowledge: true }
    await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
    const fault = desk.graph.faults.add({ match: { path: /\/send$/ }, times: Infinity, answer: { status: 403 } })
    const ticket = await refusedTicket()
    desk.advance(HALF_AN_HOUR)
    const cannotSend = new RegExp(`${SUPPORT} cannot send`, 'u')
    const alarm = await alarmIn(() => desk.teams.channel('Tickets'), cannotSend)
    assert.match(shown(alarm), /1 email could not be sent since/)

    await desk.hands.say(ADA, 'personal', 'help')
    const clicked = await desk.hands.click(alarm, 'Support Mail', {}, ADA)
    assert.match(clicked.message ?? '', /personal chat/)
    assert.match(textOf(alarm.cardFor(ADA.id) ?? {}), cannotSend)
    const list = desk.teams.chat(ADA).at(-1)
    assert.ok(list)
    await desk.hands.click(list, 'Open', {}, ADA)
    assert.match(textOf(list.cardFor(ADA.id) ?? {}), /1 email could not be sent/)

    fault.remove()
    await desk.hands.click(list, 'Try again', {}, ADA)
    assert.deepEqual((await desk.delivered(ticket._id)).outbox, [])
    assert.equal(desk.graph.sent(SUPPORT).length, 1)
    await desk.teams.eventually('the end of it', () => shown(alarm).includes('can send again'))
  })

  it('of what follows from a change of a ticket is told in the mailbox’s channel and on the card, and tried again', async () => {
    const other = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    const parked = { code: 'unexpected', text: 'It failed for an unexpected reason.', at: desk.clock() }
    const waits = { attempts: 150, nextAt: desk.clock(), parked }
    const by = { personId: 'bea', name: 'Bea Brandt' }
    await desk.documents.tickets.updateIf(
      { _id: ticket._id },
      {
        $set: {
          outbox: [{ ...waits, id: 'kin', kind: 'kin', ticketId: other._id, step: { do: 'relate' }, by }],
          related: [{ ticketId: other._id, number: other.number }],
        },
      },
    )
    await watchDeliveries(desk.frontdesk.deps)
    const alarm = await alarmIn(() => desk.teams.channel('Tickets'), /Tickets of support@.* are not up to date/u)
    assert.match(shown(alarm), /1 change of a ticket could not be finished since .*unexpected reason/u)
    const card = await desk.cardOf(ticket)
    await desk.hands.click(card, 'Take', {}, BEA)
    await desk.delivered(ticket._id)
    assert.match(shown(card), /The link could not be shown in the other ticket: It failed/u)

    await desk.hands.say(ADA, 'personal', 'help')
    await desk.hands.click(alarm, 'Try again', {}, ADA)
    assert.deepEqual((await desk.delivered(ticket._id)).outbox, [])
    assert.deepEqual((await desk.delivered(other._id)).related, [{ ticketId: ticket._id, number: ticket.number }])
    await watchDeliveries(desk.frontdesk.deps)
    await desk.teams.eventually('the end of it', () => shown(alarm).includes('are up to date again'))
  })

  it('of mails that cannot be marked is told after some hours, and over the next morning by itself', async () => {
    const afterRead = { kind: 'mark-read' as const, name: '' }
    const settings = { ...NOTHING_SET, acknowledge: false, afterRead }
    await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
    const marking = desk.graph.faults.add({ match: { method: 'PATCH' }, times: Infinity, answer: { status: 403 } })
    const first = ledgerId(MAILBOX_ID, await desk.deliver(aMail(NORA)))
    const row = async (_id: string) => await desk.documents.ledger.findOne({ _id })
    const tried = async (_id: string, attempts: number) =>
      await desk.eventually(`try ${attempts}`, async () => ((await row(_id))?.attempts ?? 0) >= attempts)
    const wait = async (_id: string) => {
      const dueAt = (await row(_id))?.dueAt
      assert.ok(dueAt)
      desk.advance(dueAt.getTime() - desk.clock().getTime() + 1)
    }
    await tried(first, 1)
    for (let tries = 2; tries <= 6; tries += 1) {
      await wait(first)
      await tried(first, tries)
    }
    await desk.eventually('an alarm', async () => await desk.documents.alarms.findOne({ kind: 'marks-refused' }))
    await watchAlarms(desk.frontdesk.deps)
    assert.equal((await desk.documents.alarms.findOne({ kind: 'marks-refused' }))?.endedAt, null)
    marking.remove()
    await wait(first)
    await desk.eventually('the mark', async () => (await row(first))?.markError === null)
    assert.equal((await row(first))?.dueAt, null)
    await watchAlarms(desk.frontdesk.deps)
    assert.notEqual((await desk.documents.alarms.findOne({ kind: 'marks-refused' }))?.endedAt, null)
  })

  it('calls for nothing any more once its mailbox is removed', async () => {
    await desk.changeMailbox({ secretExpiresOn: new Date(desk.clock().getTime() + 20 * DAY_MS) })
    await watchMailboxes(desk.frontdesk.deps)
    const alarm = await alarmIn(() => desk.teams.channel('Tickets'), /client secret/)
    await desk.documents.mailboxes.delete({ _id: MAILBOX_ID })
    await watchAlarms(desk.frontdesk.deps)
    await desk.eventually('the end', () => Promise.resolve(shown(alarm).includes('its mailbox was removed')))
    assert.deepEqual(buttonsOf(alarm.card ?? {}), [])
  })

  it('once parks nothing, hides nothing that people did, and tells nobody', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    const card = await desk.cardOf(ticket)
    for (const answer of [
      { status: 403, code: 'BadArgument' },
      { status: 403, code: 'ServiceError' },
      { status: 404, code: 'ConversationNotFound' },
    ]) {
      const fault = desk.teams.faults.add({ match: { method: 'PUT' }, answer })
      const isNew = buttonsOf(card.card ?? {}).some(({ title }) => title === 'Take')
      const user = isNew || answer.code === 'ConversationNotFound' ? BEA : ADA
      if (!isNew) await desk.hands.click(card, 'More', {}, user)
      await desk.hands.click(card, isNew ? 'Take' : 'Take over', {}, user)
      await desk.eventually('the refusal', () => Promise.resolve(fault.hits() === 1))
      assert.deepEqual(
        (await desk.delivered(ticket._id)).outbox.map(({ parked }) => parked),
        [null],
      )
      desk.advance(11_000)
      assert.deepEqual((await desk.delivered(ticket._id)).outbox, [])
      assert.match(shown(card), new RegExp(`${user.name} took this ticket`, 'u'))
    }
    assert.equal(desk.teams.channel('Tickets').length, 1)
    assert.equal(await desk.documents.alarms.count({}), 0)
  })
})
