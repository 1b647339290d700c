// What German administrators and customers read in the rooms of organisations, people and privacy.
import assert from 'node:assert/strict'
import { claimInstallation, offerClaim } from '../../src/app/people/claim-installation.ts'
import { ROOT_ORGANISATION_ID } from '../../src/app/organisations/installation-facts.ts'
import { hashOneTimeCode, matchesOneTimeCode, newOneTimeCode } from '../../src/lib/one-time-code.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'
import { ADA as ENGLISH_ADA, BEA as ENGLISH_BEA, CARL as ENGLISH_CARL } from '../support/frontdesk-seed.ts'

const german = (user: TeamsUser): TeamsUser => ({ ...user, locale: 'de-DE' })
const [ADA, BEA, CARL] = [ENGLISH_ADA, ENGLISH_BEA, ENGLISH_CARL].map(german) as [TeamsUser, TeamsUser, TeamsUser]

describe('in German', () => {
  let desk: TestFrontdesk
  beforeEach(async () => (desk = await startTestFrontdesk()))
  afterEach(() => desk.stop())

  async function say(text: string, user = ADA): Promise<TeamsMessage> {
    const { replies } = await desk.hands.say(user, 'personal', text)
    return replies[0] ?? assert.fail()
  }

  const read = async (text: string, user = ADA): Promise<string> => textOf((await say(text, user)).card ?? {})

  async function press(message: TeamsMessage, title: string, values = {}, user = ADA): Promise<string> {
    const { card } = await desk.hands.click(message, title, values, user)
    return textOf(card ?? message.cardFor(user.id) ?? {})
  }

  it('organisations are listed, added, and told what is wrong with them', async () => {
    const room = await say('organisations')
    assert.match(textOf(room.card ?? {}), /Northwind Distribution\s+Distributor, wird gerade eingerichtet/)
    const form = await press(room, 'Partner hinzufügen')
    assert.match(form, /Die neue Organisation steht unter Northwind Distribution[\s\S]*Ebene\s+Partner/)
    const typed = { name: 'Süd', domains: 'gmail.com, kein', tenantIds: 'x', language: 'de', timeZone: 'Berlin' }
    const wrong = await press(room, 'Speichern', typed)
    assert.match(wrong, /„kein“ ist keine Domain\. Geben Sie sie so ein: contoso\.com/)
    assert.match(wrong, /Unbekannte Zeitzone: „Berlin“/)
    const taken = await press(room, 'Speichern', { ...typed, domains: 'contoso.example', tenantIds: '', timeZone: '' })
    assert.match(taken, /contoso\.example gehört schon zu „Contoso“\./)
    const added = await press(room, 'Speichern', { ...typed, domains: '', tenantIds: '', timeZone: '' })
    assert.match(added, /„Süd“ ist gespeichert\./)
  })

  it('a domain that is to be proven is said with all of the record that proves it', async () => {
    await desk.documents.people.updateIf(
      { _id: 'ada' },
      { $set: { memberships: [{ organisationId: 'customer', role: 'administrator' }] } },
    )
    const room = await say('organisations')
    await press(room, 'Bearbeiten')
    const typed = {
      name: 'Contoso',
      tenantIds: '',
      language: '',
      timeZone: '',
      domains: 'contoso.example, contoso-beteiligungen.example',
    }
    const wrong = await press(room, 'Speichern', typed)
    assert.match(wrong, /noch nicht als Ihre Domain nachgewiesen[\s\S]*Wert: frontdesk-organisation=[^\s…]+$/m)
  })

  it('people get roles, and are told so in a language of their own', async () => {
    await say('whoami', ENGLISH_CARL)
    const room = await say('invite carl@contoso.example agent')
    assert.match(
      textOf(room.card ?? {}),
      /„Carl Cohen“ ist jetzt Agent von „Northwind Distribution“\. Ich habe der Person/,
    )
    assert.match(textOf(desk.teams.chat(CARL).at(-1)?.card ?? {}), /You are now an agent of Northwind Distribution/)
    await say('whoami', CARL)
    await say('invite carl@contoso.example administrator')
    const told = textOf(desk.teams.chat(CARL).at(-1)?.card ?? {})
    assert.match(
      told,
      /Sie sind jetzt Administrator von Northwind Distribution[\s\S]*Ada Adler hat Ihnen diese Rolle gegeben/,
    )
    const asked = await read('invite carl@contoso.example customer')
    assert.match(asked, /Carl Cohen zum Kunden machen\?[\s\S]*Carl Cohen ist im Moment Administrator von Northwind/)
    assert.match(await read('invite carl'), /Schreiben Sie, wen Sie als was einladen/)
  })

  it('everybody reads who they are, and chooses where they are told', async () => {
    assert.match(await read('whoami', BEA), /Ihre Rollen[\s\S]*Northwind Distribution\s+Agent/)
    const form = await say('notify me', CARL)
    const saved = await press(form, 'Speichern', { where: 'chat' }, CARL)
    assert.match(saved, /Gespeichert\. Ich sage Ihnen hier Bescheid und schicke Ihnen keine automatischen E-Mails\./)
  })

  it('privacy says how long what is kept, and whom it forgets', async () => {
    const { number } = await desk.ticketOf(await desk.deliver(aMail()))
    const room = await say('privacy')
    await press(room, 'Ändern')
    const saved = await press(room, 'Speichern', { value: '12' })
    assert.match(saved, /„Texte geschlossener Tickets“ ist gespeichert: Gelöscht wird nach 12 Monaten\./)
    assert.match(saved, /Texte geschlossener Tickets\s+Hier festgelegt\s+Nach 12 Monaten gelöscht/)
    assert.match(
      await read('erase person bea@contoso.example'),
      /Entfernen Sie zuerst die Rolle \(schreiben Sie „personen“\)/,
    )
    const asked = await say('erase person carl@contoso.example')
    assert.match(await press(asked, 'Löschen', { confirmed: 'x' }), /Es wurde nichts gelöscht/)
    assert.match(await press(asked, 'Löschen', { confirmed: 'carl@contoso.example' }), /Das Löschen hat begonnen/)
    desk.advance(61_000)
    const done = await desk.eventually('the end of it', () =>
      Promise.resolve(
        desk.teams
          .chat(ADA)
          .map(({ card }) => textOf(card ?? {}))
          .find((text) => text.includes('Das Löschen ist erledigt')),
      ),
    )
    assert.match(done, /Einträge im Verlauf/)
    assert.match(await read(`ticket ${number}`, BEA), /Gelöschte Person/)
    assert.match(await read(`tickets closed`, BEA), /Gelöschte Person/)
  })

  it('whoever claims an installation names it in their language, which is that of everybody below', async () => {
    await desk.documents.organisations.delete({ _id: ROOT_ORGANISATION_ID })
    const codes = { newCode: newOneTimeCode, hash: hashOneTimeCode, matches: matchesOneTimeCode }
    const ada = (await desk.documents.people.findOne({ _id: 'ada' })) ?? assert.fail()
    const code = (await offerClaim(desk.frontdesk.deps, codes)) ?? assert.fail()
    const root = await speakingTo(speaker({ language: 'de', timeZone: 'UTC' }), () =>
      claimInstallation(desk.frontdesk.deps, codes, ada, code),
    )
    assert.deepEqual([root.name, root.language], ['Unsere Organisation', 'de'])
  })
})
