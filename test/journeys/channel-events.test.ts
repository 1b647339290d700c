// Each event of teams and channels, as Teams tells it: what it does and what it leaves alone, who is told, and the way back.
import assert from 'node:assert/strict'
import { watchAlarms } from '../../src/app/watch/watch-alarms.ts'
import type { OffReason } from '../../src/domain/channel.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { Happening } from '../../src/sandbox/connector/team-life.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const NORA = { From: 'Nora <nora@contoso.example>' }

interface Case {
  readonly happens: Happening
  readonly reason: OffReason
  readonly says: RegExp
  readonly back: Happening
}

const ONE = { channel: 'Tickets' }
/** What is about one channel leaves the other one as it is. */
const OF_A_CHANNEL: readonly Case[] = [
  {
    happens: { what: 'bot-removed', ...ONE },
    reason: 'channel-removed',
    says: /Frontdesk was removed from the channel\./u,
    back: { what: 'bot-added', ...ONE },
  },
  {
    happens: { what: 'channel-deleted', ...ONE },
    reason: 'channel-deleted',
    says: /The channel was deleted\./u,
    back: { what: 'channel-restored', ...ONE },
  },
  {
    happens: { what: 'channel-unshared', ...ONE },
    reason: 'channel-unshared',
    says: /The channel is no longer shared with the team\./u,
    back: { what: 'channel-shared', ...ONE },
  },
]
const OF_THE_TEAM: readonly Case[] = [
  {
    happens: { what: 'bot-removed' },
    reason: 'team-removed',
    says: /Frontdesk was removed from the team\./u,
    back: { what: 'bot-added' },
  },
  {
    happens: { what: 'team-archived' },
    reason: 'team-archived',
    says: /The team was archived\./u,
    back: { what: 'team-unarchived' },
  },
  {
    happens: { what: 'team-deleted' },
    reason: 'team-deleted',
    says: /The team was deleted\./u,
    back: { what: 'team-restored' },
  },
]

describe('an event of a team or channel', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const shown = (message: TeamsMessage): string => textOf(message.card ?? {})
  const reasons = async () =>
    Object.fromEntries((await desk.documents.channels.find({})).map(({ _id, offBecause }) => [_id, offBecause]))
  const onIn = async () =>
    (await desk.documents.channels.find({ active: true }, { sort: { _id: 1 } })).map(({ _id }) => _id)
  const newTicket = async () => await desk.ticketOf(await desk.deliver(aMail(NORA)))
  const theOne = async (place: () => TeamsMessage[], what: RegExp): Promise<TeamsMessage> =>
    await desk.teams.eventually(`a message: ${what.source}`, () => place().find((message) => what.test(shown(message))))
  const escalations = () => desk.teams.channel('Escalations')
  const adasChat = () => desk.teams.chat(ADA)

  for (const { happens, reason, says, back } of OF_A_CHANNEL) {
    it(`${happens.what} of one channel moves its tickets, is told in another one, and is undone by ${back.what}`, async () => {
      const ticket = await newTicket()
      assert.equal(ticket.channelId, 'tickets')
      await desk.hands.happen(happens)
      assert.deepEqual(await reasons(), { tickets: [reason], escalations: [] })
      assert.equal((await desk.delivered(ticket._id)).channelId, 'escalations')
      const alarm = await theOne(escalations, /Tickets can no longer be posted in Tickets \(Support\)/u)
      const text = shown(alarm)
      assert.match(text, says)
      assert.match(text, /One open ticket is now in Escalations\. New tickets are posted in Escalations\./u)
      assert.match(text, /Mailboxes that lead there\s+support@northwind\.example/u)
      assert.doesNotMatch(text, /Categories/u, 'none leads there')
      assert.equal((await newTicket()).channelId, 'escalations')

      // Teams repeats what it was not answered for in time.
      await desk.hands.happen(happens)
      await watchAlarms(desk.frontdesk.deps)
      assert.equal(await desk.documents.alarms.count({}), 1)
      assert.equal(await desk.documents.alarms.count({ endedAt: null }), 1)

      await desk.hands.happen(back)
      assert.deepEqual(await reasons(), { tickets: [], escalations: [] })
      const over = await theOne(() => desk.teams.replies(alarm), /Tickets can be posted in Tickets \(Support\) again/u)
      assert.match(shown(over), /New tickets come here again/u)
      await desk.teams.eventually('the alarm’s end', () => /Since .* The alarm was raised/u.test(shown(alarm)))
      assert.deepEqual(buttonsOf(alarm.card ?? {}), [])
      assert.equal((await newTicket()).channelId, 'tickets')
      await desk.hands.happen(back)
      await watchAlarms(desk.frontdesk.deps)
      assert.equal(desk.teams.replies(alarm).length, 1, 'said once')
      assert.equal((await desk.delivered(ticket._id)).channelId, 'escalations', 'it stays where it went')
    })
  }

  for (const { happens, reason, says, back } of OF_THE_TEAM) {
    it(`${happens.what} of the team is told once for all its channels, in the chats of administrators, and undone by ${back.what}`, async () => {
      await desk.hands.say(ADA, 'personal', 'help')
      const ticket = await newTicket()
      await desk.hands.happen(happens)
      assert.deepEqual(await reasons(), { tickets: [reason], escalations: [reason] })
      assert.equal((await desk.delivered(ticket._id)).channelId, null)
      const alarm = await theOne(adasChat, /Tickets can no longer be posted in 2 channels of Support/u)
      const text = shown(alarm)
      assert.match(text, says)
      assert.match(text, /One open ticket waits in the list until there is a channel for it\./u)
      assert.match(text, /New tickets wait in the list until there is a channel for them\./u)
      assert.match(text, /Channels\s+Escalations and Tickets/u)
      assert.match(text, /Categories that lead there\s+Hardware/u)
      assert.equal(await desk.documents.alarms.count({}), 1)

      await desk.hands.happen(back)
      assert.deepEqual(await onIn(), ['escalations', 'tickets'])
      await theOne(adasChat, /Tickets can be posted in 2 channels of Support again.*so do those that waited/su)
      const shownAgain = await desk.delivered(ticket._id)
      assert.ok(shownAgain.channelId !== null && shownAgain.card !== null)
      assert.equal(await desk.documents.alarms.count({ endedAt: null }), 0)
      const told = adasChat().filter((message) => shown(message).includes('2 channels of Support'))
      assert.equal(told.length, 2, 'one when it happened, one when it was over')
    })
  }

  it('of a name changes the name and nothing else, and tells nobody', async () => {
    await desk.hands.happen({ what: 'channel-renamed', channel: 'Tickets', name: 'Front door' })
    await desk.hands.happen({ what: 'team-renamed', name: 'Helpdesk' })
    const channels = await desk.documents.channels.find({}, { sort: { _id: 1 } })
    assert.deepEqual(
      channels.map(({ name, teamName, active }) => [name, teamName, active]),
      [
        ['Escalations', 'Helpdesk', true],
        ['Front door', 'Helpdesk', true],
      ],
    )
    assert.equal((await newTicket()).channelId, 'tickets')
    assert.equal(await desk.documents.alarms.count({}), 0)
  })

  it('of an upgrade changes nothing, and brings back what was removed', async () => {
    await desk.hands.happen({ what: 'app-upgraded' })
    assert.deepEqual(await onIn(), ['escalations', 'tickets'])
    await desk.hands.happen({ what: 'bot-removed' })
    assert.deepEqual(await onIn(), [])
    await desk.hands.happen({ what: 'app-upgraded' })
    assert.deepEqual(await onIn(), ['escalations', 'tickets'])
  })

  it('leaves off what another one switched off: each takes back its own', async () => {
    await desk.hands.say(ADA, 'personal', 'help')
    await desk.hands.happen({ what: 'channel-deleted', channel: 'Tickets' })
    const first = await theOne(escalations, /no longer be posted in Tickets \(Support\)/u)
    await desk.hands.happen({ what: 'team-archived' })
    await theOne(adasChat, /no longer be posted in Escalations \(Support\)/u)
    await desk.hands.happen({ what: 'team-unarchived' })
    assert.deepEqual(await reasons(), { tickets: ['channel-deleted'], escalations: [] })
    await theOne(adasChat, /posted in Escalations \(Support\) again/u)
    assert.match(shown(first), /no longer be posted in Tickets/u)
    await desk.hands.happen({ what: 'channel-restored', channel: 'Tickets' })
    await theOne(() => desk.teams.replies(first), /posted in Tickets \(Support\) again/u)
  })

  it('is over for one channel when somebody speaks there, and for the others when they are back', async () => {
    await desk.hands.say(ADA, 'personal', 'help')
    await desk.hands.happen({ what: 'team-archived' })
    const alarm = await theOne(adasChat, /2 channels of Support/u)
    await desk.hands.say(BEA, { channel: 'Tickets' }, 'tickets')
    await theOne(adasChat, /posted in Tickets \(Support\) again/u)
    await desk.teams.eventually('what is left', () => shown(alarm).includes('no longer be posted in Escalations'))
    await desk.hands.happen({ what: 'team-unarchived' })
    await theOne(adasChat, /posted in Escalations \(Support\) again/u)
    assert.equal(await desk.documents.alarms.count({ endedAt: null }), 0)
  })

  it('is over without a false word when the channel is unlinked', async () => {
    await desk.hands.happen({ what: 'channel-deleted', channel: 'Tickets' })
    const alarm = await theOne(escalations, /no longer be posted in Tickets/u)
    const [room] = (await desk.hands.say(ADA, 'personal', 'channels')).replies
    assert.ok(room)
    const unlink = buttonsOf(room.card ?? {}).filter(({ verb }) => verb === 'channel.confirm-unlink')
    assert.equal(unlink.length, 2)
    await desk.documents.channels.updateIf({ _id: 'tickets' }, { $set: { offBecause: ['unlinked'] } })
    await watchAlarms(desk.frontdesk.deps)
    await desk.teams.eventually('the end', () => shown(alarm).includes('Tickets (Support) was unlinked'))
    assert.deepEqual(desk.teams.replies(alarm), [])
  })

  it('tells each organisation of its own channels alone', async () => {
    await desk.documents.channels.updateIf({ _id: 'escalations' }, { $set: { organisationId: 'neighbour' } })
    await desk.documents.people.updateIf(
      { _id: 'dora' },
      { $set: { memberships: [{ organisationId: 'neighbour', role: 'administrator' }] } },
    )
    await desk.hands.happen({ what: 'team-archived' })
    const DORA = desk.teams.team.users[3] ?? ADA
    await theOne(adasChat, /no longer be posted in Tickets \(Support\)/u)
    await theOne(() => desk.teams.chat(DORA), /no longer be posted in Escalations \(Support\)/u)
    assert.ok(!desk.teams.chat(DORA).some((message) => /Tickets \(Support\)|support@/u.test(shown(message))))
    const mailbox = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID })
    assert.equal(mailbox?.channelId, 'tickets', 'what leads there is kept for the way back')
  })
})
