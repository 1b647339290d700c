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
    assert.match(await answerTo(CARL, 'tickets'), /Your open tickets[\s\S]*Contoso printer/)
    assert.doesNotMatch(await answerTo(DORA, 'tickets'), /Contoso printer/)
    assert.match(await answerTo(EMIL, 'tickets'), /None of your tickets is open/)
  })

  it('shows one ticket, with its buttons to agents, without them to its requester, not at all to others', async () => {
    const { replies } = await desk.hands.say(BEA, 'personal', 'ticket 1')
    assert.ok(buttonsOf(replies[0]?.card ?? {}).some(({ title }) => title === 'Take'))
    assert.match(await answerTo(CARL, 'ticket #1'), /Contoso printer/)
    for (const user of [DORA, EMIL]) assert.match(await answerTo(user, 'ticket 1'), /no ticket #1 that you can see/)
    assert.match(await answerTo(BEA, 'ticket'), /Which ticket\?/)
    assert.match(await answerTo(BEA, 'ticket twelve'), /Which ticket\?/)
  })

  it('says how to ask, and not that something failed, where what was typed lacks something', async () => {
    for (const text of ['ticket', 'ticket twelve']) assert.doesNotMatch(await answerTo(BEA, text), /did not work/)
    const told = await answerTo(ADA, 'invite somebody', TICKETS)
    assert.match(told, /invite ann@contoso\.com agent/)
    assert.doesNotMatch(told, /did not work/)
    assert.match(await answerTo(EMIL, 'ticket 1'), /did not work/)
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
    assert.match(
      await answerTo(ADA, 'configure'),
      /Support Mail[\s\S]*Email handling[\s\S]*Categories[\s\S]*Service types[\s\S]*Canned texts/,
    )
    assert.match(await answerTo(BEA, 'configure'), /Only administrators/)
  })

  it('helps where it does not understand, and says so', async () => {
    assert.match(await answerTo(EMIL, 'help'), /what I can do for you/)
    assert.match(await answerTo(EMIL, 'make me a sandwich'), /did not understand/)
    assert.match(await answerTo(EMIL, '   '), /what I can do for you/)
    assert.match(await answerTo(BEA, '', TICKETS), /what I can do for you/)
    assert.match(await answerTo(EMIL, '__proto__'), /did not understand/)
  })

  it('leads agents who tell it what to do with a ticket to the button for it', async () => {
    const { replies } = await desk.hands.say(BEA, 'personal', 'please close 1')
    assert.match(textOf(replies[0]?.card ?? {}), /choose “Resolve” on this card, or behind More/)
    assert.ok(buttonsOf(replies[0]?.card ?? {}).some(({ title }) => title === 'Resolve'))
    assert.match(await answerTo(BEA, 'close it'), /^Which ticket\? Ask me for it first/)
    assert.match(await answerTo(BEA, 'close 99'), /There is no ticket #99/)
    assert.match(await answerTo(CARL, 'close 1'), /did not understand/)
  })

  it('greets whoever greets, and understands the words that people try first', async () => {
    for (const text of ['hi', 'Hello!', 'hey there']) assert.match(await answerTo(EMIL, text), /^Hi Emil!/)
    assert.match(await answerTo(EMIL, 'thanks'), /^You are welcome/)
    assert.match(await answerTo(EMIL, 'hello my printer is broken since Monday'), /did not understand/)
    assert.match(await answerTo(BEA, '#1'), /Contoso printer/)
    assert.match(await answerTo(CARL, 'my tickets'), /Your open tickets[\s\S]*Contoso printer/)
  })

  it('offers the claim only until somebody has claimed the installation', async () => {
    assert.match(await answerTo(EMIL, 'help'), /claim CODE/)
    await desk.documents.installation.insertNew([{ _id: 'claimed-by', value: 'ada' }])
    assert.doesNotMatch(await answerTo(EMIL, 'help'), /claim/)
    assert.doesNotMatch(await answerTo(EMIL, 'what?'), /claim/)
  })

  it('tells those who may not see it that the mail log is for administrators', async () => {
    for (const user of [BEA, CARL, EMIL]) assert.match(await answerTo(user, 'mail log'), /Only administrators/)
  })

  it('says where a command for channels belongs', async () => {
    for (const command of ['link channel', 'unlink channel']) {
      assert.match(await answerTo(ADA, command), new RegExp(`in the channel you mean: @Frontdesk ${command}`, 'u'))
    }
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
    assert.match(await answerTo(BEA, 'ticket 1', there), /does not belong to this channel’s organisation/)
    assert.match(await answerTo(BEA, 'tickets', { channel: 'General' }), /not linked/)
  })

  for (const text of [
    'mail log',
    'whoami',
    'people',
    'configure',
    'organisations',
    'audit',
    'support mail',
    'channels',
  ]) {
    it(`answers “${text}” to whoever asked alone when it is asked for in a channel`, async () => {
      const before = desk.teams.whispers(ADA).length
      const inChannel = await answerTo(ADA, text, TICKETS)
      assert.equal(desk.teams.whispers(ADA).length, before + 1)
      assert.equal(inChannel, await answerTo(ADA, text))
    })
  }

  it('says a refusal to whoever is refused alone', async () => {
    const before = desk.teams.whispers(BEA).length
    assert.match(await answerTo(BEA, 'people', TICKETS), /Only administrators/)
    assert.equal(desk.teams.whispers(BEA).length, before + 1)
  })

  it('asks for the personal chat where Teams does not let it write there', async () => {
    desk.teams.targeted = 'refused'
    desk.teams.faults.add({
      match: { method: 'POST', path: /\/v3\/conversations$/ },
      times: 1,
      answer: { status: 403, code: 'MessageWritesBlocked' },
    })
    await desk.documents.people.updateIf({ aadObjectId: BEA.aadObjectId }, { $set: { 'teams.conversationId': null } })
    assert.match(await answerTo(BEA, 'whoami', TICKETS), /Open a chat with me in Teams and type “whoami”/)
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
