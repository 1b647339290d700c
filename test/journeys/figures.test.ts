// What whoever watches sees of mails on their way, and of Microsoft in trouble.
import assert from 'node:assert/strict'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { holdsNoCanary } from '../support/canaries.ts'
import { figure } from '../support/figures.ts'
import { aMail } from '../support/mails.ts'

describe('the figures', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk({ timeoutMs: 1_000 })
  })
  afterEach(() => desk.stop())

  /** Once only: what was told is kept for some seconds. */
  async function scrape(): Promise<string> {
    return await (await fetch(`http://127.0.0.1:${desk.frontdesk.metricsPort ?? 0}/metrics`)).text()
  }
  const ago = (ms: number): Date => new Date(desk.clock().getTime() - ms)

  it('tell how long the first card of each mail took, but not of those from before the start', async () => {
    await desk.ticketOf(await desk.deliver(aMail(), ago(600_000)))
    desk.advance(120_000)
    const first = aMail({ 'Message-ID': '<first@contoso.example>' })
    await desk.ticketOf(await desk.deliver(first))
    await desk.ticketOf(await desk.deliver(aMail(), ago(90_000)))
    // Joins the ticket, whose card is redrawn.
    await desk.ticketOf(await desk.deliver(aMail({ 'In-Reply-To': '<first@contoso.example>' }), ago(90_000)))
    const text = await scrape()
    holdsNoCanary('the figures', text, ['Carl', 'contoso.example', 'The printer is on fire.'])
    assert.equal(figure(text, 'frontdesk_card_lag_seconds_count'), 2)
    assert.equal(figure(text, 'frontdesk_card_lag_seconds_bucket{le="60"}'), 1)
    assert.equal(figure(text, 'frontdesk_card_lag_seconds_bucket{le="120"}'), 2)
    assert.equal(figure(text, 'frontdesk_mails_total{outcome="ticket"}'), 3)
    assert.equal(figure(text, 'frontdesk_mails_total{outcome="follow-up"}'), 1)
    assert.ok(figure(text, 'frontdesk_deliveries_total{kind="card",outcome="left"}') >= 4)
    assert.ok(figure(text, 'frontdesk_polls_total{outcome="ok"}') >= 4)
  })

  it('count calls by what they came to, and what is tried again', async () => {
    const { faults } = desk.graph
    faults.add({ match: { path: /messages\/delta/ }, answer: { status: 429, retryAfterSeconds: 0 } })
    faults.add({ match: { path: /\$batch/ }, answer: { status: 503 } })
    desk.teams.faults.add({ match: { method: 'POST' }, answer: 'hang' })
    const mailId = await desk.deliver(aMail())
    await desk.eventually('a card, at the second try', async () => {
      const [ticket] = await desk.documents.tickets.find({ originKey: { $in: [`mail/${MAILBOX_ID}/${mailId}`] } })
      if ((ticket?.outbox[0]?.attempts ?? 0) > 0) desk.advance(60_000)
      return ticket?.card ?? undefined
    })
    const text = await scrape()
    const calls = (service: string, outcome: string): number =>
      figure(text, `frontdesk_calls_total{service="${service}",outcome="${outcome}"}`)
    assert.equal(calls('graph', 'throttled'), 1)
    assert.equal(calls('graph', 'failed'), 1)
    assert.equal(calls('login', 'ok'), 1)
    assert.equal(calls('teams', 'timeout'), 1)
    assert.ok(calls('graph', 'ok') >= 2 && calls('teams', 'ok') >= 1)
    assert.equal(figure(text, 'frontdesk_retries_total{what="call"}'), 2)
    assert.equal(figure(text, 'frontdesk_retries_total{what="delivery"}'), 1)
    assert.equal(figure(text, 'frontdesk_deliveries_total{kind="card",outcome="failed"}'), 1)
  })

  it('tell since when the first of each queue has been due', async () => {
    const { _id: ticketId } = await desk.ticketOf(await desk.deliver(aMail()))
    // Held by nobody that lives.
    const lease = { owner: 'another', until: new Date(desk.clock().getTime() + 3_600_000) }
    const due = ago(120_000)
    await desk.eventually('a mailbox that is free', () =>
      desk.documents.mailboxes.updateIf({ lease: null }, { $set: { lease, pollAt: due } }),
    )
    await desk.documents.tickets.updateIf({ _id: ticketId }, { $set: { deliverAt: due, deliveryLease: lease } })
    await desk.documents.ledger.updateIf({ ticketId }, { $set: { dueAt: due } })
    const text = await scrape()
    for (const name of ['oldest_delivery', 'oldest_mail', 'poll_overdue']) {
      const seconds = figure(text, `frontdesk_${name}_seconds`)
      assert.ok(seconds >= 120 && seconds < 180, `${name}: ${seconds}`)
    }
  })
})
