import assert from 'node:assert/strict'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { Where } from '../../src/sandbox/connector/hands.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, EMIL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const TICKETS: Where = { channel: 'Tickets' }

describe('what is typed to the bot', () => {
  let desk: TestFrontdesk
  before(async () => {
    desk = await startTestFrontdesk()
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Contoso printer' })))
    const neighbour = 'Nils <nils@adventure.example>'
    await desk.documents.organisations.updateIf({ _id: 'neighbour' }, { $set: { domains: ['adventure.example'] } })
    await desk.ticketOf(await desk.deliver(aMail({ From: neighbour, Subject: 'Neighbour’s phone' })))
  })
  after(() => desk.stop())

  async function answerTo(user: TeamsUser, text: string, where: Where = 'personal'): Promise<string> {
    const { status, replies } = await desk.hands.say(user, where, text)
    assert.equal(status, 200)
    assert.equal(replies.length, 1)
    return textOf(replies[0]?.card ?? {})
  }

  it('lists the tickets that the person may see', async () => {
    assert.match(await answerTo(BEA, 'tickets'), /2 open tickets/)
    assert.match(await answerTo(CARL, 'tickets'), /One open ticket[\s\S]*Contoso printer/)
    assert.doesNotMatch(await answerTo(DORA, 'tickets'), /Contoso printer/)
    assert.match(await answerTo(EMIL, 'tickets'), /No open tickets/)
  })

  it('shows one ticket, with its buttons to agents, without them to its requester, not at all to others', async () => {
    const { replies } = await desk.hands.say(BEA, 'personal', 'ticket 1')
    assert.ok(buttonsOf(replies[0]?.card ?? {}).some(({ title }) => title === 'Take'))
    assert.match(await answerTo(CARL, 'ticket #1'), /Contoso printer/)
    for (const user of [DORA, EMIL]) assert.match(await answerTo(user, 'ticket 1'), /no ticket #1 that you may see/)
    assert.match(await answerTo(BEA, 'ticket'), /Which ticket\?/)
    assert.match(await answerTo(BEA, 'ticket twelve'), /Which ticket\?/)
  })

  it('says who somebody is', async () => {
    assert.match(await answerTo(BEA, 'whoami'), /Bea Brandt[\s\S]*agent/)
    assert.match(await answerTo(EMIL, 'WhoAmI'), /no role/)
  })

  it('shows the mail log to administrators, and nothing of it to others', async () => {
    assert.match(await answerTo(ADA, 'mail log'), /Contoso printer/)
    for (const user of [CARL, EMIL, DORA]) assert.doesNotMatch(await answerTo(user, 'mail log'), /printer|phone/)
  })

  it('opens the configuration for administrators only', async () => {
    assert.match(await answerTo(ADA, 'configure'), /Support Mail[\s\S]*Categories/)
    assert.match(await answerTo(BEA, 'configure'), /Only administrators/)
  })

  it('helps where it does not understand, and says so', async () => {
    assert.match(await answerTo(EMIL, 'help'), /what you can ask me/)
    assert.match(await answerTo(EMIL, 'make me a sandwich'), /did not understand/)
    assert.match(await answerTo(EMIL, '   '), /what you can ask me/)
    assert.match(await answerTo(BEA, '', TICKETS), /what you can ask me/)
    assert.match(await answerTo(EMIL, '__proto__'), /did not understand/)
  })

  it('answers a mention in a channel in its thread', async () => {
    assert.match(await answerTo(BEA, 'tickets', TICKETS), /2 open tickets/)
  })

  it('shows in a channel only what its organisation has to do with, whoever asks', async () => {
    await desk.documents.channels.updateIf({ _id: 'escalations' }, { $set: { organisationId: 'neighbour' } })
    const there: Where = { channel: 'Escalations' }
    const list = await answerTo(BEA, 'tickets', there)
    assert.match(list, /Neighbour’s phone/)
    assert.doesNotMatch(list, /Contoso/)
    assert.match(await answerTo(BEA, 'ticket 1', there), /does not serve/)
    assert.match(await answerTo(BEA, 'tickets', { channel: 'General' }), /No open tickets/)
    for (const where of [there, { channel: 'General' }]) {
      assert.doesNotMatch(await answerTo(ADA, 'mail log', where), /printer|phone/)
    }
    assert.match(await answerTo(ADA, 'mail log', TICKETS), /Contoso printer/)
  })

  it('greets once where it is installed', async () => {
    await desk.hands.install(EMIL)
    const greetings = desk.teams.chat(EMIL).filter((message) => textOf(message.card ?? {}).includes('Hello'))
    assert.equal(greetings.length, 1)
  })

  it('left no error in the log', () => {
    assert.deepEqual(
      desk.lines.filter(({ level }) => level === 'error'),
      [],
    )
  })
})
