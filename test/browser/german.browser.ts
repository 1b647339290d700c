// The demo, played in German: the organisation's cards, and what a person's own Teams makes Frontdesk say to them.
import assert from 'node:assert/strict'
import type { RunningDemo } from '../../src/sandbox/demo/run.ts'
import { MEGAN, PATTI } from '../../src/sandbox/demo/world.ts'
import { englishIn } from '../support/english-words.ts'
import { openDemo, type DemoPage } from './demo-page.ts'
import { press, shows, type PlaygroundPage } from './playground-page.ts'

describe('a German team in the Playground', () => {
  let opened: DemoPage
  let demo: RunningDemo
  let page: PlaygroundPage
  before(async function () {
    opened = await openDemo(this, 1600)
    ;({ demo, page } = opened)
    const { organisations } = demo.parts.frontdesk.deps.documents
    await organisations.updateIf({ _id: 'root' }, { $set: { language: 'de' } })
    await backstage('/speak', { language: 'de' })
  })
  after(() => opened.close())

  async function backstage(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const answer = await fetch(`${demo.backstageUrl}${path}`, { method: 'POST', body: new URLSearchParams(fields) })
    assert.equal(answer.status, 200)
  }

  const mail = (subject: string, text: string) => backstage('/mail', { from: PATTI.address, subject, text })

  it('has German cards, with German forms for the agent', async () => {
    await backstage('/be', { user: MEGAN.id })
    await mail(
      'Drucker druckt leere Seiten',
      'Guten Tag,\n\nseit heute früh kommen nur leere Seiten.\n\nPatti Fernandez',
    )
    await page.showChannel('General')
    const card = page.cards('Drucker druckt leere Seiten').first()
    await shows(card, 'Neu')
    await press(card, 'Übernehmen', 'Zugewiesen an')
    await press(card, 'Notiz', 'Interne Notiz')
    await page.shootCard(card, 'german-note')
    await press(card, 'Zurück', 'Erledigen')
    await press(card, 'Antworten', 'Antwort')
    await page.shootCard(card, 'german-reply')
    await press(card, 'Zurück', 'Erledigen')
    await press(card, 'Mehr', 'Zusammenführen')
    await page.shootCard(card, 'german-more')
    assert.deepEqual(englishIn(await card.innerText()), [])
    await press(card, 'Zurück', 'Erledigen')
    await press(card, 'Verlauf', 'Megan Bowen')
    await page.shootCard(card, 'german-conversation')
    assert.deepEqual(englishIn(await card.innerText()), [])
    await page.shoot('german-channel')
  })

  it('answers what is typed in German', async () => {
    await page.showPersonalChat()
    for (const typed of ['hilfe', 'tickets', 'wer bin ich']) {
      const card = await page.say(typed)
      await page.shootCard(card, `german-${typed.replaceAll(' ', '-')}`)
      const texts = (await card.innerText()).split('\n').filter((text) => !/printer|VPN/iu.test(text))
      assert.deepEqual(texts.flatMap(englishIn), [], typed)
    }
    await backstage('/be', { user: '29:user-0' })
    for (const typed of ['einstellungen', 'support mail', 'e-mail-verarbeitung', 'kanäle', 'personen', 'datenschutz']) {
      const card = await page.say(typed)
      await page.shootCard(card, `german-${typed.replaceAll(/[ ä]/gu, '-')}`)
      assert.deepEqual(englishIn(await card.innerText()), [], typed)
    }
  })

  it('opens a ticket for a German customer', async () => {
    await backstage('/be', { user: PATTI.id })
    await page.say('Hallo')
    const form = await page.say('Mein Notebook lädt nicht mehr, bitte helfen')
    await page.shootCard(form, 'german-new-ticket')
    assert.deepEqual(englishIn(await form.innerText()), [])
  })
})
