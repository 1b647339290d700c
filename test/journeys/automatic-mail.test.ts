import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { entryText } from '../../src/domain/ticket/entry.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startOutside, startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const NORA = { From: 'Nora <nora@contoso.example>' }
const SEND = /\/messages\/[^/]+\/send$/

describe('a mail that leaves by itself', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await acknowledge(desk)
  })
  afterEach(() => desk.stop())

  async function acknowledge({ documents }: TestFrontdesk): Promise<void> {
    const settings = { ...NOTHING_SET, acknowledge: true }
    await documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
  }
  const sentTo = () => desk.graph.sent(SUPPORT).map(({ content }) => content.to.map(({ address }) => address))
  const drafts = async (): Promise<number> => {
    const mailbox = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID })
    assert.ok(mailbox)
    const access = { ...mailbox, clientSecret: 'right~secret' }
    return (await desk.frontdesk.deps.provider.open(access).markedDrafts()).length
  }
  const mailItem = ({ outbox }: Ticket) => outbox.flatMap((item) => (item.kind === 'mail' ? [item] : []))[0]

  it('goes to the sender alone when Reply-To names strangers, and not more than five times an hour', async () => {
    for (let count = 0; count < 7; count += 1) {
      const strangers = Array.from({ length: 5 }, (_, index) => `victim${count}${index}@else${index}.example`)
      const headers = { From: 'Spam <spam@evil.example>', Subject: `Buy ${count}`, 'Reply-To': strangers.join(', ') }
      await desk.ticketOf(await desk.deliver(aMail(headers)))
    }
    assert.deepEqual(
      sentTo(),
      Array.from({ length: 5 }, () => ['spam@evil.example']),
    )
  })

  it('is counted by who caused it, too: five for one sender, wherever they wish it to go', async () => {
    for (let count = 0; count < 6; count += 1) {
      const headers = { ...NORA, Subject: `Mail ${count}`, 'Reply-To': `desk${count}@contoso.example` }
      const ticket = await desk.ticketOf(await desk.deliver(aMail(headers)))
      if (count === 5) assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /caused by this sender/)
    }
    assert.deepEqual(
      sentTo(),
      [0, 1, 2, 3, 4].map((count) => [`desk${count}@contoso.example`]),
    )
  })

  it('is counted for the mailbox and in all', async () => {
    const times = (count: number) => Array.from({ length: count }, (_, by) => ({ by: `${by}`, at: desk.clock() }))
    const expiresAt = new Date(desk.clock().getTime() + 3_600_000)
    const full = { times: times(300), expiresAt, revision: 1 }
    await desk.documents.recents.insert({ _id: `mail-by/${MAILBOX_ID}`, ...full })
    await desk.ticketOf(await desk.deliver(aMail(NORA)))
    await desk.documents.recents.delete({ _id: `mail-by/${MAILBOX_ID}` })
    await desk.documents.recents.updateIf({ _id: 'mail-in-all' }, { $set: { times: times(1_000) } })
    await desk.documents.recents.insertNew([{ _id: 'mail-in-all', ...full, times: times(1_000) }])
    await desk.ticketOf(await desk.deliver(aMail({ From: 'olaf@contoso.example' })))
    assert.deepEqual(sentTo(), [])
  })

  it('waits for the mail that it answers when the mailbox does not find it once', async () => {
    const fault = desk.graph.faults.add({
      match: { method: 'POST', path: /createReply$/ },
      answer: { status: 404, code: 'ErrorItemNotFound' },
    })
    const { ticketId } = await desk.outcome(await desk.deliver(aMail(NORA)))
    await desk.eventually('a mail that waits', async () => {
      const ticket = await desk.documents.tickets.findOne({ _id: ticketId ?? '' })
      return fault.hits() > 0 && ticket !== undefined && mailItem(ticket)?.attempts === 1 && !ticket.deliveryLease
    })
    desk.advance(4 * 60_000)
    assert.equal(mailItem(await desk.delivered(ticketId ?? '')), undefined)
    assert.deepEqual(sentTo(), [['nora@contoso.example']])
  })

  it('is in the timeline where it left though nobody heard so, and there was no reason for it any more by then', async () => {
    const settings = { ...NOTHING_SET, acknowledge: true, sayResolved: true }
    await desk.documents.mailSettings.updateIf({ _id: `mailbox/${MAILBOX_ID}` }, { $set: { settings } })
    const asked = aMail({ ...NORA, 'Message-ID': '<asked@contoso.example>' })
    const ticket = await desk.ticketOf(await desk.deliver(asked))
    const fault = desk.graph.faults.add({ match: { path: SEND }, answer: 'lost-answer' })
    await desk.hands.click(await desk.cardOf(ticket), 'Resolve', {}, BEA)
    await desk.eventually('a closing email that may have left', async () => {
      const waiting = await desk.documents.tickets.findOne({ _id: ticket._id, deliveryLease: null })
      return fault.hits() > 0 && waiting !== undefined && mailItem(waiting)?.attempts === 1
    })
    // Meanwhile somebody reopened it.
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { status: 'open' }, $inc: { revision: 1 } })
    desk.advance(60_000)
    assert.equal(mailItem(await desk.delivered(ticket._id)), undefined)
    assert.equal(sentTo().length, 2)
    const events = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'event' })
    assert.deepEqual(
      events.map(entryText).filter((text) => text.includes('closing')),
      ['sent the closing email'],
    )
  })

  it('does not leave as somebody made it in Outlook, which is said on the card, and stays theirs', async () => {
    const fault = desk.graph.faults.add({ match: { path: SEND }, answer: { status: 503 } })
    const { ticketId } = await desk.outcome(await desk.deliver(aMail(NORA)))
    await desk.eventually('a draft that waits', () => Promise.resolve(fault.hits() > 0))
    const mailbox = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID })
    assert.ok(mailbox)
    const client = desk.frontdesk.deps.provider.open({ ...mailbox, clientSecret: 'right~secret' })
    const [draft] = await client.markedDrafts()
    const open = () => Promise.resolve({ size: 1, bytes: Readable.from([Uint8Array.of(1)], { objectMode: true }) })
    await client.attachFile({ id: draft?.id ?? '' }, { name: 'price list.pdf', contentType: 'application/pdf', open })
    desk.advance(10 * 60_000)
    const given = await desk.eventually('it given up', async () => {
      const ticket = await desk.documents.tickets.findOne({ _id: ticketId ?? '' })
      return ticket && mailItem(ticket)?.parked ? ticket : undefined
    })
    assert.deepEqual([mailItem(given)?.parked?.code, mailItem(given)?.draft], ['draft-edited', null])
    assert.deepEqual([sentTo(), await drafts()], [[], 1])
    const ticket = await desk.delivered(ticketId ?? '')
    assert.match(
      textOf((await desk.cardOf(ticket)).card ?? {}),
      /could not send the acknowledgement: Someone edited it/,
    )
  })

  describe('leaves no draft behind', () => {
    it('when it is parked', async () => {
      desk.graph.faults.add({ match: { path: SEND }, times: Infinity, answer: { status: 403 } })
      let ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
      while (ticket.deliverAt !== null) {
        desk.advance(ticket.deliverAt.getTime() - desk.clock().getTime() + 1)
        ticket = await desk.delivered(ticket._id)
      }
      assert.deepEqual([mailItem(ticket)?.parked?.code, mailItem(ticket)?.draft], ['ErrorAccessDenied', null])
      assert.equal(await drafts(), 0)
    })

    it('when there is no reason for it any more', async () => {
      desk.graph.faults.add({ match: { path: SEND }, times: Infinity, answer: { status: 503 } })
      const { ticketId } = await desk.outcome(await desk.deliver(aMail(NORA)))
      await desk.eventually('a draft that waits', async () => (await drafts()) === 1)
      await desk.documents.mailSettings.delete({ _id: `mailbox/${MAILBOX_ID}` })
      desk.advance(60 * 60_000)
      await desk.delivered(ticketId ?? '')
      assert.equal(await drafts(), 0)
    })

    it('when the process died before it noted it; drafts of others, and those that still wait, stay', async () => {
      const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
      const mailbox = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID })
      assert.ok(mailbox)
      const client = desk.frontdesk.deps.provider.open({ ...mailbox, clientSecret: 'right~secret' })
      const mailId = ticket.originKey.split('/').at(-1) ?? ''
      const text = { text: 'x', subjectToken: null }
      const lost = await client.draftReply(mailId, { ...text, automatic: true, mark: ticket._id })
      const others = await client.draftReply(mailId, { ...text, automatic: true, mark: 'ticket-of-another' })
      const persons = await client.draftReply(mailId, { ...text, automatic: false })
      desk.advance(2 * 3_600_000)
      await desk.eventually('the lost draft to be gone', async () => (await client.draftState(lost)).state === 'gone')
      for (const draft of [others, persons]) assert.equal((await client.draftState(draft)).state, 'draft')
    })
  })
})

describe('a mailbox that is connected by its sign-in name', () => {
  it('learns its main address from what it sent, and takes it for itself from then on', async () => {
    const primaryAddress = 'helpdesk@northwind.example'
    const outside = await startOutside(undefined, { primaryAddress })
    const desk = await startTestFrontdesk({ outside })
    try {
      const settings = { ...NOTHING_SET, acknowledge: true }
      await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
      await desk.ticketOf(await desk.deliver(aMail(NORA)))
      desk.advance(2 * 3_600_000)
      await desk.eventually('the address', async () => {
        const mailbox = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID })
        return mailbox?.learntAddresses.includes(primaryAddress)
      })
      const own = { From: `Website <${primaryAddress}>`, To: SUPPORT }
      const nobody = await desk.ticketOf(await desk.deliver(aMail(own)))
      assert.deepEqual(nobody.requester, { personId: null, name: 'Website', address: '' })
      const form = await desk.ticketOf(await desk.deliver(aMail({ ...own, 'Reply-To': 'Carl <carl@contoso.example>' })))
      assert.deepEqual(form.requester.address, 'carl@contoso.example')
      assert.equal(desk.graph.sent(SUPPORT).length, 1, 'the mailbox answers nothing of its own')
    } finally {
      await desk.stop()
      await outside.stop()
    }
  })
})

describe('Importance', () => {
  it('is the priority of what a person sent, unless a category says otherwise', async () => {
    const desk = await startTestFrontdesk()
    try {
      const high = { Importance: 'high' }
      assert.equal((await desk.ticketOf(await desk.deliver(aMail(high)))).priority, 'high')
      const machine = { ...high, 'Auto-Submitted': 'auto-generated' }
      assert.equal((await desk.ticketOf(await desk.deliver(aMail(machine)))).priority, 'normal')
      await desk.documents.serviceTypes.updateIf({ _id: 'incident' }, { $set: { defaultPriority: 'low' } })
      await desk.changeMailbox({ defaultServiceTypeId: 'incident' })
      assert.equal((await desk.ticketOf(await desk.deliver(aMail(high)))).priority, 'low')
    } finally {
      await desk.stop()
    }
  })
})
