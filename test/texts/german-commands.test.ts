// What is typed is understood in every language, and what is shown to type is that of the reader.
import assert from 'node:assert/strict'
import { LANGUAGES, type Language } from '../../src/texts/languages.ts'
import { speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { commandCalled, shownName, usageOf } from '../../src/teams/command-words.ts'
import { COMMANDS, isClearCommand, parseCommand } from '../../src/teams/commands.ts'
import { afterNewTicket, readCustomerWords } from '../../src/teams/customer-words.ts'
import { asCommand, smallTalk } from '../../src/teams/small-talk.ts'

const inLanguage = <T>(language: Language, work: () => T): T =>
  speakingTo(speaker({ language, timeZone: 'Europe/Berlin' }), work)

/** What a text tells people to type, without what is filled in. */
function hintsIn(text: string): readonly string[] {
  const hints = text.matchAll(/(?:[Tt]ype|[Ss]chreiben Sie|[Ss]chreibt) [“„](?:@Frontdesk )?([^“”{}]+)[“”]/gu)
  return [...hints].map(([, hint = '']) => hint)
}

describe('commands in every language', () => {
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    it(`are called and shown so that they are understood: ${language}`, () => {
      for (const { name, takes } of COMMANDS) {
        const [shown, usage] = inLanguage(language, () => [shownName(name), usageOf(name)])
        assert.equal(commandCalled(shown), name)
        assert.equal(parseCommand(usage.toUpperCase())?.command.name, name, usage)
        assert.ok(isClearCommand(usage), usage)
        assert.equal(usage === shown, takes === undefined, usage)
      }
    })

    it(`are those that people are told to type: ${language}`, () => {
      for (const [key, text] of Object.entries(TEXTS[language])) {
        for (const hint of hintsIn(text)) {
          const found = parseCommand(asCommand(hint))
          assert.ok(found, `${key}: ${hint}`)
          const isOwn =
            hint === TEXTS[language]['commands.myTickets'] ||
            hint.startsWith(inLanguage(language, () => shownName(found.command.name)))
          assert.ok(isOwn, `${key}: ${hint}`)
        }
      }
      assert.deepEqual(hintsIn('Schreiben Sie „@Frontdesk kanal verknüpfen“. Type “audit”.'), [
        'kanal verknüpfen',
        'audit',
      ])
    })
  }

  it('are what other German words stand for', () => {
    for (const [typed, command] of [
      ['Meine Tickets', 'tickets mine'],
      ['zeig mir meine tickets', 'tickets mine'],
      ['überfällige', 'tickets overdue'],
      ['tickets nicht zugewiesen', 'tickets unassigned'],
      ['Tickets dringend', 'tickets urgent'],
      ['tickets seite 2', 'tickets page 2'],
      ['zeige alle tickets', 'tickets'],
      // Said of a ticket.
      ['erledigt', 'erledigt'],
      ['meine Kollegin', 'meine Kollegin'],
    ] as const) {
      assert.equal(asCommand(typed), command)
    }
  })
})

describe('what Germans write in a chat', () => {
  for (const [text, meant] of [
    ['Guten Morgen zusammen!', 'greeting'],
    ['Moin', 'greeting'],
    ['Grüezi', 'greeting'],
    ['Vielen Dank für Ihre schnelle Hilfe!', 'thanks'],
    ['Dankeschön 😊', 'thanks'],
    ['Alles klar, danke', 'thanks'],
    ['Hilfe', 'help'],
    ['Können Sie mir helfen?', 'help'],
    ['Was kannst du?', 'help'],
    ['Mein Drucker ist kaputt', 'words'],
    ['Hilfe, mein Drucker brennt', 'words'],
    ['Danke, aber es geht immer noch nicht', 'words'],
    ['erledigt', 'words'],
  ] as const) {
    it(`“${text}” is ${meant}`, () => {
      assert.equal(readCustomerWords(text), meant)
      if (meant === 'words') assert.ok(!isClearCommand(asCommand(text)))
    })
  }

  it('may begin with a new ticket', () => {
    assert.equal(afterNewTicket('Neues Ticket: Mein Drucker ist kaputt'), 'Mein Drucker ist kaputt')
    assert.equal(afterNewTicket('Ich möchte ein neues Ticket eröffnen'), '')
    assert.equal(afterNewTicket('Neues Ticketsystem gesucht'), null)
  })

  it('is small talk for agents, too', () => {
    inLanguage('de', () => {
      assert.equal(smallTalk('Guten Tag', 'Ada Adler'), 'Guten Tag, Ada! Das kann ich für Sie tun.')
      assert.match(smallTalk('vielen dank', '') ?? '', /^Gern geschehen/)
      assert.equal(smallTalk('Guten Tag, mein Drucker ist kaputt', ''), null)
    })
  })
})
