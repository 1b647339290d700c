// Emails to customers are in the language of their organisation.
import assert from 'node:assert/strict'
import { NOTHING_SET, type OwnMailSettings } from '../../src/domain/mail/mail-settings.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const NORA = { From: 'Nora <nora@contoso.example>', Subject: 'Drucker' }

describe('the language of an email', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const set = (settings: Partial<OwnMailSettings>) =>
    desk.documents.mailSettings.insert({
      _id: 'organisation/root',
      settings: { ...NOTHING_SET, acknowledge: true, sayResolved: true, ...settings },
      revision: 1,
    })
  const speak = (organisationId: string, language: string | null) =>
    desk.documents.organisations.updateIf({ _id: organisationId }, { $set: { language } })
  const sent = () => desk.graph.sent(SUPPORT).map(({ content }) => content.text)

  it('is that of the customer’s organisation, for the acknowledgement and when it is resolved', async () => {
    await set({})
    await speak('customer', 'de')
    const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    await desk.hands.click(await desk.cardOf(ticket), 'Erledigen', {}, BEA)
    await desk.delivered(ticket._id)
    const [first, second] = sent()
    assert.match(first ?? '', /^Guten Tag,\s+vielen Dank für Ihre E-Mail „Drucker“\. Ihre Ticketnummer ist #1\./)
    assert.match(second ?? '', /Ihre Anfrage „Drucker“ \(#1\) ist erledigt\./)
    assert.doesNotMatch(sent().join(), /Hello|reply/)
  })

  it('is that of the nearest organisation above which chose one that is offered, then English', async () => {
    await set({})
    await speak('root', 'de')
    for (const id of ['customer', 'partner']) await speak(id, 'tlh')
    await desk.ticketOf(await desk.deliver(aMail(NORA)))
    await speak('root', 'tlh')
    await desk.ticketOf(await desk.deliver(aMail(NORA)))
    assert.match(sent()[0] ?? '', /^Guten Tag/)
    assert.match(sent()[1] ?? '', /^Hello/)
  })

  it('is that of the customer’s own email, where it says one that is offered', async () => {
    await set({})
    const write = async (language: string) => {
      const ticket = await desk.ticketOf(await desk.deliver(aMail({ ...NORA, 'Content-Language': language })))
      return { ticket, said: sent().at(-1) ?? '' }
    }
    const { ticket, said } = await write('de-AT, en')
    assert.match(said, /^Guten Tag/)
    assert.match((await write('fr-FR')).said, /^Hello/)
    await speak('customer', 'de')
    assert.match((await write('en-GB')).said, /^Hello/)
    assert.match((await write('fr-FR')).said, /^Guten Tag/)
    await speak('customer', 'en')
    const card = await desk.cardOf(ticket)
    await desk.hands.click(card, 'Resolve', {}, BEA)
    await desk.delivered(ticket._id)
    assert.match(sent().at(-1) ?? '', /ist erledigt/)
  })

  it('leaves a text that somebody wrote as it is, and fills it in the language', async () => {
    await set({ acknowledgement: 'Bonjour, {ticket}: {category}, {link}' })
    await speak('customer', 'de')
    await desk.ticketOf(await desk.deliver(aMail(NORA)))
    assert.match(sent()[0] ?? '', /Bonjour, #1: noch nicht gewählt, antworten Sie einfach auf diese E-Mail/)
  })
})
