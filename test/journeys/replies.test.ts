// A reply in all the ways it can go: to whom, as what, and what becomes of it.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { askRemoveMailbox, removeMailbox } from '../../src/app/support-mail/remove-mailbox.ts'
import { watchDeliveries } from '../../src/app/watch/watch-deliveries.ts'
import { inWords } from '../../src/texts/say.ts'
import { entryText } from '../../src/domain/ticket/entry.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, CLIENT_ID, CLIENT_SECRET, MAILBOX_ID, TENANT_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

describe('replies to the customer', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  let mailId: string
  let before: number
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await begin()
  })
  afterEach(() => desk.stop())

  async function begin(headers: Readonly<Record<string, string>> = {}): Promise<void> {
    mailId = await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>', ...headers }))
    ticket = await desk.ticketOf(mailId)
    card = await desk.cardOf(ticket)
    before = desk.graph.sent(SUPPORT).length
  }

  const shown = (user = BEA): string => textOf(card.cardFor(user.id) ?? card.card ?? {})
  const inputs = (user = BEA): unknown[] =>
    partsOfType(card.cardFor(user.id) ?? {}, 'Input.Text').map(({ value }) => value)
  const client = () =>
    desk.frontdesk.deps.provider.open({
      ...{ address: SUPPORT, tenantId: TENANT_ID, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    })
  const graph = async (method: string, path: string, body?: object) => await askGraph(desk, method, path, body)

  const press = (title: string, inputs: Readonly<Record<string, string>> = {}, user = BEA): Promise<string> =>
    pressOn(desk, card, title, inputs, user)

  async function write(data: Readonly<Record<string, string>> = {}, user = BEA): Promise<string> {
    await press('Reply', {}, user)
    return await press('Preview', { to: CARL.email, cc: '', text: 'Please try it again.', ...data }, user)
  }

  async function sendIt(data: Readonly<Record<string, string>> = {}): Promise<void> {
    await write(data)
    await press('Send')
    desk.advance(60_000)
  }

  async function mails(count = 1): Promise<string[]> {
    await desk.eventually(`${count} mails sent`, () =>
      Promise.resolve(desk.graph.sent(SUPPORT).length >= before + count),
    )
    ticket = await desk.delivered(ticket._id)
    assert.equal(desk.graph.sent(SUPPORT).length, before + count)
    return desk.graph
      .sent(SUPPORT)
      .slice(before)
      .map(({ raw }) => raw.toString())
  }

  /** Once it was tried and given up. */
  async function parked(code: string): Promise<void> {
    await desk.eventually(`a reply given up: ${code}`, async () => {
      const found = await desk.documents.tickets.findOne({ _id: ticket._id })
      return found?.outbox.some((item) => item.kind === 'reply' && item.parked?.code === code)
    })
    ticket = await desk.delivered(ticket._id)
  }

  describe('to whom', () => {
    it('proposes the requester, and everyone else who takes part but the mailbox and machines', async () => {
      await begin({
        ...{ 'Message-ID': '<many@contoso.example>', Subject: 'Many' },
        To: `Desk <${SUPPORT}>, Jo <jo@contoso.example>`,
        Cc: 'support+x@northwind.example, no-reply@contoso.example, BOSS@contoso.example, boss@contoso.example',
      })
      const answer = aMail({
        'In-Reply-To': '<many@contoso.example>',
        From: 'Kim <kim@contoso.example>',
        Cc: CARL.email,
      })
      assert.equal((await desk.ticketOf(await desk.deliver(answer)))._id, ticket._id)
      await press('Reply')
      assert.deepEqual(inputs(), [CARL.email, 'kim@contoso.example, jo@contoso.example, boss@contoso.example', ''])
    })

    it('sends to everyone named, in Outlook’s way of writing them too, each once', async () => {
      const preview = await write({
        ...{ to: `Carl <${CARL.email}>; ann@contoso.example`, cc: 'Lee, Jo <jo@contoso.example>, ANN@contoso.example' },
      })
      assert.match(preview, /“Lee” is not an email address\. Correct it in Cc/)
      const cc = 'Jo Lee <jo@contoso.example>; ANN@contoso.example'
      const next = await press('Preview', { to: `Carl <${CARL.email}>; ann@contoso.example`, cc, text: 'Hello' })
      assert.match(next, /carl@contoso\.example, ann@contoso\.example[\s\S]*jo@contoso\.example/)
      await press('Send')
      desk.advance(60_000)
      const [raw = ''] = await mails()
      assert.match(raw, /^To: Carl Cohen <carl@contoso\.example>,\s+ann@contoso\.example\r$/mu)
      assert.match(raw, /^Cc: jo@contoso\.example\r$/mu)
      assert.match(shown(), /replied to the customer/)
    })

    for (const [name, to, word] of [
      ['nobody', '', /Enter at least one address in To/],
      ['what is no address', 'carl@', /“carl@” is not an email address\. Correct it in To/],
      [
        'the mailbox itself',
        'Desk <SUPPORT@northwind.example>',
        /is the support mailbox itself, which cannot be in To/,
      ],
      [
        'too many',
        Array.from({ length: 21 }, (_, at) => `a${at}@x.example`).join(' '),
        /at most 20 addresses.*Remove some of these 22/,
      ],
    ] as const) {
      it(`refuses ${name} in To, and keeps what was typed`, async () => {
        assert.match(await write({ to, cc: 'jo@contoso.example', text: 'Kept.' }), word)
        assert.deepEqual(inputs(), [to, 'jo@contoso.example', 'Kept.'])
        assert.equal(await desk.documents.replyDrafts.count({}), 0)
      })
    }

    it('never proposes those whom a forged mail named', async () => {
      const forged = aMail({
        ...{ 'In-Reply-To': '<asked@contoso.example>', Cc: 'thief@evil.example' },
        'Authentication-Results':
          'spf=fail smtp.mailfrom=contoso.example; dkim=none; dmarc=fail action=none header.from=contoso.example; compauth=fail reason=000',
      })
      const joined = await desk.ticketOf(await desk.deliver(forged))
      const [entry] = await desk.documents.entries.find({ ticketId: joined._id, kind: 'mail' })
      assert.ok(entry?.warning, 'the mail is not taken for forged')
      card = await desk.cardOf(joined)
      await press('Reply')
      assert.deepEqual(inputs().slice(0, 2), [CARL.email, ''])
    })
  })

  describe('a text', () => {
    it('arrives as typed, whatever it looks like, as text and as HTML', async () => {
      const typed = '<b>1 < 2 & "3"</b>\n  <script>alert(1)</script>\n{{NAME}} \u202Etxt.exe\u0007'
      await sendIt({ text: typed })
      const [raw = ''] = await mails()
      const content = desk.graph.sent(SUPPORT).at(-1)?.content
      assert.match(raw, /^Content-Type: multipart\/alternative/imu)
      assert.ok(!content?.html?.includes('<script>'))
      assert.match(
        content?.text ?? '',
        /^<b>1 < 2 & "3"<\/b>\n\s{2}<script>alert\(1\)<\/script>\n\{\{NAME\}\} txt\.exe/u,
      )
    })

    it('of 100,000 characters is refused, and so is none', async () => {
      const long = await desk.hands.click(card, 'Reply', {}, BEA)
      assert.equal(long.error, null)
      for (const [text, word] of [
        ['x'.repeat(100_000), /too long: it may have 4,000 characters and has 100,000/],
        ['x'.repeat(20_000), /too long: it may have 4,000 characters and has 20,000/],
        [' \u200B\n', /Write your reply first/],
      ] as const) {
        assert.match(await press('Preview', { to: CARL.email, text }), word)
      }
      assert.equal(await desk.documents.replyDrafts.count({}), 0)
    })
  })

  describe('where no mail of the requester can be answered', () => {
    it('is a new mail in the same conversation, when all mails are gone from the mailbox', async () => {
      await graph('POST', `/messages/${mailId}/permanentDelete`)
      await sendIt({ cc: 'jo@contoso.example' })
      for (const wait of [15_000, 15_000, 15_000]) {
        await looked()
        desk.advance(wait)
      }
      const [raw = ''] = await mails()
      assert.match(raw, new RegExp(`^Subject: Re: \\[#${ticket.number}\\] Printer\\r$`, 'mu'))
      assert.match(raw, /^In-Reply-To: <asked@contoso\.example>/mu)
      assert.match(raw, /^References: <asked@contoso\.example>/mu)
      assert.match(raw, /^To: .*carl@contoso\.example/mu)
      assert.match(raw, /^Cc: jo@contoso\.example/mu)
      const id = /^Message-ID: *(<[^>]+>)/imu.exec(raw)?.[1] ?? ''
      const answer = aMail({ 'In-Reply-To': id, From: 'Jo <jo@contoso.example>', Subject: 'x' })
      assert.equal((await desk.ticketOf(await desk.deliver(answer)))._id, ticket._id)
    })

    /** The item was tried and waits again. */
    async function looked(): Promise<void> {
      await desk.eventually('a look at the mail', async () => {
        const found = await desk.documents.tickets.findOne({ _id: ticket._id })
        const item = found?.outbox.find(({ kind }) => kind === 'reply')
        return found?.deliveryLease === null && (!item || item.nextAt > desk.clock())
      })
    }

    it('is a new mail to a requester who never wrote', async () => {
      const carla = { personId: null, name: 'Carla', address: 'carla@contoso.example' }
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { requester: carla } })
      await press('Reply')
      assert.deepEqual(inputs().slice(0, 2), [carla.address, CARL.email])
      await press('Preview', { to: carla.address, cc: '', text: 'Hello Carla' })
      await press('Send')
      desk.advance(60_000)
      const [raw = ''] = await mails()
      assert.match(raw, /^To: Carla <carla@contoso\.example>\r$/mu)
      assert.match(raw, new RegExp(`^Subject: .*\\[#${ticket.number}\\]`, 'mu'))
    })

    it('is a new mail where the ticket came from no mail, and its answer joins', async () => {
      await desk.documents.tickets.updateIf(
        { _id: ticket._id },
        { $set: { mailboxId: null, originKey: 'chat/1', messageIds: [], askedBy: '' } },
      )
      assert.match(await write({ via: 'email' }), /support@northwind\.example/)
      await press('Send')
      desk.advance(60_000)
      const [raw = ''] = await mails()
      assert.match(raw, new RegExp(`^Subject: \\[#${ticket.number}\\] Printer\\r$`, 'mu'))
      assert.doesNotMatch(raw, /^(?:In-Reply-To|References):/imu)
      const id = /^Message-ID: *(<[^>]+>)/imu.exec(raw)?.[1] ?? ''
      const answer = aMail({ 'In-Reply-To': id, Subject: 'x' })
      assert.equal((await desk.ticketOf(await desk.deliver(answer)))._id, ticket._id)
    })
  })

  describe('what becomes of it', () => {
    const bounce = (messageId: string, status: string, more: Readonly<Record<string, string>> = {}) =>
      aMail(
        {
          ...{ From: 'MAILER-DAEMON@contoso.example', Subject: 'Undeliverable: Printer', 'In-Reply-To': messageId },
          ...{ 'X-Failed-Recipients': 'jo@contoso.example', ...more },
        },
        `Your message could not be delivered.\r\nRemote server returned '550 ${status} something'\r\n`,
      )

    async function sentUnder(): Promise<string> {
      await sendIt({ cc: 'jo@contoso.example', setTo: 'waiting' })
      const [raw = ''] = await mails()
      return /^Message-ID: *(<[^>]+>)/imu.exec(raw)?.[1] ?? ''
    }

    it('is said on the card and in the conversation when it bounces, and the ticket is open again', async () => {
      const id = await sentUnder()
      assert.equal(ticket.status, 'waiting')
      const joined = await desk.ticketOf(await desk.deliver(bounce(id, '5.2.2')))
      assert.deepEqual([joined._id, joined.status], [ticket._id, 'open'])
      const words = /could not be delivered to jo@contoso\.example: the mailbox is full/
      assert.match(textOf(card.card ?? {}), new RegExp(`Reply by Bea Brandt to [\\s\\S]*${words.source}`))
      await press('More')
      assert.match(await press('Conversation'), words)
      const [entry] = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'reply' })
      assert.deepEqual([entry?.undelivered?.isFinal, entry?.undelivered?.address], [true, 'jo@contoso.example'])
      assert.match(shown(), /Frontdesk\s+set it to open, because a reply did not arrive/)
    })

    it('is late, when it is only delayed, and lost when that is reported later, but never the other way round', async () => {
      const id = await sentUnder()
      await desk.ticketOf(await desk.deliver(bounce(id, '4.4.1', { Subject: 'Delivery delayed: Printer' })))
      assert.match(textOf(card.card ?? {}), /has not been delivered to jo@contoso\.example yet/)
      await desk.ticketOf(await desk.deliver(bounce(id, '5.1.1')))
      await desk.ticketOf(await desk.deliver(bounce(id, '4.4.1', { Subject: 'Delivery delayed: Printer' })))
      assert.match(textOf(card.card ?? {}), /could not be delivered to jo@contoso\.example: the address does not exist/)
    })

    it('stays in the conversation, and leaves the card, when another reply follows', async () => {
      await desk.ticketOf(await desk.deliver(bounce(await sentUnder(), '5.1.1')))
      before = desk.graph.sent(SUPPORT).length
      await sendIt()
      await mails()
      assert.doesNotMatch(textOf(card.card ?? {}), /could not be delivered/)
      await press('More')
      assert.match(await press('Conversation'), /does not exist/)
    })

    it('is discarded with its draft, which is deleted from the mailbox, and its text comes back', async () => {
      const fault = desk.graph.faults.add({
        match: { method: 'POST', path: /\/send$/ },
        times: Infinity,
        answer: { status: 403, code: 'ErrorSendAsDenied' },
      })
      await sendIt({ text: 'Back again.' })
      await refusedForLong()
      assert.equal((await client().markedDrafts()).length, 1)
      fault.remove()
      await press('Discard')
      await desk.eventually('no draft', async () => (await client().markedDrafts()).length === 0)
      ticket = await desk.delivered(ticket._id)
      assert.deepEqual(ticket.outbox, [])
      assert.equal(desk.graph.sent(SUPPORT).length, before)
      await press('Reply')
      assert.equal(inputs().at(-1), 'Back again.')
    })

    it('leaves the draft of a discarded reply where somebody edited it, and says so', async () => {
      const fault = desk.graph.faults.add({
        match: { method: 'POST', path: /\/send$/ },
        times: Infinity,
        answer: { status: 403, code: 'ErrorSendAsDenied' },
      })
      await sendIt()
      await refusedForLong()
      fault.remove()
      const [draft] = await client().markedDrafts()
      await graph('PATCH', `/messages/${draft?.id ?? ''}`, { subject: 'Mine now' })
      await press('Discard')
      await desk.eventually('it said', async () =>
        inWords((await desk.documents.tickets.findOne({ _id: ticket._id }))?.deliveryNote?.what ?? '').includes(
          'edited it in Outlook',
        ),
      )
      assert.equal((await client().markedDrafts()).length, 1)
    })

    describe('whose draft was edited in Outlook before it was sent', () => {
      let draftId: string
      beforeEach(async () => {
        const fault = desk.graph.faults.add({ match: { method: 'POST', path: /\/send$/ }, answer: { status: 503 } })
        await sendIt()
        await desk.eventually('a draft that could not be sent', () => Promise.resolve(fault.hits() > 0))
        draftId = (await client().markedDrafts())[0]?.id ?? ''
      })
      const edit = (change: object) => graph('PATCH', `/messages/${draftId}`, change)
      async function held(): Promise<void> {
        desk.advance(60_000)
        await parked('draft-edited')
        assert.equal(desk.graph.sent(SUPPORT).length, before)
      }

      for (const [what, change] of [
        ['its words', { body: { contentType: 'html', content: '<p>Go away.</p>' } }],
        ['its subject', { subject: 'Something else' }],
        ['its recipients', { toRecipients: [{ emailAddress: { address: 'rival@x.example' } }] }],
        ['a blind copy', { bccRecipients: [{ emailAddress: { address: 'rival@x.example' } }] }],
      ] as const) {
        it(`does not leave, but says so, where ${what} changed`, async () => {
          await edit(change)
          await held()
          assert.match(textOf(card.card ?? {}), /Someone edited it in Outlook before it was sent/)
          const entries = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'event' })
          assert.ok(
            entries.some((entry) => entryText(entry) === 'did not send an email that someone edited in Outlook'),
          )
          assert.ok(!(await watched()).some(({ kind }) => kind === 'mails-refused'))
        })
      }

      it('does not leave with a file that somebody put there', async () => {
        const type = '#microsoft.graph.fileAttachment'
        const file = { '@odata.type': type, name: 'secrets.xlsx', contentBytes: 'AA==' }
        await graph('POST', `/messages/${draftId}/attachments`, file)
        await held()
      })

      it('leaves where only the mailbox touched it', async () => {
        await edit({ importance: 'high' })
        desk.advance(60_000)
        const [raw] = await mails()
        assert.match(raw ?? '', /Please try it again/)
      })

      it('leaves as it was previewed when a person says so, and the edited one stays theirs', async () => {
        await edit({ subject: 'Mine now' })
        await held()
        await press('Try again')
        const [raw] = await mails()
        assert.match(raw ?? '', /^Subject: .*Printer/mu)
        assert.match(raw ?? '', /Please try it again/)
        assert.equal((await client().markedDrafts()).length, 1)
        desk.advance(5 * 3_600_000)
        await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Next' })))
        assert.deepEqual(
          (await client().markedDrafts()).map(({ id }) => id),
          [draftId],
        )
      })

      it('is not sent twice where somebody sent theirs before that', async () => {
        await edit({ subject: 'Mine now' })
        await held()
        await client().sendDraft({ id: draftId })
        await press('Try again')
        const [raw] = await mails()
        assert.match(raw ?? '', /^Subject: Mine now/mu)
        assert.match(textOf(card.card ?? {}), /noticed that a reply was edited and sent in Outlook/)
      })

      it('is told where somebody edited and sent it at once', async () => {
        await edit({ body: { contentType: 'html', content: '<p>Go away.</p>' } })
        await client().sendDraft({ id: draftId })
        desk.advance(60_000)
        await mails()
        assert.match(textOf(card.card ?? {}), /noticed that a reply was edited and sent in Outlook/)
        assert.equal(await desk.documents.entries.count({ ticketId: ticket._id, kind: 'reply' }), 1)
      })

      async function watched() {
        await watchDeliveries(desk.frontdesk.deps)
        return await desk.documents.alarms.find({})
      }
    })

    it('stands where Exchange took it, below an answer of the same second, whenever it was noted', async () => {
      const fault = desk.graph.faults.add({ match: { method: 'POST', path: /\/send$/ }, answer: 'lost-answer' })
      await sendIt({ text: 'Try it again.' })
      await desk.eventually('a reply that left unseen', () =>
        Promise.resolve(fault.hits() > 0 && desk.graph.sent(SUPPORT).length > before),
      )
      const left = desk.graph.sent(SUPPORT).at(-1)?.sentAt
      assert.ok(left)
      const second = new Date(Math.floor(left.getTime() / 1000) * 1000)
      const answer = aMail({ 'In-Reply-To': '<asked@contoso.example>', Subject: 'Re: Printer' }, 'It works now.')
      await desk.ticketOf(await desk.deliver(answer, second))
      desk.advance(600_000)
      await mails()
      const [entry] = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'reply' })
      assert.deepEqual(entry?.at, second)
      await press('Conversation')
      assert.match(shown(), /It works now[\s\S]*Try it again/)
      const order = { sort: { at: -1, _id: -1 } } as const
      const stored = await desk.documents.entries.find(
        { ticketId: ticket._id, kind: { $in: ['mail', 'reply'] } },
        order,
      )
      assert.deepEqual(
        stored.map(({ kind }) => kind),
        ['mail', 'reply'],
      )
    })

    it('is sent after all where a person sent the draft that another discarded', async () => {
      const fault = desk.graph.faults.add({
        match: { method: 'POST', path: /\/send$/ },
        times: Infinity,
        answer: { status: 403, code: 'ErrorSendAsDenied' },
      })
      await sendIt()
      await refusedForLong()
      fault.remove()
      const [draft] = await client().markedDrafts()
      await client().sendDraft({ id: draft?.id ?? '' })
      await press('Discard')
      await mails()
      assert.equal(await desk.documents.entries.count({ ticketId: ticket._id, kind: 'reply' }), 1)
    })

    /** Refusals are believed after a day of them. */
    async function refusedForLong(): Promise<void> {
      for (let tries = 0; tries < 12; tries += 1) {
        const found = await desk.eventually('a refusal', async () => {
          const now = await desk.documents.tickets.findOne({ _id: ticket._id })
          const item = now?.outbox.find(({ kind }) => kind === 'reply')
          const rests = item && (item.parked !== null || item.nextAt > desk.clock())
          return now?.deliveryLease === null && rests && item
        })
        if (found.parked !== null) break
        desk.advance(9 * 3_600_000)
      }
      ticket = await desk.delivered(ticket._id)
    }

    it('whose draft was deleted in Outlook may have left: it is sent again only by one who was told', async () => {
      const fault = desk.graph.faults.add({ match: { method: 'POST', path: /\/send$/ }, answer: { status: 503 } })
      await sendIt()
      await desk.eventually('a draft that could not be sent', () => Promise.resolve(fault.hits() > 0))
      const [draft] = await client().markedDrafts()
      await graph('POST', `/messages/${draft?.id ?? ''}/permanentDelete`)
      for (let looks = 0; looks < 7; looks += 1) {
        await desk.eventually('a look', async () => {
          const now = await desk.documents.tickets.findOne({ _id: ticket._id })
          const item = now?.outbox.find(({ kind }) => kind === 'reply')
          return now?.deliveryLease === null && item && (item.parked !== null || item.nextAt > desk.clock())
        })
        desk.advance(600_000)
      }
      await parked('draft-gone')
      assert.match(textOf(card.card ?? {}), /may not have been sent[\s\S]*Sent Items[\s\S]*get it twice/)
      const titles = buttonsOf(card.card ?? {}).map(({ title }) => title)
      assert.ok(titles.includes('Send again') && titles.includes('Discard') && !titles.includes('Try again'))
      const asked = desk.hands.sent.at(-1)
      const data = { ticketId: ticket._id, entryId: ticket.outbox.find((item) => item.kind === 'reply')?.reply.entryId }
      const { body } = await desk.hands.send({
        ...asked,
        id: 'unaware',
        value: { action: { type: 'Action.Execute', verb: 'ticket.retry-reply', data } },
      })
      assert.match(JSON.stringify(body), /may already have been sent/)
      assert.equal(desk.graph.sent(SUPPORT).length, before)
      await press('Send again')
      await mails()
    })

    it('waits with its reason where the mailbox is removed meanwhile', async () => {
      await write()
      await press('Send')
      await desk.documents.mailboxes.delete({ _id: MAILBOX_ID })
      desk.advance(60_000)
      await parked('mailbox-gone')
      assert.match(textOf(card.card ?? {}), /no longer connected/)
      assert.equal(desk.graph.sent(SUPPORT).length, before)
      assert.match(await press('Reply'), /no longer connected/)
    })

    it('is counted before its mailbox is removed, and its card says then that it will not be sent', async () => {
      const fault = desk.graph.faults.add({
        match: { method: 'POST', path: /\/send$/ },
        times: Infinity,
        answer: { status: 403, code: 'ErrorSendAsDenied' },
      })
      await sendIt({ text: 'Given up.' })
      await refusedForLong()
      assert.match(textOf(card.card ?? {}), /Microsoft refused this/)
      await sendIt({ text: 'Still waits.' })
      await desk.eventually('the second one refused', async () => {
        const now = await desk.documents.tickets.findOne({ _id: ticket._id })
        return now?.outbox.some((item) => item.parked === null && item.refused) && now.deliveryLease === null
      })
      fault.remove()
      const { documents } = desk.frontdesk.deps
      const [root, mailbox, ada] = await Promise.all([
        documents.organisations.findOne({ _id: 'root' }),
        documents.mailboxes.findOne({ _id: MAILBOX_ID }),
        documents.people.findOne({ _id: 'ada' }),
      ])
      assert.ok(root && mailbox && ada)
      const asked = await askRemoveMailbox({ documents }, root, mailbox)
      assert.match(asked.lead, /2 replies that agents wrote have not been sent yet, and never will be/)
      assert.deepEqual(asked.facts.at(-1), { title: 'Replies not sent yet', value: `2 (#${ticket.number})` })

      await removeMailbox(desk.frontdesk.deps, ada, root, MAILBOX_ID)
      await desk.eventually('both said', async () => {
        const now = await desk.documents.tickets.findOne({ _id: ticket._id })
        const codes = now?.outbox.flatMap((item) => (item.kind === 'reply' ? [item.parked?.code] : []))
        return codes?.length === 2 && codes.every((code) => code === 'mailbox-gone')
      })
      await desk.delivered(ticket._id)
      assert.equal(textOf(card.card ?? {}).match(/no longer connected\. Copy its text/g)?.length, 2)
      assert.doesNotMatch(textOf(card.card ?? {}), /Microsoft refused/)
      assert.equal(desk.graph.sent(SUPPORT).length, before)
    })

    it('is not even shown for sending where the mailbox is paused', async () => {
      await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused' } })
      assert.match(await press('Reply'), /support@northwind\.example is paused/)
    })
  })

  describe('two at once', () => {
    it('sends once for two presses of Send', async () => {
      await write()
      const data = { action: { type: 'Action.Execute', verb: 'ticket.send-reply', data: await sendData() } }
      const asked = desk.hands.sent.at(-1)
      const answers = await Promise.all(
        ['one', 'two'].map(async (id) => await desk.hands.send({ ...asked, id, value: data })),
      )
      for (const { body } of answers) assert.doesNotMatch(JSON.stringify(body), /Nothing was/)
      desk.advance(60_000)
      await mails()
      const late = await desk.hands.send({ ...asked, id: 'three', value: data })
      assert.doesNotMatch(JSON.stringify(late.body), /Nothing was/)
      await mails()
    })

    async function sendData(): Promise<object> {
      const [draft] = await desk.documents.replyDrafts.find({})
      return { ticketId: ticket._id, version: ticket.version, draftId: draft?.draftId }
    }

    it('tells the second of two who reply, before anything is sent, and keeps the text', async () => {
      await write({ text: 'From Bea.' })
      const send = buttonsOf(card.cardFor(BEA.id) ?? {}).find(({ title }) => title === 'Send')
      assert.ok(send)
      await write({ text: 'From Ada.' }, ADA)
      await press('Send', {}, ADA)
      // Her card may be redrawn before she presses, or just after.
      const { body } = await desk.hands.send({
        ...desk.hands.sent.at(-1),
        ...{ id: 'second', from: { id: BEA.id, aadObjectId: BEA.aadObjectId, name: BEA.name } },
        value: { action: { type: 'Action.Execute', verb: send.verb, data: send.data } },
      })
      const answer = JSON.stringify(body)
      assert.match(answer, /Nothing was changed: meanwhile Ada Adler wrote a reply to the customer/)
      assert.match(answer, /"value":"From Bea\."/)
      desk.advance(60_000)
      await mails()
    })

    it('says that it is too late to take back what was sent', async () => {
      await write()
      await press('Send')
      const undo = buttonsOf(card.cardFor(BEA.id) ?? {}).find(({ title }) => title === 'Undo')
      assert.ok(undo)
      desk.advance(60_000)
      await mails()
      const { body } = await desk.hands.send({
        ...desk.hands.sent.at(-1),
        id: 'late',
        value: { action: { type: 'Action.Execute', verb: undo.verb, data: undo.data } },
      })
      assert.match(JSON.stringify(body), /too late: this reply has already been sent/)
    })

    it('puts what is taken back below what was begun meanwhile', async () => {
      await write({ text: 'First.' })
      await press('Send')
      await write({ text: 'Second.' })
      await press('Back')
      await press('Back', { text: 'Second.' })
      await press('Undo')
      await press('Reply')
      assert.equal(inputs().at(-1), 'Second.\n\nFirst.')
    })

    it('sends what somebody sent who has lost the right since, and shows them nothing more', async () => {
      await write()
      await press('Send')
      await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { memberships: [] } })
      desk.advance(60_000)
      await mails()
      assert.match(await press('Note'), /not an agent for this organisation/)
    })

    it('sends nothing for somebody who lost the right between the preview and Send', async () => {
      await write()
      await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { memberships: [] } })
      assert.match(await press('Send'), /not an agent for this organisation/)
      assert.ok(!(await desk.delivered(ticket._id)).outbox.some(({ kind }) => kind === 'reply'))
    })

    it('sends to a ticket that was closed meanwhile, without changing its status', async () => {
      await write({ setTo: 'waiting' })
      await press('Send')
      await press('Resolve')
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { status: 'closed' } })
      desk.advance(60_000)
      await mails()
      assert.equal(ticket.status, 'closed')
    })
  })
})

/** What somebody does in Outlook. */
async function askGraph(desk: TestFrontdesk, method: string, path: string, body?: object): Promise<void> {
  const form = { grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET }
  const scope = `${desk.graph.url}/.default`
  const { createTrustedFetch } = await import('../../src/lib/trusted-fetch.ts')
  const fetch = createTrustedFetch({ ca: desk.graph.ca, timeoutMs: 5000 })
  const token = await fetch(`${desk.graph.url}/${TENANT_ID}/oauth2/v2.0/token`, {
    ...{ method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
    body: new URLSearchParams({ ...form, scope }).toString(),
  })
  const { access_token: bearer } = (await token.json()) as { access_token: string }
  const answer = await fetch(`${desk.graph.url}/v1.0/users/${SUPPORT}${path}`, {
    method,
    headers: {
      ...{ Authorization: `Bearer ${bearer}`, Prefer: 'IdType="ImmutableId"' },
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`)
}
