import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { TeamsInfo, type TurnContext } from 'botbuilder'
import { textOf, type Card } from '../../src/sandbox/connector/cards.ts'
import { MOCK_TEAM } from '../../src/sandbox/connector/mock-team.ts'
import { invokeAnswer, readInvoke } from '../../src/teams/wire/invoke.ts'
import { startBot, type RunningBot } from '../teams/support.ts'

const [ada, bea] = MOCK_TEAM.users
const [general, tickets] = MOCK_TEAM.channels

function card(...titles: string[]): Card {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: 'A ticket' },
      { type: 'Input.Text', id: 'note', isRequired: true },
      { type: 'Input.ChoiceSet', id: 'choice', value: 'first', choices: [] },
    ],
    actions: titles.map((title) => ({
      type: 'Action.Execute',
      title,
      verb: `verb.${title}`,
      data: { ticketId: 't1' },
    })),
  }
}

const withCard = (content: Card): object => ({
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
})

describe('the stand-in for Teams', () => {
  let bot: RunningBot
  let onTurn: (context: TurnContext) => Promise<unknown>

  beforeEach(async () => {
    onTurn = () => Promise.resolve()
    bot = await startBot(async (context) => {
      await onTurn(context)
    })
  })
  afterEach(() => bot.stop())

  /** Has the bot answer clicks and everything else. */
  const answering = (invoked: (context: TurnContext) => Parameters<typeof invokeAnswer>[0], shown: Card): void => {
    onTurn = (context) =>
      context.sendActivity(
        readInvoke(context.activity).kind === 'card-action'
          ? { type: 'invokeResponse', value: invokeAnswer(invoked(context)) }
          : withCard(shown),
      )
  }

  it('brings what a person says in a channel, with a mention, and the answer into the same thread', async () => {
    onTurn = (context) => context.sendActivity(`heard: ${context.activity.text}`)
    const { status, replies } = await bot.hands.say(ada, { channel: 'Tickets' }, 'help')
    const [said] = bot.teams.channel('Tickets')
    assert.equal(status, 200)
    assert(said)
    assert.deepEqual(
      replies.map(({ text }) => text),
      ['heard: <at>Frontdesk</at> help\n'],
    )
    assert.deepEqual(bot.teams.replies(said), replies)
    const [activity] = bot.hands.sent
    assert.deepEqual(activity?.['conversation'], {
      isGroup: true,
      conversationType: 'channel',
      tenantId: MOCK_TEAM.tenantId,
      id: `${tickets.id};messageid=${said.id}`,
    })
    assert.deepEqual(activity['from'], { id: ada.id, name: ada.name, aadObjectId: ada.aadObjectId })
  })

  it('brings what a person says in the personal chat, without a mention', async () => {
    onTurn = (context) => context.sendActivity(`heard: ${context.activity.text}`)
    await bot.hands.say(bea, 'personal', 'help')
    assert.deepEqual(
      bot.teams.chat(bea).map(({ text, authorId }) => [text, authorId]),
      [
        ['help', bea.id],
        ['heard: help', null],
      ],
    )
    assert.deepEqual(bot.teams.chat(ada), [])
  })

  it('presses a button with its data, the inputs as they stand and as entered, in the name of a person', async () => {
    let invoked: unknown
    answering((context) => {
      invoked = {
        ...readInvoke(context.activity),
        from: context.activity.from.aadObjectId,
        channel: context.activity.conversation.id,
      }
      return { message: 'Done' }
    }, card('Take'))
    const { replies } = await bot.hands.say(ada, { channel: tickets.id }, 'help')
    const [shown] = replies
    assert(shown)
    const answer = await bot.hands.click(shown, 'Take', { note: 'hello' }, bea)
    assert.equal(answer.message, 'Done')
    assert.deepEqual(invoked, {
      kind: 'card-action',
      verb: 'verb.Take',
      data: { ticketId: 't1', note: 'hello', choice: 'first' },
      trigger: 'manual',
      activityId: shown.id,
      from: bea.aadObjectId,
      channel: shown.conversationId,
    })
  })

  it('shows the answer card to who pressed, until the message is updated', async () => {
    answering(() => ({ card: card('Back') }), card('Take'))
    const { replies } = await bot.hands.say(ada, { channel: 'Tickets' }, 'help')
    const [shown] = replies
    assert(shown)
    await bot.hands.click(shown, 'verb.Take', { note: 'x' }, bea)
    assert.deepEqual(shown.cardFor(bea.id), card('Back'))
    assert.deepEqual(shown.cardFor(ada.id), card('Take'))
    const { conversations } = await bot.adapter.connector(bot.teams.serviceUrl)
    await conversations.updateActivity(shown.conversationId, shown.id, { type: 'message', ...withCard(card('Reopen')) })
    assert.deepEqual(shown.cardFor(bea.id), card('Reopen'))
    assert.equal(shown.versions.length, 2)
  })

  it('hands over an error answer', async () => {
    answering(() => ({ error: { status: 400, code: 'BadRequest', text: 'No' } }), card('Take'))
    const { replies } = await bot.hands.say(ada, 'personal', 'help')
    const [shown] = replies
    assert(shown)
    const answer = await bot.hands.click(shown, 'Take', { note: 'x' })
    assert.equal(answer.status, 200)
    assert.deepEqual(answer.error, { code: 'BadRequest', message: 'No' })
  })

  it('does not press what a person could not', async () => {
    answering(() => ({ message: 'Done' }), card('Take', 'Resolve'))
    const { replies } = await bot.hands.say(ada, 'personal', 'help')
    const [shown] = replies
    assert(shown)
    await assert.rejects(
      bot.hands.click(shown, 'Assign'),
      /no button 'Assign'; it has: 'Take' \(verb\.Take\), 'Resolve'/,
    )
    await assert.rejects(bot.hands.click(shown, 'Take'), /input 'note' must have a value/)
    await assert.rejects(bot.hands.click(shown, 'Take', { nowhere: 'x' }), /no input 'nowhere'; it has: note, choice/)
    bot.teams.remove(shown)
    await assert.rejects(bot.hands.click(shown, 'Take', { note: 'x' }), /shows no card/)
    assert.equal(bot.hands.sent.length, 1)
  })

  it('tells the bot of its installation twice, as Teams does', async () => {
    const heard: unknown[] = []
    onTurn = (context) =>
      Promise.resolve(
        heard.push([
          context.activity.type,
          context.activity.action,
          context.activity.membersAdded?.[0]?.id,
          context.activity.conversation.conversationType,
        ]),
      )
    await bot.hands.install('team')
    await bot.hands.install(bea)
    await bot.hands.uninstall('team')
    assert.deepEqual(heard, [
      ['installationUpdate', 'add', undefined, 'channel'],
      ['conversationUpdate', undefined, '28:frontdesk', 'channel'],
      ['installationUpdate', 'add', undefined, 'personal'],
      ['conversationUpdate', undefined, '28:frontdesk', 'personal'],
      ['installationUpdate', 'remove', undefined, 'channel'],
      ['conversationUpdate', undefined, undefined, 'channel'],
    ])
  })

  it('knows the team, its channels and its people', async () => {
    const known: unknown[] = []
    onTurn = async (context) => {
      const team = await TeamsInfo.getTeamDetails(context)
      const channels = await TeamsInfo.getTeamChannels(context)
      const member = await TeamsInfo.getMember(context, bea.id)
      const paged = await TeamsInfo.getPagedMembers(context, 1)
      known.push(team.name, channels, member.email, paged.members.length)
      await assert.rejects(TeamsInfo.getMember(context, '29:nobody'), { code: 'MemberNotFoundInConversation' })
    }
    await bot.hands.say(ada, { channel: 'Tickets' }, 'help')
    assert.deepEqual(bot.lines, [])
    assert.deepEqual(known, [
      'Support',
      [{ id: general.id, name: null }, ...MOCK_TEAM.channels.slice(1)],
      bea.email,
      MOCK_TEAM.users.length,
    ])
  })

  it('splits a text with a card into two messages and answers with no id', async () => {
    const { conversations } = await bot.adapter.connector(bot.teams.serviceUrl)
    const sent = await conversations.sendToConversation(tickets.id, {
      type: 'message',
      text: 'Look',
      ...withCard(card()),
    })
    assert.equal(sent.id, undefined)
    assert.deepEqual(
      bot.teams.channel('Tickets').map((message) => [message.text, message.card && textOf(message.card)]),
      [
        ['Look', null],
        [null, 'A ticket'],
      ],
    )
  })

  it('deletes a message', async () => {
    const { conversations } = await bot.adapter.connector(bot.teams.serviceUrl)
    const { id } = await conversations.sendToConversation(tickets.id, { type: 'message', text: 'Look' })
    await conversations.deleteActivity(tickets.id, id)
    assert.deepEqual(bot.teams.channel('Tickets'), [])
    await assert.rejects(conversations.deleteActivity(tickets.id, id), { code: 'ActivityNotFoundInConversation' })
  })

  it('strikes with a fault as often as told, where it matches', async () => {
    const { conversations } = await bot.adapter.connector(bot.teams.serviceUrl)
    const fault = bot.teams.faults.add({
      match: { method: 'POST', path: /tickets@/ },
      times: 2,
      answer: { status: 502 },
    })
    await conversations.sendToConversation(general.id, { type: 'message', text: 'elsewhere' })
    for (let count = 0; count < 2; count += 1) {
      await assert.rejects(conversations.sendToConversation(tickets.id, { type: 'message', text: 'x' }), {
        status: 502,
      })
    }
    await conversations.sendToConversation(tickets.id, { type: 'message', text: 'x' })
    assert.equal(fault.hits(), 2)
  })

  it('waits for what comes, and says what did not', async () => {
    const { teams } = bot
    const arrival = teams.eventually('a message', () => teams.channel('Tickets')[0])
    const { conversations } = await bot.adapter.connector(teams.serviceUrl)
    await conversations.sendToConversation(tickets.id, { type: 'message', text: 'Look' })
    assert.equal((await arrival).text, 'Look')
    await assert.rejects(
      teams.eventually('a second one', () => teams.channel('Tickets')[1], 10),
      /within 10 ms: a second one/,
    )
  })

  it('sends activities as the protocol describes them', async function () {
    const schema = await readFile(
      new URL('../../../shared/schemas/botframework-protocol.json', import.meta.url),
      'utf8',
    ).catch(() => null)
    if (schema === null) {
      console.log('      skipped: ../shared/schemas/botframework-protocol.json is not there')
      this.skip()
    }
    answering(() => ({ message: 'Done' }), card('Take'))
    const { replies } = await bot.hands.say(ada, { channel: 'Tickets' }, 'help')
    await bot.hands.say(ada, 'personal', 'help')
    if (replies[0]) await bot.hands.click(replies[0], 'Take', { note: 'x' })
    await bot.hands.install('team')
    await bot.hands.uninstall(bea)
    const ajv = new Ajv({ strict: false, validateFormats: false })
    ajv.addSchema(JSON.parse(schema) as object, 'protocol')
    const validate = ajv.getSchema('protocol#/definitions/Activity')
    assert(validate)
    assert.equal(bot.hands.sent.length, 7)
    for (const activity of bot.hands.sent)
      assert(validate(activity), `${ajv.errorsText(validate.errors)} in ${JSON.stringify(activity)}`)
  })
})
