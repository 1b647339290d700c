// Mail that no person wrote, from the mailbox to the card: bounces, absences, receipts, and two helpdesks that answer each other.
import assert from 'node:assert/strict'
import { NOTHING_SET, type OwnMailSettings } from '../../src/domain/mail/mail-settings.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { inWords } from '../../src/texts/say.ts'
import { BOUNCED_ID, BOUNCES, REACHED_NOT } from '../support/bounces.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { CARL, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

const ASKED = '<asked@contoso.example>'
const AWAY = { 'Auto-Submitted': 'auto-replied', Subject: 'Automatic reply: Printer', 'In-Reply-To': ASKED }

describe('automatic mail', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': ASKED })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  const shown = () => textOf(card.card ?? {})
  const press = (title: string, inputs: Readonly<Record<string, string>> = {}) => pressOn(desk, card, title, inputs)
  const reasonOf = async (mailId: string) => inWords((await desk.outcome(mailId)).reason ?? '')
  const joined = async (raw: string) => await desk.ticketOf(await desk.deliver(raw))
  async function set(settings: Partial<OwnMailSettings>): Promise<void> {
    await desk.documents.mailSettings.insert({
      _id: `mailbox/${MAILBOX_ID}`,
      settings: { ...NOTHING_SET, ...settings },
      revision: 1,
    })
  }
  async function conversation(): Promise<string> {
    await press('More')
    return await press('Conversation')
  }

  describe('that says a reply did not arrive', () => {
    let id: string
    beforeEach(async () => {
      await press('Reply')
      await press('Preview', { to: CARL.email, cc: 'jo@contoso.example', text: 'Try again.', setTo: 'waiting' })
      await press('Send')
      desk.advance(60_000)
      await desk.eventually('the reply', () => Promise.resolve(desk.graph.sent(SUPPORT).length === 1))
      ticket = await desk.delivered(ticket._id)
      id = desk.graph.sent(SUPPORT)[0]?.content.messageId ?? ''
    })
    const about = (program: string) =>
      (BOUNCES[program]?.raw ?? '')
        .replaceAll(BOUNCED_ID, id)
        .replaceAll('ticket-7', ticket._id)
        .replaceAll('[#7] ', '')

    for (const [program, { sort, says, isFinal }] of Object.entries(BOUNCES)) {
      if (sort !== 'bounce' || says === undefined) continue
      it(`is said on its card, and opens it again: ${program}`, async () => {
        const after = await joined(about(program))
        assert.equal(after._id, ticket._id)
        assert.match(shown(), says)
        assert.equal(after.status, isFinal ? 'open' : 'waiting')
        assert.equal(await desk.documents.tickets.count({}), 1)
      })
    }

    it('is found by our own header where its Message-ID is another one by now', async () => {
      const raw = (BOUNCES['Postfix, RFC 3464']?.raw ?? '').replaceAll('ticket-7', ticket._id)
      assert.equal((await joined(raw.replaceAll('[#7] ', '')))._id, ticket._id)
      assert.match(await conversation(), /could not be delivered to carl@contoso\.example: the address does not exist/)
    })

    it('is found by the number in its subject only where it names somebody of that ticket', async () => {
      const bounce = (address: string) =>
        aMail(
          { From: 'MAILER-DAEMON@x.example', Subject: `Undeliverable: [#${ticket.number}] Printer` },
          `<${address}>: full`,
        )
      assert.equal((await joined(bounce(REACHED_NOT)))._id, ticket._id)
      assert.match(await reasonOf(await desk.deliver(bounce('eve@evil.example'))), /belongs to no ticket/)
    })

    it('says everyone that it did not reach, and what the other server said in the conversation', async () => {
      await joined(about('Postfix, RFC 3464'))
      await joined(about('Postfix, RFC 3464').replaceAll(REACHED_NOT, 'jo@contoso.example'))
      assert.match(
        shown(),
        /could not be delivered to jo@contoso\.example, carl@contoso\.example: the address does not exist/,
      )
      assert.match(await conversation(), /The other server said: 550 5\.1\.1 User unknown/)
    })

    it('is left aside where it says that the mail arrived', async () => {
      assert.match(await reasonOf(await desk.deliver(about('Postfix, delivered'))), /multipart\/report/)
      assert.equal((await desk.delivered(ticket._id)).status, 'waiting')
    })
  })

  it('that says an acknowledgement did not arrive is said on its card, and nothing answers it', async () => {
    await set({ acknowledge: true })
    const asked = await desk.ticketOf(await desk.deliver(aMail({ From: 'Nora <nora@contoso.example>' })))
    await desk.eventually('the acknowledgement', () => Promise.resolve(desk.graph.sent(SUPPORT).length === 1))
    const { messageId } = desk.graph.sent(SUPPORT)[0]?.content ?? {}
    const raw = (BOUNCES['qmail']?.raw ?? '').replaceAll(BOUNCED_ID, messageId ?? '').replaceAll('carl@', 'nora@')
    assert.equal((await joined(raw))._id, asked._id)
    const { card: face } = await desk.cardOf(asked)
    assert.match(textOf(face ?? {}), /could not be delivered to nora@contoso\.example: the address does not exist/)
    assert.equal(desk.graph.sent(SUPPORT).length, 1)
  })

  describe('that says somebody is away', () => {
    it('is a note on its ticket with the day of return, which reopens nothing and moves no due time', async () => {
      const resolved = { status: 'resolved', resolvedAt: desk.clock() } as const
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: resolved, $inc: { revision: 1 } })
      const day = new Date(desk.clock().getTime() + 10 * 86_400_000).toISOString().slice(0, 10)
      const after = await joined(aMail(AWAY, `I am away. I will be back on ${day}.`))
      assert.deepEqual([after._id, after.status, after.dueAt], [ticket._id, 'resolved', ticket.dueAt])
      const [entry] = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'mail' })
      assert.deepEqual([entry?.audience, entry?.automatic], ['internal', { sort: 'auto-reply', back: day }])
      assert.match(shown(), /sent an automatic reply: back on \d{1,2} \w{3} \d{4}/)
      assert.match(await conversation(), /Automatic reply, back on/)
    })

    it('joins a ticket that was resolved long ago, and is no ticket where it belongs to none', async () => {
      const resolved = { status: 'resolved', resolvedAt: desk.clock() } as const
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: resolved, $inc: { revision: 1 } })
      desk.advance(40 * 86_400_000)
      assert.equal((await joined(aMail(AWAY)))._id, ticket._id)
      assert.match(await reasonOf(await desk.deliver(aMail({ ...AWAY, 'In-Reply-To': '<x@y>' }))), /auto-replied/)
      assert.equal(await desk.documents.tickets.count({}), 1)
    })

    it('is taken five times an hour: more is another helpdesk, and the card and the mailbox say so', async () => {
      for (const each of [1, 2, 3, 4, 5]) await joined(aMail(AWAY, `Got it, ${each}.`))
      assert.match(await reasonOf(await desk.deliver(aMail(AWAY, 'Got it, 6.'))), /too many .* #1 within an hour/)
      await desk.delivered(ticket._id)
      assert.match(shown(), /another helpdesk that answers automatically/)
      assert.equal(await desk.documents.alarms.count({ kind: 'mail-loop' }), 1)
      desk.advance(3_700_000)
      assert.equal((await joined(aMail(AWAY, 'Got it, 7.')))._id, ticket._id)
    })
  })

  it('of a helpdesk that answers every acknowledgement with a new mail is answered five times, and that is said', async () => {
    await set({ acknowledge: true })
    const ask = async (number: number) =>
      await desk.ticketOf(await desk.deliver(aMail({ From: 'Desk <desk@vendor.example>', Subject: `Case ${number}` })))
    const last = [await ask(1), await ask(2), await ask(3), await ask(4), await ask(5), await ask(6)].at(-1)
    assert.ok(last)
    await desk.delivered(last._id)
    assert.equal(desk.graph.sent(SUPPORT).length, 5)
    assert.match(textOf((await desk.cardOf(last)).card ?? {}), /Another helpdesk may be answering automatically/)
    assert.equal(await desk.documents.alarms.count({ kind: 'mail-loop' }), 1)
  })

  it('that answers a meeting invitation makes no ticket; an invitation shows when, where and whose it is', async () => {
    const calendar = (method: string) =>
      [
        ...['--q', 'Content-Type: text/plain', '', '', `--q`, `Content-Type: text/calendar; method=${method}`, ''],
        ...['BEGIN:VCALENDAR', `METHOD:${method}`, 'BEGIN:VEVENT', 'DTSTART:20261127T100000Z', 'LOCATION:Room 4'],
        ...['ORGANIZER;CN=Ann Lee:mailto:ann@contoso.example', 'END:VEVENT', 'END:VCALENDAR', '--q--', ''],
      ].join('\r\n')
    const mixed = { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=q' }
    const answer = await desk.deliver(aMail({ ...mixed, Subject: 'Accepted: Visit' }, calendar('REPLY')))
    assert.match(await reasonOf(answer), /a reply to a meeting invitation/)
    const asked = await joined(aMail({ ...mixed, Subject: 'Visit' }, calendar('REQUEST')))
    const { card: face } = await desk.cardOf(asked)
    assert.match(textOf(face ?? {}), /Meeting invitation: 27 Nov 2026, 10:00 UTC, Room 4, organised by Ann Lee/)
  })

  describe('as the setting wants it', () => {
    const KINDS = {
      alert: { From: 'alerts@monitor.example', 'Auto-Submitted': 'auto-generated', Subject: 'Disk full' },
      absence: { ...AWAY, 'In-Reply-To': '<x@y>' },
      newsletter: { 'List-Id': '<n.x>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', Subject: 'News' },
      receipt: {
        'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=B',
        Subject: 'Read: x',
      },
      bounce: { From: 'MAILER-DAEMON@x.example', Subject: 'Undeliverable: other' },
    } as const
    const WAYS = {
      'by-kind': ['ticket', 'ignored', 'ignored', 'ignored', 'ignored'],
      tickets: ['ticket', 'ticket', 'ticket', 'ticket', 'ticket'],
      aside: ['ignored', 'ignored', 'ignored', 'ignored', 'ignored'],
    } as const
    for (const [way, wanted] of Object.entries(WAYS)) {
      it(`${way}: ${Object.keys(KINDS).join(', ')} become ${wanted.join(', ')}, and none is answered`, async () => {
        await set({ automatic: way as keyof typeof WAYS, acknowledge: true })
        const states: string[] = []
        for (const headers of Object.values(KINDS)) {
          states.push((await desk.outcome(await desk.deliver(aMail(headers)))).state)
        }
        assert.deepEqual(states, wanted)
        assert.equal((await joined(aMail({ From: KINDS.alert.From, 'In-Reply-To': ASKED })))._id, ticket._id)
        assert.equal(desk.graph.sent(SUPPORT).length, 0)
      })
    }
  })
})
