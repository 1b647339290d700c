// Linking and unlinking channels, and what becomes of their tickets.
import assert from 'node:assert/strict'
import { switchOff } from '../../../src/app/channels/channel-state.ts'
import type { Documents } from '../../../src/app/documents.ts'
import { linkChannel } from '../../../src/app/channels/link-channel.ts'
import { unlinkChannel } from '../../../src/app/channels/unlink-channel.ts'
import { NotFoundError, RefusedError } from '../../../src/domain/errors.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aCategory, aChannel, aPerson, aTicket, aTree, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, silentLog, type TestStore } from '../../support/stores.ts'

const FIRST_PLACE = {
  conversationId: '19:first',
  name: 'First',
  kind: 'standard',
  teamId: 't',
  teamName: 'T',
  tenantId: aChannel().tenantId,
  serviceUrl: 's',
} as const

describe('channels', () => {
  const tree = aTree()
  const admin = aPerson({ memberships: [{ organisationId: 'partner', role: 'administrator' }] })
  const stranger = aPerson({
    _id: 'bob',
    key: 'person/bob',
    memberships: [{ organisationId: 'other-partner', role: 'administrator' }],
  })
  const posted = { serviceUrl: 's', tenantId: 't', conversationId: 'c', activityId: 'a' }
  const first = aChannel({ _id: 'first', organisationId: 'partner', conversationId: '19:first', name: 'First' })
  const second = aChannel({
    _id: 'second',
    organisationId: 'partner',
    conversationId: '19:second',
    name: 'Second',
    teamId: 'other',
  })
  let store: TestStore
  let documents: Documents
  const newId = countingIds()
  const deps = () => ({
    ...{ documents, allowedTenants: [], clock: () => NOON, newId, log: silentLog },
    wakeDelivery: () => undefined,
  })
  const ticket = async () => await documents.tickets.findOne({ _id: 'ticket' })

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    await documents.organisations.insertNew(Object.values(tree))
    await documents.channels.insertNew([first, second])
    await documents.tickets.insert(aTicket({ channelId: 'first', card: posted }))
    await documents.categories.insert(aCategory({ channelId: 'first' }))
  })
  afterEach(() => store.dispose())

  it('lose their routes and hand their open tickets on when they are unlinked; old cards become pointers', async () => {
    const { moved } = await unlinkChannel(deps(), admin, 'first')
    assert.equal(moved, 1)
    assert.equal((await documents.channels.findOne({ _id: 'first' }))?.active, false)
    assert.equal((await documents.categories.findOne({ _id: 'hardware' }))?.channelId, null)
    assert.equal((await ticket())?.channelId, 'second')
    assert.deepEqual(
      (await ticket())?.outbox.map(({ kind }) => kind),
      ['pointer', 'card', 'entry'],
    )
    assert.equal(await documents.audit.count({ action: 'channel.unlinked' }), 1)
  })

  it('are unlinked once, however often it is asked for', async () => {
    await unlinkChannel(deps(), admin, 'first')
    await unlinkChannel(deps(), admin, 'first')
    assert.equal(await documents.audit.count({ action: 'channel.unlinked' }), 1)
  })

  it('leave a ticket without a card when there is no other, until one is linked', async () => {
    await unlinkChannel(deps(), admin, 'second')
    await unlinkChannel(deps(), admin, 'first')
    assert.equal((await ticket())?.channelId, null)
    assert.deepEqual(
      (await ticket())?.outbox.map(({ kind }) => kind),
      ['pointer', 'entry'],
    )
    assert.equal((await linkChannel(deps(), admin, FIRST_PLACE, 'partner')).ticketsShown, 1)
    assert.equal((await ticket())?.channelId, 'first')
  })

  it('are not for strangers to unlink or to take over', async () => {
    await assert.rejects(unlinkChannel(deps(), stranger, 'first'), NotFoundError)
    await assert.rejects(linkChannel(deps(), stranger, FIRST_PLACE, 'other-partner'), RefusedError)
    assert.deepEqual(await documents.channels.findOne({ _id: 'first' }), first)
  })

  it('show nothing more of their former organisation once they are linked to another', async () => {
    const { conversationId, name, kind, teamId, teamName, tenantId, serviceUrl } = first
    const place = { conversationId, name, kind, teamId, teamName, tenantId, serviceUrl }
    await linkChannel(deps(), admin, place, 'neighbour')
    assert.equal((await documents.categories.findOne({ _id: 'hardware' }))?.channelId, null)
    assert.equal((await ticket())?.channelId, 'second')
    assert.deepEqual(
      (await ticket())?.outbox.map(({ kind }) => kind),
      ['pointer', 'card', 'entry'],
    )
  })

  it('keep their tickets when they are linked to an organisation further up', async () => {
    const { conversationId, name, kind, teamId, teamName, tenantId, serviceUrl } = first
    const chief = aPerson({ memberships: [{ organisationId: 'root', role: 'administrator' }] })
    await linkChannel(deps(), chief, { conversationId, name, kind, teamId, teamName, tenantId, serviceUrl }, 'root')
    assert.equal((await ticket())?.channelId, 'first')
    assert.equal((await documents.categories.findOne({ _id: 'hardware' }))?.channelId, 'first')
  })

  it('lead their tickets on when the bot’s removal is told again after a crash', async () => {
    await documents.channels.updateIf({ _id: 'first' }, { $set: { active: false } })
    await switchOff(deps(), { teamId: first.teamId }, 'team-removed')
    assert.equal((await ticket())?.channelId, 'second')
  })

  it('the bot was removed from hand their tickets on without a pointer that nobody could see', async () => {
    await switchOff(deps(), { teamId: first.teamId }, 'team-removed')
    assert.equal((await documents.channels.findOne({ _id: 'first' }))?.active, false)
    assert.equal((await documents.channels.findOne({ _id: 'second' }))?.active, true)
    assert.equal((await ticket())?.channelId, 'second')
    assert.deepEqual(
      (await ticket())?.outbox.map(({ kind }) => kind),
      ['card', 'entry'],
    )
  })
})
