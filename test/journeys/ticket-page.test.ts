// A customer without Teams: from the link in the acknowledgement to the page of their ticket, and what they do there.
import assert from 'node:assert/strict'
import { NOTHING_SET, type OwnMailSettings } from '../../src/domain/mail/mail-settings.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { linkIn, PUBLIC_URL, send, visit } from '../support/page-visit.ts'

const NORA = { From: 'Nora <nora@contoso.example>', Subject: 'Printer' }

describe('the page of a ticket', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let url: string

  beforeEach(async () => {
    desk = await startTestFrontdesk({ publicUrl: PUBLIC_URL })
    await set({})
    ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    url = linkIn(desk)
  })
  afterEach(() => desk.stop())

  async function set(settings: Partial<OwnMailSettings>): Promise<void> {
    const _id = 'organisation/root'
    await desk.documents.mailSettings.delete({ _id })
    await desk.documents.mailSettings.insert({
      _id,
      settings: { ...NOTHING_SET, acknowledge: true, sayResolved: true, ...settings },
      revision: 1,
    })
  }
  const now = () => desk.delivered(ticket._id)

  it('shows what was said and takes an answer, which stands in the conversation and on the card', async () => {
    const page = await visit(url)
    assert.equal(page.status, 200)
    assert.match(page.text, /Ticket #1 · Northwind Distribution.*Printer.*Received.*You/)
    const after = await send(url, page, 'answer', { text: 'It also <b>smokes</b> & {link}.' })
    assert.equal(after.status, 200)
    assert.match(after.text, /we have received your message.*You.*It also <b>smokes<\/b> & \{link\}\./)
    assert.ok(!after.html.includes('<b>smokes'), 'it is text, whatever it says')
    const entries = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'message' })
    assert.deepEqual(
      entries.map(({ text, audience, by }) => [text, audience, by.name]),
      [['It also <b>smokes</b> & {link}.', 'public', 'Nora']],
    )
    assert.match(JSON.stringify((await desk.cardOf(ticket)).card), /It also/)
  })

  it('lets them choose category and service type until an agent has', async () => {
    const page = await visit(url)
    const after = await send(url, page, 'sort', { categoryId: 'hardware', serviceTypeId: 'repair' })
    assert.match(after.text, /your choice is saved.*About: Hardware, Repair/)
    const sorted = await now()
    assert.deepEqual([sorted.categoryId, sorted.serviceTypeId], ['hardware', 'repair'])
    assert.ok(after.has('sort'), 'they may change it')
  })

  it('is closed, opened again, and rated', async () => {
    const closed = await send(url, await visit(url), 'close')
    assert.match(closed.text, /Your request is closed/)
    assert.equal((await now()).status, 'closed')
    const rated = await send(url, closed, 'rate', { stars: '4', word: 'Quick' })
    assert.match(rated.text, /You rated this request 4 out of 5/)
    const { rating } = await now()
    assert.deepEqual([rating?.stars, rating?.word], [4, 'Quick'])
    const open = await send(url, rated, 'reopen', { text: 'Still broken' })
    assert.match(open.text, /Your request is open again.*Still broken/)
    assert.equal((await now()).status, 'open')
    assert.ok(!open.has('rate'))
  })

  it('says in German what it says in English', async () => {
    await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { language: 'de' } })
    const page = await visit(url)
    assert.match(page.html, /<html lang="de">/)
    assert.match(page.text, /Eingegangen.*Nachrichten.*Antworten.*Alles geklärt\?/)
    const refused = await send(url, page, 'answer', { text: ' ' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Schreiben Sie zuerst Ihre Nachricht\./)
  })

  it('has a new link in each reply to the requester alone, and in the closing email', async () => {
    await desk.hands.click(await desk.cardOf(ticket), 'Resolve', {}, BEA)
    await now()
    const closing = linkIn(desk)
    assert.notEqual(closing, url)
    for (const link of [url, closing]) assert.match((await visit(link)).text, /We believe this is solved/)
  })
})
