import assert from 'node:assert/strict'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { inWords } from '../../src/texts/say.ts'

describe('a mail to the support mailbox', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  it('becomes a ticket whose card stands in the mailbox’s channel with all that is known', async () => {
    const body = [
      '--B',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'It burns since noon.',
      '',
      '-- ',
      'Carl, Contoso',
      '--B',
      'Content-Type: application/pdf; name="flames.pdf"',
      'Content-Disposition: attachment; filename="flames.pdf"',
      '',
      'not really',
      '--B--',
    ]
    const headers = { Subject: 'Printer on fire', 'Content-Type': 'multipart/mixed; boundary=B' }
    const ticket = await desk.ticketOf(await desk.deliver(aMail(headers, body.join('\r\n'))))
    const message = await desk.cardOf(ticket)
    assert.deepEqual(desk.teams.channel('Tickets'), [message])
    const card = message.card ?? {}
    const shown = textOf(card)
    const facts = ['#1', 'Printer on fire', 'Carl Cohen', 'carl@contoso.example', 'Contoso', 'New']
    for (const text of [...facts, 'It burns since noon.', 'flames.pdf']) {
      assert.ok(shown.includes(text), `'${text}' is not on the card:\n${shown}`)
    }
    assert.ok(shown.includes(`DATE(${ticket.createdAt.toISOString().slice(0, 10)}`), shown)
    assert.equal(ticket.text, 'It burns since noon.')
    assert.equal(ticket.foldedText, '--\nCarl, Contoso')
    assert.deepEqual(
      buttonsOf(card).map(({ title }) => title),
      ['Files', 'Conversation', 'Take', 'Reply', 'Note', 'Resolve', 'More'],
    )
  })

  it('joins the ticket it answers: a reply in the thread, the card redrawn, no second ticket', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<first@contoso.example>' })))
    const answer = { 'In-Reply-To': '<first@contoso.example>', From: 'Somebody Else <boss@contoso.example>' }
    const joined = await desk.ticketOf(await desk.deliver(aMail(answer, 'And now the curtains.')))
    assert.equal(joined._id, ticket._id)
    assert.equal(joined.entryIds.length, 1)
    assert.equal(await desk.documents.tickets.count({}), 1)
    const message = await desk.cardOf(joined)
    assert.deepEqual(desk.teams.channel('Tickets'), [message])
    assert.match(textOf(message.card ?? {}), /Somebody Else replied/)
    const replies = desk.teams.replies(message)
    assert.equal(replies.length, 1)
    assert.match(textOf(replies[0]?.card ?? {}), /And now the curtains\./)
  })

  it('joins by the number in its subject when the requester wrote it', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    const joined = await desk.ticketOf(await desk.deliver(aMail({ Subject: `Once more [#${ticket.number}]` })))
    assert.equal(joined._id, ticket._id)
    assert.equal(joined.entryIds.length, 1)
  })

  it('becomes a ticket of its own when a stranger writes the number in the subject', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    const from = 'Mallory <mallory@elsewhere.example>'
    const own = await desk.ticketOf(await desk.deliver(aMail({ From: from, Subject: `Re: [#${ticket.number}]` })))
    assert.notEqual(own._id, ticket._id)
    assert.equal(own.requester.address, 'mallory@elsewhere.example')
    assert.equal((await desk.delivered(ticket._id)).entryIds.length, 0)
  })

  const AUTOMATIC = {
    'an out-of-office note': {
      headers: { 'Auto-Submitted': 'auto-replied', Subject: 'Automatic reply: Printer' },
      reason: /Auto-Submitted: auto-replied/,
    },
    'a bounce of an unknown mail': {
      headers: {
        From: 'MAILER-DAEMON@contoso.example',
        Subject: 'Undeliverable: Printer',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=B',
      },
      reason: /multipart\/report.*belongs to no ticket/,
    },
    'a newsletter': {
      headers: { 'List-Id': '<news.contoso.example>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      reason: /List-Id, List-Unsubscribe-Post/,
    },
  }
  for (const [name, { headers, reason }] of Object.entries(AUTOMATIC)) {
    it(`becomes no ticket when it is ${name}, and the ledger says why`, async () => {
      const row = await desk.outcome(await desk.deliver(aMail(headers)))
      assert.equal(row.state, 'ignored')
      assert.match(inWords(row.reason ?? ''), reason)
      assert.equal(await desk.documents.tickets.count({}), 0)
    })
  }

  it('becomes one ticket when it lies in the mailbox twice under different ids', async () => {
    const raw = aMail()
    const ids = await desk.deliverTogether([{ raw }, { raw }])
    const rows = await Promise.all(ids.map((id) => desk.outcome(id)))
    assert.deepEqual(rows.map(({ state }) => state).sort(), ['ignored', 'ticket'])
    assert.match(inWords(rows.find(({ state }) => state === 'ignored')?.reason ?? ''), /same email/)
    const later = await desk.outcome(await desk.deliver(raw))
    assert.equal(later.state, 'ignored')
    assert.equal(await desk.documents.tickets.count({}), 1)
  })

  it('becomes a ticket again where the mailbox holds an older mail with the same Message-ID but another subject', async () => {
    await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<1@sloppy.example>', Subject: 'Alarm 1' })))
    await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<1@sloppy.example>', Subject: 'Alarm 2' })))
    assert.equal(await desk.documents.tickets.count({}), 2)
  })
})

describe('a reply that comes in an earlier page than the mail it answers', () => {
  it('joins the ticket of that mail all the same', async () => {
    const desk = await startTestFrontdesk({ pageSize: 1 })
    try {
      const [earlier, later] = [new Date(Date.now() - 60_000), new Date(Date.now() - 30_000)]
      const [reply = '', other = '', original = ''] = await desk.deliverTogether([
        { raw: aMail({ 'In-Reply-To': '<first@contoso.example>' }, 'And the curtains.'), receivedAt: later },
        { raw: aMail({ Subject: 'Something else' }) },
        { raw: aMail({ 'Message-ID': '<first@contoso.example>' }), receivedAt: earlier },
      ])
      const ticket = await desk.ticketOf(original)
      assert.equal((await desk.outcome(reply)).state, 'follow-up')
      assert.equal((await desk.ticketOf(reply))._id, ticket._id)
      assert.notEqual((await desk.ticketOf(other))._id, ticket._id)
      assert.equal(desk.teams.replies(await desk.cardOf(ticket)).length, 1)
      assert.equal(await desk.documents.ledger.count({ mailboxId: MAILBOX_ID }), 3)
    } finally {
      await desk.stop()
    }
  })

  it('waits for it after an outage, too, when that mail cannot be read at the first try either', async () => {
    const desk = await startTestFrontdesk()
    try {
      const missing = { status: 404, code: 'ErrorItemNotFound' } as const
      desk.graph.faults.add({ match: { path: /\/messages\/(?!delta)/ }, answer: missing })
      const earlier = new Date(desk.clock().getTime() - 60_000)
      const original = await desk.deliver(aMail({ 'Message-ID': '<first@contoso.example>' }), earlier)
      assert.equal((await desk.outcome(original)).errorCode, 'not-found-yet')
      const reply = await desk.deliver(aMail({ 'In-Reply-To': '<first@contoso.example>' }, 'And the curtains.'))
      const row = await desk.eventually('the reply put off', async () =>
        desk.documents.ledger.findOne({ mailId: reply, dueAt: { $gt: new Date(desk.clock().getTime() + 3000) } }),
      )
      desk.graph.faults.add({ match: { path: new RegExp(encodeURIComponent(original)) }, answer: missing })
      desk.advance(20 * 60_000)
      await desk.eventually('the reply put off again', async () => {
        const now = await desk.documents.ledger.findOne({ mailId: reply })
        return now?.dueAt?.getTime() !== row.dueAt?.getTime()
      })
      desk.advance(70_000)
      const ticket = await desk.ticketOf(reply)
      assert.equal(ticket.originKey, `mail/${MAILBOX_ID}/${original}`)
      assert.equal(await desk.documents.tickets.count({}), 1)
    } finally {
      await desk.stop()
    }
  })
})
