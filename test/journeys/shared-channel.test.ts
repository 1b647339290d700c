// Standard, private and shared channels: who is there, what may be posted there, and what each person may do with it.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { MOCK_TEAM, type MockTeam, type TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const OTHER_TENANT = '5a000000-0000-4000-8000-0000000000b1'
/** Works at the customer's, whose tenant is another one. */
const OTTO: TeamsUser = {
  id: '29:otto',
  aadObjectId: '5a000000-0000-4000-8000-0000000000b2',
  name: 'Otto Olsen',
  email: 'otto@contoso.example',
  tenantId: OTHER_TENANT,
  account: { tenantId: OTHER_TENANT },
}
const TEAM = {
  ...MOCK_TEAM,
  channels: [
    ...MOCK_TEAM.channels,
    { id: '19:private@thread.tacv2', name: 'Board', kind: 'private', members: [ADA.id, BEA.id] },
    { id: '19:shared@thread.tacv2', name: 'With Contoso', kind: 'shared', members: [ADA.id, BEA.id, DORA.id, OTTO.id] },
    { id: '19:threads@thread.tacv2', name: 'Threads', layout: 'threads' },
  ],
  outsiders: [OTTO],
} as const satisfies MockTeam

const NORA = { From: 'Nora <nora@contoso.example>' }
const GUS = { From: 'Gus <gus@elsewhere.example>' }

describe('a channel of its kind', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk({ team: TEAM, otherTenants: [OTHER_TENANT] })
  })
  afterEach(() => desk.stop())

  /** Types the command, chooses the organisation, and answers with the channel that is linked then. */
  async function link(channel: string, organisationId: string) {
    await desk.hands.happen({ what: 'bot-added', channel })
    const [card] = (await desk.hands.say(ADA, { channel }, 'link channel')).replies
    assert.ok(card)
    await desk.hands.click(card, 'channel.link', { organisationId }, ADA)
    const conversationId = TEAM.channels.find(({ name }) => name === channel)?.id ?? ''
    const linked = await desk.documents.channels.findOne({ conversationId })
    assert.ok(linked)
    return linked
  }
  const routeTo = (channelId: string) => desk.changeMailbox({ channelId })

  it('private: is linked where Teams does not list it, has its own members, and is posted in once the app is there', async () => {
    const refused = await desk.hands.say(ADA, { channel: 'Board' }, 'link channel')
    assert.deepEqual(refused.replies, [], 'Teams takes nothing where the app was not added')
    const board = await link('Board', 'root')
    assert.deepEqual([board.name, board.kind], ['Board', 'private'])
    await routeTo(board._id)
    const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    const card = await desk.cardOf(ticket)
    assert.equal(card.placeId, board.conversationId)
    await desk.hands.click(card, 'Take', {}, BEA)
    assert.equal((await desk.delivered(ticket._id)).assignee?.name, 'Bea Brandt')

    const [room] = (await desk.hands.say(ADA, 'personal', 'channels')).replies
    assert.match(textOf(room?.card ?? {}), /Board\s+Working\s+Support, private channel/u)
    const { replies } = await desk.hands.say(ADA, 'personal', 'channels')
    assert.ok(replies[0])
    const tested = await desk.hands.click(replies[0], 'Test', {}, ADA)
    assert.match(textOf(tested.card ?? {}), /2 people, 2 of whom may work on its tickets/u)
  })

  it('shared: shows nothing of an organisation beside or above its own, wherever that is sent', async () => {
    const shared = await link('With Contoso', 'customer')
    assert.equal(shared.kind, 'shared')
    await routeTo(shared._id)
    const theirs = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    assert.equal(theirs.organisationId, 'customer')
    assert.equal(theirs.channelId, shared._id)
    const foreign = await desk.ticketOf(await desk.deliver(aMail(GUS)))
    assert.notEqual(foreign.organisationId, 'customer')
    assert.notEqual(foreign.channelId, shared._id)
    assert.equal(desk.teams.channel('With Contoso').length, 2, 'the command, and one card')
  })

  it('shared: people of other tenants do what their own rights allow, and see no more', async () => {
    const shared = await link('With Contoso', 'customer')
    await routeTo(shared._id)
    const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    const card = await desk.cardOf(ticket)
    const before = await desk.documents.tickets.findOne({ _id: ticket._id })
    for (const who of [OTTO, DORA]) {
      const { message } = await desk.hands.click(card, 'Take', {}, who)
      assert.ok(message !== null || who === DORA, `${who.name} is told why`)
      assert.deepEqual(await desk.documents.tickets.findOne({ _id: ticket._id }), before, who.name)
    }
    const { replies } = await desk.hands.say(OTTO, { channel: 'With Contoso' }, 'tickets')
    assert.ok(!replies.some((reply) => textOf(reply.card ?? {}).includes(ticket.subject)))
    await desk.hands.say(OTTO, { channel: 'With Contoso' }, 'link channel')
    assert.equal((await desk.documents.channels.findOne({ _id: shared._id }))?.organisationId, 'customer')
    await desk.documents.people.updateIf(
      { aadObjectId: OTTO.aadObjectId },
      { $set: { memberships: [{ organisationId: 'customer', role: 'agent' }] } },
    )
    await desk.hands.click(card, 'Take', {}, OTTO)
    assert.equal((await desk.delivered(ticket._id)).assignee?.name, 'Otto Olsen')
    const { card: tested } = await press(shared._id)
    assert.match(tested, /4 people, 3 of whom may work on its tickets/u)
  })

  it('shared: what may not stand there leaves once Teams says that it is shared', async () => {
    const shared = await link('With Contoso', 'customer')
    await desk.documents.channels.updateIf({ _id: shared._id }, { $set: { kind: null } })
    await routeTo(shared._id)
    const theirs = await desk.ticketOf(await desk.deliver(aMail(NORA)))
    const foreign = await desk.ticketOf(await desk.deliver(aMail(GUS)))
    assert.equal(foreign.channelId, shared._id)
    const card = await desk.cardOf(foreign)
    await desk.hands.happen({ what: 'channel-shared', channel: 'With Contoso' })
    assert.notEqual((await desk.delivered(foreign._id)).channelId, shared._id)
    await desk.teams.eventually('the old card without the ticket', () =>
      textOf(card.card ?? {}).includes('no longer shown here'),
    )
    assert.equal((await desk.delivered(theirs._id)).channelId, shared._id)
  })

  it('in threads or in posts takes follow-ups below the card, and what is written there reaches the ticket', async () => {
    for (const channel of ['Threads', 'Escalations']) {
      const linked = await link(channel, 'root')
      await routeTo(linked._id)
      const ticket = await desk.ticketOf(await desk.deliver(aMail(NORA)))
      const card = await desk.cardOf(ticket)
      assert.equal(card.placeId, linked.conversationId)
      await desk.ticketOf(
        await desk.deliver(aMail({ ...NORA, 'In-Reply-To': ticket.messageIds[0] ?? '' }, 'Still there')),
      )
      const below = desk.teams.replies(card)
      assert.equal(below.length, 1)
      assert.match(textOf(below[0]?.card ?? {}), /Still there/u)
      const { replies } = await desk.hands.say(BEA, card, 'note: it hums')
      assert.ok(replies.length > 0)
      await desk.eventually('the note', async () =>
        (await desk.documents.entries.find({ ticketId: ticket._id })).some(({ text }) => text.includes('it hums')),
      )
    }
  })

  async function press(channelId: string): Promise<{ readonly card: string }> {
    const [room] = (await desk.hands.say(ADA, 'personal', 'help')).replies
    assert.ok(room)
    const { recipient, serviceUrl, from, conversation, channelData } = desk.hands.sent.at(-1) as Record<string, object>
    const { body } = await desk.hands.send({
      ...{ type: 'invoke', name: 'adaptiveCard/action', channelId: 'msteams', id: 'f:test' },
      ...{ recipient, serviceUrl, from, conversation, channelData },
      value: { action: { type: 'Action.Execute', verb: 'channel.test', data: { channelId } }, trigger: 'manual' },
    })
    return { card: textOf((body as { value: object }).value as never) }
  }

  it('is nobody’s to link who may not, whatever they are in', async () => {
    await desk.hands.happen({ what: 'bot-added', channel: 'With Contoso' })
    for (const who of [OTTO, BEA, DORA, CARL]) await desk.hands.say(who, { channel: 'With Contoso' }, 'link channel')
    assert.equal(await desk.documents.channels.findOne({ conversationId: '19:shared@thread.tacv2' }), undefined)
  })
})
