// What must not be lost or shown to the wrong people when mails and channels come and go.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { aLedgerRow } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

describe('what is left behind', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  it('of a channel that was unlinked: a ticket that is reopened later goes where cards are taken', async () => {
    const mailId = await desk.deliver(aMail({ 'Message-ID': '<first@contoso.example>' }))
    const ticket = await desk.ticketOf(mailId)
    await desk.hands.click(await desk.cardOf(ticket), 'Resolve', {}, ADA)
    await desk.delivered(ticket._id)
    const { channelId } = ticket
    assert.ok(channelId)
    await desk.documents.channels.updateIf({ _id: channelId }, { $set: { active: false } })
    const joined = await desk.ticketOf(
      await desk.deliver(aMail({ 'In-Reply-To': '<first@contoso.example>' }, 'It is back.')),
    )
    assert.equal(joined._id, ticket._id)
    const settled = await desk.eventually('the ticket elsewhere', async () => {
      const now = await desk.documents.tickets.findOne({ _id: ticket._id })
      return now && now.channelId !== channelId && now.deliverAt === null && now
    })
    assert.notEqual(settled.channelId, null)
    const card = await desk.cardOf(settled)
    assert.match(textOf(card.card ?? {}), /replied, which reopened it/)
    assert.match(
      desk.teams
        .replies(card)
        .map((reply) => textOf(reply.card ?? {}))
        .join(),
      /It is back/,
    )
  })

  it('of a mail that was gone before it was read: its copy becomes the ticket', async () => {
    const raw = aMail({ 'Message-ID': '<twice@contoso.example>', Subject: 'Twice' })
    const rows = { mailboxId: (await desk.documents.mailboxes.findOne({ address: SUPPORT }))?._id ?? '' }
    const [first] = await desk.documents.ledger.find({})
    assert.equal(first, undefined)
    await desk.documents.ledger.insert(
      aLedgerRow({
        _id: `${rows.mailboxId}/gone`,
        ...rows,
        mailId: 'gone',
        messageId: '<twice@contoso.example>',
        from: 'carl@contoso.example',
        subject: 'Twice',
        receivedAt: new Date(Date.now() - 60_000),
        dueAt: new Date(),
        seenAt: new Date(),
      }),
    )
    const copy = await desk.ticketOf(await desk.deliver(raw))
    assert.equal(copy.subject, 'Twice')
    const gone = async () => await desk.documents.ledger.findOne({ mailId: 'gone' })
    for (const attempts of [1, 2]) {
      await desk.eventually('another look', async () => (await gone())?.attempts === attempts)
      desk.advance(10 * 60_000)
    }
    await desk.eventually('the end of looking', async () => (await gone())?.errorCode === 'gone')
  })
})
