// The files of a ticket: listed in its card, opened by links that were made for whoever asked.
import assert from 'node:assert/strict'
import { linkTo } from '../../src/app/ports/signed-tokens.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf, type Card } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { partsOfType, titlesOf } from '../support/card-parts.ts'
import { aFile, aMailWith, aPicture, linksOf, type MailFile } from '../support/files.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA, CARL, DORA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { SUPPORT } from '../support/mails.ts'

const FIRST = { 'Message-ID': '<first@contoso.example>' }
const ANSWER = { 'In-Reply-To': '<first@contoso.example>', Subject: 'RE: Printer' }

describe('the files of a ticket', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  async function ticketWith(files: readonly MailFile[]): Promise<{ ticket: Ticket; card: TeamsMessage }> {
    const ticket = await desk.ticketOf(await desk.deliver(aMailWith(files, FIRST)))
    return { ticket, card: await desk.cardOf(ticket) }
  }

  /** The card with the panel open, as Bea sees it. */
  async function open(card: TeamsMessage, button = 'Files', user = BEA): Promise<Card> {
    const { card: shown, error } = await desk.hands.click(card, button, {}, user)
    assert.equal(error, null)
    assert.ok(shown)
    return shown
  }

  function downloads(shown: Card): readonly string[] {
    return linksOf(shown).filter((url) => url.includes('/files/'))
  }

  async function downloadOf(files: readonly MailFile[]): Promise<string> {
    const { card } = await ticketWith(files)
    const [url] = downloads(await open(card))
    assert.ok(url)
    return url
  }

  async function page(url: string): Promise<{ status: number; text: string }> {
    const response = await fetch(url)
    return { status: response.status, text: await response.text() }
  }

  describe('in its card', () => {
    it('are named with size, sender and time, newest first, a few at a time', async () => {
      const { card } = await ticketWith([aFile('first.log', 'x'.repeat(2048)), aFile('second.log')])
      for (const number of [1, 2]) {
        const from = `Dana ${number} <dana${number}@contoso.example>`
        const files = [aFile(`plan ${number}a.docx`), aFile(`plan ${number}b.docx`)]
        const at = new Date(desk.clock().getTime() + number * 60_000)
        await desk.ticketOf(await desk.deliver(aMailWith(files, { ...ANSWER, From: from }), at))
      }
      const first = await open(card)
      const names = (shown: Card) => textOf(shown).match(/(?:plan|first|second)[^\n(]*(?= \()/g) ?? []
      assert.deepEqual(names(first), ['plan 2a.docx', 'plan 2b.docx', 'plan 1a.docx', 'plan 1b.docx'])
      assert.match(textOf(first), /from Dana 2\n\{\{DATE\(/)
      assert.match(textOf(first), /The links work for ten minutes, for anyone who has them\./)
      const older = await open(card, 'Older files')
      assert.deepEqual(names(older), ['first.log', 'second.log'])
      assert.match(textOf(older), /first\.log \(2\sKB\)[\s\S]*from Carl Cohen/)
      assert.ok(!titlesOf(older).includes('Older files'))
      assert.deepEqual(names(await open(card, 'Newest files')), names(first))
    })

    it('are asked for where the card names them, and behind More in any case', async () => {
      const { card } = await ticketWith([])
      assert.ok(!titlesOf(card.card).includes('Files'))
      await open(card, 'More')
      assert.match(textOf(await open(card)), /Nothing was attached to the emails of this ticket\./)
    })

    it('are each listed once, however many of a mail begin a page', async () => {
      const { card } = await ticketWith(Array.from({ length: 11 }, (_, index) => aFile(`file-${index}.log`)))
      const seen: string[] = []
      for (let button = 'Files'; seen.length < 20; button = 'Older files') {
        const shown = await open(card, button)
        seen.push(...(textOf(shown).match(/file-\d+/g) ?? []))
        if (!titlesOf(shown).includes('Older files')) break
      }
      assert.deepEqual(
        seen,
        Array.from({ length: 11 }, (_, index) => `file-${index}`),
      )
    })

    it('show small pictures, and only those', async () => {
      const big = { ...aPicture('big.png'), content: Buffer.alloc(300_000, 1) }
      const { card } = await ticketWith([aPicture('small.png'), big, aFile('text.txt')])
      const pictures = partsOfType(await open(card), 'Image').map(({ url }) => String(url))
      assert.equal(pictures.length, 1)
      const response = await fetch(pictures[0] ?? '')
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('content-type'), 'image/png')
      assert.equal(response.headers.get('content-disposition'), 'inline; filename="small.png"')
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), aPicture('').content)
    })

    it('show small pictures beside their emails, to whoever opens the conversation or reads on', async () => {
      const pictures = (shown: Card | null) => partsOfType(shown ?? {}, 'Image').map(({ url }) => String(url))
      const statusOf = async (url = '') => (await fetch(url)).status
      const first = await desk.deliver(aMailWith([aPicture('gate.png'), aFile('text.txt')], FIRST))
      const card = await desk.cardOf(await desk.ticketOf(first))
      const long = 'The printer at the gate is on fire.\r\n'.repeat(1000)
      await desk.ticketOf(await desk.deliver(aMailWith([aPicture('label.png')], ANSWER, long)))
      const conversation = pictures(await open(card, 'Conversation'))
      assert.deepEqual(await Promise.all(conversation.map(statusOf)), [200, 200])
      const [alone, ...none] = pictures(await open(card, 'Read all'))
      assert.deepEqual([await statusOf(alone), none], [200, []])
      await open(card, 'Back')
      await open(card, 'Back')
      const [further, ...no] = pictures(await open(card, 'Read on'))
      assert.deepEqual([await statusOf(further), no], [200, []])
      assert.deepEqual(pictures(card.card), [], 'everybody’s card holds no address')
      assert.equal(await statusOf(conversation[0]?.replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A'))), 404)
    })

    it('lead to Outlook where nothing else can open them', async () => {
      const { card } = await ticketWith([aFile('winmail.dat', 'x', 'application/ms-tnef')])
      const shown = await open(card)
      assert.match(textOf(shown), /winmail\.dat, Outlook’s own format: open it in Outlook/)
      const titles = partsOfType(shown, 'Action.OpenUrl').map(({ title }) => title)
      assert.deepEqual(titles, ['Download', 'Open in Outlook'])
    })

    it('are for agents: nobody else is shown a name or a link', async () => {
      const { ticket, card } = await ticketWith([aFile('secret.log')])
      for (const user of [CARL, DORA]) {
        const answer = await desk.hands.click(card, 'Files', {}, user)
        const said = JSON.stringify(answer.body)
        assert.ok(!said.includes('/files/'), `${user.name}: ${said}`)
      }
      const [own] = (await desk.hands.say(CARL, 'personal', `ticket ${ticket.number}`)).replies
      assert.ok(own && !JSON.stringify(own.card).includes('secret.log'))
    })
  })

  describe('once a link is followed', () => {
    it('come as they were sent, to be saved and not to be opened by a browser', async () => {
      const content = Buffer.from(Array.from({ length: 700_000 }, (_, index) => index % 251))
      const response = await fetch(await downloadOf([{ name: 'disk.img', type: 'text/html', content }]))
      assert.equal(response.status, 200)
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), content)
      const headers = Object.fromEntries(response.headers)
      assert.equal(headers['content-type'], 'application/octet-stream')
      assert.equal(headers['content-disposition'], 'attachment; filename="disk.img"')
      assert.equal(headers['content-length'], '700000')
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['cache-control'], 'no-store')
      assert.equal(headers['referrer-policy'], 'no-referrer')
      assert.equal(headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'; sandbox")
    })

    it('may be empty', async () => {
      const response = await fetch(await downloadOf([aFile('empty.log', '')]))
      assert.deepEqual([response.status, await response.text()], [200, ''])
    })

    it('are no longer opened for someone who has lost the right', async () => {
      const url = await downloadOf([aFile('plan.docx')])
      assert.equal((await page(url)).status, 200)
      await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { memberships: [] } })
      const { status, text } = await page(url)
      assert.equal(status, 404)
      assert.match(text, /This link no longer works.*for someone who may see the ticket\. Ask Frontdesk/s)
    })

    it('are no longer opened once the ticket belongs to others', async () => {
      await desk.documents.people.updateIf(
        { _id: 'bea' },
        { $set: { memberships: [{ organisationId: 'customer', role: 'agent' }] } },
      )
      const { ticket, card } = await ticketWith([aFile('plan.docx')])
      const [url = ''] = downloads(await open(card))
      assert.equal((await page(url)).status, 200)
      const elsewhere = { organisationId: 'neighbour', organisationPath: ['root', 'neighbour'] }
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: elsewhere })
      assert.equal((await page(url)).status, 404)
    })

    it('are those of their ticket alone, whatever a link with our own signature says', async () => {
      const { ticket } = await ticketWith([aFile('own.log')])
      const other = await desk.ticketOf(await desk.deliver(aMailWith([aFile('other.log')], { Subject: 'Other' })))
      const answer = { 'In-Reply-To': other.messageIds[0] ?? '', Subject: 'RE: Other' }
      await desk.ticketOf(await desk.deliver(aMailWith([aFile('entry.log')], answer)))
      const [entry] = await desk.documents.entries.find({ ticketId: other._id })
      assert.ok(entry)
      const { signedTokens, clock, publicUrl } = desk.frontdesk.deps
      const open = async (wanted: object) => {
        const file = { ticketId: ticket._id, entryId: '', index: 0, personId: 'bea', ...wanted }
        const until = new Date(clock().getTime() + 60_000)
        return await page(linkTo(publicUrl(), 'file', signedTokens.sign('file', file, until)))
      }
      assert.equal((await open({})).status, 200)
      assert.equal((await open({ ticketId: other._id, entryId: entry._id })).status, 200)
      for (const wanted of [
        { entryId: entry._id },
        { entryId: 'none' },
        { index: 1 },
        { index: -1 },
        { personId: 'nobody' },
        { personId: 'carl' },
        { ticketId: 'none' },
      ]) {
        assert.equal((await open(wanted)).status, 404, JSON.stringify(wanted))
      }
    })

    for (const [name, header] of [
      ['../../etc/passwd', 'attachment; filename="_.._etc_passwd"'],
      ['invoice\u202Efdp.exe', 'attachment; filename="invoicefdp.exe"'],
      ['a"b\r\nSet-Cookie: x=1.txt', 'attachment; filename="a_b Set-Cookie_ x=1.txt"'],
      [`${'n'.repeat(300)}.docx`, `attachment; filename="${'n'.repeat(115)}.docx"`],
      ['Größe.txt', `attachment; filename="Gr__e.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.txt`],
    ] as const) {
      it(`are called what they may be called: ${JSON.stringify(name.slice(0, 30))}`, async () => {
        const { ticket, card } = await ticketWith([aFile('plain.txt')])
        const attachments = ticket.attachments.map((one) => ({ ...one, name }))
        await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { attachments } })
        const [url = ''] = downloads(await open(card))
        const response = await fetch(url)
        assert.equal(await response.text(), 'Some bytes')
        assert.equal(response.headers.get('content-disposition'), header)
        assert.equal(response.headers.get('set-cookie'), null)
      })
    }

    it('say when the mail is no longer in the mailbox', async () => {
      const url = await downloadOf([aFile('plan.docx')])
      desk.graph.faults.add({ match: { path: /\/\$value/ }, times: Infinity, answer: { status: 404 } })
      const { status, text } = await page(url)
      assert.equal(status, 410)
      assert.match(text, /This file cannot be opened.*not found in the support mailbox/s)
    })

    it('say when the mailbox is paused, and when it is no longer connected', async () => {
      const url = await downloadOf([aFile('plan.docx')])
      await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused' } })
      assert.match((await page(url)).text, /This file cannot be opened.*is paused, so Frontdesk does not read it/s)
      await desk.documents.mailboxes.delete({ _id: MAILBOX_ID })
      assert.match((await page(url)).text, /This file cannot be opened.*is no longer connected to Frontdesk/s)
    })

    it('say when the mailbox does not answer, and log it without the token', async () => {
      const url = await downloadOf([aFile('plan.docx')])
      desk.graph.faults.add({
        match: { path: /\/\$value/ },
        times: Infinity,
        answer: { status: 503, retryAfterSeconds: 999 },
      })
      const { status, text } = await page(url)
      assert.equal(status, 503)
      assert.match(text, /The mailbox did not answer.*Try the link again in a minute/s)
      const logged = JSON.stringify(desk.lines)
      assert.match(logged, /ErrorServerBusy/)
      const token = url.slice(url.lastIndexOf('/') + 1)
      assert.ok(!logged.includes(token.slice(0, 40)) && !logged.includes(token.slice(-20)))
    })
  })

  describe('on their way', () => {
    const PIECE = Buffer.alloc(64 * 1024, 7)
    const MB = 1024 * 1024

    /** The file is these bytes in place of its own; counts what Graph has handed out. */
    function inPlace(bytes: (count: (piece: Buffer) => Buffer) => AsyncIterable<Uint8Array>): {
      sent: number
      ended: boolean
    } {
      const state = { sent: 0, ended: false }
      const count = (piece: Buffer): Buffer => {
        state.sent += piece.length
        return piece
      }
      async function* counted(): AsyncGenerator<Uint8Array> {
        try {
          yield* bytes(count)
        } finally {
          state.ended = true
        }
      }
      desk.graph.faults.add({ match: { path: /\/\$value/ }, times: Infinity, answer: { bytes: counted } })
      return state
    }

    async function* pieces(bytes: number, count: (piece: Buffer) => Buffer): AsyncGenerator<Uint8Array> {
      for (let left = bytes; left > 0; left -= PIECE.length) yield await Promise.resolve(count(PIECE))
    }

    /** Until nothing changes any more: what is held between the two is full. */
    async function atRest(look: () => number): Promise<number> {
      let last = -1
      for (let same = 0; same < 20; same += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10))
        if (look() !== last) same = 0
        last = look()
      }
      return last
    }

    it('are read from the mailbox no faster than the browser reads, however big they are', async () => {
      const url = await downloadOf([aFile('big.iso')])
      const size = 150 * MB
      const graph = inPlace((count) => pieces(size, count))
      const response = await fetch(url)
      assert.equal(response.status, 200)
      const held = await atRest(() => graph.sent)
      // What the sockets of the system hold, and some pieces: a fraction of the file.
      assert.ok(held < 32 * MB, `${held / MB} MB were read ahead`)
      let received = 0
      let ahead = 0
      for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
        received += piece.length
        ahead = Math.max(ahead, graph.sent - received)
      }
      assert.equal(received, size)
      assert.ok(ahead < 32 * MB, `${ahead / MB} MB were held at once`)
    }).timeout(120_000)

    it('are left when the browser goes away, and make room for the next one', async () => {
      const url = await downloadOf([aFile('big.iso')])
      for (let round = 0; round < 4; round += 1) {
        const graph = inPlace((count) => pieces(150 * MB, count))
        const gone = new AbortController()
        const response = await fetch(url, { signal: gone.signal })
        assert.equal(response.status, 200)
        gone.abort()
        await desk.eventually('the end of the transfer', () => Promise.resolve(graph.ended))
        assert.ok(graph.sent < 150 * MB)
        desk.graph.faults.clear()
      }
      assert.equal((await page(url)).text, 'Some bytes')
    })

    it('end broken where Graph breaks off, and are not taken for whole', async () => {
      const url = await downloadOf([aFile('big.iso')])
      inPlace(async function* (count) {
        yield await Promise.resolve(count(PIECE))
        throw new Error('The other side is gone')
      })
      const response = await fetch(url)
      assert.equal(response.status, 200)
      await assert.rejects(response.arrayBuffer())
      assert.match(JSON.stringify(desk.lines), /A file broke off on its way to a browser/)
    })
  })

  it('leaves the mailbox as it is', async () => {
    await fetch(await downloadOf([aFile('plan.docx')]))
    assert.deepEqual(desk.graph.sent(SUPPORT), [])
  })
})
