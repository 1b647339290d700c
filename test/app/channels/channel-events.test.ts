// What events of Teams, and activities from its channels, do to our channels.
import assert from 'node:assert/strict'
import { applyChannelEvent, type ChannelEvent } from '../../../src/app/channels/apply-channel-event.ts'
import { hearFromChannel, type Heard } from '../../../src/app/channels/hear-from-channel.ts'
import { unlinkChannel } from '../../../src/app/channels/unlink-channel.ts'
import { watchAlarms } from '../../../src/app/watch/watch-alarms.ts'
import type { Documents } from '../../../src/app/documents.ts'
import type { OffReason } from '../../../src/domain/channel.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aChannel, anOutboxItem, aPerson, aTicket, aTree, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, silentLog, type TestStore } from '../../support/stores.ts'

const TEAM = { tenantId: 'tenant', teamId: '19:team@thread.tacv2', conversationId: null }
const A = { tenantId: 'tenant', conversationId: '19:a' }

describe('channels of a team', () => {
  let place: TestStore
  let documents: Documents
  const newId = countingIds()
  const deps = () => ({ documents, clock: () => NOON, newId, log: silentLog, wakeDelivery: () => undefined })

  beforeEach(async () => {
    place = await openTestStore()
    documents = await openDocuments(place.store)
    await documents.organisations.insertNew(Object.values(aTree()))
    await documents.channels.insertNew([
      aChannel({ _id: 'a', conversationId: '19:a', name: 'A' }),
      aChannel({ _id: 'b', conversationId: '19:b', name: 'B' }),
      aChannel({ _id: 'other', conversationId: '19:other', name: 'Other', teamId: '19:other-team' }),
    ])
  })
  afterEach(() => place.dispose())

  const apply = (event: ChannelEvent) => applyChannelEvent(deps(), event)
  const on = async () => (await documents.channels.find({ active: true }, { sort: { _id: 1 } })).map(({ _id }) => _id)
  const off = async (because: OffReason, where: Omit<ChannelEvent, 'because'>) => {
    await apply({ ...where, because })
    return await on()
  }
  const back = async (where: Omit<ChannelEvent, 'noLonger'>, ...noLonger: OffReason[]) => {
    await apply({ ...where, noLonger })
    return await on()
  }

  it('are off one by one, or together, as the event says', async () => {
    assert.deepEqual(await off('channel-removed', A), ['b', 'other'])
    assert.deepEqual(await off('team-archived', TEAM), ['other'])
  })

  it('are on again once everything is taken back that happened, in whatever order', async () => {
    await off('channel-deleted', A)
    await off('team-archived', TEAM)
    assert.deepEqual(await back(TEAM, 'team-archived'), ['b', 'other'], 'the deleted one stays off')
    assert.deepEqual(await back(A, 'channel-deleted'), ['a', 'b', 'other'])
  })

  it('stay on when one of them is shared no more with another team', async () => {
    assert.deepEqual(await off('channel-unshared', { ...A, ofTeams: ['19:guests'] }), ['a', 'b', 'other'])
    assert.deepEqual(await off('channel-unshared', { ...A, ofTeams: ['19:guests', TEAM.teamId] }), ['b', 'other'])
  })

  it('are not switched on by what did not switch them off', async () => {
    await off('channel-removed', A)
    assert.deepEqual(await back(TEAM, 'team-removed', 'team-deleted', 'refused'), ['b', 'other'])
  })

  it('stay off when a person unlinked them, whatever happens', async () => {
    const admin = aPerson({ memberships: [{ organisationId: 'root', role: 'administrator' }] })
    await unlinkChannel(deps(), admin, 'a')
    await off('team-removed', TEAM)
    await back(TEAM, 'team-removed')
    await hearFromChannel(deps(), heard({ byPerson: true }))
    assert.deepEqual(await on(), ['b', 'other'])
    // Switched off by an older version, which did not write down why.
    await documents.channels.updateIf({ _id: 'b' }, { $set: { active: false } })
    await back(TEAM, 'team-removed')
    assert.deepEqual(await on(), ['other'])
  })

  it('are none of another tenant’s business, though it names their team or channel', async () => {
    await off('team-deleted', { ...TEAM, tenantId: 'foreign' })
    await off('channel-deleted', { ...A, tenantId: 'foreign' })
    await apply({ ...A, tenantId: 'foreign', channelName: 'Mine now' })
    assert.deepEqual(await on(), ['a', 'b', 'other'])
    assert.equal((await documents.channels.findOne({ _id: 'a' }))?.name, 'A')
    await hearFromChannel(deps(), heard({ tenantId: 'foreign', serviceUrl: 'https://evil.example/', byPerson: true }))
    assert.equal((await documents.channels.findOne({ _id: 'a' }))?.serviceUrl, 'https://smba.example/')
  })

  it('tell their administrators of all of them, once, and that they are back', async () => {
    const open = async () =>
      (await documents.alarms.find({ kind: 'channel-off', endedAt: null })).map(({ channels }) =>
        channels?.map(({ channelId, back }) => `${channelId} ${back}`),
      )
    await off('team-archived', TEAM)
    await off('team-archived', TEAM)
    assert.deepEqual(await open(), [['a no', 'b no']])
    await watchAlarms({ ...deps(), settings: { pollIntervalMs: 30_000 } })
    assert.deepEqual(await open(), [['a no', 'b no']])
    await hearFromChannel(deps(), heard({ byPerson: true }))
    assert.deepEqual(await open(), [['a untold', 'b no']])
    await off('channel-deleted', A)
    assert.deepEqual(await open(), [['a untold', 'b no'], ['a no']])
    await back(TEAM, 'team-archived')
    assert.deepEqual(await open(), [['a no']], 'what is over for one event is not for the other')
  })

  it('that an earlier version told of, one by one, are over as they were then', async () => {
    await off('team-archived', A)
    const [alarm] = await documents.alarms.find({})
    assert.ok(alarm)
    const { channels, ...before } = alarm
    assert.equal(channels?.length, 1)
    await documents.alarms.delete({})
    await documents.alarms.insert(before)
    await watchAlarms({ ...deps(), settings: { pollIntervalMs: 30_000 } })
    assert.equal(await documents.alarms.count({ endedAt: null }), 1)
    await back(A, 'team-archived')
    assert.equal(await documents.alarms.count({ endedAt: null }), 0)
  })

  it('hand their tickets on, and show those that found no other channel when they are back', async () => {
    await documents.channels.delete({ _id: { $in: ['b', 'other'] } })
    await documents.tickets.insert(aTicket({ channelId: 'a' }))
    await off('team-removed', TEAM)
    const channelId = async () => (await documents.tickets.findOne({ _id: 'ticket' }))?.channelId
    assert.equal(await channelId(), null)
    await back(TEAM, 'team-removed')
    assert.equal(await channelId(), 'a')
  })

  it('have the names that events and activities give them', async () => {
    await apply({ ...A, channelName: 'Fires' })
    await apply({ ...TEAM, teamName: 'Desk' })
    const names = async () =>
      (await documents.channels.find({}, { sort: { _id: 1 } })).map(({ name, teamName }) => `${teamName}: ${name}`)
    assert.deepEqual(await names(), ['Desk: Fires', 'Desk: B', 'Helpdesk: Other'])
    await hearFromChannel(deps(), heard({ teamName: 'New desk', channelName: 'New fires' }))
    assert.deepEqual(await names(), ['New desk: New fires', 'Desk: B', 'Helpdesk: Other'])
  })

  it('are there when a person writes in them, whatever an event said', async () => {
    await off('team-deleted', TEAM)
    await hearFromChannel(deps(), heard({}))
    assert.deepEqual(await on(), ['other'], 'an event is no person')
    await hearFromChannel(deps(), heard({ byPerson: true }))
    assert.deepEqual(await on(), ['a', 'other'])
  })

  describe('are reached', () => {
    const NEW = 'https://smba.example/moved/'
    const address = async (_id: string) => (await documents.channels.findOne({ _id }))?.serviceUrl

    it('at the address that their activities name, and so are those that had the same, and their people', async () => {
      await documents.channels.updateIf({ _id: 'other' }, { $set: { serviceUrl: 'https://elsewhere.example/' } })
      const teams = { userId: '29:ann', tenantId: 'tenant', serviceUrl: 'https://smba.example/', conversationId: null }
      await documents.people.insert(aPerson({ teams }))
      await hearFromChannel(deps(), heard({ serviceUrl: NEW }))
      assert.deepEqual([await address('a'), await address('b')], [NEW, NEW])
      assert.equal(await address('other'), 'https://elsewhere.example/', 'not all of a tenant need have one address')
      assert.equal((await documents.people.findOne({ _id: 'ann' }))?.teams?.serviceUrl, NEW)
    })

    it('at the address of any activity of their tenant once they are refused, and at once', async () => {
      const refused = { since: NOON, times: 3, tries: 3, code: 'BadArgument', text: '' }
      const later = new Date(NOON.getTime() + 3_600_000)
      const outbox = [anOutboxItem({ refused, nextAt: later })]
      await documents.tickets.insert(aTicket({ channelId: 'b', outbox, deliverAt: later }))
      await hearFromChannel(deps(), heard({ conversationId: 'a:personal', serviceUrl: NEW }))
      assert.deepEqual([await address('a'), await address('b')], ['https://smba.example/', NEW])
      assert.deepEqual((await documents.tickets.findOne({ _id: 'ticket' }))?.deliverAt, NOON)
    })
  })

  function heard(overrides: Partial<Heard>): Heard {
    const from = {
      ...A,
      serviceUrl: 'https://smba.example/',
      teamName: null,
      channelName: null,
      channelKind: null,
      byPerson: false,
    } as const
    return { ...from, ...overrides }
  }
})
