// A customer without Teams: from the link in the acknowledgement to the page of their ticket, and what they do there.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk } from '../support/frontdesk.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { openPageDesk, type PageDesk } from '../support/page-desk.ts'
import { linkIn, send, visit } from '../support/page-visit.ts'

describe('the page of a ticket', () => {
  let page: PageDesk
  beforeEach(async () => {
    page = await openPageDesk()
  })
  afterEach(() => page.desk.stop())

  it('shows what was said and takes an answer, which stands in the conversation and on the card', async () => {
    const { desk, url, ticket } = page
    const shown = await visit(url)
    assert.equal(shown.status, 200)
    assert.match(shown.text, /Ticket #1 · Northwind Distribution.*Printer.*Received.*You/)
    const after = await send(url, shown, 'answer', { text: 'It also <b>smokes</b> & {link}.' })
    assert.equal(after.status, 200)
    assert.match(after.text, /we have received your message.*You.*It also <b>smokes<\/b> & \{link\}\./)
    assert.ok(!after.html.includes('<b>smokes'), 'it is text, whatever it says')
    const entries = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'message' })
    assert.deepEqual(
      entries.map(({ text, audience, by }) => [text, audience, by.name]),
      [['It also <b>smokes</b> & {link}.', 'public', 'Nora']],
    )
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /It also/)
  })

  it('lets them choose category and service type until an agent has', async () => {
    const { desk, url, now } = page
    const after = await send(url, await visit(url), 'sort', { categoryId: 'hardware', serviceTypeId: 'repair' })
    assert.match(after.text, /your choice is saved.*About: Hardware, Repair/)
    const sorted = await now()
    assert.deepEqual([sorted.categoryId, sorted.serviceTypeId], ['hardware', 'repair'])
    assert.ok(after.has('sort'), 'they may change it')
    await desk.documents.tickets.updateIf({ _id: sorted._id }, { $set: { questionOver: true } })
    assert.ok(!(await visit(url)).has('sort'))
  })

  it('is closed, rated, and opened again', async () => {
    const { url, now } = page
    const closed = await send(url, await visit(url), 'close')
    assert.match(closed.text, /Your request is closed/)
    assert.equal((await now()).status, 'closed')
    const rated = await send(url, closed, 'rate', { stars: '4', word: 'Quick' })
    assert.match(rated.text, /You rated this request 4 out of 5/)
    const { rating } = await now()
    assert.deepEqual([rating?.stars, rating?.word], [4, 'Quick'])
    const open = await send(url, rated, 'reopen')
    assert.match(open.text, /Your request is open again/)
    assert.equal((await now()).status, 'open')
    assert.ok(!open.has('rate'))
  })

  it('opens another ticket for an answer that comes too late, and says so before and after', async () => {
    const { desk, url, now, set } = page
    await set({ reopenDays: 1 })
    await send(url, await visit(url), 'close')
    desk.advance(2 * 86_400_000)
    const shown = await visit(url)
    assert.match(shown.text, /your message opens a new one/)
    assert.ok(!shown.has('reopen'))
    assert.match((await send(url, shown, 'answer', { text: 'Again!' })).text, /Your message opened a new request/)
    assert.equal((await now()).status, 'closed')
    assert.equal((await desk.documents.tickets.findOne({ number: 2 }))?.text, 'Again!')
    // As long as that one is open, more of it belongs there: nobody floods a channel with a link.
    const more = await send(url, await visit(url), 'answer', { text: 'And again!' })
    assert.match(more.text, /we have received your message/)
    assert.equal(await desk.documents.tickets.count({}), 2)
    const second = await desk.documents.tickets.findOne({ number: 2 })
    await desk.eventually('the message in the second ticket', () =>
      desk.documents.entries.findOne({ ticketId: second?._id ?? '', text: 'And again!' }),
    )
  })

  it('speaks the language of the organisation, also of what is wrong', async () => {
    const { desk, url } = page
    await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { language: 'de' } })
    const shown = await visit(url)
    assert.match(shown.html, /<html lang="de">/)
    assert.match(shown.text, /Eingegangen.*Nachrichten.*Antworten.*Alles geklärt\?/)
    const refused = await send(url, shown, 'answer', { text: ' ' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Schreiben Sie zuerst Ihre Nachricht\./)
    assert.match((await visit(`${url}x`, { headers: { 'Accept-Language': 'de-AT,en;q=0.5' } })).text, /Dieser Link/)
  })

  it('shows long conversations page by page', async () => {
    const { desk, url, ticket, now } = page
    for (let index = 0; index < 12; index += 1) {
      await send(url, await visit(url), 'answer', { text: `Message ${index}.` })
      await now()
      desk.advance(5_000)
    }
    const first = await visit(url)
    assert.match(first.text, /Message 11\..*Message 2\./)
    assert.doesNotMatch(first.text, /Message 1\./)
    const older = /href="([^"]*\?page=[^"]*)">Earlier messages/u.exec(first.html)?.[1] ?? ''
    const second = await visit(new URL(older, url).href)
    assert.match(second.text, /Newer messages/)
    assert.match(second.text, /Message 1\..*Message 0\./)
    assert.equal(await desk.documents.entries.count({ ticketId: ticket._id, kind: 'message' }), 12)
  })

  it('shows nothing but what was said between them and the team', async () => {
    const { desk, url, ticket } = page
    const [mail] = desk.graph.sent(SUPPORT)
    const answering = { 'In-Reply-To': mail?.content.messageId ?? '' }
    await desk.ticketOf(
      await desk.deliver(aMail({ From: 'Otto <otto@contoso.example>', ...answering }, 'Otto’s words')),
    )
    await desk.hands.click(await desk.cardOf(ticket), 'Note', {}, BEA)
    await desk.hands.click(await desk.cardOf(ticket), 'Add note', { text: 'Only for us' }, BEA)
    await desk.delivered(ticket._id)
    const stored = await desk.documents.entries.find({ ticketId: ticket._id })
    assert.deepEqual(new Set(stored.map(({ kind }) => kind)), new Set(['mail', 'note', 'event']))
    const shown = await visit(url)
    assert.doesNotMatch(shown.html, /Otto|Only for us|nora@contoso\.example|took this ticket/)
  })
})

describe('the link to the page', () => {
  let page: PageDesk
  beforeEach(async () => {
    page = await openPageDesk()
  })
  afterEach(() => page.desk.stop())

  const last = () => page.desk.graph.sent(SUPPORT).at(-1)?.content.text ?? ''

  async function reply(cc = ''): Promise<string> {
    const { desk, ticket } = page
    const to = ticket.requester.address
    await desk.hands.click(await desk.cardOf(ticket), 'Reply', {}, BEA)
    const card = await desk.cardOf(ticket)
    const { card: preview } = await desk.hands.click(card, 'Preview', { to, cc, text: 'Try again.' }, BEA)
    const before = desk.graph.sent(SUPPORT).length
    await desk.hands.click(card, 'Send', {}, BEA)
    desk.advance(60_000)
    await desk.eventually('the reply', () => Promise.resolve(desk.graph.sent(SUPPORT).length > before))
    await desk.delivered(ticket._id)
    return textOf(preview ?? {})
  }

  it('is new in each reply and in the closing email, and the earlier ones go on working', async () => {
    const { desk, url, ticket, now } = page
    const preview = await reply()
    const replied = linkIn(desk)
    assert.match(preview, /https:\/\/desk\.example\/ticket\/…/, 'agents see where it stands')
    assert.ok(!preview.includes(replied.split('/').at(-1) ?? ''), 'and do not get it')
    await desk.hands.click(await desk.cardOf(ticket), 'Resolve', {}, BEA)
    await now()
    const closing = linkIn(desk)
    assert.equal(new Set([url, replied, closing]).size, 3)
    for (const link of [url, replied, closing]) assert.match((await visit(link)).text, /We believe this is solved/)
    assert.match((await visit(closing)).text, /Try again\./)
  })

  it('is in no email that others get as well', async () => {
    assert.doesNotMatch(await reply('otto@contoso.example'), /ticket\/…/)
    assert.doesNotMatch(last(), /desk\.example/)
  })

  it('stands where a text has its placeholder, and otherwise in a line of its own', async () => {
    const { desk, set } = page
    await set({ acknowledgement: 'Here: {link}!', signature: 'Bye' })
    await desk.ticketOf(await desk.deliver(aMail({ From: 'Olaf <olaf@contoso.example>' })))
    assert.match(last(), /^Here: https:\/\/desk\.example\/ticket\/[\w.-]+!\s+What is it about\?[^\n]*\s+Bye/u)
    await set({ acknowledgement: 'Thanks.', signature: 'Bye' })
    await desk.ticketOf(await desk.deliver(aMail({ From: 'Olga <olga@contoso.example>' })))
    assert.match(
      last(),
      /^Thanks\.\s+What is it about\?[^\n]*\s+You can also follow .*:\s+https:\/\/desk\.example\/ticket\/[\w.-]+\s+Bye/u,
    )
  })

  it('is missing, without a hole, when the page is switched off or nobody said where it is reached', async () => {
    const { desk, set } = page
    await set({ customerPage: false, acknowledgement: 'Hello.\nTo follow it: {link}.\nBye.' })
    await desk.ticketOf(await desk.deliver(aMail({ From: 'Olaf <olaf@contoso.example>' })))
    assert.match(last(), /^Hello\.\s+To follow it: just reply to this email\.\s+Bye\./u)
    const elsewhere = await startTestFrontdesk()
    try {
      const stored = await desk.documents.mailSettings.findOne({ _id: 'organisation/root' })
      assert.ok(stored)
      await elsewhere.documents.mailSettings.insert({ ...stored, settings: { ...stored.settings, customerPage: true } })
      await elsewhere.ticketOf(await elsewhere.deliver(aMail({ From: 'Olaf <olaf@contoso.example>' })))
      const text = elsewhere.graph.sent(SUPPORT).at(-1)?.content.text ?? ''
      assert.match(text, /To follow it: just reply to this email\./)
      assert.doesNotMatch(text, /http/)
    } finally {
      await elsewhere.stop()
    }
  })
})
