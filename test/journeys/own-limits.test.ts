// A flood of mails into one channel, with our own limits on what may leave.
import assert from 'node:assert/strict'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { aMailRule } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

describe('a channel that has had its fill', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk({ conversationLimits: [{ messages: 5, seconds: 3600 }] })
  })
  afterEach(() => desk.stop())

  const flood = async (): Promise<void> => {
    const mails = Array.from({ length: 40 }, (_, index) => ({
      raw: aMail({ From: `nora${index}@contoso.example`, Subject: `Mail ${index}` }),
    }))
    for (const mailId of await desk.deliverTogether(mails)) await desk.outcome(mailId)
    await desk.eventually(
      'the first cards',
      async () => (await desk.documents.tickets.count({ card: { $ne: null }, deliverAt: null })) === 5,
    )
  }

  it('holds up neither another channel nor a click, and nothing is done for what waits', async () => {
    const outcome = {
      kind: 'ticket',
      categoryId: null,
      serviceTypeId: null,
      priority: null,
      organisationId: null,
      channelId: 'escalations',
    } as const
    const rules = [aMailRule({ pattern: 'urgent', outcome })]
    await desk.documents.mailRules.insert({ _id: `mailbox/${MAILBOX_ID}`, rules, revision: 1 })
    await flood()
    const urgent = await desk.ticketOf(await desk.deliver(aMail({ From: 'x@contoso.example', Subject: 'Urgent' })))
    assert.equal(urgent.channelId, 'escalations')
    const [shown] = await desk.documents.tickets.find({ card: { $ne: null }, channelId: 'tickets' })
    assert.ok(shown)
    const card = await desk.cardOf(shown)
    await desk.hands.click(card, 'Take', {}, BEA)
    await desk.delivered(shown._id)
    assert.match(textOf(card.card ?? {}), /Bea Brandt/)
    assert.equal(desk.teams.channel('Tickets').length, 5)
    assert.equal(await desk.documents.tickets.count({ card: null, revision: 1 }), 35, 'not even claimed')
    assert.deepEqual(
      desk.lines.filter(({ message }) => message.includes('could not be delivered')),
      [],
    )
  })

  it('holds up no acknowledgement of the tickets whose cards wait', async () => {
    const settings = { ...NOTHING_SET, acknowledge: true }
    await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
    const mails = Array.from({ length: 20 }, (_, index) => ({ raw: aMail({ From: `nora${index}@contoso.example` }) }))
    await desk.deliverTogether(mails)
    await desk.eventually('all acknowledged', () => Promise.resolve(desk.graph.sent(SUPPORT).length === 20))
    assert.equal(desk.teams.channel('Tickets').length, 5)
  })
})
