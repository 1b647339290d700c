import assert from 'node:assert/strict'
import { InvalidInputError } from '../../src/domain/errors.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, EMIL, TENANT_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

describe('setting up', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  async function answerTo(user: TeamsUser, text: string, channel?: string): Promise<TeamsMessage> {
    const { replies } = await desk.hands.say(user, channel === undefined ? 'personal' : { channel }, text)
    assert.equal(replies.length, 1)
    assert.ok(replies[0])
    return replies[0]
  }
  const said = async (...asked: Parameters<typeof answerTo>): Promise<string> =>
    textOf((await answerTo(...asked)).card ?? {})

  it('gives the installation to the first who has the printed code, once', async () => {
    const code = desk.frontdesk.claimCode ?? ''
    assert.match(await said(EMIL, 'claim'), /code is wrong/)
    assert.match(await said(EMIL, `claim ${code.slice(1)}`), /code is wrong/)
    assert.match(await said(EMIL, `claim ${code}`, 'General'), /Others can read along/)
    assert.match(await said(EMIL, 'whoami'), /no role/)
    assert.match(await said(EMIL, `claim ${code}`), /first administrator/)
    assert.match(await said(EMIL, 'whoami'), /administrator/)
    assert.match(await said(CARL, `claim ${code}`), /already has an administrator/)
    assert.doesNotMatch(await said(CARL, 'whoami'), /administrator/)
  })

  it('links a channel, and gives cards to the tickets that had waited for one', async () => {
    await desk.documents.channels.delete({})
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    assert.deepEqual([ticket.channelId, ticket.card], [null, null])
    const form = await answerTo(ADA, 'link channel', 'General')
    const linked = await desk.hands.click(form, 'channel.link', { organisationId: 'root' }, ADA)
    assert.match(textOf(linked.card ?? {}), /One ticket that was waiting for a channel is now posted here/)
    const card = await desk.cardOf(ticket)
    assert.equal(card.placeId, desk.teams.team.id)
  })

  it('links channels for administrators of the organisation only', async () => {
    assert.match(await said(BEA, 'link channel', 'General'), /Only administrators/)
    const form = await answerTo(ADA, 'link channel', 'General')
    const asked = desk.hands.sent.at(-1)
    for (const { id, name, aadObjectId } of [BEA, DORA, EMIL]) {
      // Only whoever asked sees the form: it is copied.
      const action = { type: 'Action.Execute', verb: 'channel.link', data: { organisationId: 'root' } }
      const { body } = await desk.hands.send({
        ...{ ...asked, from: { id, name, aadObjectId }, type: 'invoke', name: 'adaptiveCard/action' },
        ...{ id: `f:${id}`, replyToId: form.id, value: { action, trigger: 'manual' } },
      })
      assert.match(JSON.stringify(body), /only for organisations that you administer/)
    }
    assert.equal(await desk.documents.channels.count({}), 2)
  })

  it('links a channel anew to another organisation', async () => {
    const form = await answerTo(ADA, 'link channel', 'Escalations')
    await desk.hands.click(form, 'channel.link', { organisationId: 'customer' }, ADA)
    const channel = await desk.documents.channels.findOne({ _id: 'escalations' })
    assert.equal(channel?.organisationId, 'customer')
    assert.equal(await desk.documents.channels.count({}), 2)
  })

  it('keeps a linked channel from administrators of other organisations', async () => {
    const administers = [{ organisationId: 'neighbour', role: 'administrator' as const }]
    await desk.documents.people.updateIf({ _id: 'dora' }, { $set: { memberships: administers } })
    const form = await answerTo(DORA, 'link channel', 'Tickets')
    const { message } = await desk.hands.click(form, 'channel.link', { organisationId: 'neighbour' }, DORA)
    assert.match(message ?? '', /belongs to an organisation that you do not administer/)
    assert.equal((await desk.documents.channels.findOne({ _id: 'tickets' }))?.organisationId, 'root')
  })

  it('hears of a deleted channel though Teams does not say who deleted it', async () => {
    await said(ADA, 'help', 'Tickets')
    const heard = desk.hands.sent.at(-1)
    const { recipient, serviceUrl, timestamp } = heard ?? {}
    const { conversationId, teamId } = (await desk.documents.channels.findOne({ _id: 'tickets' })) ?? {}
    await desk.hands.send({
      ...{ type: 'conversationUpdate', id: 'f:1', channelId: 'msteams', recipient, serviceUrl, timestamp },
      from: { id: ADA.id },
      conversation: { isGroup: true, conversationType: 'channel', id: teamId },
      channelData: {
        eventType: 'channelDeleted',
        tenant: { id: TENANT_ID },
        team: { id: teamId },
        channel: { id: conversationId },
      },
    })
    assert.equal((await desk.documents.channels.findOne({ _id: 'tickets' }))?.active, false)
    assert.equal((await desk.documents.channels.findOne({ _id: 'escalations' }))?.active, true)
  })

  it('takes a group chat for no personal chat: others read along', async () => {
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Secret printer' })))
    await said(ADA, 'tickets')
    const conversation = { conversationType: 'groupChat', tenantId: TENANT_ID, id: '19:group@thread.v2' }
    await desk.hands.send({ ...desk.hands.sent.at(-1), conversation })
    const ada = await desk.documents.people.findOne({ aadObjectId: ADA.aadObjectId })
    assert.notEqual(ada?.teams?.conversationId, '19:group@thread.v2')
  })

  it('says in a group chat and in that of a meeting that tickets are posted in channels', async () => {
    await said(ADA, 'tickets')
    const typed = desk.hands.sent.at(-1)
    for (const [conversationType, id] of [
      ['groupChat', '19:group@thread.v2'],
      ['groupChat', '19:meeting_abc@thread.v2'],
      ['channel', '19:odd@thread.tacv2'],
    ] as const) {
      const conversation = { conversationType, isGroup: true, tenantId: TENANT_ID, id }
      const channelData = { tenant: { id: TENANT_ID } }
      await desk.hands.send({ ...typed, id, text: 'link channel', conversation, channelData })
      const told = desk.lines.find(({ message }) => message === 'A command was refused')
      const error = told?.fields['error']
      assert.match(error instanceof InvalidInputError ? error.forPerson : '', /This is a group chat/)
      assert.ok(!desk.lines.some(({ message }) => message === 'A command failed'))
      // What follows is that the stand-in knows no group chats to answer in.
    }
  })

  it('draws the channels of an organisation in personal chats only', async () => {
    await desk.documents.channels.updateIf({ _id: 'escalations' }, { $set: { organisationId: 'customer' } })
    const root = { organisationId: 'root' }
    const pressed = { 'channel.list': root, ...perChannel('tickets') }
    for (const [verb, data] of Object.entries(pressed)) {
      for (const channel of ['Escalations', 'General']) {
        const before = desk.teams.chat(ADA).length
        const told = await pressedIn(channel, verb, data)
        assert.match(told, /in our personal chat/, `${verb} in ${channel}`)
        assert.doesNotMatch(told, /AdaptiveCard/)
        assert.equal(desk.teams.chat(ADA).length, before + 1)
      }
    }
    assert.equal((await desk.documents.channels.findOne({ _id: 'tickets' }))?.active, true)
  })

  /** A button that was copied from a card of another place. */
  async function pressedIn(channel: string, verb: string, data: object): Promise<string> {
    const card = await answerTo(ADA, 'help', channel)
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
    const from = desk.hands.sent.at(-1)
    const { body } = await desk.hands.send({
      ...from,
      ...{ type: 'invoke', name: 'adaptiveCard/action', id: `${channel}/${verb}`, replyToId: card.id, value },
    })
    return JSON.stringify(body)
  }

  function perChannel(channelId: string): Readonly<Record<string, object>> {
    const verbs = [
      'channel.also',
      'channel.confirm-unlink',
      'channel.thread-notes',
      'channel.try-again',
      'channel.unlink',
    ]
    return {
      ...Object.fromEntries(verbs.map((verb) => [verb, { channelId }])),
      'channel.set-thread-notes': { channelId, on: true },
    }
  }

  it('recognises somebody invited by mail although Teams did not tell their address at first', async () => {
    await said(ADA, `invite ${EMIL.email} agent`)
    desk.teams.faults.add({ match: { path: /members/ }, answer: { status: 502 } })
    assert.match(await said(EMIL, 'whoami'), /no role/)
    assert.match(await said(EMIL, 'whoami'), /agent/)
    assert.equal(await desk.documents.people.count({ aadObjectId: EMIL.aadObjectId }), 1)
  })

  it('keeps tickets without a channel when the bot is removed from its team, and shows them when it is back', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    await desk.hands.uninstall('team')
    const stranded = await desk.delivered(ticket._id)
    assert.deepEqual([stranded.channelId, stranded.card], [null, null])
    assert.equal(await desk.documents.channels.count({ active: true }), 0)
    const form = await answerTo(ADA, 'link channel', 'Tickets')
    await desk.hands.click(form, 'channel.link', { organisationId: 'root' }, ADA)
    assert.equal((await desk.delivered(ticket._id)).channelId, 'tickets')
  })

  it('sends tickets to the channels of another team when the bot is removed from theirs', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    await desk.documents.channels.updateIf({ _id: 'escalations' }, { $set: { teamId: '19:another-team' } })
    await desk.hands.uninstall('team')
    assert.equal((await desk.delivered(ticket._id)).channelId, 'escalations')
    const card = await desk.cardOf(ticket)
    const alarm = await desk.teams.eventually('the alarm', () =>
      desk.teams.channel('Escalations').find((it) => it !== card),
    )
    assert.match(textOf(alarm.card ?? {}), /Tickets can no longer be posted in Tickets \(Support\)/)
    assert.equal(desk.teams.channel('Escalations').length, 2)
  })
})
