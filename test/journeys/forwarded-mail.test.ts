import assert from 'node:assert/strict'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import type { Entry, Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, EMIL, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const HEADER = [
  '---------- Forwarded message ---------',
  'From: Mia Holt <mia@holt.example>',
  'Date: Fri, May 3, 2024 at 9:14 AM',
  'Subject: Till',
  'To: Bea <bea@contoso.example>',
]
const FORWARDED = [...HEADER, '', 'Hello Bea,', 'the till at gate 4 does not open.', 'Mia'].join('\r\n')
const BODY = `She is our best customer.\r\n\r\n-- \r\nBea\r\nService\r\n\r\n${FORWARDED}`

describe('a forwarded mail', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const from = ({ name, email }: { readonly name: string; readonly email: string }) => ({
    From: `${name} <${email}>`,
    Subject: 'Fwd: Till',
  })
  const notesOf = async ({ _id }: Ticket): Promise<readonly Entry[]> =>
    await desk.documents.entries.find({ ticketId: _id, kind: 'note' })
  const shownOn = async (ticket: Ticket): Promise<string> => textOf((await desk.cardOf(ticket)).card ?? {})

  it('of an agent is the ticket of whoever wrote it; what the agent wrote above is a note', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail(from(BEA), BODY)))
    assert.deepEqual(ticket.requester, { personId: null, name: 'Mia Holt', address: 'mia@holt.example' })
    assert.equal(ticket.askedBy, BEA.email)
    assert.match(ticket.text, /^-+ Forwarded message[\s\S]*does not open\.\nMia$/)
    const card = await shownOn(ticket)
    assert.match(card, /Mia Holt/)
    assert.match(card, new RegExp(`${BEA.name} forwarded this`))
    assert.match(card, /the till at gate 4 does not open/)
    assert.doesNotMatch(card, /best customer/)
    const [note, ...more] = await notesOf(ticket)
    assert.deepEqual(more, [])
    assert.deepEqual(
      [note?.text, note?.foldedText, note?.audience, note?.by.personId],
      ['She is our best customer.', '--\nBea\nService', 'internal', 'bea'],
    )
    // Nobody has become somebody by being named.
    assert.equal(desk.teams.chat(BEA).length, 0)
  })

  it('is acknowledged to whoever wrote it, without the agent’s words', async () => {
    const settings = { ...NOTHING_SET, acknowledge: true }
    await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
    await desk.ticketOf(await desk.deliver(aMail(from(BEA), BODY)))
    const [sent, ...more] = desk.graph.sent(SUPPORT)
    assert.deepEqual(more, [])
    assert.deepEqual(
      [...(sent?.content.to ?? []), ...(sent?.content.cc ?? [])].map(({ address }) => address),
      ['mia@holt.example'],
    )
    assert.doesNotMatch(JSON.stringify(sent?.content), /best customer/)
  })

  it('gives nobody who is named in it a ticket as their own words, a question or rights', async () => {
    const body = BODY.replace('Mia Holt <mia@holt.example>', `${CARL.name} <${CARL.email}>`)
    const ticket = await desk.ticketOf(await desk.deliver(aMail(from(BEA), body)))
    assert.deepEqual([ticket.requester.personId, ticket.requester.address], [null, CARL.email])
    assert.equal(desk.teams.chat(CARL).length, 0)
    const { replies } = await desk.hands.say(CARL, 'personal', `ticket ${ticket.number}`)
    assert.ok(replies.length > 0)
    assert.doesNotMatch(JSON.stringify(replies.map((one) => one.cardFor(CARL.id))), /gate 4|best customer/)
  })

  it('of a customer is their own, whole; so is what names nobody for sure, or the mailbox', async () => {
    const bodies: readonly (readonly [typeof BEA, string])[] = [
      [CARL, BODY],
      [EMIL, BODY],
      [BEA, BODY.replace(' <mia@holt.example>', '')],
      [BEA, BODY.replace('mia@holt.example', SUPPORT)],
      [BEA, BODY.replace('mia@holt.example', 'no-reply@holt.example')],
      [ADA, BODY.replace('mia@holt.example', ADA.email)],
    ]
    for (const [who, body] of bodies) {
      const ticket = await desk.ticketOf(await desk.deliver(aMail(from(who), body)))
      assert.equal(ticket.requester.address, who.email)
      assert.match(ticket.text, /best customer[\s\S]*gate 4/)
      assert.equal(ticket.forwarded, undefined)
      assert.deepEqual(await notesOf(ticket), [])
    }
  })

  it('of somebody who only says to be an agent is theirs', async () => {
    const failed =
      'spf=fail smtp.mailfrom=x.example; dkim=none; dmarc=fail action=none header.from=contoso.example;compauth=fail reason=001'
    const headers = { ...from(BEA), 'Authentication-Results': failed }
    const ticket = await desk.ticketOf(await desk.deliver(aMail(headers, BODY)))
    assert.notEqual(ticket.warning, null)
    assert.equal(ticket.requester.address, BEA.email)
  })

  it('that a group sends under its own address is of whom the group names', async () => {
    const headers = {
      From: `"'Mia Holt' via Support" <${SUPPORT}>`,
      'X-Original-From': 'Mia Holt <mia@holt.example>',
      'List-ID': '<support.northwind.example>',
      'X-Google-Group-Id': '123456789',
    }
    const ticket = await desk.ticketOf(await desk.deliver(aMail(headers, 'The till does not open.')))
    assert.deepEqual(ticket.requester, { personId: null, name: 'Mia Holt', address: 'mia@holt.example' })
  })
})
