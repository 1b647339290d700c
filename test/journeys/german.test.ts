// A German installation says nothing in English: every command is typed, every button pressed, and all that is shown is read.
import assert from 'node:assert/strict'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { buttonsOf, type Card, type ExecuteAction } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { MOCK_TEAM, type MockTeam, type TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { shownName } from '../../src/teams/command-words.ts'
import { COMMANDS } from '../../src/teams/commands.ts'
import { speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { englishIn, shownOn } from '../support/english-words.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const german = (user: TeamsUser): TeamsUser => ({ ...user, locale: 'de-DE' })
const TEAM: MockTeam = { ...MOCK_TEAM, users: [german(ADA), ...MOCK_TEAM.users.slice(1).map(german)] }

/** Cards whose buttons are pressed one by one, however many lead to one another. */
const MOST_PRESSES = 700

const NORA = {
  From: 'Nora Klein <nora@contoso.example>',
  Subject: 'Drucker',
}
const LETTER = `Guten Tag,

der Drucker im zweiten Stock druckt leider nur noch leere Seiten.

Viele Grüße
Nora`

/** What is entered where a form asks for it; everything else stays as the form has it. */
const ENTERED: Readonly<Record<string, string>> = {
  text: 'Der Drucker klemmt.',
  name: 'Neues',
  number: '1',
  words: 'Drucker',
  date: '2027-01-01',
  time: '10:00',
  pattern: 'Werbung',
  word: 'Schnell',
}

describe('a German installation', () => {
  let desk: TestFrontdesk
  const found = new Map<string, string>()
  before(async function () {
    this.timeout(60_000)
    desk = await startTestFrontdesk({ team: TEAM, publicUrl: 'https://hilfe.northwind.example' })
    for (const { _id } of await desk.documents.organisations.find({})) {
      await desk.documents.organisations.updateIf({ _id }, { $set: { language: 'de' } })
    }
    await desk.documents.mailSettings.insert({
      _id: 'organisation/root',
      settings: { ...NOTHING_SET, acknowledge: true, sayResolved: true },
      revision: 1,
    })
  })
  after(() => desk.stop())

  function read(where: string, shown: readonly string[]): void {
    for (const text of shown)
      for (const word of englishIn(text)) if (!found.has(text)) found.set(text, `${where} (${word})`)
  }

  function nothingEnglish(): void {
    const texts = [...found].map(([text, where]) => `${where}: ${text}`)
    found.clear()
    assert.deepEqual(texts, [])
  }

  /** Presses what it finds on the card and on every card that comes of it, as it is and with something entered. */
  async function pressAll(user: TeamsUser, first: TeamsMessage, pressed: Set<string>): Promise<void> {
    const card = first.cardFor(user.id)
    const waiting: Card[] = card ? [card] : []
    let presses = 0
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      read(`a card for ${user.name}`, shownOn(next))
      for (const button of buttonsOf(next)) {
        const key = `${button.verb} ${button.title} ${Object.keys(button.data).toSorted().join()}`
        if (pressed.has(key) || presses >= MOST_PRESSES) continue
        pressed.add(key)
        for (const entered of [{}, ENTERED]) {
          presses += 1
          const answer = await pressOne(user, first, next, button, entered)
          if (answer.message !== null) read(`“${button.title}” (${button.verb})`, [answer.message])
          if (answer.card) waiting.push(answer.card)
        }
      }
    }
  }

  async function pressOne(
    user: TeamsUser,
    message: TeamsMessage,
    card: Card,
    button: ExecuteAction,
    entered: Readonly<Record<string, string>>,
  ) {
    const inputs = Object.fromEntries(
      Object.entries(entered).filter(([id]) => JSON.stringify(card).includes(`"id":"${id}"`)),
    )
    // Only that button, which may be one of several of its name; and nobody is held back for pressing so fast.
    message.showTo(user.id, { ...withoutButtons(card), actions: [button] })
    desk.advance(2000)
    try {
      return await desk.hands.press(message, button.verb, inputs, user)
    } catch (error) {
      // A client would not send a form without what it requires.
      if (String(error).includes('must have a value')) return { card: null, message: null }
      throw error
    }
  }

  it('answers an agent and an administrator in German', async function () {
    this.timeout(600_000)
    const one = await desk.ticketOf(await desk.deliver(aMail(NORA, LETTER)))
    await desk.ticketOf(await desk.deliver(aMail({ ...NORA, Subject: 'Beamer' }, LETTER)))
    const pressed = new Set<string>()
    await pressAll(german(BEA), await desk.cardOf(one), pressed)
    for (const user of [german(ADA), german(BEA)]) {
      for (const { name } of COMMANDS) {
        for (const typed of [inGerman(() => shownName(name)), name, `${name} 1`, `${name} Drucker`]) {
          const { replies } = await desk.hands.say(user, 'personal', typed)
          for (const reply of replies) {
            read(`“${typed}”`, reply.text === null ? [] : [reply.text])
            await pressAll(user, reply, pressed)
          }
        }
      }
    }
    nothingEnglish()
  })

  it('answers a customer in German', async function () {
    this.timeout(300_000)
    const pressed = new Set<string>()
    const write = async (text: string): Promise<void> => {
      const { replies } = await desk.hands.say(german(CARL), 'personal', text)
      for (const reply of replies) {
        read(`“${text}”`, reply.text === null ? [] : [reply.text])
        await pressAll(german(CARL), reply, pressed)
      }
    }
    for (const text of ['Hallo', 'Hilfe', 'Mein Drucker ist kaputt', 'Er klemmt immer noch', 'neues Ticket']) {
      await write(text)
    }
    const own = await desk.eventually('a ticket of his', () =>
      desk.documents.tickets.findOne({ 'requester.personId': 'carl', status: { $in: ['new', 'open'] } }),
    )
    await desk.hands.click(await desk.cardOf(own), 'Erledigen', {}, german(BEA))
    for (const text of ['meine Tickets', `ticket ${own.number}`, 'ticket 99', 'danke', '👍']) await write(text)
    // What was told meanwhile, without being asked.
    for (const message of desk.teams.chat(CARL)) {
      const card = message.cardFor(CARL.id)
      read('a message', [...(card ? shownOn(card) : []), ...(message.authorId === null ? [message.text ?? ''] : [])])
    }
    nothingEnglish()
  })

  it('posts in the channels and writes to customers in German', () => {
    for (const { id, name } of desk.teams.team.channels) {
      for (const message of desk.teams.channel(id)) {
        const card = message.cardFor('nobody')
        read(`a message in ${name}`, [...(card ? shownOn(card) : []), ...(message.text === null ? [] : [message.text])])
      }
    }
    for (const { content } of desk.graph.sent(SUPPORT)) read('an email', content.text.split('\n'))
    nothingEnglish()
  })
})

function inGerman<T>(say: () => T): T {
  return speakingTo(speaker({ language: 'de', timeZone: 'Europe/Berlin' }), say)
}

/** Inputs stay where they are; of the buttons, none. */
function withoutButtons(value: unknown): Card {
  const strip = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(strip)
    if (typeof node !== 'object' || node === null) return node
    const { type } = node as { readonly type?: unknown }
    if (type === 'Action.Execute') return { type: 'Action.None' }
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, strip(child)]))
  }
  return strip(value) as Card
}
