// Links and forms of a ticket's page that are no good: a clear word, and nothing half done.
import assert from 'node:assert/strict'
import { changeRequester } from '../../src/domain/ticket/attribute-changes.ts'
import { applyChange } from '../../src/domain/ticket/ticket-changes.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { TokenPurpose } from '../../src/app/ports/signed-tokens.ts'
import { createSignedTokens } from '../../src/lib/signed-token.ts'
import { BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { openPageDesk, type PageDesk } from '../support/page-desk.ts'
import { linkIn, post, send, visit } from '../support/page-visit.ts'

const DAY_MS = 86_400_000

describe('a link to the page of a ticket', () => {
  let page: PageDesk
  beforeEach(async () => {
    page = await openPageDesk()
  })
  afterEach(() => page.desk.stop())

  async function assertDead(url: string): Promise<void> {
    for (const answer of [await visit(url), await post(url, { act: 'close', form: 'x' })]) {
      assert.equal(answer.status, 404, url)
      assert.match(answer.text, /^This link no longer works\s*It may have expired/)
      assert.doesNotMatch(answer.html, /Printer|Nora|contoso/)
      assertSilent(answer.headers)
    }
  }

  it('is no good when it was changed, cut, made elsewhere or for something else, or is too old', async () => {
    const { desk, url, ticket } = page
    const token = url.split('/').at(-1) ?? ''
    const base = url.slice(0, -token.length)
    const [content = '', signature = ''] = token.split('.')
    const link = JSON.parse(Buffer.from(content, 'base64url').toString()) as [number, object]
    const until = new Date(desk.clock().getTime() + DAY_MS)
    const changed = Buffer.from(JSON.stringify([link[0] + 1, link[1]])).toString('base64url')
    const others = ['file', 'page-form', 'nothing'] as TokenPurpose[]
    const forged = [
      ...[
        `${token}x`,
        token.slice(0, -1),
        content,
        `${content}.`,
        `${changed}.${signature}`,
        'x.y',
        '%00',
        'x'.repeat(3000),
      ],
      createSignedTokens(Buffer.alloc(32, 1)).sign('page', link[1], until),
      ...others.map((purpose) => desk.frontdesk.deps.signedTokens.sign(purpose, link[1], until)),
    ]
    for (const one of forged) await assertDead(base + one)
    assert.equal((await visit(url)).status, 200)
    desk.advance(30 * DAY_MS + 1000)
    await assertDead(url)
    assert.equal((await page.now()).revision, ticket.revision)
  })

  it('works as long as is set when it is sent', async () => {
    const { desk, set } = page
    await set({ pageDays: 2 })
    await desk.ticketOf(await desk.deliver(aMail({ From: 'Olaf <olaf@contoso.example>' })))
    const url = linkIn(desk)
    desk.advance(1.9 * DAY_MS)
    assert.equal((await visit(url)).status, 200)
    desk.advance(0.2 * DAY_MS)
    await assertDead(url)
  })

  it('ends when an agent revokes it; the next email has one that works', async () => {
    const { desk, url, ticket, now } = page
    await desk.hands.click(await desk.cardOf(ticket), 'More', {}, BEA)
    await desk.hands.click(await desk.cardOf(ticket), 'Requester', {}, BEA)
    await desk.hands.click(await desk.cardOf(ticket), 'Revoke page links', {}, BEA)
    await assertDead(url)
    await desk.hands.click(await desk.cardOf(await now()), 'Resolve', {}, BEA)
    await now()
    assert.equal((await visit(linkIn(desk))).status, 200)
    await assertDead(url)
  })

  it('ends when the ticket gets another requester, also when it comes back to the first', async () => {
    const { desk, url, now } = page
    const by = { personId: 'bea', name: 'Bea' }
    const become = async (address: string): Promise<void> => {
      const before = await now()
      const to = { personId: null, name: 'Somebody', address, isKnownInTeams: false }
      const { _id, ...next } = applyChange(
        before,
        changeRequester(before, to, [], by, desk.clock()),
        desk.clock(),
        () => address,
      )
      await desk.documents.tickets.updateIf({ _id }, { $set: next })
    }
    await become('olaf@contoso.example')
    await assertDead(url)
    await become('nora@contoso.example')
    await assertDead(url)
  })

  it('ends while the page is switched off, and with the organisation', async () => {
    const { desk, url, set } = page
    await set({ customerPage: false })
    await assertDead(url)
    await set({})
    await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { active: false } })
    await assertDead(url)
    await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { active: true } })
    assert.equal((await visit(url)).status, 200)
  })

  it('ends when the address becomes somebody else’s: the former holder sees nothing', async () => {
    const { desk } = page
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ From: `Carl Cohen <${CARL.email}>` })))
    assert.equal(ticket.requester.personId, 'carl')
    const url = linkIn(desk)
    assert.equal((await visit(url)).status, 200)
    const until = desk.clock()
    const lost = { addresses: ['c.cohen@contoso.example'], formerAddresses: [{ address: CARL.email, until }] }
    await desk.documents.people.updateIf({ _id: 'carl' }, { $set: lost })
    await assertDead(url)
    // Nora is known by nothing but her address, which some Eve had at that time.
    const eve = { addresses: [], formerAddresses: [{ address: 'nora@contoso.example', until }] }
    await desk.documents.people.updateIf({ _id: 'dora' }, { $set: eve })
    await assertDead(page.url)
    await desk.documents.people.updateIf(
      { _id: 'dora' },
      { $set: { formerAddresses: [{ ...eve.formerAddresses[0], until: new Date(0) }] } as never },
    )
    assert.equal((await visit(page.url)).status, 200, 'whoever lost it before Nora asked has nothing to do with it')
  })

  it('opens their own ticket to a customer who moved to another organisation, with nothing of the new one', async () => {
    const { desk } = page
    await desk.ticketOf(await desk.deliver(aMail({ From: `Carl Cohen <${CARL.email}>` })))
    const url = linkIn(desk)
    await desk.documents.categories.insert({
      ...(await hardware()),
      _id: 'theirs',
      organisationId: 'neighbour',
      name: 'Theirs',
      nameKey: 'theirs',
    })
    await desk.documents.people.updateIf(
      { _id: 'carl' },
      { $set: { memberships: [{ organisationId: 'neighbour', role: 'customer' }] } },
    )
    const shown = await visit(url)
    assert.equal(shown.status, 200)
    assert.doesNotMatch(shown.text, /Theirs/)
    const refused = await send(url, shown, 'sort', { categoryId: 'theirs' })
    assert.match(refused.text, /this choice is no longer offered/)
  })

  async function hardware() {
    const found = await page.desk.documents.categories.findOne({ _id: 'hardware' })
    assert.ok(found)
    return found
  }

  it('changes nothing by being opened, is told to nobody, and loads nothing', async () => {
    const { desk, url, now } = page
    const before = await now()
    const shown = await visit(`${url}?done=close&page=older%20x&act=close`)
    assert.equal(shown.status, 200)
    assertSilent(shown.headers)
    assert.match(
      shown.headers.get('content-security-policy') ?? '',
      /^default-src 'none'; frame-ancestors 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'$/,
    )
    assert.doesNotMatch(shown.html, /https?:\/\/|<script|<img|<link|@import|url\(/)
    assert.equal((await now()).revision, before.revision)
    await send(url, shown, 'answer', { text: 'x' })
    await visit(`${url}x`)
    const token = url.split('/').at(-1) ?? ''
    assert.ok(!JSON.stringify(desk.lines).includes(token.slice(0, 40)), 'no token is in the log')
    assert.ok(!JSON.stringify(desk.lines).includes(token.slice(-30)), 'nor a part of one')
  })

  it('is closed for a minute to whoever opens it all the time', async () => {
    const { url } = page
    const all = await Promise.all(Array.from({ length: 65 }, () => visit(url)))
    const busy = all.filter(({ status }) => status === 429)
    assert.equal(busy.length, 5)
    assert.match(busy[0]?.text ?? '', /opened too often.*wait a minute/)
    assert.equal(busy[0]?.headers.get('retry-after'), '60')
    assert.equal((await visit(`${url}x`)).status, 404, 'others are not concerned')
  })
})

describe('a form of the page', () => {
  let page: PageDesk
  beforeEach(async () => {
    page = await openPageDesk()
  })
  afterEach(() => page.desk.stop())

  const messages = async (): Promise<readonly string[]> => {
    const { desk, ticket, now } = page
    await now()
    const found = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'message' }, { sort: { at: 1 } })
    return found.map(({ text }) => text)
  }
  async function assertUntouched(before: Ticket): Promise<void> {
    assert.equal((await page.now()).version, before.version)
    assert.deepEqual(await messages(), [])
  }

  it('does once what is posted twice, one after the other and at once', async () => {
    const { url, now } = page
    const shown = await visit(url)
    const answers = await Promise.all([1, 2, 3].map(() => send(url, shown, 'answer', { text: 'Once.' })))
    answers.push(await send(url, shown, 'answer', { text: 'Once.' }))
    for (const { status, text } of answers) assert.match(`${status} ${text}`, /^200 .*we have received your message/)
    assert.deepEqual(await messages(), ['Once.'])
    const closings = await Promise.all([1, 2].map(() => send(url, shown, 'close')))
    closings.push(await send(url, shown, 'close'))
    for (const { text } of closings) assert.match(text, /Your request is closed/)
    const { version } = await now()
    await send(url, shown, 'close')
    assert.equal((await now()).version, version)
  })

  it('closes nothing when it is posted again after somebody opened the ticket', async () => {
    const { url, now } = page
    const shown = await visit(url)
    await send(url, await send(url, shown, 'close'), 'reopen')
    assert.equal((await now()).status, 'open')
    await send(url, shown, 'close')
    assert.equal((await now()).status, 'open')
  })

  it('keeps other words that are sent with a form that was used, and sends them when asked again', async () => {
    const { url } = page
    const shown = await visit(url)
    await send(url, shown, 'answer', { text: 'First.' })
    const again = await send(url, shown, 'answer', { text: 'First. And more.' })
    assert.match(again.text, /Your earlier message from this form was sent/)
    assert.equal(again.form('answer')['text'], 'First. And more.')
    await send(url, again, 'answer')
    assert.deepEqual(await messages(), ['First.', 'First. And more.'])
  })

  it('is refused without its token, with another ticket’s, and after half a day, and keeps what was typed', async () => {
    const { desk, url, now } = page
    const before = await now()
    await desk.ticketOf(await desk.deliver(aMail({ From: 'Olaf <olaf@contoso.example>' })))
    const foreign = (await visit(linkIn(desk))).form('answer')['form'] ?? ''
    const late = (await visit(url)).form('answer')['form'] ?? ''
    for (const form of ['', 'x.y', url.split('/').at(-1) ?? '', foreign]) {
      const refused = await post(url, { act: 'answer', form, text: 'Keep me' })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Nothing was sent, because this page was open for a long time/)
      assert.equal(refused.form('answer')['text'], 'Keep me')
    }
    desk.advance(13 * 3_600_000)
    assert.equal((await post(url, { act: 'answer', form: late, text: 'Keep me' })).status, 422)
    await assertUntouched(before)
  })

  it('is refused from another site, as something else than a form, and as none of ours', async () => {
    const { url, now } = page
    const before = await now()
    const fields = { ...(await visit(url)).form('answer'), text: 'x' }
    const answers = [
      await post(url, fields, { 'Sec-Fetch-Site': 'cross-site' }),
      await visit(url, {
        method: 'POST',
        body: JSON.stringify(fields),
        headers: { 'Content-Type': 'application/json' },
      }),
      await post(url, { ...fields, act: 'delete' }),
      await post(url, {}),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [403, 415, 400, 400],
    )
    for (const { text, headers } of answers) {
      assert.match(text, /Nothing was sent.*Back to your request/)
      assertSilent(headers)
    }
    await assertUntouched(before)
    assert.equal((await post(url, fields, { 'Sec-Fetch-Site': 'same-origin' })).status, 200)
  })

  it('says at its field what is wrong with a text, and keeps it as far as it can', async () => {
    const { url, now } = page
    const before = await now()
    const shown = await visit(url)
    const empty = await send(url, shown, 'answer', { text: ' \u200b\u202e ' })
    assert.match(empty.text, /Write your message first/)
    const long = await send(url, shown, 'answer', { text: 'ä'.repeat(4001) })
    assert.match(long.text, /4,001 characters, and at most 4,000/)
    assert.equal(long.form('answer')['text']?.length, 4001)
    assert.match(long.html, /aria-invalid="true" aria-describedby="text-error"/)
    assert.match(long.html, /<title>Please check: /)
    const huge = await send(url, shown, 'answer', { text: 'x'.repeat(1_000_000) })
    assert.equal(huge.status, 413)
    assert.match(huge.text, /your message is too long\. Go back, shorten it to at most 4,000 characters/)
    await assertUntouched(before)
  })

  it('takes markup, other directions and control characters as the text they are', async () => {
    const { url, ticket, desk } = page
    const text = '</textarea><script>alert(1)</script> "quoted" \u202eevil\u0007 &amp; {subject} line\r\nnext'
    const after = await send(url, await visit(url), 'answer', { text })
    for (const sign of ['<script', '\u202e', '\u0007']) assert.ok(!after.html.includes(sign), sign)
    const [stored] = await messages()
    assert.equal(stored, '</textarea><script>alert(1)</script> "quoted" evil &amp; {subject} line\nnext')
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { subject: '<img src=x onerror=alert(1)>' } })
    assert.doesNotMatch((await visit(url)).html, /<img/)
  })

  it('takes ratings from one to five, of a ticket that is over, for a week', async () => {
    const { desk, url, now } = page
    const open = await visit(url)
    const early = await post(url, { ...open.form('close'), act: 'rate', stars: '5', word: '' })
    assert.match(early.text, /You can rate it once it is resolved/)
    const closed = await send(url, open, 'close')
    for (const stars of ['', '0', '6', '-1', '1.5', '1e0', '٣', 'x'.repeat(900)]) {
      const refused = await send(url, closed, 'rate', { stars, word: 'Kept' })
      assert.match(refused.text, /Choose a rating from 1 to 5/, stars)
      assert.equal(refused.form('rate')['word'], 'Kept')
    }
    assert.match(
      (await send(url, closed, 'rate', { stars: '1', word: 'x'.repeat(501) })).text,
      /more than 500 characters/,
    )
    assert.equal((await now()).rating, null)
    desk.advance(61_000)
    await send(url, closed, 'rate', { stars: '1', word: '' })
    await send(url, await visit(url), 'rate', { stars: '5', word: 'Better' })
    assert.equal((await now()).rating?.stars, 5)
    const late = (await visit(url)).form('rate')
    desk.advance(8 * DAY_MS)
    const over = await visit(url)
    assert.ok(!over.has('rate'))
    const refused = await post(url, { ...late, ...{ form: over.form('answer')['form'] ?? '', stars: '2' } })
    assert.match(refused.text, /can no longer be changed/)
    assert.equal((await now()).rating?.stars, 5)
  })

  it('chooses nothing that is retired, does not fit, or that an agent has chosen meanwhile', async () => {
    const { desk, url, now } = page
    const shown = await visit(url)
    assert.match((await send(url, shown, 'sort')).text, /Choose a category or a service type first/)
    const misfit = await send(url, shown, 'sort', { categoryId: 'software', serviceTypeId: 'repair' })
    assert.match(misfit.text, /does not go with this category/)
    await desk.documents.categories.updateIf({ _id: 'hardware' }, { $set: { active: false } })
    const gone = await send(url, shown, 'sort', { categoryId: 'hardware' })
    assert.match(gone.text, /this choice is no longer offered/)
    assert.doesNotMatch(gone.text, /Hardware/)
    assert.equal((await now()).categoryId, null)
    await send(url, shown, 'sort', { categoryId: 'software' })
    desk.advance(61_000)
    const stale = await post(url, {
      ...shown.form('sort'),
      form: (await visit(url)).form('close')['form'] ?? '',
      categoryId: '',
      serviceTypeId: 'incident',
    })
    assert.equal(stale.status, 200, 'a form of the page as it is now')
    const ticket = await now()
    const old = await visit(url)
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { serviceTypeId: null } })
    assert.match((await send(url, old, 'sort', { serviceTypeId: 'incident' })).text, /changed in the meantime/)
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { questionOver: true } })
    assert.match((await send(url, old, 'sort', { categoryId: 'software' })).text, /our team has chosen this/)
    await send(url, await visit(url), 'close')
    assert.match((await send(url, old, 'sort', { categoryId: 'software' })).text, /no longer open/)
  })

  it('does nothing to a ticket that is worked as part of another, or that was no request', async () => {
    const { desk, url, ticket, now } = page
    const shown = await visit(url)
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { notRequest: true, status: 'closed' } })
    for (const act of ['answer', 'close'] as const) {
      assert.match((await send(url, shown, act, { text: 'x' })).text, /our team closed this as not a request/)
    }
    const mergedInto = {
      ticketId: 'other',
      number: 9,
      mergeId: 'm',
      at: desk.clock(),
      by: { personId: 'bea', name: 'Bea' },
    }
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { notRequest: false, mergedInto } as never })
    const merged = await visit(url)
    assert.match(merged.text, /together with another one/)
    assert.ok(!['answer', 'close', 'sort', 'reopen', 'rate'].some((act) => merged.has(act)))
    assert.match((await send(url, shown, 'answer', { text: 'x' })).text, /together with another one/)
    assert.deepEqual(await messages(), [])
    assert.equal((await now()).status, 'closed')
  })
})

function assertSilent(headers: Headers): void {
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.match(headers.get('x-robots-tag') ?? '', /noindex/)
}
