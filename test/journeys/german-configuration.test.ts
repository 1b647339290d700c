// An administrator whose Teams is German configures, and one whose Teams is English reads what they did.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA } from '../support/frontdesk-seed.ts'
import { askIn, pressForCard, pressOn } from '../support/press.ts'

const GERMAN_ADA: TeamsUser = { ...ADA, locale: 'de-AT' }

describe('configuring in German', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const ask = (text: string, user = GERMAN_ADA): Promise<TeamsMessage> => askIn(desk, user, text)
  /** Long words on a card may be broken where nobody sees it. */
  const shown = ({ card }: TeamsMessage): string => textOf(card ?? {}).replaceAll('\u200B', '')

  it('offers every room by its German name, behind buttons that open it', async () => {
    const menu = await ask('configure')
    for (const room of ['E-Mail-Verarbeitung', 'Arten der Anfrage', 'Textbausteine', 'Änderungsprotokoll']) {
      assert.ok(shown(menu).includes(room), shown(menu))
    }
    assert.match(await pressForCard(desk, menu, 'command.run', {}, GERMAN_ADA), /Support Mail/)
  })

  it('speaks of each kind of thing with its own article', async () => {
    const rooms = [
      ['categories', 'Kategorie hinzufügen', /Die Kategorie „Neu“ ist gespeichert\./],
      ['service types', 'Art der Anfrage hinzufügen', /Die Art der Anfrage „Neu“ ist gespeichert\./],
      ['canned texts', 'Textbaustein hinzufügen', /Der Textbaustein „Neu“ ist gespeichert\./],
    ] as const
    for (const [command, add, saved] of rooms) {
      const room = await ask(command)
      await pressOn(desk, room, add, {}, GERMAN_ADA)
      const nameless = { name: ' ', description: 'Guten Tag' }
      assert.match(await pressForCard(desk, room, 'Speichern', nameless, GERMAN_ADA), /Geben Sie einen Namen ein\./)
      const entered = { ...nameless, name: 'Neu' }
      assert.match(await pressForCard(desk, room, 'Speichern', entered, GERMAN_ADA), saved)
    }
  })

  it('is told in the audit to each reader in their language, and in the file to whoever asked for it', async () => {
    const room = await ask('mail')
    await pressOn(desk, room, 'Ändern', {}, GERMAN_ADA)
    const saved = await pressForCard(desk, room, 'Speichern', { value: 'true' }, GERMAN_ADA)
    assert.match(saved, /„Eingangsbestätigung“ ist gespeichert\./)

    const german = await ask('audit')
    assert.match(shown(german), /E-Mail-Einstellung geändert: .*: Eingangsbestätigung/)
    assert.match(shown(german), /Eingangsbestätigung: \(leer\) → ja/)
    const english = await ask('audit', ADA)
    assert.match(shown(english), /Email setting changed: .*: Acknowledgement/)

    const germanFile = await exported(german, 'Als CSV exportieren', GERMAN_ADA)
    assert.match(germanFile, /^\uFEFF"Zeit","Person","Organisation"/)
    assert.match(germanFile, /"mail-settings\.changed","[^"]*: Eingangsbestätigung","acknowledge"/)
    assert.match(await exported(english, 'Export as CSV', ADA), /"mail-settings\.changed","[^"]*: Acknowledgement"/)
  })

  async function exported(audit: TeamsMessage, button: string, user: TeamsUser): Promise<string> {
    const answer = await desk.hands.click(audit, button, {}, user)
    const url = /https?:\/\/127[^"]+/.exec(JSON.stringify(answer))?.[0]
    assert.ok(url)
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await fetch(url)).arrayBuffer())
  }
})
