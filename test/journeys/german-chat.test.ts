// Somebody whose Teams is German talks to the bot in German, and is answered so: a customer, an agent, an administrator.
import assert from 'node:assert/strict'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { SaidAnswer, Where } from '../../src/sandbox/connector/hands.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import * as people from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const german = (user: TeamsUser): TeamsUser => ({ ...user, locale: 'de-DE' })
const [ADA, BEA, CARL] = [people.ADA, people.BEA, people.CARL].map(german) as [TeamsUser, TeamsUser, TeamsUser]
const TICKETS: Where = { channel: 'Tickets' }
/** What would be left of English in these answers. */
const ENGLISH = /\b(?:the|your|you|ticket was|here is|open a|reply|show|my tickets|new ticket|help|type)\b/i

describe('in German', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await desk.documents.installation.insertNew([{ _id: 'claimed-by', value: 'ada' }])
  })
  afterEach(() => desk.stop())

  async function say(user: TeamsUser, text: string, where: Where = 'personal'): Promise<TeamsMessage> {
    return only(await desk.hands.say(user, where, text))
  }

  function only({ status, replies }: SaidAnswer): TeamsMessage {
    assert.equal(status, 200)
    const [reply, ...more] = replies
    assert.ok(reply, 'It is answered')
    assert.deepEqual(more, [])
    return reply
  }

  /** What the card says to whoever pressed, once they did. */
  async function press(user: TeamsUser, on: TeamsMessage, button: string, inputs = {}): Promise<string> {
    return textOf((await desk.hands.click(on, button, inputs, user)).card ?? {})
  }

  const read = ({ text, card }: TeamsMessage): string => text ?? textOf(card ?? {})
  const titles = ({ card }: TeamsMessage) => buttonsOf(card ?? {}).map(({ title }) => title)

  describe('a customer', () => {
    it('is greeted, helped and thanked', async () => {
      const greeting = await say(CARL, 'Guten Morgen!')
      assert.match(read(greeting), /Guten Tag, Carl!\s+Was können wir für Sie tun\?/)
      assert.deepEqual(titles(greeting), ['Neues Ticket', 'Meine Tickets'])
      const help = await say(CARL, 'hilfe')
      assert.match(read(help), /meine tickets[\s\S]*ticket 12[\s\S]*suche drucker[\s\S]*benachrichtigungen[\s\S]*hilfe/)
      const thanks = await say(CARL, 'Vielen Dank')
      assert.match(read(thanks), /Gern geschehen!/)
      for (const card of [greeting, help, thanks]) assert.doesNotMatch(read(card), ENGLISH)
    })

    it('opens a ticket with a sentence of their own, reads it, answers and closes it', async () => {
      const form = await say(CARL, 'Mein Drucker ist kaputt')
      assert.match(read(form), /Ein Ticket eröffnen\?[\s\S]*Unser Support-Team bekommt/)
      assert.deepEqual(titles(form), ['Ticket eröffnen', 'Meine Tickets'])
      assert.match(
        await press(CARL, form, 'Ticket eröffnen', { text: 'Mein Drucker ist kaputt' }),
        /Ich habe Ticket #1 für Sie eröffnet/,
      )
      assert.match(
        read(await say(CARL, 'meine tickets')),
        /Ihre offenen Tickets[\s\S]*Sie haben dieses Ticket eröffnet\./,
      )
      assert.match(read(await say(CARL, 'suche Drucker')), /Ihre Tickets mit diesen Wörtern/)
      const ticket = await say(CARL, 'Ticket 1')
      assert.ok(titles(ticket).includes('Antworten'))
      assert.match(await press(CARL, ticket, 'Antworten', {}), /Unserem Team schreiben/)
      assert.match(
        await press(CARL, ticket, 'Senden', { text: 'Er raucht jetzt' }),
        /Ihre Nachricht ist bei unserem Team angekommen\./,
      )
      assert.match(await press(CARL, ticket, 'Schließen', {}), /Sie haben dieses Ticket geschlossen\./)
      const stored = await desk.documents.tickets.findOne({ number: 1 })
      assert.equal(stored?.status, 'closed')
    })
  })

  describe('in the thread of a ticket', () => {
    let card: TeamsMessage
    beforeEach(async () => {
      card = await desk.cardOf(
        await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' }))),
      )
    })

    it('an agent notes, replies and is thanked', async () => {
      assert.equal(read(await say(BEA, 'notiz: Der Toner war schuld', card)), 'Bei #1 notiert. Nur Ihr Team sieht es.')
      assert.match(read(await say(BEA, 'danke', card)), /„antwort“/)
      const reply = await say(BEA, 'antwort Bitte versuchen Sie es noch einmal.', card)
      assert.match(read(reply), /Bitte versuchen Sie es noch einmal\./)
      assert.doesNotMatch(read(reply), /antwort Bitte/)
      const order = await say(BEA, 'bitte schließen', card)
      assert.match(JSON.stringify(order.card), /ticket\.resolve/)
      assert.equal((await desk.documents.tickets.findOne({ number: 1 }))?.status, 'new')
    })
  })

  it('an agent is told in German what was not understood, and that something is for others', async () => {
    const help = await say(BEA, 'Mach mir ein Brot')
    assert.match(read(help), /Das habe ich leider nicht verstanden/)
    assert.ok(titles(help).includes('Ticket eröffnen'))
    assert.match(read(await say(BEA, 'einstellungen')), /Nur Administratoren können „einstellungen“ verwenden/)
    assert.match(read(await say(BEA, 'ticket')), /Welches Ticket\?/)
    assert.match(read(await say(BEA, 'Hilfe')), /e-mail-protokoll|wer bin ich/)
  })

  it('an administrator types and presses, and the answer to a channel names the German command', async () => {
    const help = await say(ADA, 'hilfe', TICKETS)
    assert.match(read(help), /kanal verknüpfen[\s\S]*kanal trennen[\s\S]*e-mail-protokoll/)
    desk.teams.targeted = 'refused'
    assert.match(read(await say(ADA, 'Wer bin ich', TICKETS)), /Ich habe in unserem persönlichen Chat geantwortet/)
    const own = await say(ADA, 'hilfe')
    assert.ok(titles(own).includes('E-Mail-Protokoll'))
    assert.match(await press(ADA, own, 'Einstellungen', {}), /Support Mail/)
    await say(ADA, 'einladen max@contoso.example kunde')
    const invited = await desk.documents.people.find({})
    assert.ok(invited.some(({ addresses }) => addresses.includes('max@contoso.example')))
  })

  it('English is still understood, and answered in German', async () => {
    assert.match(read(await say(CARL, 'my tickets')), /Keines Ihrer Tickets ist offen\./)
    assert.match(read(await say(CARL, 'help')), /Schreiben Sie mir in Ihren eigenen Worten/)
  })

  it('the message extension says what it could not find', async () => {
    const { told } = await desk.hands.search(BEA, 'personal', 'nichts dergleichen')
    assert.equal(told, 'Dazu gibt es kein Ticket, das Sie sehen können.')
  })
})
